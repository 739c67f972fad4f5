// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <variant>
#include <vector>

#include "sim/engine/edge_state.h"
#include "sim/engine/fakes.h"
#include "sim/engine/ports.h"
#include "sim/engine/trace.h"
#include "sim/model/project.h"

namespace headway {

namespace viewer {
struct Exchange;
}

/// One more hop stands in trace().hops.
struct HopDone {};
/// Run this function and supply() what came of it.
struct NeedFunction {
  NodeId node;
  FunctionJob job;
};
/// Django accepted the request: supply() what its view answers.
struct NeedOrigin {
  NodeId node;
  http::Request request;
};
/// trace().verdict and trace().response are set.
struct Finished {};
using Step = std::variant<HopDone, NeedFunction, NeedOrigin, Finished>;

/// Takes one request along the path, one hop at a time. Does no I/O and starts no thread: it asks and is fed,
/// so the window, the command line and the local edge drive the same thing.
class Run {
 public:
  /// `project` is shared, never changed. Clock, ids and edge must outlive the run; `edge` is what the caches
  /// hold, and gets what this request leaves there. `exchange`, unless null: the browser that sends it and
  /// takes in the answer.
  Run(ProjectPtr project, SampleRequest request, Clock& clock, IdSource& ids, EdgeState& edge,
      viewer::Exchange* exchange = nullptr);
  ~Run();
  Run(Run&&) noexcept;

  /// The next step. After NeedFunction or NeedOrigin the next call must be supply().
  Step advance();
  void supply(const FunctionRun& run);
  void supply(const http::Response& response);

  const Trace& trace() const;
  /// The trace for good; the run is of no use afterwards.
  Trace take() &&;

 private:
  class State;
  std::unique_ptr<State> state_;
};

/// Everything a run asks for. References must outlive the call.
struct Ports {
  FunctionRuntime& functions;
  Origin& origin;
  Clock& clock;
  IdSource& ids;
  /// What the caches hold before, and get to hold; null: they begin empty and are forgotten.
  EdgeState* edge = nullptr;
};

/// The requests that are sent for this one: those it comes after, oldest first, and itself. A request that
/// would come after itself ends the list.
std::vector<const SampleRequest*> requestsUpTo(const Project& project, const SampleRequest& request);

/// Takes a run to its end.
Trace drive(Run run, const Ports& ports);

/// Sends the requests this one comes after, waits as they say, and gives the trace of this one; of a visit
/// that of the last request (see visit.h).
Trace simulate(const ProjectPtr& project, const SampleRequest& request, const Ports& ports);

}  // namespace headway
