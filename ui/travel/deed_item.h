// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QGraphicsItem>
#include <vector>

#include "sim/engine/host_threads.h"

namespace headway::ui {

/// At the lower edge of a node's card: what it does with the thread that is followed, a word each.
class DeedItem : public QGraphicsItem {
 public:
  enum { Type = UserType + 5 };
  DeedItem(std::vector<Deed> deeds, QGraphicsItem* node);

  const std::vector<Deed>& deeds() const { return deeds_; }

  int type() const override { return Type; }
  QRectF boundingRect() const override;
  void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

 private:
  std::vector<Deed> deeds_;
};

}  // namespace headway::ui
