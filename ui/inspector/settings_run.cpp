// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/settings_run.h"

#include <utility>

namespace headway::ui {

SettingsRun::SettingsRun(std::shared_ptr<SettingsReader> reader, QObject* parent)
    : QObject(parent), reader_(std::move(reader)) {
  pool_.setMaxThreadCount(1);
}

SettingsRun::~SettingsRun() { pool_.waitForDone(); }

void SettingsRun::start(Job job) {
  const quint64 generation = ++generation_;
  pool_.clear();
  pool_.start([this, generation, job = std::move(job)] {
    auto report = std::make_shared<const Read<SettingsReport>>(job(*reader_));
    QMetaObject::invokeMethod(
        this,
        [this, generation, report] {
          if (generation == generation_) emit done(report);
        },
        Qt::QueuedConnection);
  });
}

}  // namespace headway::ui
