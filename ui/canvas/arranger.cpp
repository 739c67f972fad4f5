// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/arranger.h"

#include <utility>

#include "sim/runtime/dot.h"

namespace headway::ui {
namespace {

Result<Arrangement> found(const Project& project, const std::atomic<bool>& stop, const std::string& program) {
  const Result<std::string> plain = dotPlain(dotGraph(project), stop, program);
  return plain ? arrangementOf(project, *plain) : Result<Arrangement>(plain.error());
}

}  // namespace

Arranger::Arranger(QObject* parent, std::string program) : QObject(parent), program_(std::move(program)) {
  pool_.setMaxThreadCount(1);
}

Arranger::~Arranger() {
  cancel();
  pool_.waitForDone();
}

void Arranger::start(ProjectPtr project) {
  cancel();
  const auto stop = stop_ = std::make_shared<std::atomic<bool>>(false);
  pool_.start([this, stop, project = std::move(project), program = program_] {
    auto result = std::make_shared<const Result<Arrangement>>(found(*project, *stop, program));
    QMetaObject::invokeMethod(
        this,
        [this, stop, result] {
          if (stop != stop_) return;
          stop_ = nullptr;
          if (*result)
            emit done(**result);
          else
            emit failed(result->error());
        },
        Qt::QueuedConnection);
  });
}

void Arranger::cancel() {
  if (stop_) *stop_ = true;
  stop_ = nullptr;
}

}  // namespace headway::ui
