// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/run/request_run.h"

#include <QPointer>
#include <utility>

namespace headway::ui {

void RequestRun::start(ProjectPtr project) {
  if (!project || project->requests.empty() || project->nodes.empty()) return;
  ++run_;
  next_ = 0;
  project_ = std::move(project);
  emit progressed(0, static_cast<int>(project_->requests.size()));
  step();
}

void RequestRun::cancel() {
  if (!isRunning()) return;
  ++run_;
  project_.reset();
  emit finished(true);
}

void RequestRun::step() {
  const QPointer<RequestRun> self(this);
  runner_.runAside(project_, project_->requests[static_cast<std::size_t>(next_)],
                   [self, run = run_](const VisitPtr& visit) {
                     if (self) self->done(run, visit);
                   });
}

void RequestRun::done(int run, const VisitPtr& visit) {
  if (run != run_) return;
  const ProjectPtr project = project_;
  const int total = static_cast<int>(project->requests.size());
  emit ran(project, next_, visit);
  emit progressed(++next_, total);
  if (run != run_) return;  // a listener cancelled
  if (next_ < total) return step();
  project_.reset();
  emit finished(false);
}

}  // namespace headway::ui
