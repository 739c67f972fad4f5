// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QGraphicsItem>
#include <vector>

#include "ui/canvas/path_state.h"
#include "ui/host_colors.h"

namespace headway::ui {

/// The label of a wire: one line per passenger, host names in their colours. Belongs to its LinkItem.
class ChipItem : public QGraphicsItem {
 public:
  enum { Type = UserType + 3 };
  explicit ChipItem(QGraphicsItem* parent);

  /// Hidden when there is no passenger.
  void sync(const std::vector<Passenger>& passengers, const HostColors& hosts, const QColor& frame);
  const std::vector<Passenger>& passengers() const { return passengers_; }

  int type() const override { return Type; }
  QRectF boundingRect() const override;
  void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

 protected:
  void mousePressEvent(QGraphicsSceneMouseEvent* event) override;

 private:
  /// A passenger as it is written, measured once.
  struct Line {
    QString name, value, host;  ///< `host`: the whole value, which has a colour if it is a host's name
    qreal nameWidth, width;
  };
  static Line measured(const Passenger& passenger);

  std::vector<Passenger> passengers_;
  std::vector<Line> lines_;
  HostColors hosts_;
  QColor frame_;
};

}  // namespace headway::ui
