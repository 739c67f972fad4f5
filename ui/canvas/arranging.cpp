// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/arranging.h"

#include <QPointF>
#include <QRectF>
#include <algorithm>
#include <cmath>
#include <locale>
#include <set>
#include <sstream>
#include <vector>

#include "ui/canvas/node_geometry.h"
#include "ui/canvas/note_item.h"

namespace headway::ui {
namespace {

constexpr qreal kPerInch = 72;  ///< canvas units; Graphviz counts in inches
constexpr qreal kFunctionStep = geometry::kWidth + 24, kAbove = 168;
constexpr qreal kColumnGap = 124, kRowGap = 64;
constexpr int kFrameMargin = 40;  ///< around the cards of a group

using Functions = std::map<NodeId, std::vector<NodeId>>;

/// The functions that hang above each distribution; one of two distributions hangs above the first.
Functions hangingFunctions(const Project& project) {
  Functions out;
  std::set<NodeId> taken;
  for (const Link& link : project.links)
    if (std::holds_alternative<FunctionLink>(link.config) && taken.insert(link.to).second)
      out[link.from].push_back(link.to);
  return out;
}

/// The nodes of the graph: all but hanging functions, by their index in the project.
std::map<NodeId, std::size_t> graphNodes(const Project& project, const Functions& functions) {
  std::map<NodeId, std::size_t> out;
  for (std::size_t i = 0; i < project.nodes.size(); ++i) out[project.nodes[i].id] = i;
  for (const auto& [distribution, above] : functions)
    for (const NodeId& id : above) out.erase(id);
  return out;
}

QSizeF sizeOf(const NodeId& id, const Functions& functions) {
  QSizeF size = geometry::card().size();
  const auto above = functions.find(id);
  if (above == functions.end()) return size;
  size.rwidth() += (static_cast<qreal>(above->second.size()) - 1) * kFunctionStep;
  size.rheight() += 2 * kAbove;  // on both sides, so that the distribution is level with the path
  return size;
}

QRectF around(const std::map<NodeId, QPointF>& places) {
  QRectF out;
  for (const auto& [id, at] : places) out |= geometry::card().translated(at);
  return out;
}

QPointF toPointF(Point p) { return {static_cast<qreal>(p.x), static_cast<qreal>(p.y)}; }

Point snappedPoint(QPointF at) {
  const QPoint p = geometry::snapped(at).toPoint();
  return {p.x(), p.y()};
}

/// Lines "node n7 1.22 0.5 …": by index, in canvas units, y downwards.
std::map<std::size_t, QPointF> readPlain(std::string_view plain) {
  std::map<std::size_t, QPointF> out;
  std::istringstream lines{std::string(plain)};
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line);
    words.imbue(std::locale::classic());
    std::string what;
    char n = 0;
    std::size_t index = 0;
    qreal x = 0, y = 0;
    if (words >> what >> n >> index >> x >> y && what == "node") out[index] = QPointF(x, -y) * kPerInch;
  }
  return out;
}

/// As far from the card nearest to it as it was.
std::map<std::size_t, Point> notePlaces(const Project& project, const std::map<NodeId, QPointF>& before,
                                        const std::map<NodeId, Point>& after) {
  std::map<std::size_t, Point> out;
  for (std::size_t i = 0; i < project.notes.size(); ++i) {
    const QPointF corner = toPointF({project.notes[i].x, project.notes[i].y});
    const QPointF middle = corner + QPointF(NoteItem::kWidth / 2, geometry::kHeight / 2);
    const auto nearest = std::ranges::min_element(before, {}, [&](const auto& place) {
      return std::hypot(place.second.x() - middle.x(), place.second.y() - middle.y());
    });
    if (nearest != before.end())
      out[i] = snappedPoint(corner + toPointF(after.at(nearest->first)) - nearest->second);
  }
  return out;
}

}  // namespace

std::string dotGraph(const Project& project) {
  const Functions functions = hangingFunctions(project);
  const auto nodes = graphNodes(project, functions);
  std::ostringstream out;
  out.imbue(std::locale::classic());
  const auto inches = [](qreal units) { return units / kPerInch; };
  out << "digraph {\nrankdir=LR splines=false ranksep=" << inches(kColumnGap)
      << " nodesep=" << inches(kRowGap) << "\nnode [shape=box fixedsize=true label=\"\"]\n";
  for (const auto& [id, index] : nodes) {
    const QSizeF size = sizeOf(id, functions);
    out << 'n' << index << " [width=" << inches(size.width()) << " height=" << inches(size.height()) << "]\n";
  }
  for (const Link& link : project.links)
    if (nodes.contains(link.from) && nodes.contains(link.to))
      out << 'n' << nodes.at(link.from) << " -> n" << nodes.at(link.to) << '\n';
  for (std::size_t i = 0; i < project.groups.size(); ++i) {
    out << "subgraph cluster" << i << " { margin=" << kFrameMargin;
    for (const std::string& id : project.groups[i].nodes)
      if (const auto node = nodes.find(NodeId{id}); node != nodes.end()) out << " n" << node->second;
    out << " }\n";
  }
  out << "}\n";
  return out.str();
}

Result<Arrangement> arrangementOf(const Project& project, std::string_view plain) {
  const Functions functions = hangingFunctions(project);
  const auto found = readPlain(plain);
  std::map<NodeId, QPointF> places, before;
  for (const auto& [id, index] : graphNodes(project, functions)) {
    const auto at = found.find(index);
    if (at == found.end()) return makeError("arrange.unreadable", "Graphviz did not say where all nodes go");
    places[id] = at->second;
  }
  for (const auto& [distribution, above] : functions) {
    const qreal half = (static_cast<qreal>(above.size()) - 1) / 2;
    for (std::size_t i = 0; i < above.size(); ++i)
      places[above[i]] =
          places.at(distribution) + QPointF((static_cast<qreal>(i) - half) * kFunctionStep, -kAbove);
  }
  for (const auto& [id, at] : placesOf(project)) before[id] = toPointF(at);
  const QPointF by = around(before).center() - around(places).center();
  Arrangement out;
  for (const auto& [id, at] : places) out.nodes[id] = snappedPoint(at + by);
  out.notes = notePlaces(project, before, out.nodes);
  return out;
}

}  // namespace headway::ui
