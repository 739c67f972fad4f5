// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/node_geometry.h"

#include <cmath>
#include <vector>

#include "ui/theme.h"

namespace headway::ui {
namespace geometry {
namespace {
constexpr qreal kLeft = -kWidth / 2, kTop = -kHeight / 2;
constexpr qreal kTextLeft = kLeft + kStrip + 11, kTextWidth = kWidth - kStrip - 22;
}  // namespace

QRectF card() { return {kLeft, kTop, kWidth, kHeight}; }
QRectF icon() { return {kTextLeft - 1, kTop + 10, 16, 16}; }
QRectF name() { return {kTextLeft + 20, kTop + 8, kTextWidth - 20 - 20, 20}; }
QRectF firstLine() { return {kTextLeft, kTop + 29, kTextWidth, 17}; }
QRectF secondLine() { return {kTextLeft, kTop + 47, kTextWidth, 16}; }
QRectF badge() { return {kLeft + kWidth - 28, kTop + 9, 18, 18}; }

QPointF port(Side side) {
  switch (side) {
    case Side::Left: return {kLeft, 0};
    case Side::Right: return {-kLeft, 0};
    case Side::Top: return {0, kTop};
    case Side::Bottom: return {0, -kTop};
  }
  return {};
}

QPointF direction(Side side) {
  switch (side) {
    case Side::Left: return {-1, 0};
    case Side::Right: return {1, 0};
    case Side::Top: return {0, -1};
    case Side::Bottom: return {0, 1};
  }
  return {};
}

Sides sides(QPointF from, QPointF to, bool toFunction) {
  if (toFunction) return to.y() <= from.y() ? Sides{Side::Top, Side::Bottom} : Sides{Side::Bottom, Side::Top};
  return {Side::Right, Side::Left};
}

std::vector<Side> openSides(NodeKind kind) {
  switch (kind) {
    case NodeKind::Viewer: return {Side::Right};
    case NodeKind::Distribution: return {Side::Right, Side::Top};
    case NodeKind::Function: return {};
    case NodeKind::HttpApi:
    case NodeKind::RestApi:
    case NodeKind::FunctionUrl:
    case NodeKind::LoadBalancer: return {Side::Right};
    case NodeKind::Django:
    case NodeKind::Bucket: return {};
  }
  return {};
}

QPainterPath wire(QPointF from, Side leaving, QPointF to, Side arriving) {
  const QPointF a = from + port(leaving), b = to + port(arriving);
  const QPointF way = b - a;
  const qreal reach = qBound(24.0, std::hypot(way.x(), way.y()) / 2, 160.0);
  QPainterPath path(a);
  path.cubicTo(a + direction(leaving) * reach, b + direction(arriving) * reach, b);
  return path;
}

QPainterPath looseWire(QPointF from, Side leaving, QPointF end) {
  const QPointF a = from + port(leaving);
  const qreal reach = qBound(12.0, std::hypot(end.x() - a.x(), end.y() - a.y()) / 2, 160.0);
  QPainterPath path(a);
  path.cubicTo(a + direction(leaving) * reach, end - direction(leaving) * reach, end);
  return path;
}

QPointF snapped(QPointF p) {
  constexpr qreal step = metrics::kGrid;
  return {std::round(p.x() / step) * step, std::round(p.y() / step) * step};
}

}  // namespace geometry

namespace {

constexpr int kColumn = 300, kRow = 140, kAbove = 168;

/// Steps from a node nothing leads to.
std::map<NodeId, int> depths(const Project& p) {
  std::map<NodeId, int> depth;
  for (const Node& n : p.nodes) depth[n.id] = 0;
  bool deeper = true;
  for (std::size_t round = 0; deeper && round < p.nodes.size(); ++round) {
    deeper = false;
    for (const Link& l : p.links) {
      const int from = depth[l.from];
      int& to = depth[l.to];
      if (to > from || from >= static_cast<int>(p.nodes.size())) continue;
      to = from + 1;
      deeper = true;
    }
  }
  return depth;
}

}  // namespace

std::map<NodeId, Point> placesOf(const Project& p) {
  std::map<NodeId, Point> out;
  std::map<int, int> rows;  // nodes already in a column
  const std::map<NodeId, int> depth = depths(p);
  for (const Node& n : p.nodes) {
    if (const auto at = p.layout.find(n.id); at != p.layout.end()) {
      out[n.id] = at->second;
    } else if (n.kind() != NodeKind::Function) {
      const int column = depth.at(n.id);
      out[n.id] = {column * kColumn, rows[column]++ * kRow};
    }
  }
  for (const Node& n : p.nodes) {
    if (out.count(n.id)) continue;
    const auto links = p.linksTo(n.id);
    const Point base =
        links.empty() || !out.count(links.front()->from) ? Point{} : out.at(links.front()->from);
    out[n.id] = {base.x + rows[-1]++ * kColumn / 2, base.y - kAbove};
  }
  return out;
}

}  // namespace headway::ui
