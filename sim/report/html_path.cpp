// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/report/html_path.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <vector>

#include "sim/report/html_annotations.h"
#include "sim/report/html_text.h"

namespace headway {
namespace {

constexpr int kWidth = 176, kHeight = 72, kMargin = 24, kColumn = 260, kRow = 130;
constexpr int kSmallest = 85;  // per cent
constexpr std::size_t kNameLength = 20, kLineLength = 24;

std::string number(int n) { return std::to_string(n); }

/// Steps from the viewer, along the wires.
std::map<NodeId, int> depths(const Project& project) {
  std::map<NodeId, int> out;
  std::multimap<NodeId, NodeId> next;
  for (const Link& l : project.links) next.emplace(l.from, l.to);
  std::vector<NodeId> met;
  for (const Node& n : project.nodes)
    if (n.kind() == NodeKind::Viewer && out.emplace(n.id, 0).second) met.push_back(n.id);
  for (std::size_t i = 0; i < met.size(); ++i) {
    const NodeId from = met[i];
    const auto [first, last] = next.equal_range(from);
    for (auto it = first; it != last; ++it)
      if (out.emplace(it->second, out.at(from) + 1).second) met.push_back(it->second);
  }
  return out;
}

std::map<NodeId, Point> places(const Project& project) {
  std::map<NodeId, Point> out = project.layout;
  std::erase_if(out, [&](const auto& place) { return !project.find(place.first); });
  for (auto& [id, p] : out) p = {bounded(p.x), bounded(p.y)};
  const auto depth = depths(project);
  int below = 0;
  for (const auto& [id, p] : out) below = std::max(below, p.y + kRow);
  std::map<int, int> used;
  for (const Node& n : project.nodes) {
    if (out.contains(n.id)) continue;
    const auto it = depth.find(n.id);
    const int column = it == depth.end() ? 0 : it->second;
    out[n.id] = {column * kColumn, below + used[column]++ * kRow};
  }
  return out;
}

/// What became of the request at one node.
struct State {
  std::string mark, kind, line;
};

State stateOf(const Trace& trace, const NodeId& id) {
  if (!trace.hops.empty() && trace.hops.front().node == id) return {"↦", "good", "asks"};
  std::size_t changes = 0;
  bool reached = false;
  for (const Hop& hop : trace.hops) {
    if (hop.node != id) continue;
    reached = true;
    if (const auto* a = std::get_if<Answered>(&hop.outcome))
      return a->refused ? State{"✗", "bad", "refused · " + number(a->status)}
                        : State{"✓", "good", "answered · " + number(a->status)};
    if (std::holds_alternative<Unknown>(hop.outcome)) return {"?", "changed", "not known"};
    if (hop.phase == Phase::Request) changes += hop.changes.size();
  }
  if (!reached) return {"○", "", "not reached"};
  if (changes == 0) return {"✓", "good", "passed on"};
  return {number(static_cast<int>(changes)), "changed",
          changes == 1 ? "1 change" : number(static_cast<int>(changes)) + " changes"};
}

std::string box(const Node& node, const Trace& trace, Point p) {
  const State state = stateOf(trace, node.id);
  const std::string kind(enumName(node.kind()));
  const std::string decided = trace.verdict.by != node.id                    ? ""
                              : trace.verdict.kind == Verdict::Kind::Refused ? " node-refused"
                                                                             : " node-decided";
  const int x = p.x - kWidth / 2, y = p.y - kHeight / 2;
  std::string out = "<g" + std::string(state.mark == "○" ? " class=\"unreached\"" : "") + ">";
  out += "<title>" + htmlText(node.name) + ": " + state.line + "</title>";
  out += "<rect class=\"node-box" + decided + "\" x=\"" + number(x) + "\" y=\"" + number(y) + "\" width=\"" +
         number(kWidth) + "\" height=\"" + number(kHeight) + "\" rx=\"8\"/>";
  out += "<rect class=\"" + kind + "\" x=\"" + number(x) + "\" y=\"" + number(y + 8) +
         "\" width=\"5\" height=\"" + number(kHeight - 16) + "\" rx=\"2\"/>";
  const auto text = [&](const char* dress, int dx, int dy, int size, const std::string& what) {
    out += "<text class=\"" + std::string(dress) + "\" x=\"" + number(x + dx) + "\" y=\"" + number(y + dy) +
           "\" font-size=\"" + number(size) + "\">" + what + "</text>";
  };
  text("node-name", 16, 26, 13, shortened(node.name, kNameLength));
  text("node-line", 16, 44, 11, shortened(kind, kLineLength));
  text("node-line", 16, 60, 11, state.line);
  text(("state " + state.kind).c_str(), kWidth - 14, 27, 14, state.mark);
  return out + "</g>";
}

std::string wire(const Project& project, const Link& link, const std::map<NodeId, Point>& at, bool used) {
  const Node* to = project.find(link.to);
  const bool side = to && to->kind() == NodeKind::Function;
  const Point a = at.at(link.from), b = at.at(link.to);
  const int up = b.y < a.y ? -1 : 1;
  const Point from = side ? Point{a.x, a.y + up * kHeight / 2} : Point{a.x + kWidth / 2, a.y};
  const Point end = side ? Point{b.x, b.y - up * kHeight / 2} : Point{b.x - kWidth / 2, b.y};
  const int middle = side ? (from.y + end.y) / 2 : (from.x + end.x) / 2;
  const Point c1 = side ? Point{from.x, middle} : Point{middle, from.y};
  const Point c2 = side ? Point{end.x, middle} : Point{middle, end.y};
  const auto pair = [](Point p) { return number(p.x) + " " + number(p.y); };
  return "<path class=\"link" + std::string(used ? " used" : "") + (side ? " side" : "") + "\" d=\"M" +
         pair(from) + " C" + pair(c1) + " " + pair(c2) + " " + pair(end) + "\"/>";
}

Area areaOf(Point middle) {
  return {middle.x - kWidth / 2, middle.y - kHeight / 2, middle.x + kWidth / 2, middle.y + kHeight / 2};
}

/// The frames of the groups that have nodes; a later one lies on top.
std::vector<Drawing> frames(const Project& project, const std::map<NodeId, Point>& at) {
  std::vector<Drawing> out;
  for (const NodeGroup& group : project.groups) {
    std::optional<Area> nodes;
    for (const std::string& id : group.nodes)
      if (const auto place = at.find(NodeId{id}); place != at.end())
        nodes = nodes ? nodes->with(areaOf(place->second)) : areaOf(place->second);
    if (nodes) out.push_back(drawFrame(group, *nodes));
  }
  return out;
}

/// The svg element for a picture that takes this room: at its own size where there is room, a little smaller
/// where there is not, but never so small that it can't be read.
std::string canvas(const Area& a) {
  const int width = a.right - a.left + 2 * kMargin, height = a.bottom - a.top + 2 * kMargin;
  return "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-label=\"The path of the request\" width=\"" +
         number(width) + "\" style=\"min-width:" + number(width * kSmallest / 100) + "px\" viewBox=\"" +
         number(a.left - kMargin) + " " + number(a.top - kMargin) + " " + number(width) + " " +
         number(height) + "\">";
}

}  // namespace

std::string pathSvg(const Project& project, const Trace& trace) {
  const auto at = places(project);
  if (at.empty()) return {};
  Area whole = areaOf(at.begin()->second);
  std::string behind, cards, wires;
  for (const Drawing& frame : frames(project, at)) behind += frame.svg, whole = whole.with(frame.area);
  for (const CanvasNote& note : project.notes) {
    const Drawing card = drawNote(note);
    cards += card.svg, whole = whole.with(card.area);
  }
  std::set<std::string> used;
  for (const Hop& hop : trace.hops) used.insert(hop.via.value);
  for (const Link& link : project.links)
    if (at.contains(link.from) && at.contains(link.to))
      wires += wire(project, link, at, used.contains(link.id.value));
  for (const Node& node : project.nodes) {
    cards += box(node, trace, at.at(node.id));
    whole = whole.with(areaOf(at.at(node.id)));
  }
  return canvas(whole) + behind + wires + cards + "</svg>";
}

}  // namespace headway
