// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <string>

#include "sim/support/result.h"

namespace headway {

/// The places that Graphviz gives to a graph in its own language: what `dot -Tplain` prints
/// (https://graphviz.org/docs/outputs/plain/). It runs as a process of its own in a sandbox
/// (sim/runtime/sandbox.h), for 30 s and 1 GB at most, and is killed within 0.1 s once `cancelled` is true.
/// `program`: a path, or a name looked up in PATH. Errors: "dot.missing", "dot.late", "dot.cancelled",
/// "dot.failed".
Result<std::string> dotPlain(const std::string& graph, const std::atomic<bool>& cancelled,
                             const std::string& program = "dot");

}  // namespace headway
