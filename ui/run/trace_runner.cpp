// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/run/trace_runner.h"

#include <utility>

namespace headway::ui {

Simulation engineSimulation(std::shared_ptr<FunctionRuntime> functions) {
  // Everything made per call: a run shares nothing with the one before it, so its result repeats.
  const auto with = [functions](EdgeState& edge, const auto& body) {
    OkOrigin origin;
    FixedClock clock;
    SeededIds ids;
    return body(Ports{*functions, origin, clock, ids, &edge});
  };
  return {[with](const ProjectPtr& project, const SampleRequest& request, EdgeState& edge) {
            return with(edge, [&](const Ports& ports) { return simulateVisit(project, request, ports); });
          },
          [with](const ProjectPtr& project, const SampleRequest& request, const Trace& trace,
                 const EdgeState& edge) {
            EdgeState own = edge;
            return with(
                own, [&](const Ports& ports) { return headway::findFixes(project, request, trace, ports); });
          },
          checkProject};
}

TraceRunner::TraceRunner(Simulation simulation, QObject* parent)
    : QObject(parent), simulation_(std::move(simulation)) {
  pool_.setMaxThreadCount(1);
}

TraceRunner::~TraceRunner() { pool_.waitForDone(); }

quint64 TraceRunner::run(ProjectPtr project, SampleRequest request, EdgeState edge) {
  Job job{std::move(project), std::move(request), std::move(edge), ++generation_};
  if (busy_)
    waiting_ = std::move(job);
  else
    start(std::move(job));
  return generation_;
}

void TraceRunner::runAside(ProjectPtr project, SampleRequest request, std::function<void(VisitPtr)> then) {
  const auto work = [this, project = std::move(project), request = std::move(request),
                     then = std::move(then)] {
    EdgeState edge;
    auto visit = std::make_shared<const VisitTrace>(simulation_.visit(project, request, edge));
    QMetaObject::invokeMethod(
        this, [then, visit] { then(visit); }, Qt::QueuedConnection);
  };
  pool_.start(work, -1);
}

void TraceRunner::start(Job job) {
  busy_ = true;
  pool_.start([this, job = std::move(job)] {
    auto edge = std::make_shared<EdgeState>(job.edge);
    auto visit = std::make_shared<const VisitTrace>(simulation_.visit(job.project, job.request, *edge));
    QMetaObject::invokeMethod(
        this, [this, job, visit, edge] { done(job, visit, edge); }, Qt::QueuedConnection);
  });
}

void TraceRunner::done(const Job& job, VisitPtr visit, EdgePtr left) {
  if (job.generation != generation_) return next();
  emit finished(visit, job.project, std::move(left), job.generation);
  if (job.generation != generation_) return next();  // a listener may have asked for another run
  findings(job, visit);
}

void TraceRunner::findings(const Job& job, const VisitPtr& visit) {
  if (!simulation_.check) return findFixes(job, visit);
  pool_.start([this, job, visit] {
    Diagnostics all = simulation_.check(*job.project);
    QMetaObject::invokeMethod(
        this,
        [this, job, visit, all = std::move(all)] {
          if (job.generation != generation_) return next();
          emit findingsFound(all, job.generation);
          findFixes(job, visit);
        },
        Qt::QueuedConnection);
  });
}

void TraceRunner::findFixes(const Job& job, const VisitPtr& visit) {
  if (!simulation_.fixes || visit->last().verdict.kind != Verdict::Kind::Refused) return next();
  pool_.start([this, job, visit] {
    Fixes fixes = simulation_.fixes(job.project, job.request, visit->last(), job.edge);
    QMetaObject::invokeMethod(
        this,
        [this, job, fixes = std::move(fixes)] {
          if (job.generation == generation_) emit fixesFound(fixes, job.project, job.generation);
          next();
        },
        Qt::QueuedConnection);
  });
}

void TraceRunner::next() {
  busy_ = false;
  if (waiting_) start(*std::exchange(waiting_, std::nullopt));
}

}  // namespace headway::ui
