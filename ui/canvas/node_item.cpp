// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/node_item.h"

#include <QCursor>
#include <QGraphicsSceneHoverEvent>
#include <QPainter>
#include <cmath>
#include <utility>

#include "ui/canvas/badge.h"
#include "ui/text.h"
#include "ui/theme.h"

namespace headway::ui {
namespace {

QString elided(const QFont& font, const QString& text, qreal width) {
  return QFontMetricsF(font).elidedText(text, Qt::ElideRight, width);
}

QString countText(const NodeState& s) {
  QStringList parts;
  if (s.changes > 0) parts << QObject::tr("%n header(s) replaced or removed", nullptr, s.changes);
  if (s.added > 0) parts << QObject::tr("%n added", nullptr, s.added);
  return parts.join(QStringLiteral(", "));
}

QString toolTipOf(const Node& node, const NodeState& s) {
  QStringList lines = {qs(node.name) + QStringLiteral(" · ") + qs(schema(node.kind()).title), s.line,
                       s.wireLine};
  if (s.mark != PathMark::None) lines << markText(s.mark);
  if (const QString counts = countText(s); !counts.isEmpty()) lines << counts;
  return lines.join('\n');
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
  paintCard(*painter);
  paintTexts(*painter);
  paintBadge(*painter);
  if (portsShown_ || hovered_ || isSelected()) paintPorts(*painter);
}

void NodeItem::paintCard(QPainter& p) const {
  const Colors& c = Theme::instance().colors();
  const QRectF card = geometry::card();
  const bool refused = state_.mark == PathMark::Refused;
  const qreal r = metrics::kCardRadius;
  p.setPen(Qt::NoPen);
  p.setBrush(c.shadow);
  p.drawRoundedRect(card.adjusted(0, 1, 0, 1.5), r, r);
  p.drawRoundedRect(card.adjusted(-0.5, 1, 0.5, 3), r + 1, r + 1);
  const QColor ring = light_ == Light::Possible || isSelected() ? c.accent : refused ? c.refused : QColor();
  if (ring.isValid()) {
    QColor halo = ring;
    halo.setAlphaF(0.22F);
    p.setPen(QPen(halo, 6));
    p.setBrush(Qt::NoBrush);
    p.drawRoundedRect(card, r, r);
  }
  QPainterPath shape;
  shape.addRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), r, r);
  p.fillPath(shape, c.panel);
  p.save();
  p.setClipPath(shape, Qt::IntersectClip);
  p.fillRect(QRectF(card.topLeft(), QSizeF(geometry::kStrip, card.height())), Theme::instance().node(kind_));
  p.restore();
  p.setBrush(Qt::NoBrush);
  p.setPen(QPen(ring.isValid() ? ring
                : hovered_     ? c.faint
                               : c.line,
                ring.isValid() ? 1.5 : 1,
                state_.mark == PathMark::NotReached && !ring.isValid() ? Qt::DashLine : Qt::SolidLine));
  p.drawPath(shape);
}

void NodeItem::paintTexts(QPainter& p) const {
  const Theme& theme = Theme::instance();
  const Colors& c = theme.colors();
  const bool away = state_.mark == PathMark::NotReached;
  theme.icon(QStringLiteral("node-") + qs(enumName(kind_)), away ? c.faint : theme.node(kind_))
      .paint(&p, geometry::icon().toRect());
  const auto line = [&](const QRectF& box, const QFont& font, const QColor& color, const QString& text) {
    p.setFont(font);
    p.setPen(color);
    p.drawText(box, Qt::AlignLeft | Qt::AlignVCenter, elided(font, text, box.width()));
  };
  line(geometry::name(), theme.strong(), away ? c.muted : c.ink, name_);
  line(geometry::firstLine(), theme.small(), away ? c.faint : c.muted, state_.line);
  const QColor wire = wireLineColor_.isValid() ? wireLineColor_ : c.muted;
  line(geometry::secondLine(), theme.mono(), away ? c.faint : wire, state_.wireLine);
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
