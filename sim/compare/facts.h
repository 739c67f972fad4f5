// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "sim/engine/trace.h"
#include "sim/model/project.h"

namespace headway {

/// One fact of a trace. Facts of two traces with the same key are about the same thing; keys are unique in a
/// list.
struct Fact {
  std::string key, what, value;
};
using Facts = std::vector<Fact>;

/// Its decisions, the message it passed on (request or status line, headers, body), its ending.
Facts factsOf(const Hop& hop);
/// What it decided, and its ending.
Facts decisionsOf(const Hop& hop);
/// How it ended: passed on, answered, asks again.
Fact endingOf(const Hop& hop);
/// Kind and status, who decided, by which rule, why, and what Django believes.
Facts factsOf(const Project& project, const Verdict& verdict);

}  // namespace headway
