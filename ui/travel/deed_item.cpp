// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/travel/deed_item.h"

#include <QFontMetricsF>
#include <QPainter>
#include <utility>

#include "ui/canvas/node_geometry.h"
#include "ui/theme.h"
#include "ui/travel/thread_text.h"

namespace headway::ui {
namespace {

constexpr qreal kHeight = 16, kPad = 7, kGap = 4;

qreal widthOf(Deed deed) {
  return QFontMetricsF(Theme::instance().small()).horizontalAdvance(deedWord(deed)) + 2 * kPad;
}

}  // namespace

DeedItem::DeedItem(std::vector<Deed> deeds, QGraphicsItem* node)
    : QGraphicsItem(node), deeds_(std::move(deeds)) {
  setAcceptedMouseButtons(Qt::NoButton);
  setPos(geometry::card().left() + 12, geometry::card().bottom() - 4);
}

QRectF DeedItem::boundingRect() const {
  qreal width = 0;
  for (const Deed deed : deeds_) width += widthOf(deed) + kGap;
  return {-1, -1, width + 2, kHeight + 2};
}

void DeedItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
  painter->setRenderHint(QPainter::Antialiasing);
  painter->setFont(Theme::instance().small());
  qreal x = 0;
  for (const Deed deed : deeds_) {
    const QRectF box(x + 0.5, 0.5, widthOf(deed) - 1, kHeight - 1);
    painter->setPen(QPen(deedColor(deed), 1));
    painter->setBrush(Theme::instance().colors().panel);
    painter->drawRoundedRect(box, kHeight / 2, kHeight / 2);
    painter->drawText(box, Qt::AlignCenter, deedWord(deed));
    x += widthOf(deed) + kGap;
  }
}

}  // namespace headway::ui
