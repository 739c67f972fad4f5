// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <variant>

#include "sim/engine/ports.h"
#include "sim/engine/trace.h"
#include "sim/model/project.h"

namespace headway {

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
  /// Project and request are copied by pointer; `project` is shared, never changed.
  Run(ProjectPtr project, SampleRequest request, Clock& clock, IdSource& ids);
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
};

/// Drives a Run to its end.
Trace simulate(const ProjectPtr& project, const SampleRequest& request, const Ports& ports);

/// A view that answers every request with 200, text/html and a short body.
class OkOrigin : public Origin {
 public:
  http::Response answer(const NodeId& node, const http::Request& request) override;
};
/// Always the same moment: 2026-01-15 12:00:00 UTC, so traces repeat byte by byte.
class FixedClock : public Clock {
 public:
  std::int64_t epochMilliseconds() override;
};
/// The same sequence from the same seed.
class SeededIds : public IdSource {
 public:
  explicit SeededIds(std::uint64_t seed = 1) : state_(seed) {}
  std::string hex(int length) override;

 private:
  std::uint64_t state_;
};

}  // namespace headway
