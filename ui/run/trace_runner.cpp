// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/run/trace_runner.h"

#include <utility>

#include "sim/runtime/memoized.h"

namespace headway::ui {

Simulation engineSimulation(std::shared_ptr<FunctionRuntime> functions) {
  struct Functions {
    std::shared_ptr<FunctionRuntime> real;
    MemoizedRuntime memoized{*real};
  };
  const auto known = std::make_shared<Functions>(std::move(functions));
  // All else is made per call: a run shares nothing with the one before it, so its result repeats.
  const auto with = [known](EdgeState& edge, const auto& body) {
    OkOrigin origin;
    FixedClock clock;
    SeededIds ids;
    return body(Ports{known->memoized, origin, clock, ids, &edge});
  };
  return {[with](const ProjectPtr& project, const SampleRequest& request, EdgeState& edge) {
            return with(edge, [&](const Ports& ports) { return simulateVisit(project, request, ports); });
          },
          [with](const ProjectPtr& project, const SampleRequest& request, const Trace& trace,
                 const EdgeState& edge, const std::stop_token& stop) {
            EdgeState own = edge;
            return with(own,
                        [&](const Ports& ports) { return findFixes(project, request, trace, ports, stop); });
          },
          checkProject,
          [with](const ProjectPtr& project, const SampleRequest& request, const Trace& trace,
                 const Effect& effect, const EdgeState& edge, const std::stop_token& stop) {
            EdgeState own = edge;
            return with(own, [&](const Ports& ports) {
              return consequences(project, request, trace, effect, ports, stop);
            });
          }};
}

TraceRunner::TraceRunner(Simulation simulation, QObject* parent)
    : QObject(parent), simulation_(std::move(simulation)) {
  pool_.setMaxThreadCount(1);
  followers_.setMaxThreadCount(1);
}

TraceRunner::~TraceRunner() {
  follower_.request_stop();
  pool_.waitForDone();
  followers_.waitForDone();
}

quint64 TraceRunner::run(ProjectPtr project, SampleRequest request, EdgeState edge) {
  Job job{std::move(project), std::move(request), std::move(edge), ++generation_};
  follower_.request_stop();
  if (running_)
    waiting_ = std::move(job);
  else
    start(std::move(job));
  return generation_;
}

void TraceRunner::drop() {
  ++generation_;
  waiting_.reset();
  follower_.request_stop();
}

template <class Call>
void TraceRunner::later(Call call) {
  QMetaObject::invokeMethod(this, std::move(call), Qt::QueuedConnection);
}

void TraceRunner::runAside(ProjectPtr project, SampleRequest request, std::function<void(VisitPtr)> then) {
  const auto work = [this, project = std::move(project), request = std::move(request),
                     then = std::move(then)] {
    EdgeState edge;
    auto visit = std::make_shared<const VisitTrace>(simulation_.visit(project, request, edge));
    later([then, visit] { then(visit); });
  };
  pool_.start(work, -1);
}

void TraceRunner::start(Job job) {
  running_ = true;
  pool_.start([this, job = std::move(job)] {
    auto edge = std::make_shared<EdgeState>(job.edge);
    auto visit = std::make_shared<const VisitTrace>(simulation_.visit(job.project, job.request, *edge));
    later([this, job, visit, edge] { done(job, visit, edge); });
  });
}

void TraceRunner::done(const Job& job, VisitPtr visit, EdgePtr left) {
  running_ = false;
  if (waiting_) start(*std::exchange(waiting_, std::nullopt));
  if (job.generation != generation_) return;
  emit finished(visit, job.project, std::move(left), job.generation);
  if (job.generation == generation_) follow(job, visit);  // else a listener asked for another run
}

void TraceRunner::follow(const Job& job, const VisitPtr& visit) {
  follower_ = {};
  ++following_;
  followers_.start([this, job, visit, stop = follower_.get_token()] {
    if (simulation_.check && !stop.stop_requested())
      later([this, job, all = simulation_.check(*job.project)] {
        if (job.generation == generation_) emit findingsFound(all, job.generation);
      });
    const bool refused = visit->last().verdict.kind == Verdict::Kind::Refused;
    if (simulation_.fixes && refused && !stop.stop_requested())
      later([this, job, fixes = simulation_.fixes(job.project, job.request, visit->last(), job.edge, stop)] {
        if (job.generation == generation_) emit fixesFound(fixes, job.project, job.generation);
      });
    later([this] { --following_; });
  });
}

}  // namespace headway::ui
