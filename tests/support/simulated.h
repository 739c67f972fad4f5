// SPDX-License-Identifier: GPL-3.0-or-later
// A request of a project built in code, sent on its way.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

#include "sim/engine/fakes.h"
#include "sim/engine/run.h"
#include "sim/model/project.h"
#include "sim/runtime/njs.h"

namespace headway::testing {

/// The trace of that request; functions run in njs, the views say "ok".
inline Trace simulated(const Project& project, const SampleRequest& request) {
  static NjsRuntime functions;
  OkOrigin origin;
  FixedClock clock;
  SeededIds ids;
  return simulate(std::make_shared<const Project>(project), request, {functions, origin, clock, ids});
}

/// The request as the node got it.
inline const http::Request& received(const Trace& trace, std::string_view node) {
  for (const Hop& hop : trace.hops)
    if (hop.node.value == node && hop.phase == Phase::Request) return std::get<http::Request>(hop.in);
  throw std::invalid_argument("the request does not reach " + std::string(node) + "\n" + factLines(trace));
}

/// The hop of the node on the request's way.
inline const Hop& requestHop(const Trace& trace, std::string_view node) {
  for (const Hop& hop : trace.hops)
    if (hop.node.value == node && hop.phase == Phase::Request) return hop;
  throw std::invalid_argument("the request does not reach " + std::string(node) + "\n" + factLines(trace));
}

}  // namespace headway::testing
