// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QGraphicsItem>
#include <optional>

#include "ui/canvas/laid_text.h"
#include "ui/canvas/node_geometry.h"
#include "ui/canvas/path_state.h"

namespace headway::ui {

/// The card of one node. Its position is the node's middle.
class NodeItem : public QGraphicsItem {
 public:
  enum { Type = UserType + 1 };
  /// How the card looks while a wire is being pulled.
  enum class Light { Normal, Possible, Impossible };

  explicit NodeItem(NodeId id);

  /// Shows this node; the same arguments again change nothing. `wireLineColor`: invalid = ink of the theme.
  void sync(const Node& node, const NodeState& state, const QColor& wireLineColor);
  void setLight(Light light);
  Light light() const { return light_; }
  /// Shows the ports from which wires can be pulled.
  void setPortsShown(bool shown);

  const NodeId& nodeId() const { return id_; }
  NodeKind kind() const { return kind_; }
  const QString& name() const { return name_; }
  QString spokenName() const;  ///< what it is called, what it is, and how it fares
  const NodeState& state() const { return state_; }
  /// The port under a point of the scene, if a wire can be pulled out there.
  std::optional<geometry::Side> portAt(QPointF scenePos) const;
  bool isOnName(QPointF scenePos) const;

  int type() const override { return Type; }
  QRectF boundingRect() const override;
  QPainterPath shape() const override;
  void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

 protected:
  void hoverEnterEvent(QGraphicsSceneHoverEvent* event) override;
  void hoverMoveEvent(QGraphicsSceneHoverEvent* event) override;
  void hoverLeaveEvent(QGraphicsSceneHoverEvent* event) override;

 private:
  QColor ringColor() const;  ///< invalid: none
  void paintCard(QPainter& p) const;
  void paintTexts(QPainter& p);
  /// So small that nothing of it can be read.
  void paintFar(QPainter& p);
  /// The three lines in their boxes and colours.
  template <class Paint>
  void eachLine(const Paint& paint);
  void paintBadge(QPainter& p) const;
  void paintPorts(QPainter& p) const;

  NodeId id_;
  NodeKind kind_ = NodeKind::Viewer;
  QString name_;
  NodeState state_;
  QColor wireLineColor_;
  LaidText nameText_, lineText_, wireText_;
  Light light_ = Light::Normal;
  bool portsShown_ = false, hovered_ = false;
};

}  // namespace headway::ui
