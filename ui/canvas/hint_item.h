// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QGraphicsItem>

namespace headway::ui {

/// A line of text beside the pointer, the same size at any zoom, on the side where the view has room for it.
class HintItem : public QGraphicsItem {
 public:
  HintItem();
  void show(QPointF at, const QString& text, bool objection);

  QRectF boundingRect() const override;
  void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;
  const QString& text() const { return text_; }

 private:
  QString text_;
  bool objection_ = false, leftwards_ = false;
};

}  // namespace headway::ui
