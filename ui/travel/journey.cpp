// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/travel/journey.h"

#include <algorithm>
#include <deque>
#include <map>

namespace headway::ui {
namespace {

using Offset = std::vector<Hop>::difference_type;

bool joins(const Link* link, const NodeId& a, const NodeId& b) {
  return link && ((link->from == a && link->to == b) || (link->from == b && link->to == a));
}

NodeId otherEnd(const Link& link, const NodeId& node) { return link.from == node ? link.to : link.from; }

/// The fewest wires from one node to another, whatever their direction.
std::vector<Leg> shortest(const Project& project, const NodeId& from, const NodeId& to) {
  std::map<NodeId, const Link*> came{{from, nullptr}};
  for (std::deque<NodeId> open{from}; !open.empty() && !came.count(to); open.pop_front())
    for (const Link& link : project.links) {
      if (link.from != open.front() && link.to != open.front()) continue;
      const NodeId next = otherEnd(link, open.front());
      if (came.try_emplace(next, &link).second) open.push_back(next);
    }
  std::vector<Leg> out;
  if (!came.count(to)) return out;
  for (NodeId at = to; at != from; at = otherEnd(*came.at(at), at))
    out.push_back({came.at(at)->id, came.at(at)->from == at});
  std::reverse(out.begin(), out.end());
  return out;
}

// A node may have several wires to another; the hops say which one the message took.
std::vector<Leg> wayBetween(const Project& project, const Hop& from, const Hop& to) {
  if (from.node == to.node) return {};
  for (const LinkId& via : {to.via, from.via})
    if (const Link* link = project.find(via); joins(link, from.node, to.node))
      return {{via, link->from == to.node}};
  return shortest(project, from.node, to.node);
}

}  // namespace

std::vector<Stop> stopsOf(const Project& project, const Trace& trace) {
  std::vector<Stop> out;
  for (std::size_t i = 0; i < trace.hops.size(); ++i) {
    const Hop& hop = trace.hops[i];
    out.push_back(
        {hop.node, hop.phase, i == 0 ? std::vector<Leg>{} : wayBetween(project, trace.hops[i - 1], hop)});
  }
  return out;
}

Trace seenAfter(const Trace& trace, std::size_t stops) {
  if (stops >= trace.hops.size()) return trace;
  Trace out;
  out.request = trace.request;
  out.hops.assign(trace.hops.begin(), trace.hops.begin() + static_cast<Offset>(stops));
  out.verdict = trace.verdict;
  return out;
}

}  // namespace headway::ui
