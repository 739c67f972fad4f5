// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/travel/packet_way.h"

#include <algorithm>

#include "ui/canvas/canvas_scene.h"
#include "ui/canvas/link_item.h"
#include "ui/canvas/node_item.h"

namespace headway::ui {
namespace {

constexpr qreal kBefore = 30;  ///< between the packet's middle and the card it waits at

QPainterPath wireOf(const CanvasScene& scene, const Leg& leg) {
  const LinkItem* item = scene.item(leg.link);
  if (!item) return {};
  return leg.back ? item->wire().toReversed() : item->wire();
}

/// The distance the packet keeps from the end of that wire: less on a short one.
qreal before(const QPainterPath& wire) { return std::min(kBefore, wire.length() * 0.4); }

QPointF pointAt(const QPainterPath& path, qreal length) {
  return path.pointAtPercent(path.percentAtLength(length));
}

bool moves(const Stop& stop) { return !stop.way.empty(); }

/// The last of the first `count` stops that the packet came to over a wire; null if it did not move yet.
const Stop* lastMove(const std::vector<Stop>& stops, std::size_t count) {
  const auto end = stops.begin() + static_cast<std::vector<Stop>::difference_type>(count);
  const auto found = std::find_if(std::make_reverse_iterator(end), stops.rend(), moves);
  return found == stops.rend() ? nullptr : &*found;
}

}  // namespace

PacketWay wayTo(const CanvasScene& scene, const std::vector<Stop>& stops, std::size_t stop) {
  PacketWay out;
  const Stop* came = lastMove(stops, stop);
  for (const Leg& leg : stops[stop].way) {
    const QPainterPath wire = wireOf(scene, leg);
    if (wire.isEmpty()) return {};
    if (!out.path.isEmpty()) {
      out.path.connectPath(wire);
    } else if (came) {  // on to the node it waits at, and out of it by the next wire
      out.path.moveTo(restAt(scene, stops, stop - 1));
      out.path.lineTo(wireOf(scene, came->way.back()).currentPosition());
      out.path.connectPath(wire);
    } else {
      out.path = wire;
      out.from = before(wire);
    }
    out.to = out.path.length() - before(wire);
  }
  return out;
}

QPointF restAt(const CanvasScene& scene, const std::vector<Stop>& stops, std::size_t stop) {
  if (const Stop* came = lastMove(stops, stop + 1)) {
    const QPainterPath wire = wireOf(scene, came->way.back());
    if (!wire.isEmpty()) return pointAt(wire, wire.length() - before(wire));
  }
  const auto here = stops.begin() + static_cast<std::vector<Stop>::difference_type>(stop);
  const auto goes = std::find_if(here, stops.end(), moves);
  if (goes != stops.end()) {
    const QPainterPath wire = wireOf(scene, goes->way.front());
    if (!wire.isEmpty()) return pointAt(wire, before(wire));
  }
  const NodeItem* node = scene.item(here->node);
  return node ? node->pos() + geometry::port(geometry::Side::Right) : QPointF();
}

}  // namespace headway::ui
