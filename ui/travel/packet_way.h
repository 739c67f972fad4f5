// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainterPath>
#include <vector>

#include "ui/travel/journey.h"

namespace headway::ui {

class CanvasScene;

/// The curve between two stops, in scene coordinates, and the part of it that is travelled (as lengths).
/// Every point of it is on a wire of the way or under the card of the node where two wires meet.
struct PacketWay {
  QPainterPath path;
  qreal from = 0, to = 0;
};

/// From the stop before to this one; an empty path if the packet stays where it is.
PacketWay wayTo(const CanvasScene& scene, const std::vector<Stop>& stops, std::size_t stop);
/// Where the packet waits at a stop: on the wire it came by, just before the node.
QPointF restAt(const CanvasScene& scene, const std::vector<Stop>& stops, std::size_t stop);

}  // namespace headway::ui
