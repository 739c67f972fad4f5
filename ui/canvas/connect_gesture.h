// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QGraphicsPathItem>
#include <QPointF>

#include "ui/canvas/node_geometry.h"

namespace headway::ui {

class CanvasScene;
class HintItem;
class NodeItem;

/// Pulling a wire out of a port: lights the nodes it may lead to, and over any other says why it may not.
class ConnectGesture {
 public:
  explicit ConnectGesture(CanvasScene& scene);

  /// Begins if there is a port at that place of the scene.
  bool press(QPointF at);
  void move(QPointF at);
  /// Links to the node there, if that is allowed; ends the gesture either way.
  void release(QPointF at);
  void cancel();
  bool isActive() const { return from_ != nullptr; }

 private:
  NodeItem* nodeAt(QPointF at) const;
  /// Why the wire can't lead there; "" if it can.
  QString objection(const NodeItem& to) const;

  CanvasScene& scene_;
  NodeItem* from_ = nullptr;
  geometry::Side side_ = geometry::Side::Right;
  QGraphicsPathItem* wire_;  ///< owned by the scene
  HintItem* hint_;           ///< owned by the scene
};

}  // namespace headway::ui
