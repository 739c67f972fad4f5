// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <functional>
#include <set>

#include "sim/check/checks.h"

namespace headway::checks {
namespace {

bool leadsOn(const Project& project, const Node& node) {
  return std::any_of(project.links.begin(), project.links.end(), [&](const Link& l) {
    return l.from == node.id && !std::holds_alternative<FunctionLink>(l.config);
  });
}

// Quotas of a key value store: DeveloperGuide/cloudfront-limits.html.
void checkKeyValueStore(const Node& node, Findings& findings) {
  const auto* function = std::get_if<FunctionConfig>(&node.config);
  if (!function) return;
  constexpr std::size_t kKey = 512, kValue = 1024, kStore = 5u << 20;
  std::size_t all = 0;
  std::set<std::string> seen;
  const auto wrong = [&](const std::string& message, const std::string& hint) {
    findings.node(Severity::Error, node, "key_value_store", "key-value-store", message, hint);
  };
  for (const auto& [key, value] : function->keyValueStore) {
    all += key.size() + value.size();
    if (!seen.insert(key).second) wrong("the key '" + key + "' stands twice", "remove one");
    if (key.empty() || key.size() > kKey)
      wrong("a key has " + std::to_string(key.size()) + " bytes; 1 to 512 are allowed", "choose another key");
    if (value.size() > kValue)
      wrong("the value of " + key + " has " + std::to_string(value.size()) + " bytes; 1,024 are allowed",
            "split it over several keys");
  }
  if (all > kStore) wrong("the store is over 5 MB", "keep less in it");
  const bool any = !function->keyValueStore.empty() || !function->keyValueStoreName.empty();
  if (any && function->runtime == FunctionRuntimeVersion::Js10)
    wrong("cloudfront-js-1.0 has no key value stores", "use cloudfront-js-2.0");
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
    checkKeyValueStore(node, findings);
    const auto* function = std::get_if<FunctionConfig>(&node.config);
    if (function && function->code.size() > 10240)
      findings.node(
          Severity::Error, node, "code", "function-size",
          "the code is " + std::to_string(function->code.size()) + " bytes; CloudFront takes 10,240",
          "remove what it does not need, such as comments");
  }
}

}  // namespace headway::checks
