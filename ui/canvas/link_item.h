// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QGraphicsItem>
#include <QTransform>
#include <vector>

#include "ui/canvas/node_geometry.h"
#include "ui/canvas/path_state.h"
#include "ui/host_colors.h"

namespace headway::ui {

class ChipItem;

/// The wire of one link, with the chip that shows who travels on it.
class LinkItem : public QGraphicsItem {
 public:
  enum { Type = UserType + 2 };
  /// How the wire looks while a node is held over it.
  enum class Light { Normal, Possible, Impossible };

  LinkItem(LinkId id, bool dashed);

  /// Shows this state; the same arguments again change nothing.
  void sync(const LinkState& state, const HostColors& hosts, const QString& label);
  /// The middles of the two cards.
  void setEnds(QPointF from, QPointF to, bool toFunction);
  /// Draws the wire in the background while another header's thread is followed.
  void setDimmed(bool dimmed);
  void setLight(Light light);
  Light light() const { return light_; }

  const LinkId& linkId() const { return id_; }
  const LinkState& state() const { return state_; }
  const QPainterPath& wire() const { return path_; }
  ChipItem* chip() const { return chip_; }
  /// Where the chip may lie, the best place first; in scene coordinates.
  std::vector<QRectF> chipPlaces() const;
  void placeChip(QPointF at);

  int type() const override { return Type; }
  QRectF boundingRect() const override;
  QPainterPath shape() const override;
  void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

 protected:
  QVariant itemChange(GraphicsItemChange change, const QVariant& value) override;
  void hoverEnterEvent(QGraphicsSceneHoverEvent* event) override;
  void hoverLeaveEvent(QGraphicsSceneHoverEvent* event) override;

 private:
  LinkId id_;
  bool dashed_, hovered_ = false, dimmed_ = false;
  Light light_ = Light::Normal;
  LinkState state_;
  QColor thread_;  ///< of the host thread that runs here; invalid: none
  QPointF from_, to_;
  QPainterPath path_;
  mutable QPainterPath shape_;  ///< empty: to be made when it is asked for
  QTransform head_;             ///< to the end of the wire and along it
  QPointF crossAt_;
  ChipItem* chip_;
};

}  // namespace headway::ui
