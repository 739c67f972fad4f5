// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "sim/model/project.h"
#include "sim/support/result.h"

namespace headway::ui {

struct Arrangement {
  std::map<NodeId, Point> nodes;       ///< every node
  std::map<std::size_t, Point> notes;  ///< every note, by index
};

/// The project as a graph for Graphviz's `dot`, by which wires run from left to right and cross seldom, and
/// groups stay together. A distribution takes the room of its functions, which hang above it. Names of nodes
/// are not in it.
std::string dotGraph(const Project& project);

/// The places of what `dot -Tplain` says of that graph. Every note keeps by the card it was next to; the
/// middle of the whole stays where it is. Error: "arrange.unreadable".
Result<Arrangement> arrangementOf(const Project& project, std::string_view plain);

}  // namespace headway::ui
