// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QThreadPool>
#include <functional>
#include <memory>

#include "sim/import/settings_report.h"

namespace headway::ui {

/// Reads settings on a worker thread, so that typing never waits. Of readings that overlap only the newest is
/// told.
class SettingsRun : public QObject {
  Q_OBJECT
 public:
  using Job = std::function<Read<SettingsReport>(SettingsReader&)>;

  explicit SettingsRun(std::shared_ptr<SettingsReader> reader, QObject* parent = nullptr);
  /// Waits for the reading under way.
  ~SettingsRun() override;
  void start(Job job);
  /// The reading under way is not told any more.
  void forget() { ++generation_; }

 signals:
  void done(std::shared_ptr<const headway::Read<headway::SettingsReport>> report);

 private:
  std::shared_ptr<SettingsReader> reader_;
  QThreadPool pool_;
  quint64 generation_ = 0;
};

}  // namespace headway::ui
