// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/model/clipping.h"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>

namespace headway::edits {
namespace {

/// The text, or without the number it ends with the next one that is free: "api", "api-2", "api-3".
std::string nextFree(const std::string& text, std::string_view join, const std::set<std::string>& taken) {
  if (!taken.contains(text)) return text;
  std::string base = text;
  const auto digits = text.find_last_not_of("0123456789") + 1;  // npos + 1 is 0: digits alone
  if (digits >= join.size() + 1 && digits < text.size() && text.substr(0, digits).ends_with(join))
    base = text.substr(0, digits - join.size());
  for (int n = 2;; ++n) {
    std::string out = base + std::string(join) + std::to_string(n);
    if (!taken.contains(out)) return out;
  }
}

/// Rules of a load balancer name their targets by id.
void renameTargets(NodeConfig& config, const std::map<NodeId, NodeId>& renamed) {
  auto* balancer = std::get_if<LoadBalancerConfig>(&config);
  if (!balancer) return;
  for (auto& rule : balancer->rules)
    if (const auto to = renamed.find(NodeId{rule.target}); to != renamed.end())
      rule.target = to->second.value;
}

}  // namespace

Project cutOut(const Project& p, std::span<const NodeId> ids, const std::map<NodeId, Point>& places,
               std::span<const std::size_t> notes) {
  const std::set<NodeId> wanted(ids.begin(), ids.end());
  Project out;
  out.name = p.name;
  for (const Node& node : p.nodes) {
    if (!wanted.contains(node.id)) continue;
    out.nodes.push_back(node);
    if (const auto at = places.find(node.id); at != places.end()) out.layout[node.id] = at->second;
  }
  std::ranges::copy_if(p.links, std::back_inserter(out.links),
                       [&](const Link& l) { return wanted.contains(l.from) && wanted.contains(l.to); });
  for (NodeGroup group : p.groups) {
    std::erase_if(group.nodes, [&](const std::string& id) { return !wanted.contains(NodeId{id}); });
    if (!group.nodes.empty()) out.groups.push_back(std::move(group));
  }
  for (const std::size_t index : notes)
    if (index < p.notes.size()) out.notes.push_back(p.notes[index]);
  return out;
}

Pasted paste(const Project& p, const Project& clip, int dx, int dy) {
  Pasted out{p, {}, {}};
  std::set<std::string> ids, names;
  for (const Node& node : p.nodes) {
    ids.insert(node.id.value);
    names.insert(node.name);
  }
  std::map<NodeId, NodeId> renamed;
  for (const Node& node : clip.nodes) {
    Node copy = node;
    copy.id.value = nextFree(node.id.value, "-", ids);
    copy.name = nextFree(node.name, " ", names);
    ids.insert(copy.id.value);
    names.insert(copy.name);
    renamed[node.id] = copy.id;
    if (const auto at = clip.layout.find(node.id); at != clip.layout.end())
      out.project.layout[copy.id] = {at->second.x + dx, at->second.y + dy};
    out.nodes.push_back(copy.id);
    out.project.nodes.push_back(std::move(copy));
  }
  for (std::size_t i = p.nodes.size(); i < out.project.nodes.size(); ++i)
    renameTargets(out.project.nodes[i].config, renamed);
  for (Link link : clip.links) {
    link.from = renamed.at(link.from);
    link.to = renamed.at(link.to);
    out.project.links.push_back(std::move(link));
  }
  renumberLinks(out.project);
  for (NodeGroup group : clip.groups) {
    for (std::string& id : group.nodes) id = renamed.at(NodeId{id}).value;
    out.project.groups.push_back(std::move(group));
  }
  for (const CanvasNote& note : clip.notes) {
    out.notes.push_back(out.project.notes.size());
    out.project.notes.push_back({note.text, note.x + dx, note.y + dy});
  }
  return out;
}

}  // namespace headway::edits
