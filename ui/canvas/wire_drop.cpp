// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/wire_drop.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "sim/model/edits.h"
#include "sim/model/insertion.h"
#include "ui/canvas/canvas_scene.h"
#include "ui/canvas/hint_item.h"
#include "ui/canvas/link_item.h"
#include "ui/canvas/node_item.h"
#include "ui/palette.h"
#include "ui/text.h"

namespace headway::ui {
namespace {

constexpr int kWireRoom = 100;  ///< length of a wire beside a card that came between

/// Everything from there on to the right steps aside, if the wire is too short for a card.
Project withRoom(Project p, const Link& link, const NodeId& node) {
  const auto places = placesOf(p);
  const Point from = places.at(link.from), to = places.at(link.to);
  const int need = 2 * (static_cast<int>(geometry::kWidth) + kWireRoom);
  const int gap = to.x - from.x;
  const bool level = std::abs(to.y - from.y) < 2 * geometry::kHeight;
  const int step = level && gap > 0 ? std::max(0, need - gap) : 0;
  for (const auto& [id, at] : places)
    if (step > 0 && id != node && id != link.from && at.x >= to.x) p.layout[id] = {at.x + step, at.y};
  p.layout[node] = {from.x + (gap + step) / 2, (from.y + to.y) / 2};
  return p;
}

QString nameOf(const Project& p, NodeKind kind, const std::optional<NodeId>& node) {
  return node ? qs(p.find(*node)->name) : kindName(kind);
}

}  // namespace

QString insertText(const Project& p, const Link& link, const QString& what) {
  return QObject::tr("Insert %1 between %2 and %3")
      .arg(what, qs(p.find(link.from)->name), qs(p.find(link.to)->name));
}

WireDrop::WireDrop(CanvasScene& scene) : scene_(scene), hint_(new HintItem) { scene_.addItem(hint_); }

Result<Project> WireDrop::inserted(const Project& p, const LinkId& link, NodeKind kind,
                                   const std::optional<NodeId>& node) {
  const Link* wire = p.find(link);
  const NodeId id = node.value_or(edits::freshId(p, kind));
  auto start = node ? Result<Project>(p) : edits::addNode(p, kind, {});
  if (!start) return start;
  auto out = edits::insertInto(start.value(), link, id);
  if (!out) return out;
  return withRoom(std::move(out).value(), *wire, id);
}

void WireDrop::hover(NodeKind kind, const std::optional<NodeId>& node, QPointF at) {
  LinkItem* wire = wireAt(at, node);
  if (!wire) return leave();
  if (lit_ && lit_ != wire) leave();
  const Project& project = *scene_.document().snapshot();
  const auto made = inserted(project, wire->linkId(), kind, node);
  wire->setLight(made ? LinkItem::Light::Possible : LinkItem::Light::Impossible);
  lit_ = wire;
  if (made)
    hint_->show(at, insertText(project, *project.find(wire->linkId()), nameOf(project, kind, node)), false);
  else
    hint_->show(at, reasonText(made.error()), true);
}

void WireDrop::leave() {
  if (lit_) std::exchange(lit_, nullptr)->setLight(LinkItem::Light::Normal);
  hint_->hide();
}

bool WireDrop::drop(NodeKind kind, const std::optional<NodeId>& node, QPointF at) {
  const LinkItem* wire = wireAt(at, node);
  leave();
  return wire && insert(kind, node, LinkId(wire->linkId()));
}

bool WireDrop::insert(NodeKind kind, const std::optional<NodeId>& node, const LinkId& link) {
  const Project& project = *scene_.document().snapshot();
  const NodeId id = node.value_or(edits::freshId(project, kind));
  auto made = inserted(project, link, kind, node);
  if (!made) return false;
  scene_.edit(insertText(project, *project.find(link), nameOf(project, kind, node)), std::move(made));
  scene_.select(id);
  emit scene_.roomMade();
  return true;
}

// Wires run below cards: what is over a card is meant for the card, except for the one that is held.
LinkItem* WireDrop::wireAt(QPointF at, const std::optional<NodeId>& node) const {
  LinkItem* wire = nullptr;
  for (QGraphicsItem* item : scene_.items(at)) {
    const auto* card = qgraphicsitem_cast<NodeItem*>(item);
    if (card && card->nodeId() != node) return nullptr;
    if (!wire) wire = qgraphicsitem_cast<LinkItem*>(item);
  }
  return wire;
}

}  // namespace headway::ui
