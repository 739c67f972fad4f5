// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

#include "sim/engine/trace.h"
#include "sim/model/project.h"

namespace headway::ui {

/// One wire of the way between two stops.
struct Leg {
  LinkId link;
  bool back = false;  ///< against the direction of the link: from its target to its source
  bool operator==(const Leg&) const = default;
};

/// One stop of the packet: a hop of the trace, and the wires it takes from the stop before. A hop at the same
/// node as the one before takes none.
struct Stop {
  NodeId node;
  Phase phase = Phase::Request;
  std::vector<Leg> way;
  bool operator==(const Stop&) const = default;
};

/// The stops of a trace, one a hop and in the same order. Where the project has no wires between two hops (a
/// node was cut off since) the way is empty.
std::vector<Stop> stopsOf(const Project& project, const Trace& trace);

/// What is known after that many stops: the first hops of the trace. All of them, or more, is the trace
/// itself, so stepping to the end can't differ from running at once.
Trace seenAfter(const Trace& trace, std::size_t stops);

}  // namespace headway::ui
