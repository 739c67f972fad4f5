// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/chip_item.h"

#include <QFontMetricsF>
#include <QGraphicsScene>
#include <QGraphicsSceneMouseEvent>
#include <QPainter>

#include "ui/theme.h"

namespace headway::ui {
namespace {

constexpr qreal kLine = 16, kPadX = 8, kPadY = 4, kLongest = 176;

}  // namespace

ChipItem::Line ChipItem::measured(const Passenger& passenger) {
  const QFontMetricsF m(Theme::instance().mono());
  const QString value = m.elidedText(passenger.value, Qt::ElideRight, kLongest);
  const qreal name = m.horizontalAdvance(passenger.name + ' ');
  return {passenger.name, value, passenger.value, name, name + m.horizontalAdvance(value)};
}

ChipItem::ChipItem(QGraphicsItem* parent) : QGraphicsItem(parent) { setZValue(3); }

void ChipItem::sync(const std::vector<Passenger>& passengers, const HostColors& hosts, const QColor& frame) {
  setVisible(!passengers.empty());
  if (passengers_ == passengers && hosts_ == hosts && frame_ == frame) return;
  prepareGeometryChange();
  passengers_ = passengers;
  hosts_ = hosts;
  frame_ = frame;
  lines_.clear();
  QStringList told;
  for (const Passenger& p : passengers) {
    lines_.push_back(measured(p));
    told << p.name + QStringLiteral(": ") + p.value;
  }
  setToolTip(told.join('\n'));
  update();
}

QRectF ChipItem::boundingRect() const {
  qreal width = 0;
  for (const Line& line : lines_) width = qMax(width, line.width);
  return {0, 0, width + 2 * kPadX, static_cast<qreal>(lines_.size()) * kLine + 2 * kPadY};
}

void ChipItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
  const Theme& theme = Theme::instance();
  const Colors& c = theme.colors();
  painter->setRenderHint(QPainter::Antialiasing);
  painter->setPen(QPen(parentItem()->isSelected() ? c.accent : c.line, 1));
  painter->setBrush(c.panel);
  painter->drawRoundedRect(boundingRect().adjusted(0.5, 0.5, -0.5, -0.5), metrics::kRadius, metrics::kRadius);
  painter->setFont(theme.mono());
  qreal y = kPadY;
  for (const Line& line : lines_) {
    const QRectF box(kPadX, y, line.width + 2, kLine);
    painter->setPen(c.muted);
    painter->drawText(box, Qt::AlignVCenter, line.name);
    const QColor host = hosts_.color(line.host);
    painter->setPen(host.isValid() ? host : c.ink);
    painter->drawText(box.adjusted(line.nameWidth, 0, 0, 0), Qt::AlignVCenter, line.value);
    y += kLine;
  }
}

void ChipItem::mousePressEvent(QGraphicsSceneMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return event->ignore();
  scene()->clearSelection();
  parentItem()->setSelected(true);
}

}  // namespace headway::ui
