// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/report/stations.h"

#include <algorithm>

namespace headway {
namespace {

using Place = Station::Place;

std::string nameOf(const Project& project, const NodeId& id) {
  const Node* node = project.find(id);
  return node ? node->name : id.value;
}

bool isKind(const Project& project, const NodeId& id, NodeKind kind) {
  const Node* node = project.find(id);
  return node && node->kind() == kind;
}

/// The next hop of another node that gets the request, or none.
const Hop* nextElsewhere(const Trace& trace, std::size_t i) {
  for (std::size_t k = i + 1; k < trace.hops.size(); ++k) {
    const Hop& hop = trace.hops[k];
    if (hop.node != trace.hops[i].node && std::holds_alternative<http::Request>(hop.in)) return &hop;
  }
  return nullptr;
}

Station requestStation(const Project& project, const Trace& trace, std::size_t i) {
  const Hop& hop = trace.hops[i];
  if (i == 0) return {Place::Viewer, nameOf(project, hop.node)};
  if (isKind(project, hop.node, NodeKind::Function)) return {Place::After, nameOf(project, hop.node)};
  if (isKind(project, hop.node, NodeKind::Django)) return {Place::After, hop.stage};  // nginx, an adapter
  const Hop* next = nextElsewhere(trace, i);
  return next ? Station{Place::To, nameOf(project, next->node)}
              : Station{Place::Inside, nameOf(project, hop.node)};
}

Station responseStation(const Project& project, const Trace& trace, std::size_t i) {
  const Hop& hop = trace.hops[i];
  if (i + 1 == trace.hops.size()) return {Place::Back, {}};
  return {isKind(project, hop.node, NodeKind::Function) ? Place::After : Place::From,
          nameOf(project, hop.node)};
}

/// A hop whose result is shown in the column of a later hop.
bool passesThrough(const Project& project, const Trace& trace, std::size_t i, Phase phase) {
  if (i + 1 >= trace.hops.size()) return false;
  const Hop& hop = trace.hops[i];
  const Hop& next = trace.hops[i + 1];
  if (std::holds_alternative<http::Response>(next.out) && phase == Phase::Request && next.node == hop.node)
    return false;  // the node answers itself: what it had is the last that can be seen of the request
  return next.node == hop.node || (i > 0 && isKind(project, next.node, NodeKind::Function));
}

std::string placeTitle(const Station& s) {
  switch (s.place) {
    case Place::Viewer: return s.name;
    case Place::After: return "after " + s.name;
    case Place::To: return "to " + s.name;
    case Place::Inside: return "inside " + s.name;
    case Place::From: return "from " + s.name;
    case Place::Back: return "Viewer gets";
  }
  return {};
}

}  // namespace

std::string stationTitle(const Station& station) {
  return placeTitle(station) + (station.again ? ", again" : "");
}

std::vector<Station> stationsOf(const Project& project, const Trace& trace, Phase phase) {
  std::vector<Station> out;
  std::size_t first = 0;
  for (std::size_t i = 0; i < trace.hops.size(); ++i) {
    const Hop& hop = trace.hops[i];
    const bool isResponse = std::holds_alternative<http::Response>(hop.out);
    if (isResponse != (phase == Phase::Response)) {
      first = i + 1;
      continue;
    }
    if (passesThrough(project, trace, i, phase)) continue;
    Station s = isResponse ? responseStation(project, trace, i) : requestStation(project, trace, i);
    s.again = std::ranges::any_of(
        out, [&](const Station& o) { return o.place == s.place && o.name == s.name && !o.again; });
    s.message = &hop.out;
    s.firstHop = first;
    s.lastHop = i;
    out.push_back(std::move(s));
    first = i + 1;
  }
  return out;
}

}  // namespace headway
