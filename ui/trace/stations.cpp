// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trace/stations.h"

#include <QCoreApplication>
#include <algorithm>

#include "ui/text.h"

namespace headway::ui {
namespace {

QString say(const char* source) { return QCoreApplication::translate("headway::ui::Stations", source); }

bool isFunction(const Project& project, const NodeId& id) {
  const Node* node = project.find(id);
  return node && node->kind() == NodeKind::Function;
}

/// The next hop of another node that gets the request, or none.
const Hop* nextElsewhere(const Trace& trace, std::size_t i) {
  for (std::size_t k = i + 1; k < trace.hops.size(); ++k) {
    const Hop& hop = trace.hops[k];
    if (hop.node != trace.hops[i].node && std::holds_alternative<http::Request>(hop.in)) return &hop;
  }
  return nullptr;
}

QString requestTitle(const Project& project, const Trace& trace, std::size_t i) {
  const Hop& hop = trace.hops[i];
  if (i == 0) return nodeName(project, hop.node);
  if (isFunction(project, hop.node)) return say("after %1").arg(nodeName(project, hop.node));
  const Node* node = project.find(hop.node);
  if (node && node->kind() == NodeKind::Django)
    return say("after %1").arg(qs(hop.stage));  // nginx, an adapter
  const Hop* next = nextElsewhere(trace, i);
  return next ? say("to %1").arg(nodeName(project, next->node))
              : say("inside %1").arg(nodeName(project, hop.node));
}

QString responseTitle(const Project& project, const Trace& trace, std::size_t i) {
  const Hop& hop = trace.hops[i];
  if (i + 1 == trace.hops.size()) return say("Viewer gets");
  const QString name = nodeName(project, hop.node);
  return isFunction(project, hop.node) ? say("after %1").arg(name) : say("from %1").arg(name);
}

/// A hop whose result is shown in the column of a later hop.
bool passesThrough(const Project& project, const Trace& trace, std::size_t i, Phase phase) {
  if (i + 1 >= trace.hops.size()) return false;
  const Hop& hop = trace.hops[i];
  const Hop& next = trace.hops[i + 1];
  if (std::holds_alternative<http::Response>(next.out) && phase == Phase::Request && next.node == hop.node)
    return false;  // the node answers itself: what it had is the last that can be seen of the request
  return next.node == hop.node || (i > 0 && isFunction(project, next.node));
}

}  // namespace

QString nodeName(const Project& project, const NodeId& id) {
  const Node* node = project.find(id);
  return qs(node ? node->name : id.value);
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
    QString title = isResponse ? responseTitle(project, trace, i) : requestTitle(project, trace, i);
    const bool again =
        std::any_of(out.begin(), out.end(), [&](const Station& s) { return s.title == title; });
    if (again) title = say("%1, again").arg(title);
    out.push_back({title, &hop.out, first, i});
    first = i + 1;
  }
  return out;
}

}  // namespace headway::ui
