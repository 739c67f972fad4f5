// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "ui/run/trace_runner.h"

namespace headway::ui {

/// Runs every sample request of one snapshot, one after the other, beside the person's work.
class RequestRun : public QObject {
  Q_OBJECT
 public:
  /// `runner` must outlive this.
  explicit RequestRun(TraceRunner& runner, QObject* parent = nullptr) : QObject(parent), runner_(runner) {}

  bool isRunning() const { return project_ != nullptr; }

 public slots:
  /// Begins anew if it is running.
  void start(headway::ProjectPtr project);
  /// What has run stays as it is.
  void cancel();

 signals:
  void progressed(int done, int total);
  /// The request at `index` of that project has run.
  void ran(headway::ProjectPtr project, int index, std::shared_ptr<const headway::VisitTrace> visit);
  void finished(bool cancelled);

 private:
  void step();
  void done(int run, const VisitPtr& visit);

  TraceRunner& runner_;
  ProjectPtr project_;  ///< null: not running
  int next_ = 0;
  int run_ = 0;  ///< answers of an older run are dropped
};

}  // namespace headway::ui
