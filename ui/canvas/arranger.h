// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QThreadPool>
#include <atomic>
#include <memory>

#include "ui/canvas/arranging.h"

namespace headway::ui {

/// Finds an arrangement with Graphviz beside the window's work; one at a time.
class Arranger : public QObject {
  Q_OBJECT
 public:
  /// `program`: as dotPlain().
  explicit Arranger(QObject* parent = nullptr, std::string program = "dot");
  ~Arranger() override;

  /// Gives up what is under way, which then says nothing, and begins anew.
  void start(ProjectPtr project);
  void cancel();
  bool isRunning() const { return stop_ != nullptr; }

 signals:
  void done(const headway::ui::Arrangement& places);
  void failed(const headway::Diagnostic& why);

 private:
  std::string program_;
  QThreadPool pool_;
  std::shared_ptr<std::atomic<bool>> stop_;  ///< of what is under way; null: nothing is
};

}  // namespace headway::ui
