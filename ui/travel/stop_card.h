// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QGraphicsObject>
#include <QTextDocument>
#include <QVariantAnimation>
#include <vector>

#include "ui/host_colors.h"
#include "ui/travel/stop_text.h"

namespace headway::ui {

/// The card beside a node that tells what happened to the message there. Its position is its top left corner.
class StopCard : public QGraphicsObject {
  Q_OBJECT
 public:
  StopCard();

  /// Shows that text, fading in if the card was hidden or spoke of something else.
  void tell(const StopText& text, const HostColors& hosts);
  const StopText& text() const { return text_; }
  QSizeF size() const { return size_; }
  /// Puts it there, with a line to the nearest point of the node's card.
  void place(QPointF topLeft, const QRectF& node);

  QRectF boundingRect() const override;
  void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

 private:
  struct Piece {
    QString text;
    QColor color;
    bool struck = false;
    qreal width = 0;
  };
  using Pieces = std::vector<Piece>;

  void layOut();
  Pieces pieces(const StopLine& line) const;
  void paintLine(QPainter& p, const StopLine& line, const Pieces& pieces, qreal y) const;

  StopText text_;
  HostColors hosts_;
  std::vector<Pieces> lines_;
  QTextDocument said_;
  QSizeF size_;
  QLineF leader_;
  QVariantAnimation fade_;
};

}  // namespace headway::ui
