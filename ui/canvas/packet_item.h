// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QGraphicsObject>
#include <QPainterPath>
#include <QVariantAnimation>

namespace headway::ui {

/// The dot that travels along the wires a request takes.
class PacketItem : public QGraphicsObject {
  Q_OBJECT
 public:
  PacketItem();
  /// Starts at the beginning of the way; `legs` wires take 0.5 s each.
  void travel(const QPainterPath& way, std::size_t legs);

  QRectF boundingRect() const override { return {-9, -9, 18, 18}; }
  void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

 private:
  QPainterPath way_;
  QVariantAnimation motion_;
};

}  // namespace headway::ui
