// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainterPath>
#include <QPointF>
#include <QRectF>
#include <map>

#include "sim/model/project.h"

namespace headway::ui {

/// Where things of a card are; pure functions, in the card's own coordinates (0,0 is its middle).
namespace geometry {

inline constexpr qreal kWidth = 176, kHeight = 72, kStrip = 5, kPort = 5;

/// At smaller zooms letters are below 5 pixels: bars stand for them.
inline constexpr qreal kReadable = 0.35;

QRectF card();
QRectF icon();
QRectF name();
QRectF firstLine();
QRectF secondLine();
QRectF badge();

enum class Side { Left, Right, Top, Bottom };
QPointF port(Side side);
QPointF direction(Side side);

/// The sides at which a wire leaves and arrives. Functions hang on top of their distribution, or below it if
/// they lie lower; everything else runs from left to right.
struct Sides {
  Side from, to;
};
Sides sides(QPointF from, QPointF to, bool toFunction);
/// The sides at which wires of this kind can be pulled out.
std::vector<Side> openSides(NodeKind kind);

/// The curve between two cards at these places.
QPainterPath wire(QPointF from, Side leaving, QPointF to, Side arriving);
/// The loose end of a wire being pulled.
QPainterPath looseWire(QPointF from, Side leaving, QPointF end);

/// The nearest step of the 4 px grid.
QPointF snapped(QPointF p);
}  // namespace geometry

/// A place for every node: those of the layout, and for the rest columns by distance from the viewer with
/// functions above their distribution. The same project always gives the same places.
std::map<NodeId, Point> placesOf(const Project& project);

}  // namespace headway::ui
