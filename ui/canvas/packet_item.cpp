// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/packet_item.h"

#include <QPainter>

#include "ui/theme.h"

namespace headway::ui {

PacketItem::PacketItem() {
  setZValue(1.8);  // above the wires, below the cards it passes through
  setAcceptedMouseButtons(Qt::NoButton);
  hide();
  motion_.setStartValue(0.0);
  motion_.setEndValue(1.0);
  motion_.setEasingCurve(QEasingCurve::InOutSine);
  connect(&motion_, &QVariantAnimation::valueChanged, this,
          [this](const QVariant& v) { setPos(way_.pointAtPercent(v.toReal())); });
  connect(&motion_, &QVariantAnimation::finished, this, [this] { hide(); });
}

void PacketItem::travel(const QPainterPath& way, std::size_t legs) {
  motion_.stop();
  if (way.isEmpty()) return hide();
  way_ = way;
  setPos(way_.pointAtPercent(0));
  show();
  motion_.setDuration(static_cast<int>(legs) * 500);
  motion_.start();
}

void PacketItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
  const Colors& c = Theme::instance().colors();
  QColor halo = c.accent;
  halo.setAlphaF(0.25F);
  painter->setRenderHint(QPainter::Antialiasing);
  painter->setPen(Qt::NoPen);
  painter->setBrush(halo);
  painter->drawEllipse(QPointF(), 8.5, 8.5);
  painter->setBrush(c.accent);
  painter->drawEllipse(QPointF(), 5, 5);
}

}  // namespace headway::ui
