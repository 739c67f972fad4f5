// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QGraphicsPathItem>
#include <QPointF>
#include <optional>
#include <vector>

#include "sim/model/project.h"
#include "sim/support/result.h"

namespace headway::ui {

class CanvasScene;
class NodeItem;

/// Dragging cards and notes: all that are held go together and catch on lines through the others and on the
/// grid. Cards let go over a frame come into its group. Only the end is an edit, so a drag is one undo step.
class DragGesture {
 public:
  explicit DragGesture(CanvasScene& scene);

  /// Takes hold of these nodes and notes, of which the first is the one at the pointer.
  void press(std::vector<QGraphicsItem*> held, QPointF at);
  /// `freely`: nothing is caught on. `zoom`: pixels per unit, for reaches in pixels.
  void move(QPointF at, bool freely, qreal zoom);
  void release();
  /// Puts everything back.
  void cancel();
  bool isActive() const { return !held_.empty(); }
  bool hasMoved() const { return !by_.isNull(); }

 private:
  void showGuides(const std::vector<QLineF>& guides);
  void show();
  /// The only node held, if no wire is at it: it may be put into one.
  const NodeItem* loose() const;
  std::vector<NodeId> heldNodes() const;
  Result<Project> moved(std::optional<std::size_t> group) const;
  QString label(std::optional<std::size_t> group) const;
  void end();

  CanvasScene& scene_;
  QGraphicsPathItem* lines_;          ///< owned by the scene
  std::vector<QGraphicsItem*> held_;  ///< owned by the scene, which cancels before it drops any
  std::vector<QPointF> starts_;       ///< of held_
  std::vector<QPointF> others_;       ///< middles of the cards that stay
  QPointF from_, by_, at_;
};

}  // namespace headway::ui
