// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stop_token>
#include <string>
#include <vector>

#include "sim/engine/run.h"
#include "sim/support/diagnostic.h"

namespace headway {

/// Contradictions and traps of a project that need no request to be seen: dead ends, a method set that
/// refuses forms, policies that defeat each other, settings that can never match.
/// Each names a node or link and a field, so a window can jump there. Codes begin with "check.".
Diagnostics checkProject(const Project& project);

/// An edit that was simulated before it is offered.
struct Fix {
  std::string label;  ///< "Set USE_X_FORWARDED_HOST = True"
  Project after;
  Verdict verdict;         ///< of the same request on `after`
  std::string sideEffect;  ///< "" or what else it means: "links point to execute-api, CSRF fails"
};

/// Edits that turn a refused trace into a delivered one; only those that were run and work, best first. Each
/// is tried on caches that hold what `ports.edge` holds, which stays as it is. Tried are edits of the nodes
/// that the request met and of their neighbours: no other can matter; at most 200 of them. Between two tries
/// `stop` is looked at, and what was found by then given back.
std::vector<Fix> findFixes(const ProjectPtr& project, const SampleRequest& request, const Trace& refused,
                           const Ports& ports, const std::stop_token& stop = {});

}  // namespace headway
