// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <functional>

#include "sim/check/checks.h"

namespace headway::checks {
namespace {

bool leadsOn(const Project& project, const Node& node) {
  return std::any_of(project.links.begin(), project.links.end(), [&](const Link& l) {
    return l.from == node.id && !std::holds_alternative<FunctionLink>(l.config);
  });
}

}  // namespace

void checkWiring(const Project& project, Findings& findings) {
  for (const Node& node : project.nodes) {
    const bool ends = node.kind() == NodeKind::Function || node.kind() == NodeKind::Django ||
                      node.kind() == NodeKind::Bucket;
    if (!ends && !leadsOn(project, node))
      findings.node(Severity::Warning, node, "", "dead-end", "no wire leads on from here",
                    "drag from its right edge to the next node");
    if (node.kind() != NodeKind::Viewer && project.linksTo(node.id).empty())
      findings.node(Severity::Warning, node, "", "unreachable", "nothing leads here",
                    "link the node in front of it to this one");
    const auto* function = std::get_if<FunctionConfig>(&node.config);
    if (function && function->code.size() > 10240)
      findings.node(
          Severity::Error, node, "code", "function-size",
          "the code is " + std::to_string(function->code.size()) + " bytes; CloudFront takes 10,240",
          "remove what it does not need, such as comments");
  }
}

}  // namespace headway::checks
