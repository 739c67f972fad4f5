// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QThreadPool>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "sim/check/check.h"
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
  /// For a request whose last trace is refused: the edits that mend it, tried on caches that hold `edge`. May
  /// be empty.
  std::function<Fixes(const ProjectPtr&, const SampleRequest&, const Trace&, const EdgeState& edge)> fixes;
  /// What is wrong with the project whatever is sent. May be empty.
  std::function<Diagnostics(const Project&)> check;
};

/// The engine with a fixed clock, seeded ids, and a view that answers 200.
Simulation engineSimulation(std::shared_ptr<FunctionRuntime> functions);

/// Runs traces of immutable snapshots on one worker thread, so typing never waits. Of the runs that pile up
/// only the newest is made; the answer of an older one is dropped.
class TraceRunner : public QObject {
  Q_OBJECT
 public:
  explicit TraceRunner(Simulation simulation, QObject* parent = nullptr);
  /// Waits for the run under way.
  ~TraceRunner() override;

  /// Starts or queues a run and returns its generation; generations grow. It starts from a copy of `edge`, so
  /// the same run again has the same result.
  quint64 run(ProjectPtr project, SampleRequest request, EdgeState edge = {});
  const Simulation& simulation() const { return simulation_; }
  bool isBusy() const { return busy_; }
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
  void findings(const Job& job, const VisitPtr& visit);
  void findFixes(const Job& job, const VisitPtr& visit);
  void next();

  Simulation simulation_;
  QThreadPool pool_;
  quint64 generation_ = 0;
  bool busy_ = false;
  std::optional<Job> waiting_;
};

}  // namespace headway::ui
