// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/annotations.h"

#include <algorithm>

#include "sim/model/annotation_edits.h"
#include "ui/canvas/canvas_scene.h"
#include "ui/canvas/frame_item.h"
#include "ui/canvas/node_item.h"
#include "ui/canvas/note_item.h"
#include "ui/text.h"

namespace headway::ui {
namespace {

/// As many items as the project has, of which the first are those that were there. When some go, nobody knows
/// which of those that stay was chosen, so none is.
template <class Item>
void fitCount(CanvasScene& scene, std::vector<Item*>& items, std::size_t count) {
  // Deleting a selected one tells those who listen, who must not find it here any more.
  const std::vector<Item*> gone(items.begin() + static_cast<std::ptrdiff_t>(std::min(count, items.size())),
                                items.end());
  items.resize(std::min(count, items.size()));
  if (!gone.empty())
    for (Item* item : items) item->setSelected(false);
  for (Item* item : gone) delete item;
  while (items.size() < count) {
    items.push_back(new Item(items.size()));
    scene.addItem(items.back());
  }
}

template <class Item>
std::vector<std::size_t> selectedOf(const std::vector<Item*>& items) {
  std::vector<std::size_t> out;
  for (const Item* item : items)
    if (item->isSelected()) out.push_back(item->index());
  return out;
}

/// The nodes of that frame; none while the frames are not yet those of the project.
std::vector<std::string> nodesOf(const Project& project, std::size_t frame) {
  return frame < project.groups.size() ? project.groups[frame].nodes : std::vector<std::string>();
}

bool holds(const std::vector<NodeId>& ids, const std::string& id) {
  return std::ranges::any_of(ids, [&](const NodeId& n) { return n.value == id; });
}

}  // namespace

Annotations::Annotations(CanvasScene& scene) : scene_(scene) {}

void Annotations::sync(const Project& project) {
  fitCount(scene_, frames_, project.groups.size());
  fitCount(scene_, notes_, project.notes.size());
  for (FrameItem* frame : frames_) {
    const NodeGroup& group = project.groups[frame->index()];
    frame->sync(qs(group.title), static_cast<int>(group.nodes.size()));
    frame->setZValue(-2 + static_cast<qreal>(frame->index()) * 1e-4);  // under wires, a later one on top
  }
  for (NoteItem* note : notes_) {
    const CanvasNote& n = project.notes[note->index()];
    note->sync(qs(n.text));
    note->setPos(n.x, n.y);
  }
  follow();
}

void Annotations::follow() {
  const Project& project = *scene_.document().snapshot();
  for (FrameItem* frame : frames_) {
    QRectF cards;
    for (const std::string& id : nodesOf(project, frame->index()))
      if (const NodeItem* node = scene_.item(NodeId{id})) cards |= node->mapRectToScene(geometry::card());
    frame->setContent(cards);
  }
}

std::vector<std::size_t> Annotations::selectedGroups() const { return selectedOf(frames_); }
std::vector<std::size_t> Annotations::selectedNotes() const { return selectedOf(notes_); }

std::vector<NodeId> Annotations::selectedNodes() const {
  std::vector<NodeId> out = scene_.selectedNodes();
  for (const std::size_t index : selectedGroups())
    for (const std::string& id : nodesOf(*scene_.document().snapshot(), index))
      if (!holds(out, id)) out.push_back(NodeId{id});
  return out;
}

QRectF Annotations::rect() const {
  QRectF out;
  for (const FrameItem* frame : frames_) out |= frame->frame();
  for (const NoteItem* note : notes_) out |= note->mapRectToScene(note->box());
  return out;
}

void Annotations::groupSelection() {
  const Project& project = *scene_.document().snapshot();
  const std::vector<NodeId> ids = selectedNodes();
  if (!scene_.edit(QObject::tr("Group %1 nodes").arg(ids.size()),
                   edits::group(project, ids, edits::freeGroupTitle(project))))
    return;
  select(*frames_.back());
  emit scene_.textWanted();
}

void Annotations::ungroupSelection() {
  Project after = *scene_.document().snapshot();
  std::vector<std::size_t> groups = selectedGroups();
  if (groups.empty())
    for (const NodeId& id : scene_.selectedNodes())
      if (const auto index = edits::groupOf(after, id)) groups.push_back(*index);
  std::ranges::sort(groups, std::greater());
  const auto repeated = std::ranges::unique(groups);
  groups.erase(repeated.begin(), repeated.end());
  for (const std::size_t index : groups) after = edits::ungroup(after, index).value();
  scene_.edit(QObject::tr("Ungroup"), std::move(after));
}

void Annotations::leaveGroups() {
  scene_.edit(QObject::tr("Take out of the group"),
              edits::leaveGroups(*scene_.document().snapshot(), scene_.selectedNodes()));
}

void Annotations::renameGroup(std::size_t index, const QString& title) {
  scene_.edit(QObject::tr("Rename to %1").arg(title.trimmed()),
              edits::renameGroup(*scene_.document().snapshot(), index, title.trimmed().toStdString()));
}

void Annotations::addNote(QPointF at, const QString& text) {
  const QPoint place = geometry::snapped(at).toPoint();
  scene_.edit(QObject::tr("Add a note"),
              edits::addNote(*scene_.document().snapshot(), {text.toStdString(), place.x(), place.y()}));
  select(*notes_.back());
}

void Annotations::setNoteText(std::size_t index, const QString& text) {
  scene_.edit(text.trimmed().isEmpty() ? QObject::tr("Delete the note") : QObject::tr("Write the note"),
              edits::setNoteText(*scene_.document().snapshot(), index, text.toStdString()));
}

void Annotations::select(QGraphicsItem& item) { scene_.choose({&item}); }

// Frames that are dragged as a whole come into no other; nodes that are in it already stay.
std::optional<std::size_t> Annotations::groupAt(QPointF at, const std::vector<NodeId>& held) const {
  if (held.empty()) return std::nullopt;  // notes belong to no group
  const auto& groups = scene_.document().snapshot()->groups;
  const auto isHeld = [&](const std::string& id) { return holds(held, id); };
  for (const NodeGroup& group : groups)
    if (std::ranges::all_of(group.nodes, isHeld)) return std::nullopt;
  for (auto frame = frames_.rbegin(); frame != frames_.rend(); ++frame) {
    if (!(*frame)->frame().contains(at)) continue;
    const std::size_t index = (*frame)->index();
    if (std::ranges::any_of(groups[index].nodes, isHeld)) return std::nullopt;
    return index;
  }
  return std::nullopt;
}

void Annotations::light(std::optional<std::size_t> index) {
  for (FrameItem* frame : frames_) frame->setLit(index == frame->index());
}

}  // namespace headway::ui
