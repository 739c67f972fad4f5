// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/link_item.h"

#include <QPainter>
#include <QPainterPathStroker>
#include <QStyleOptionGraphicsItem>
#include <cmath>
#include <utility>

#include "ui/canvas/badge.h"
#include "ui/canvas/chip_item.h"
#include "ui/theme.h"
#include "ui/travel/thread_text.h"

namespace headway::ui {
namespace {

/// Share of the way at which so much of it is left.
qreal beforeEnd(const QPainterPath& path, qreal left) {
  return path.percentAtLength(qMax(0.0, path.length() - left));
}

/// A filled head that points along the end of the wire.
void paintHead(QPainter& p, const QTransform& to, const QColor& color) {
  p.save();
  p.setTransform(to, true);
  p.setPen(Qt::NoPen);
  p.setBrush(color);
  p.drawPolygon(QPolygonF({{2, 0}, {-7, -4.5}, {-7, 4.5}}));
  p.restore();
}

void paintCross(QPainter& p, QPointF at, const QColor& color) {
  p.setPen(QPen(color, 2.5, Qt::SolidLine, Qt::RoundCap));
  p.drawLine(at + QPointF(-4, -4), at + QPointF(4, 4));
  p.drawLine(at + QPointF(-4, 4), at + QPointF(4, -4));
}

}  // namespace

LinkItem::LinkItem(LinkId id, bool dashed) : id_(std::move(id)), dashed_(dashed), chip_(new ChipItem(this)) {
  setFlags(ItemIsSelectable);
  setAcceptHoverEvents(true);
  setZValue(1);
}

void LinkItem::sync(const LinkState& state, const HostColors& hosts, const QString& label) {
  chip_->sync(state.passengers, hosts, markColor(state.mark));
  setToolTip(label + (state.selects.isEmpty() ? QString() : QStringLiteral("\n") + state.selects) + '\n' +
             markText(state.mark));
  const QColor thread =
      state.threadValue.isEmpty() ? QColor() : threadColor(hosts, state.threadValue, state.viewersValue);
  if (state_ == state && thread_ == thread) return;
  state_ = state;
  thread_ = thread;
  update();
}

void LinkItem::setEnds(QPointF from, QPointF to, bool toFunction) {
  const geometry::Sides sides = geometry::sides(from, to, toFunction);
  const QPainterPath path = geometry::wire(from, sides.from, to, sides.to);
  if (path == path_) return;
  prepareGeometryChange();
  from_ = from;
  to_ = to;
  path_ = path;
  const qreal head = beforeEnd(path, 3);
  const QPointF at = path.pointAtPercent(head);
  head_ = QTransform::fromTranslate(at.x(), at.y()).rotate(-path.angleAtPercent(head));
  crossAt_ = path.pointAtPercent(beforeEnd(path, 12));
  shape_.clear();
}

void LinkItem::setDimmed(bool dimmed) {
  if (std::exchange(dimmed_, dimmed) == dimmed) return;
  setOpacity(dimmed ? 0.45 : 1.0);
}

void LinkItem::setLight(Light light) {
  if (std::exchange(light_, light) != light) update();
}

// Below the cards where the wire is level, so that neither card nor wire is covered; else beside the curve,
// or above and below both cards.
std::vector<QRectF> LinkItem::chipPlaces() const {
  const QSizeF size = chip_->boundingRect().size();
  const QPointF middle = path_.pointAtPercent(0.5);
  std::vector<QRectF> out;
  const qreal away = geometry::kHeight / 2 + 20, left = middle.x() - size.width() / 2;
  const qreal below = qMax(from_.y(), to_.y()) + away;
  const qreal above = qMin(from_.y(), to_.y()) - away - size.height();
  if (std::abs(from_.y() - to_.y()) < geometry::kHeight) {
    out = {{{left, below}, size}, {{left, above}, size}, {{left, below + size.height() + 8}, size}};
  } else {
    for (const qreal along : {0.5, 0.65, 0.35, 0.8, 0.2}) {
      const QPointF at = path_.pointAtPercent(along);
      out.emplace_back(at + QPointF(14, 10 - size.height() * (along == 0.5 ? 0 : 0.5)), size);
      out.emplace_back(at + QPointF(-14 - size.width(), -size.height() / 2), size);
    }
    for (const QPointF at : {QPointF(left, above), QPointF(left, below)}) out.emplace_back(at, size);
  }
  return out;
}

void LinkItem::placeChip(QPointF at) { chip_->setPos(at.toPoint()); }

QRectF LinkItem::boundingRect() const { return path_.boundingRect().adjusted(-10, -10, 10, 10); }

QPainterPath LinkItem::shape() const {
  if (shape_.isEmpty()) {
    QPainterPathStroker stroker;
    stroker.setWidth(14);
    shape_ = stroker.createStroke(path_);
  }
  return shape_;
}

void LinkItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
  const Colors& c = Theme::instance().colors();
  QPainter& p = *painter;
  p.setRenderHint(QPainter::Antialiasing);
  p.setBrush(Qt::NoBrush);
  if (isSelected() || hovered_ || state_.carriesThread || light_ != Light::Normal) {
    QColor halo = light_ == Light::Impossible ? c.refused : thread_.isValid() ? thread_ : c.accent;
    halo.setAlphaF(light_ != Light::Normal                ? 0.40F
                   : thread_.isValid()                    ? 0.5F
                   : isSelected() || state_.carriesThread ? 0.28F
                                                          : 0.14F);
    p.strokePath(path_, QPen(halo, light_ == Light::Normal ? 9 : 14, Qt::SolidLine, Qt::RoundCap));
  }
  const bool away = state_.mark == PathMark::NotReached || state_.mark == PathMark::None;
  const QColor color = markColor(state_.mark);
  if (QStyleOptionGraphicsItem::levelOfDetailFromTransform(p.worldTransform()) < geometry::kReadable) {
    QPen far(color, away ? 1 : 2);  // a true width, dots and the head would vanish
    far.setCosmetic(true);
    return p.strokePath(path_, far);
  }
  QPen pen(color, away ? 1.8 : 2.5, Qt::SolidLine, Qt::FlatCap);
  if (dashed_)
    pen.setDashPattern({1.8, 1.8});
  else if (state_.mark == PathMark::NotReached)
    pen.setDashPattern({1, 3});
  p.strokePath(path_, pen);
  if (state_.mark == PathMark::Refused)
    paintCross(p, crossAt_, color);
  else if (!dashed_)
    paintHead(p, head_, color);
}

QVariant LinkItem::itemChange(GraphicsItemChange change, const QVariant& value) {
  if (change == ItemSelectedHasChanged) setZValue(value.toBool() ? 1.5 : 1);
  return QGraphicsItem::itemChange(change, value);
}

void LinkItem::hoverEnterEvent(QGraphicsSceneHoverEvent*) {
  hovered_ = true;
  update();
}

void LinkItem::hoverLeaveEvent(QGraphicsSceneHoverEvent*) {
  hovered_ = false;
  update();
}

}  // namespace headway::ui
