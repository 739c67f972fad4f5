// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/node_item.h"

#include <QCursor>
#include <QGraphicsSceneHoverEvent>
#include <QPainter>
#include <QStyleOptionGraphicsItem>
#include <cmath>
#include <utility>

#include "ui/canvas/badge.h"
#include "ui/text.h"
#include "ui/theme.h"

namespace headway::ui {
namespace {

constexpr qreal kShadowSeen = 0.6;  ///< at smaller zooms it is less than 2 pixels

qreal zoomOf(const QPainter& p) {
  return QStyleOptionGraphicsItem::levelOfDetailFromTransform(p.worldTransform());
}

QString countText(const NodeState& s) {
  QStringList parts;
  if (s.changes > 0)
    parts << counted(s.changes, QObject::tr("1 header replaced or removed"),
                     QObject::tr("%1 headers replaced or removed"));
  if (s.added > 0) parts << QObject::tr("%1 added").arg(s.added);
  return parts.join(QStringLiteral(", "));
}

QString toolTipOf(const Node& node, const NodeState& s) {
  QStringList lines = {qs(node.name) + QStringLiteral(" · ") + qs(schema(node.kind()).title), s.line,
                       s.wireLine};
  if (s.mark != PathMark::None) lines << markText(s.mark);
  if (const QString counts = countText(s); !counts.isEmpty()) lines << counts;
  return lines.join('\n');
}

/// The outlines that all cards have in common.
struct CardShapes {
  QPainterPath card, strip, frame, dashedFrame;
};

const CardShapes& cardShapes() {
  static const CardShapes shapes = [] {
    const QRectF card = geometry::card();
    CardShapes out;
    out.card.addRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), metrics::kCardRadius, metrics::kCardRadius);
    QPainterPath left;
    left.addRect(QRectF(card.topLeft(), QSizeF(geometry::kStrip, card.height())));
    out.strip = out.card.intersected(left);
    QPainterPathStroker pen;
    pen.setWidth(1);
    out.frame = pen.createStroke(out.card);
    pen.setDashPattern(Qt::DashLine);
    pen.setCapStyle(Qt::SquareCap);
    out.dashedFrame = pen.createStroke(out.card);
    return out;
  }();
  return shapes;
}

}  // namespace

NodeItem::NodeItem(NodeId id) : id_(std::move(id)) {
  setFlags(ItemIsSelectable);
  setAcceptHoverEvents(true);
  setZValue(2);
}

void NodeItem::sync(const Node& node, const NodeState& state, const QColor& wireLineColor) {
  if (kind_ == node.kind() && name_ == qs(node.name) && state_ == state && wireLineColor_ == wireLineColor)
    return;
  kind_ = node.kind();
  name_ = qs(node.name);
  state_ = state;
  wireLineColor_ = wireLineColor;
  setToolTip(toolTipOf(node, state));
  update();
}

void NodeItem::setLight(Light light) {
  if (std::exchange(light_, light) != light) update();
}

void NodeItem::setPortsShown(bool shown) {
  if (std::exchange(portsShown_, shown) != shown) update();
}

QString NodeItem::spokenName() const {
  return QObject::tr("%1, %2, %3").arg(name_, qs(schema(kind_).title), markText(state_.mark));
}

std::optional<geometry::Side> NodeItem::portAt(QPointF scenePos) const {
  const QPointF at = mapFromScene(scenePos);
  for (const geometry::Side side : geometry::openSides(kind_)) {
    const QPointF d = at - geometry::port(side);
    if (std::hypot(d.x(), d.y()) <= 11) return side;
  }
  return std::nullopt;
}

bool NodeItem::isOnName(QPointF scenePos) const { return geometry::name().contains(mapFromScene(scenePos)); }

QRectF NodeItem::boundingRect() const { return geometry::card().adjusted(-10, -10, 10, 12); }

QPainterPath NodeItem::shape() const {
  QPainterPath path;
  path.addRoundedRect(geometry::card(), metrics::kCardRadius, metrics::kCardRadius);
  for (const geometry::Side side : geometry::openSides(kind_)) path.addEllipse(geometry::port(side), 10, 10);
  return path.simplified();
}

void NodeItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
  painter->setRenderHint(QPainter::Antialiasing);
  if (light_ == Light::Impossible) painter->setOpacity(0.35);
  if (zoomOf(*painter) < geometry::kReadable) return paintFar(*painter);
  paintCard(*painter);
  paintTexts(*painter);
  paintBadge(*painter);
  if (portsShown_ || hovered_ || isSelected()) paintPorts(*painter);
}

QColor NodeItem::ringColor() const {
  const Colors& c = Theme::instance().colors();
  if (light_ == Light::Possible || isSelected()) return c.accent;
  return state_.mark == PathMark::Refused ? c.refused : QColor();
}

void NodeItem::paintCard(QPainter& p) const {
  const Colors& c = Theme::instance().colors();
  const QRectF card = geometry::card();
  const CardShapes& shapes = cardShapes();
  const qreal r = metrics::kCardRadius;
  p.setPen(Qt::NoPen);
  p.setBrush(c.shadow);
  if (zoomOf(p) >= kShadowSeen) {
    p.drawRoundedRect(card.adjusted(0, 1, 0, 1.5), r, r);
    p.drawRoundedRect(card.adjusted(-0.5, 1, 0.5, 3), r + 1, r + 1);
  }
  const QColor ring = ringColor();
  if (ring.isValid()) {
    QColor halo = ring;
    halo.setAlphaF(0.22F);
    p.setPen(QPen(halo, 6));
    p.setBrush(Qt::NoBrush);
    p.drawRoundedRect(card, r, r);
  }
  p.fillPath(shapes.card, c.panel);
  p.fillPath(shapes.strip, Theme::instance().node(kind_));
  if (ring.isValid())
    p.strokePath(shapes.card, QPen(ring, 1.5));
  else
    p.fillPath(state_.mark == PathMark::NotReached ? shapes.dashedFrame : shapes.frame,
               hovered_ ? c.faint : c.line);
}

template <class Paint>
void NodeItem::eachLine(const Paint& paint) {
  const Theme& theme = Theme::instance();
  const Colors& c = theme.colors();
  const bool away = state_.mark == PathMark::NotReached;
  const auto line = [&](LaidText& laid, const QRectF& box, const QFont& font, const QColor& color,
                        const QString& text) {
    laid.set(text, font, box.width());
    paint(laid, box, color);
  };
  line(nameText_, geometry::name(), theme.strong(), away ? c.muted : c.ink, name_);
  line(lineText_, geometry::firstLine(), theme.small(), away ? c.faint : c.muted, state_.line);
  const QColor wire = wireLineColor_.isValid() ? wireLineColor_ : c.muted;
  line(wireText_, geometry::secondLine(), theme.mono(), away ? c.faint : wire, state_.wireLine);
}

void NodeItem::paintTexts(QPainter& p) {
  const Theme& theme = Theme::instance();
  const bool away = state_.mark == PathMark::NotReached;
  theme.icon(QStringLiteral("node-") + qs(enumName(kind_)), away ? theme.colors().faint : theme.node(kind_))
      .paint(&p, geometry::icon().toRect());
  eachLine([&p](const LaidText& laid, const QRectF& box, const QColor& color) {
    p.setPen(color);
    laid.paint(p, box);
  });
}

void NodeItem::paintFar(QPainter& p) {
  const Colors& c = Theme::instance().colors();
  const QRectF card = geometry::card();
  const QColor ring = ringColor();
  const qreal pixel = 1 / zoomOf(p);
  p.setRenderHint(QPainter::Antialiasing, false);
  if (ring.isValid()) {
    QColor halo = ring;
    halo.setAlphaF(0.22F);
    p.fillRect(card.adjusted(-10, -10, 10, 10), halo);
  }
  QPen frame(ring.isValid() ? ring : hovered_ ? c.faint : c.line, ring.isValid() ? 2 : 1);
  frame.setCosmetic(true);
  p.setPen(frame);
  p.setBrush(c.panel);
  p.drawRect(card);
  const qreal strip = std::max(geometry::kStrip, 2.5 * pixel);
  p.fillRect(QRectF(card.topLeft(), QSizeF(strip, card.height())), Theme::instance().node(kind_));
  eachLine([&p](const LaidText& laid, const QRectF& box, QColor color) {
    color.setAlphaF(0.4F);
    p.setPen(color);
    laid.paintBar(p, box);
  });
  if (state_.mark == PathMark::None || state_.mark == PathMark::Sent || state_.mark == PathMark::NotReached)
    return;
  p.setRenderHint(QPainter::Antialiasing);
  p.setPen(Qt::NoPen);
  p.setBrush(markColor(state_.mark));
  p.drawEllipse(geometry::badge().center(), std::max(10.0, 2.5 * pixel), std::max(10.0, 2.5 * pixel));
}

void NodeItem::paintBadge(QPainter& p) const {
  headway::ui::paintBadge(p, geometry::badge(), state_.mark, state_.changes);
}

void NodeItem::paintPorts(QPainter& p) const {
  const Colors& c = Theme::instance().colors();
  p.setPen(QPen(c.accent, 1.5));
  p.setBrush(c.panel);
  for (const geometry::Side side : geometry::openSides(kind_))
    p.drawEllipse(geometry::port(side), geometry::kPort, geometry::kPort);
}

void NodeItem::hoverEnterEvent(QGraphicsSceneHoverEvent*) {
  hovered_ = true;
  update();
}

void NodeItem::hoverMoveEvent(QGraphicsSceneHoverEvent* event) {
  setCursor(portAt(event->scenePos()) ? Qt::CrossCursor : Qt::ArrowCursor);
}

void NodeItem::hoverLeaveEvent(QGraphicsSceneHoverEvent*) {
  hovered_ = false;
  unsetCursor();
  update();
}

}  // namespace headway::ui
