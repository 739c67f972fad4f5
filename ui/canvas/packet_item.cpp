// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/packet_item.h"

#include <QFontMetricsF>
#include <QPainter>

#include "ui/theme.h"

namespace headway::ui {

namespace {

constexpr qreal kHeight = 18, kPad = 8, kHalo = 4;

QRectF pill(const QString& text) {
  const qreal width =
      qMax(kHeight, QFontMetricsF(Theme::instance().mono()).horizontalAdvance(text) + 2 * kPad);
  return {-width / 2, -kHeight / 2, width, kHeight};
}

}  // namespace

PacketItem::PacketItem() {
  setZValue(1.8);  // above the wires, below the cards it passes through
  setAcceptedMouseButtons(Qt::NoButton);
  hide();
  motion_.setStartValue(0.0);
  motion_.setEndValue(1.0);
  motion_.setEasingCurve(QEasingCurve::InOutSine);
  connect(&motion_, &QVariantAnimation::valueChanged, this, [this](const QVariant& v) {
    const qreal length = from_ + (to_ - from_) * v.toReal();
    setPos(path_.pointAtPercent(path_.percentAtLength(length)));
  });
}

void PacketItem::dress(const QString& text, const QColor& color) {
  if (text_ == text && color_ == color) return;
  prepareGeometryChange();
  text_ = text;
  color_ = color;
  update();
}

void PacketItem::place(QPointF at) {
  motion_.stop();
  setPos(at);
  show();
}

void PacketItem::travel(const QPainterPath& path, qreal from, qreal to, int ms) {
  place(path.pointAtPercent(path.percentAtLength(ms > 0 ? from : to)));
  if (ms <= 0) return;
  path_ = path;
  from_ = from;
  to_ = to;
  motion_.setDuration(ms);
  motion_.start();
}

QRectF PacketItem::boundingRect() const { return pill(text_).adjusted(-kHalo, -kHalo, kHalo, kHalo); }

void PacketItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
  const Colors& c = Theme::instance().colors();
  const QColor color = color_.isValid() ? color_ : c.accent;
  const QRectF box = pill(text_);
  QColor halo = color;
  halo.setAlphaF(0.25F);
  painter->setRenderHint(QPainter::Antialiasing);
  painter->setPen(Qt::NoPen);
  painter->setBrush(halo);
  painter->drawRoundedRect(boundingRect(), kHeight / 2 + kHalo, kHeight / 2 + kHalo);
  painter->setBrush(color);
  painter->drawRoundedRect(box, kHeight / 2, kHeight / 2);
  painter->setPen(c.onState);
  painter->setFont(Theme::instance().mono());
  painter->drawText(box, Qt::AlignCenter, text_);
}

}  // namespace headway::ui
