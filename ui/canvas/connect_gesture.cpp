// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/connect_gesture.h"

#include <QPen>
#include <utility>

#include "sim/model/edits.h"
#include "ui/canvas/canvas_scene.h"
#include "ui/canvas/hint_item.h"
#include "ui/canvas/node_item.h"
#include "ui/text.h"
#include "ui/theme.h"

namespace headway::ui {

ConnectGesture::ConnectGesture(CanvasScene& scene)
    : scene_(scene), wire_(new QGraphicsPathItem), hint_(new HintItem) {
  wire_->setZValue(4);
  wire_->hide();
  scene_.addItem(wire_);
  scene_.addItem(hint_);
}

bool ConnectGesture::press(QPointF at) {
  for (NodeItem* node : scene_.nodesInOrder()) {
    const auto side = node->portAt(at);
    if (!side) continue;
    from_ = node;
    side_ = *side;
    break;
  }
  if (!from_) return false;
  for (NodeItem* node : scene_.nodesInOrder())
    if (node != from_)
      node->setLight(objection(*node).isEmpty() ? NodeItem::Light::Possible : NodeItem::Light::Impossible);
  from_->setPortsShown(true);
  move(at);
  wire_->show();
  return true;
}

void ConnectGesture::move(QPointF at) {
  const NodeItem* target = nodeAt(at);
  const QString why = target && target != from_ ? objection(*target) : QString();
  const Colors& c = Theme::instance().colors();
  wire_->setPen(QPen(why.isEmpty() ? c.accent : c.refused, 2.5, Qt::DashLine, Qt::RoundCap));
  wire_->setPath(geometry::looseWire(from_->pos(), side_, at));
  const QString inviting = target && target != from_ ? QObject::tr("Let go to link to %1").arg(target->name())
                                                     : QObject::tr("Drop on a lit node");
  hint_->show(at, why.isEmpty() ? inviting : why, !why.isEmpty());
}

void ConnectGesture::release(QPointF at) {
  const NodeItem* target = nodeAt(at);
  const NodeId from = from_->nodeId();
  const bool wanted = target && target != from_;
  const NodeId to = wanted ? target->nodeId() : NodeId{};
  cancel();
  if (wanted) scene_.connectNodes(from, to);
}

void ConnectGesture::cancel() {
  if (!from_) return;
  std::exchange(from_, nullptr)->setPortsShown(false);
  for (NodeItem* node : scene_.nodesInOrder()) node->setLight(NodeItem::Light::Normal);
  wire_->hide();
  hint_->hide();
}

NodeItem* ConnectGesture::nodeAt(QPointF at) const {
  for (QGraphicsItem* item : scene_.items(at))
    if (auto* node = qgraphicsitem_cast<NodeItem*>(item)) return node;
  return nullptr;
}

QString ConnectGesture::objection(const NodeItem& to) const {
  const auto made = edits::connect(*scene_.document().snapshot(), from_->nodeId(), to.nodeId());
  return made ? QString() : reasonText(made.error());
}

}  // namespace headway::ui
