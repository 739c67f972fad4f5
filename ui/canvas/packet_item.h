// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QGraphicsObject>
#include <QPainterPath>
#include <QVariantAnimation>

namespace headway::ui {

/// What travels along the wires: a pill with what it is, "GET" on the way down, "200" on the way back.
class PacketItem : public QGraphicsObject {
  Q_OBJECT
 public:
  PacketItem();

  /// Invalid colour: the accent.
  void dress(const QString& text, const QColor& color = {});
  void place(QPointF at);
  /// Along the path from one of its points to another (lengths, in either order), in `ms`; 0 places it there.
  void travel(const QPainterPath& path, qreal from, qreal to, int ms);
  bool isMoving() const { return motion_.state() == QVariantAnimation::Running; }
  const QString& text() const { return text_; }

  QRectF boundingRect() const override;
  void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

 private:
  QString text_;
  QColor color_;
  QPainterPath path_;
  qreal from_ = 0, to_ = 0;
  QVariantAnimation motion_;
};

}  // namespace headway::ui
