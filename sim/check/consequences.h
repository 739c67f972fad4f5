// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <stop_token>
#include <string>
#include <vector>

#include "sim/engine/run.h"

namespace headway {

/// What a rule did in a trace.
struct Effect {
  RuleId rule;
  std::string header;  ///< among headers to that one, whatever its case; "" = to any

  bool operator==(const Effect&) const = default;
};

/// What a request would come to if a switch were set otherwise; simulated.
struct Consequence {
  std::string what;  ///< "Origin policy: AllViewer"
  Project after;
  Verdict verdict;
  std::size_t alike = 0;  ///< further choices of the same switch that come to the same
};

/// Whether the trace shows the effect: a change, a note, an outcome or the verdict.
bool shows(const Trace& trace, const Effect& effect);

/// The choices of whatIfs() that undo the effect and still bring the request to where it is met, one for
/// every status a switch can come to; first those that change what the viewer gets. Empty if `now`, which is
/// the request's trace, does not show the effect. Each is tried on caches that hold what `ports.edge` holds,
/// which stays as it is. Between two tries `stop` is looked at, and what was found by then given back.
std::vector<Consequence> consequences(const ProjectPtr& project, const SampleRequest& request,
                                      const Trace& now, const Effect& effect, const Ports& ports,
                                      const std::stop_token& stop = {});

}  // namespace headway
