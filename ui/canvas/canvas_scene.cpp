// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/canvas_scene.h"

#include <QGraphicsSceneMouseEvent>
#include <QGraphicsView>
#include <QSignalBlocker>
#include <algorithm>
#include <utility>

#include "sim/model/edits.h"
#include "ui/canvas/annotations.h"
#include "ui/canvas/chip_item.h"
#include "ui/canvas/chip_places.h"
#include "ui/canvas/connect_gesture.h"
#include "ui/canvas/drag_gesture.h"
#include "ui/canvas/frame_item.h"
#include "ui/canvas/glide.h"
#include "ui/canvas/link_item.h"
#include "ui/canvas/node_item.h"
#include "ui/canvas/note_item.h"
#include "ui/canvas/wire_drop.h"
#include "ui/text.h"
#include "ui/theme.h"
#include "ui/travel/journey.h"

namespace headway::ui {
namespace {

QPointF toScene(Point p) { return {static_cast<qreal>(p.x), static_cast<qreal>(p.y)}; }
Point toPoint(QPointF p) { return {qRound(p.x()), qRound(p.y())}; }

QString linkLabel(const Project& p, const Link& link) {
  return qs(p.find(link.from)->name) + QStringLiteral(" → ") + qs(p.find(link.to)->name);
}

bool canBeDragged(const QGraphicsItem* item) {
  return qgraphicsitem_cast<const NodeItem*>(item) || qgraphicsitem_cast<const FrameItem*>(item) ||
         qgraphicsitem_cast<const NoteItem*>(item);
}

/// Takes the items whose ids are gone out of the scene.
template <class Items, class Known>
void dropGone(Items& items, const Known& known) {
  for (auto it = items.begin(); it != items.end();) {
    if (known(it->first)) {
      ++it;
    } else {
      delete it->second;
      it = items.erase(it);
    }
  }
}

}  // namespace

QString reasonText(const Diagnostic& refusal) {
  return qs(refusal.message) + (refusal.hint.empty() ? QString() : QStringLiteral(": ") + qs(refusal.hint));
}

QString spokenName(const QGraphicsItem& item) {
  if (const auto* node = qgraphicsitem_cast<const NodeItem*>(&item)) return node->spokenName();
  if (const auto* frame = qgraphicsitem_cast<const FrameItem*>(&item)) return frame->spokenName();
  if (const auto* note = qgraphicsitem_cast<const NoteItem*>(&item)) return note->spokenName();
  return {};
}

CanvasScene::CanvasScene(Document& document, QObject* parent) : QGraphicsScene(parent), document_(document) {
  annotations_ = std::make_unique<Annotations>(*this);
  gesture_ = std::make_unique<ConnectGesture>(*this);
  drag_ = std::make_unique<DragGesture>(*this);
  wireDrop_ = std::make_unique<WireDrop>(*this);
  glide_ = new Glide(*this);
  connect(&document_, &Document::changed, this, &CanvasScene::sync);
  connect(this, &QGraphicsScene::selectionChanged, this, &CanvasScene::tellSelection);
  connect(&Theme::instance(), &Theme::changed, this, [this] {
    showState();
    update();
  });
  sync();
}

CanvasScene::~CanvasScene() { blockSignals(true); }

void CanvasScene::setTrace(std::shared_ptr<const Trace> trace, const HostColors& hosts) {
  trace_ = std::move(trace);
  hosts_ = hosts;
  seen_ = kAll;
  showState();
  emit traceShown();
}

void CanvasScene::setThread(const QString& header) {
  thread_ = header;
  showState();
}

void CanvasScene::setSeen(std::size_t hops) {
  if (std::exchange(seen_, hops) != hops) showState();
}

void CanvasScene::settle() {
  cancelPulling();
  glide_->finish();
}

void CanvasScene::sync() {
  settle();
  const Project& project = *document_.snapshot();
  dropGone(links_, [&](const LinkId& id) { return project.find(id) != nullptr; });
  dropGone(nodes_, [&](const NodeId& id) { return project.find(id) != nullptr; });
  syncNodes(project);
  syncLinks(project);
  annotations_->sync(project);
  showState();
  emit arranged();
}

void CanvasScene::syncNodes(const Project& project) {
  const auto places = placesOf(project);
  for (const Node& node : project.nodes) {
    NodeItem*& item = nodes_[node.id];
    if (!item) addItem(item = new NodeItem(node.id));
    item->setPos(toScene(places.at(node.id)));
  }
}

void CanvasScene::syncLinks(const Project& project) {
  for (const Link& link : project.links) {
    const bool toFunction = std::holds_alternative<FunctionLink>(link.config);
    LinkItem*& item = links_[link.id];
    if (!item) addItem(item = new LinkItem(link.id, toFunction));
    item->setEnds(nodes_.at(link.from)->pos(), nodes_.at(link.to)->pos(), toFunction);
  }
}

void CanvasScene::showState() {
  const Project& project = *document_.snapshot();
  if (trace_ && seen_ < trace_->hops.size()) {
    const Trace seen = seenAfter(*trace_, seen_);
    state_ = pathState(project, &seen, thread_);
  } else {
    state_ = pathState(project, trace_.get(), thread_);
  }
  const bool following = std::any_of(state_.links.begin(), state_.links.end(),
                                     [](const auto& l) { return l.second.carriesThread; });
  for (const Node& node : project.nodes) {
    const NodeState& s = state_.nodes.at(node.id);
    nodes_.at(node.id)->sync(node, s, hosts_.color(s.wireLine));
  }
  for (const Link& link : project.links) {
    LinkItem* item = links_.at(link.id);
    item->sync(state_.links.at(link.id), hosts_, linkLabel(project, link));
    item->setDimmed(following && !item->state().carriesThread);
  }
  placeChips();
}

void CanvasScene::placeChips() {
  std::vector<QRectF> taken;
  for (const auto& [id, item] : nodes_) taken.push_back(item->mapRectToScene(geometry::card()));
  for (const NoteItem* note : annotations_->notes()) taken.push_back(note->mapRectToScene(note->box()));
  std::vector<LinkItem*> wires;
  for (const auto& [id, item] : links_) wires.push_back(item);
  ui::placeChips(wires, std::move(taken));
}

NodeItem* CanvasScene::item(const NodeId& id) const {
  const auto at = nodes_.find(id);
  return at == nodes_.end() ? nullptr : at->second;
}

LinkItem* CanvasScene::item(const LinkId& id) const {
  const auto at = links_.find(id);
  return at == links_.end() ? nullptr : at->second;
}

std::vector<NodeItem*> CanvasScene::nodesInOrder() const {
  std::vector<NodeItem*> out;
  for (const auto& [id, item] : nodes_) out.push_back(item);
  std::sort(out.begin(), out.end(), [](const NodeItem* a, const NodeItem* b) {
    return std::pair(a->x(), a->y()) < std::pair(b->x(), b->y());
  });
  return out;
}

std::vector<QGraphicsItem*> CanvasScene::stops() const {
  std::vector<QGraphicsItem*> out;
  for (NodeItem* node : nodesInOrder()) out.push_back(node);
  for (FrameItem* frame : annotations_->frames()) out.push_back(frame);
  for (NoteItem* note : annotations_->notes()) out.push_back(note);
  return out;
}

std::vector<NodeId> CanvasScene::selectedNodes() const {
  std::vector<NodeId> out;
  for (const auto& [id, item] : nodes_)
    if (item->isSelected()) out.push_back(id);
  return out;
}

QRectF CanvasScene::cardRect() const {
  QRectF out;
  for (const auto& [id, item] : nodes_) out |= item->mapRectToScene(geometry::card());
  return out;
}

QRectF CanvasScene::contentRect() const {
  QRectF out = cardRect();
  for (const auto& [id, item] : links_)
    if (const ChipItem* chip = item->chip(); chip->isVisible()) out |= chip->sceneBoundingRect();
  return out | annotations_->rect();
}

void CanvasScene::addNode(NodeKind kind, QPointF middle) {
  const Project& project = *document_.snapshot();
  const NodeId id = edits::freshId(project, kind);
  edit(tr("Add %1").arg(qs(schema(kind).title)),
       edits::addNode(project, kind, toPoint(geometry::snapped(middle))));
  select(id);
}

void CanvasScene::select(const NodeId& id) { choose({item(id)}); }

void CanvasScene::select(const LinkId& id) { choose({item(id)}); }

void CanvasScene::select(const std::vector<NodeId>& ids) {
  std::vector<QGraphicsItem*> items;
  for (const NodeId& id : ids) items.push_back(item(id));
  choose(items);
}

void CanvasScene::selectAll() {
  std::vector<QGraphicsItem*> items;
  for (const auto& [id, item] : nodes_) items.push_back(item);
  for (NoteItem* note : annotations_->notes()) items.push_back(note);
  choose(items);
}

void CanvasScene::selectNextLink() {
  const auto& links = document_.snapshot()->links;
  if (links.empty()) return;
  const auto chosen = std::ranges::find_if(links, [this](const Link& l) { return item(l.id)->isSelected(); });
  select(chosen == links.end() || chosen + 1 == links.end() ? links.front().id : (chosen + 1)->id);
}

// However many items come and go, those who listen hear of it once.
void CanvasScene::choose(const std::vector<QGraphicsItem*>& items) {
  const QList<QGraphicsItem*> before = selectedItems();
  {
    const QSignalBlocker quiet(this);
    clearSelection();
    for (QGraphicsItem* item : items)
      if (item) item->setSelected(true);
  }
  if (selectedItems() != before) emit selectionChanged();
}

void CanvasScene::moveNodes(const std::map<NodeId, Point>& places) {
  if (places.empty()) return;
  const QString label = places.size() == 1 ? tr("Move %1").arg(item(places.begin()->first)->name())
                                           : tr("Move %1 nodes").arg(places.size());
  edit(label, edits::move(*document_.snapshot(), places));
}

qreal CanvasScene::gridStep() const { return snapping_ ? metrics::kGrid * 6 : metrics::kGrid; }

void CanvasScene::rename(const NodeId& id, const QString& name) {
  edit(tr("Rename to %1").arg(name.trimmed()),
       edits::rename(*document_.snapshot(), id, name.trimmed().toStdString()));
}

void CanvasScene::connectNodes(const NodeId& from, const NodeId& to) {
  const Project& project = *document_.snapshot();
  const Node *a = project.find(from), *b = project.find(to);
  const QString label = a && b ? tr("Link %1 to %2").arg(qs(a->name), qs(b->name)) : tr("Link");
  edit(label, edits::connect(project, from, to));
}

bool CanvasScene::isPulling() const { return gesture_->isActive() || drag_->isActive(); }

void CanvasScene::cancelPulling() {
  wireDrop_->leave();
  gesture_->cancel();
  if (drag_->isActive()) drag_->cancel();
}

void CanvasScene::follow() {
  for (const Link& link : document_.snapshot()->links) {
    LinkItem* wire = item(link.id);
    const NodeItem *from = item(link.from), *to = item(link.to);
    if (wire && from && to)
      wire->setEnds(from->pos(), to->pos(), std::holds_alternative<FunctionLink>(link.config));
  }
  annotations_->follow();
  placeChips();
  emit arranged();
}

// What is dragged with it: all that is selected, and the nodes of the frames among them.
std::vector<QGraphicsItem*> CanvasScene::heldWith(QGraphicsItem& grabbed) const {
  std::vector<QGraphicsItem*> out;
  if (!qgraphicsitem_cast<FrameItem*>(&grabbed)) out.push_back(&grabbed);
  const auto add = [&](QGraphicsItem* item) {
    if (item != &grabbed) out.push_back(item);
  };
  for (const NodeId& id : annotations_->selectedNodes()) add(item(id));
  for (const std::size_t i : annotations_->selectedNotes()) add(annotations_->notes()[i]);
  return out;
}

void CanvasScene::mousePressEvent(QGraphicsSceneMouseEvent* event) {
  if (event->button() == Qt::LeftButton && gesture_->press(event->scenePos())) return event->accept();
  // A right click chooses what it is on; the menu then speaks of that.
  if (event->button() == Qt::RightButton) return event->accept();
  document_.finishMerging();
  glide_->finish();
  QGraphicsScene::mousePressEvent(event);
  QGraphicsItem* grabbed = mouseGrabberItem();
  if (canBeDragged(grabbed) && event->button() == Qt::LeftButton)
    drag_->press(heldWith(*grabbed), event->scenePos());
}

void CanvasScene::mouseMoveEvent(QGraphicsSceneMouseEvent* event) {
  if (gesture_->isActive()) return gesture_->move(event->scenePos());
  if (!drag_->isActive()) return QGraphicsScene::mouseMoveEvent(event);
  const qreal zoom = views().empty() ? 1 : views().front()->transform().m11();
  drag_->move(event->scenePos(), event->modifiers() & Qt::AltModifier, zoom);
}

void CanvasScene::mouseReleaseEvent(QGraphicsSceneMouseEvent* event) {
  if (gesture_->isActive()) return gesture_->release(event->scenePos());
  QGraphicsScene::mouseReleaseEvent(event);
  if (drag_->isActive()) drag_->release();
}

void CanvasScene::tellSelection() {
  document_.finishMerging();
  const QList<QGraphicsItem*> chosen = selectedItems();
  if (chosen.size() == 1) {
    if (const auto* node = qgraphicsitem_cast<NodeItem*>(chosen.front()))
      return emit nodeSelected(node->nodeId());
    if (const auto* link = qgraphicsitem_cast<LinkItem*>(chosen.front()))
      return emit linkSelected(link->linkId());
  }
  emit nothingSelected();
}

bool CanvasScene::edit(const QString& label, Result<Project> after, int mergeKey) {
  const Result<void> done = document_.apply(label, std::move(after), mergeKey);
  if (done) return true;
  emit refused(reasonText(done.error()));
  return false;
}

}  // namespace headway::ui
