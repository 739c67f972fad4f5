// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/drag_gesture.h"

#include <QApplication>
#include <QPainterPath>
#include <QPen>
#include <algorithm>
#include <utility>

#include "sim/model/edits.h"
#include "ui/canvas/canvas_scene.h"
#include "ui/canvas/node_item.h"
#include "ui/canvas/snapping.h"
#include "ui/canvas/wire_drop.h"
#include "ui/theme.h"

namespace headway::ui {
namespace {

constexpr qreal kReach = 6;  ///< pixels

}  // namespace

DragGesture::DragGesture(CanvasScene& scene) : scene_(scene), lines_(new QGraphicsPathItem) {
  lines_->setZValue(1.8);  // behind the cards, so that their texts stay readable
  lines_->hide();
  scene_.addItem(lines_);
}

void DragGesture::press(const NodeId& grabbed, QPointF at) {
  ids_ = {grabbed};
  for (const NodeId& id : scene_.selectedNodes())
    if (id != grabbed) ids_.push_back(id);
  starts_.clear();
  others_.clear();
  for (const NodeId& id : ids_) starts_.push_back(scene_.item(id)->pos());
  for (const NodeItem* node : scene_.nodesInOrder())
    if (std::find(ids_.begin(), ids_.end(), node->nodeId()) == ids_.end()) others_.push_back(node->pos());
  from_ = at;
  by_ = {};
}

void DragGesture::move(QPointF at, bool freely, qreal zoom) {
  const QPointF way = at - from_;
  if (!hasMoved() && way.manhattanLength() * zoom < QApplication::startDragDistance() / 2.0) return;
  const Catch holds = freely ? Catch{} : Catch{scene_.gridStep(), kReach / zoom};
  const Rest rest = restOf(starts_, others_, way, holds);
  by_ = rest.by;
  at_ = at;
  QPainterPath path;
  for (const QLineF& guide : rest.guides) {
    path.moveTo(guide.p1());
    path.lineTo(guide.p2());
  }
  QPen pen(Theme::instance().colors().accent, 1, Qt::DashLine);
  pen.setCosmetic(true);
  lines_->setPen(pen);
  lines_->setPath(path);
  lines_->setVisible(!rest.guides.empty());
  show();
  if (const auto node = loose()) scene_.wireDrop().hover(scene_.item(*node)->kind(), node, at);
}

void DragGesture::release() {
  const QPointF by = by_;
  if (const auto node = loose(); node && hasMoved()) {
    const NodeKind kind = scene_.item(*node)->kind();
    if (scene_.wireDrop().drop(kind, node, at_)) return;
  }
  const std::vector<QPointF> starts = starts_;
  const std::vector<NodeId> ids = end();
  if (by.isNull()) return;
  Places places;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const QPoint at = (starts[i] + by).toPoint();
    places[ids[i]] = {at.x(), at.y()};
  }
  scene_.moveNodes(places);
}

void DragGesture::cancel() {
  by_ = {};
  show();
  end();
}

void DragGesture::show() {
  std::map<NodeId, QPointF> places;
  for (std::size_t i = 0; i < ids_.size(); ++i) places[ids_[i]] = starts_[i] + by_;
  scene_.showAt(places);
}

std::optional<NodeId> DragGesture::loose() const {
  if (ids_.size() != 1) return std::nullopt;
  const Project& project = *scene_.document().snapshot();
  const bool wired = std::ranges::any_of(
      project.links, [&](const Link& l) { return l.from == ids_.front() || l.to == ids_.front(); });
  return wired ? std::nullopt : std::optional(ids_.front());
}

std::vector<NodeId> DragGesture::end() {
  scene_.wireDrop().leave();
  lines_->hide();
  by_ = {};
  return std::exchange(ids_, {});
}

}  // namespace headway::ui
