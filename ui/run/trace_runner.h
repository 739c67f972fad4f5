// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QThreadPool>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

#include "sim/check/check.h"
#include "sim/check/consequences.h"
#include "sim/engine/visit.h"

namespace headway::ui {

using TracePtr = std::shared_ptr<const Trace>;
using VisitPtr = std::shared_ptr<const VisitTrace>;
using Fixes = std::vector<Fix>;
/// What the caches hold at one moment; never changes.
using EdgePtr = std::shared_ptr<const EdgeState>;

/// What the worker does; called on its thread. All must depend on nothing but their arguments.
struct Simulation {
  /// `edge`: what the caches hold before, and get to hold.
  std::function<VisitTrace(const ProjectPtr&, const SampleRequest&, EdgeState& edge)> visit;
  /// For a request whose last trace is refused: the edits that mend it, tried on caches that hold `edge`,
  /// until it is stopped. May be empty.
  std::function<Fixes(const ProjectPtr&, const SampleRequest&, const Trace&, const EdgeState& edge,
                      const std::stop_token& stop)>
      fixes;
  /// What is wrong with the project whatever is sent. May be empty.
  std::function<Diagnostics(const Project&)> check;
  /// What undoes an effect that the request's trace shows, tried on caches that hold `edge`, until it is
  /// stopped. May be empty.
  std::function<std::vector<Consequence>(const ProjectPtr&, const SampleRequest&, const Trace&, const Effect&,
                                         const EdgeState& edge, const std::stop_token& stop)>
      consequences;
};

/// The engine with a fixed clock, seeded ids, and a view that answers 200. What functions answered is
/// remembered.
Simulation engineSimulation(std::shared_ptr<FunctionRuntime> functions);

/// Runs traces of immutable snapshots on one worker thread, so typing never waits. Of the runs that pile up
/// only the newest is made; the answer of an older one is dropped. What follows a run (findings, fixes) has a
/// thread of its own and stops at the next run, which never waits for it.
class TraceRunner : public QObject {
  Q_OBJECT
 public:
  explicit TraceRunner(Simulation simulation, QObject* parent = nullptr);
  /// Waits for the run under way; what follows it is stopped.
  ~TraceRunner() override;

  /// Starts or queues a run and returns its generation; generations grow. It starts from a copy of `edge`, so
  /// the same run again has the same result.
  quint64 run(ProjectPtr project, SampleRequest request, EdgeState edge = {});
  /// Nothing of what was asked for is told any more.
  void drop();
  const Simulation& simulation() const { return simulation_; }
  /// Runs, or does what follows a run.
  bool isBusy() const { return running_ || following_ > 0; }
  /// Runs it behind what run() waits for, on caches that nobody filled, and hands the result to `then` on
  /// this object's thread. Never dropped but with the runner.
  void runAside(ProjectPtr project, SampleRequest request, std::function<void(VisitPtr)> then);

 signals:
  /// `left`: what the caches hold after the run.
  void finished(std::shared_ptr<const headway::VisitTrace> visit, headway::ProjectPtr project,
                std::shared_ptr<const headway::EdgeState> left, quint64 generation);
  /// Follows finished() of the same generation.
  void findingsFound(headway::Diagnostics findings, quint64 generation);
  /// Follows it when the trace is refused.
  void fixesFound(std::vector<headway::Fix> fixes, headway::ProjectPtr project, quint64 generation);

 private:
  struct Job {
    ProjectPtr project;
    SampleRequest request;
    EdgeState edge;
    quint64 generation;
  };
  void start(Job job);
  void done(const Job& job, VisitPtr visit, EdgePtr left);
  void follow(const Job& job, const VisitPtr& visit);
  /// From a worker: calls it on this object's thread.
  template <class Call>
  void later(Call call);

  Simulation simulation_;
  QThreadPool pool_, followers_;
  std::stop_source follower_;  ///< stops what follows the newest run
  quint64 generation_ = 0;
  bool running_ = false;
  int following_ = 0;  ///< followers that have not ended
  std::optional<Job> waiting_;
};

}  // namespace headway::ui
