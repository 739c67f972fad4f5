// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/drag_gesture.h"

#include <QApplication>
#include <QPainterPath>
#include <QPen>
#include <algorithm>
#include <utility>

#include "sim/model/annotation_edits.h"
#include "sim/model/edits.h"
#include "ui/canvas/annotations.h"
#include "ui/canvas/canvas_scene.h"
#include "ui/canvas/node_item.h"
#include "ui/canvas/note_item.h"
#include "ui/canvas/snapping.h"
#include "ui/canvas/wire_drop.h"
#include "ui/text.h"
#include "ui/theme.h"

namespace headway::ui {
namespace {

constexpr qreal kReach = 6;  ///< pixels

const NodeItem* asNode(const QGraphicsItem* item) { return qgraphicsitem_cast<const NodeItem*>(item); }

}  // namespace

DragGesture::DragGesture(CanvasScene& scene) : scene_(scene), lines_(new QGraphicsPathItem) {
  lines_->setZValue(1.8);  // behind the cards, so that their texts stay readable
  lines_->hide();
  scene_.addItem(lines_);
}

void DragGesture::press(std::vector<QGraphicsItem*> held, QPointF at) {
  held_ = std::move(held);
  starts_.clear();
  others_.clear();
  for (const QGraphicsItem* item : held_) starts_.push_back(item->pos());
  // Cards line up by their middles; a note has none that means anything.
  if (!held_.empty() && asNode(held_.front()))
    for (const NodeItem* node : scene_.nodesInOrder())
      if (std::ranges::find(held_, static_cast<const QGraphicsItem*>(node)) == held_.end())
        others_.push_back(node->pos());
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
  showGuides(rest.guides);
  show();
  if (const NodeItem* node = loose()) scene_.wireDrop().hover(node->kind(), node->nodeId(), at);
  scene_.annotations().light(scene_.annotations().groupAt(at, heldNodes()));
}

void DragGesture::showGuides(const std::vector<QLineF>& guides) {
  QPainterPath path;
  for (const QLineF& guide : guides) {
    path.moveTo(guide.p1());
    path.lineTo(guide.p2());
  }
  QPen pen(Theme::instance().colors().accent, 1, Qt::DashLine);
  pen.setCosmetic(true);
  lines_->setPen(pen);
  lines_->setPath(path);
  lines_->setVisible(!guides.empty());
}

void DragGesture::release() {
  if (!hasMoved()) return end();
  if (const NodeItem* node = loose(); node && scene_.wireDrop().drop(node->kind(), node->nodeId(), at_))
    return;
  const auto group = scene_.annotations().groupAt(at_, heldNodes());
  Result<Project> after = moved(group);
  const QString what = label(group);
  end();
  scene_.edit(what, std::move(after));
}

Result<Project> DragGesture::moved(std::optional<std::size_t> group) const {
  std::map<NodeId, Point> nodes;
  std::map<std::size_t, Point> notes;
  for (std::size_t i = 0; i < held_.size(); ++i) {
    const QPoint at = (starts_[i] + by_).toPoint();
    if (const NodeItem* node = asNode(held_[i]))
      nodes[node->nodeId()] = {at.x(), at.y()};
    else if (const auto* note = qgraphicsitem_cast<const NoteItem*>(held_[i]))
      notes[note->index()] = {at.x(), at.y()};
  }
  Result<Project> after = edits::move(*scene_.document().snapshot(), nodes);
  if (after) after = edits::moveNotes(*after, notes);
  if (after && group) after = edits::joinGroup(*after, *group, heldNodes());
  return after;
}

QString DragGesture::label(std::optional<std::size_t> group) const {
  const NodeItem* node = asNode(held_.front());
  const QString what = held_.size() > 1 ? QObject::tr("%1 parts").arg(held_.size())
                       : node           ? node->name()
                                        : QObject::tr("the note");
  if (!group) return QObject::tr("Move %1").arg(what);
  return QObject::tr("Move %1 into %2").arg(what, qs(scene_.document().snapshot()->groups[*group].title));
}

void DragGesture::cancel() {
  by_ = {};
  show();
  end();
}

void DragGesture::show() {
  for (std::size_t i = 0; i < held_.size(); ++i) held_[i]->setPos(starts_[i] + by_);
  scene_.follow();
}

const NodeItem* DragGesture::loose() const {
  const NodeItem* node = held_.size() == 1 ? asNode(held_.front()) : nullptr;
  if (!node) return nullptr;
  const bool wired = std::ranges::any_of(scene_.document().snapshot()->links, [&](const Link& l) {
    return l.from == node->nodeId() || l.to == node->nodeId();
  });
  return wired ? nullptr : node;
}

std::vector<NodeId> DragGesture::heldNodes() const {
  std::vector<NodeId> out;
  for (const QGraphicsItem* item : held_)
    if (const NodeItem* node = asNode(item)) out.push_back(node->nodeId());
  return out;
}

void DragGesture::end() {
  scene_.wireDrop().leave();
  scene_.annotations().light(std::nullopt);
  lines_->hide();
  by_ = {};
  held_.clear();
}

}  // namespace headway::ui
