// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/report/html_path.h"

#include <algorithm>
#include <map>
#include <set>

#include "sim/report/html_text.h"
#include "sim/support/utf8.h"

namespace headway {
namespace {

constexpr int kWidth = 176, kHeight = 72, kMargin = 24, kColumn = 260, kRow = 130;
constexpr int kFar = 1000000;  // a file may say any number
constexpr std::size_t kNameLength = 20, kLineLength = 24;

std::string number(int n) { return std::to_string(n); }

std::string shortened(const std::string& s, std::size_t most) {
  if (utf8::columns(s) <= most) return htmlText(s);
  std::size_t at = 0;
  for (std::size_t n = 0; n + 1 < most; ++n) {
    const auto c = utf8::decode(s, at);
    at += c ? c->size : 1;
  }
  return htmlText(std::string_view(s).substr(0, at)) + "…";
}

/// Steps from the viewer, along the wires.
std::map<NodeId, int> depths(const Project& project) {
  std::map<NodeId, int> out;
  for (const Node& n : project.nodes)
    if (n.kind() == NodeKind::Viewer) out[n.id] = 0;
  for (std::size_t round = 0; round < project.nodes.size(); ++round)
    for (const Link& l : project.links)
      if (out.contains(l.from)) out.try_emplace(l.to, out[l.from] + 1);
  return out;
}

std::map<NodeId, Point> places(const Project& project) {
  std::map<NodeId, Point> out = project.layout;
  std::erase_if(out, [&](const auto& place) { return !project.find(place.first); });
  for (auto& [id, p] : out) p = {std::clamp(p.x, -kFar, kFar), std::clamp(p.y, -kFar, kFar)};
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

}  // namespace

std::string pathSvg(const Project& project, const Trace& trace) {
  const auto at = places(project);
  if (at.empty()) return {};
  std::set<std::string> used;
  for (const Hop& hop : trace.hops) used.insert(hop.via.value);
  int left = at.begin()->second.x, right = left, top = at.begin()->second.y, bottom = top;
  for (const auto& [id, p] : at) {
    left = std::min(left, p.x);
    right = std::max(right, p.x);
    top = std::min(top, p.y);
    bottom = std::max(bottom, p.y);
  }
  const int width = right - left + kWidth + 2 * kMargin, height = bottom - top + kHeight + 2 * kMargin;
  std::string out =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-label=\"The path of the request\" viewBox=\"" +
      number(left - kWidth / 2 - kMargin) + " " + number(top - kHeight / 2 - kMargin) + " " + number(width) +
      " " + number(height) + "\">";
  for (const Link& link : project.links)
    if (at.contains(link.from) && at.contains(link.to))
      out += wire(project, link, at, used.contains(link.id.value));
  for (const Node& node : project.nodes) out += box(node, trace, at.at(node.id));
  return out + "</svg>";
}

}  // namespace headway
