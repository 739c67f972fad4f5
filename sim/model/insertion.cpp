// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/model/insertion.h"

#include <algorithm>
#include <utility>

#include "sim/model/edits.h"

namespace headway::edits {
namespace {

/// What decides that a request takes a wire, by field.
constexpr std::string_view kSelectors[] = {"behaviors", "failover_codes", "routes", "methods"};

Link& linkOf(Project& p, const NodeId& from, const NodeId& to) {
  return *std::ranges::find_if(p.links, [&](const Link& l) { return l.from == from && l.to == to; });
}

void carrySelectors(const LinkConfig& old, LinkConfig& made) {
  for (const std::string_view field : kSelectors) {
    if (!linkSchema(old).find(field) || !linkSchema(made).find(field)) continue;
    if (auto carried = withLinkField(made, field, linkField(old, field))) made = std::move(carried).value();
  }
}

void pointRules(Project& p, const NodeId& from, const NodeId& oldTarget, const NodeId& target) {
  const auto node = std::ranges::find(p.nodes, from, &Node::id);
  auto* balancer = std::get_if<LoadBalancerConfig>(&node->config);
  if (!balancer) return;
  for (auto& rule : balancer->rules)
    if (rule.target == oldTarget.value) rule.target = target.value;
}

}  // namespace

Result<Project> insertInto(const Project& p, const LinkId& id, const NodeId& node) {
  const Link* wire = p.find(id);
  if (!wire) return makeError("edit.no-link", "There is no wire '" + id.value + "'");
  const Link old = *wire;
  auto out = removeLink(p, id);
  if (out) out = connect(out.value(), old.from, node);
  if (out) out = connect(out.value(), node, old.to);
  if (!out) return out;
  Project made = std::move(out).value();
  Link &first = linkOf(made, old.from, node), &second = linkOf(made, node, old.to);
  carrySelectors(old.config, first.config);
  if (second.config.index() == old.config.index() && first.config.index() != old.config.index())
    second.config = old.config;
  pointRules(made, old.from, old.to, node);
  return made;
}

}  // namespace headway::edits
