// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <vector>

#include "sim/model/project.h"
#include "ui/document/recovery_keeper.h"

namespace headway::ui {

class MainWindow;

/// "3 minutes ago", "a moment ago"; a day and more ago: the date.
QString agoText(const QDateTime& then, const QDateTime& now);

/// Keeps the window's unsaved work safe, and offers what a program that ended unasked left behind.
class RecoveryFlow : public QObject {
  Q_OBJECT
 public:
  explicit RecoveryFlow(MainWindow& window);

  RecoveryKeeper& keeper() { return keeper_; }
  /// Looks for copies whose process is gone and offers them, one after the other. For the first window of the
  /// program. A copy that is closed without an answer is offered at the next start.
  void offer();

  /// Where copies are kept, per person and program.
  static QString folder();

 private:
  void offerNext();
  void ask(RecoveryCopy copy, Project project);
  void restore(const RecoveryCopy& copy, const Project& project);
  MainWindow& windowFor(const QString& path);
  void sayDamaged();

  MainWindow& window_;
  RecoveryKeeper keeper_;
  std::vector<std::unique_ptr<RecoverySlot>> left_;  ///< yet to be answered, the newest last
};

}  // namespace headway::ui
