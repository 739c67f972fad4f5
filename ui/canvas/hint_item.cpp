// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/hint_item.h"

#include <QFontMetricsF>
#include <QGraphicsScene>
#include <QGraphicsView>
#include <QPainter>

#include "ui/theme.h"

namespace headway::ui {
namespace {
constexpr qreal kPad = 8, kAway = 16, kWidest = 280;
}

HintItem::HintItem() {
  setFlag(ItemIgnoresTransformations);
  setAcceptedMouseButtons(Qt::NoButton);
  setZValue(10);
  hide();
}

void HintItem::show(QPointF at, const QString& text, bool objection) {
  prepareGeometryChange();
  text_ = text;
  objection_ = objection;
  setPos(at);
  leftwards_ = false;
  if (scene() && !scene()->views().empty()) {
    const QGraphicsView* view = scene()->views().front();
    leftwards_ = view->mapFromScene(at).x() + boundingRect().right() > view->viewport()->width();
  }
  setVisible(true);
  update();
}

QRectF HintItem::boundingRect() const {
  const QRectF text = QFontMetricsF(Theme::instance().small())
                          .boundingRect(QRectF(0, 0, kWidest, 200), Qt::TextWordWrap, text_);
  const qreal x = leftwards_ ? -kAway - kPad - text.width() : kAway + kPad;
  return text.adjusted(-kPad, -kPad / 2, kPad, kPad / 2).translated(x, kAway + kPad / 2);
}

void HintItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
  const Colors& c = Theme::instance().colors();
  painter->setRenderHint(QPainter::Antialiasing);
  painter->setPen(QPen(objection_ ? c.refused : c.line, 1));
  painter->setBrush(c.panel);
  painter->drawRoundedRect(boundingRect().adjusted(0.5, 0.5, -0.5, -0.5), metrics::kRadius, metrics::kRadius);
  painter->setPen(objection_ ? c.refused : c.ink);
  painter->setFont(Theme::instance().small());
  painter->drawText(boundingRect().adjusted(kPad, kPad / 2, -kPad + 2, -kPad / 2), Qt::TextWordWrap, text_);
}

}  // namespace headway::ui
