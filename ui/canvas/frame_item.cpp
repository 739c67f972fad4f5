// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/frame_item.h"

#include <QCursor>
#include <QPainter>
#include <utility>

#include "ui/text.h"
#include "ui/theme.h"

namespace headway::ui {
namespace {

constexpr qreal kAround = 24, kBand = 28, kRadius = 12, kEdge = 6;

}  // namespace

FrameItem::FrameItem(std::size_t index) : index_(index) {
  setFlags(ItemIsSelectable);
  setAcceptHoverEvents(true);
  setCursor(Qt::SizeAllCursor);
}

void FrameItem::sync(const QString& title, int nodes) {
  nodes_ = nodes;
  if (std::exchange(title_, title) != title) update();
}

void FrameItem::setContent(const QRectF& cards) {
  const QRectF frame = cards.adjusted(-kAround, -kAround - kBand, kAround, kAround);
  if (frame == frame_) return;
  prepareGeometryChange();
  frame_ = frame;
}

void FrameItem::setLit(bool lit) {
  if (std::exchange(lit_, lit) != lit) update();
}

QString FrameItem::spokenName() const {
  return QObject::tr("Group %1, %2")
      .arg(title_, counted(nodes_, QObject::tr("1 node"), QObject::tr("%1 nodes")));
}

QRectF FrameItem::titleBox() const { return {frame_.topLeft(), QSizeF(frame_.width(), kBand + 4)}; }

QPainterPath FrameItem::shape() const {
  QPainterPath whole, inside;
  whole.addRoundedRect(frame_, kRadius, kRadius);
  inside.addRect(frame_.adjusted(kEdge, kBand + 4, -kEdge, -kEdge));
  return whole.subtracted(inside);
}

void FrameItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
  const Theme& theme = Theme::instance();
  const Colors& c = theme.colors();
  const bool strong = isSelected() || lit_;
  QColor ground = strong ? c.accent : c.ink;
  ground.setAlphaF(lit_ ? 0.10F : 0.035F);
  painter->setRenderHint(QPainter::Antialiasing);
  painter->setBrush(ground);
  painter->setPen(QPen(strong ? c.accent : hovered_ ? c.faint : c.line, strong ? 1.5 : 1));
  painter->drawRoundedRect(frame_, kRadius, kRadius);
  const QRectF box = titleBox().adjusted(14, 4, -14, 0);
  painter->setFont(theme.strong());
  painter->setPen(strong ? c.accent : c.muted);
  painter->drawText(box, Qt::AlignLeft | Qt::AlignVCenter,
                    QFontMetricsF(theme.strong()).elidedText(title_, Qt::ElideRight, box.width()));
}

void FrameItem::hoverEnterEvent(QGraphicsSceneHoverEvent*) {
  hovered_ = true;
  update();
}

void FrameItem::hoverLeaveEvent(QGraphicsSceneHoverEvent*) {
  hovered_ = false;
  update();
}

}  // namespace headway::ui
