// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QGraphicsPathItem>
#include <QPointF>
#include <optional>
#include <vector>

#include "ui/canvas/aligning.h"

namespace headway::ui {

class CanvasScene;

/// Dragging cards: all that are selected go together and catch on lines through the others and on the grid.
/// Only the end is an edit, so a drag is one undo step.
class DragGesture {
 public:
  explicit DragGesture(CanvasScene& scene);

  /// Takes hold of that node and all that are selected.
  void press(const NodeId& grabbed, QPointF at);
  /// `freely`: nothing is caught on. `zoom`: pixels per unit, for reaches in pixels.
  void move(QPointF at, bool freely, qreal zoom);
  void release();
  /// Puts everything back.
  void cancel();
  bool isActive() const { return !ids_.empty(); }
  bool hasMoved() const { return !by_.isNull(); }

 private:
  void show();
  /// The only node held, if no wire is at it: it may be put into one.
  std::optional<NodeId> loose() const;
  std::vector<NodeId> end();

  CanvasScene& scene_;
  QGraphicsPathItem* lines_;     ///< owned by the scene
  std::vector<NodeId> ids_;      ///< the grabbed one first
  std::vector<QPointF> starts_;  ///< of ids_
  std::vector<QPointF> others_;
  QPointF from_, by_, at_;
};

}  // namespace headway::ui
