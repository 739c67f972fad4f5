// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/selection_edits.h"

#include <ranges>

#include "sim/model/annotation_edits.h"
#include "sim/model/edits.h"
#include "ui/canvas/annotations.h"
#include "ui/canvas/canvas_scene.h"
#include "ui/canvas/link_item.h"
#include "ui/canvas/node_item.h"
#include "ui/canvas/note_item.h"

namespace headway::ui {
namespace {

enum MergeKey { kNudge = 1 };

struct Chosen {
  std::vector<NodeId> nodes;
  std::vector<LinkId> wires;
  std::vector<std::size_t> notes, groups;

  std::size_t count() const { return nodes.size() + wires.size() + notes.size() + groups.size(); }
};

Chosen chosenIn(const CanvasScene& scene) {
  Chosen out{
      scene.selectedNodes(), {}, scene.annotations().selectedNotes(), scene.annotations().selectedGroups()};
  for (const Link& link : scene.document().snapshot()->links)
    if (scene.item(link.id)->isSelected()) out.wires.push_back(link.id);
  return out;
}

QString describe(const CanvasScene& scene, const Chosen& chosen) {
  const std::size_t count = chosen.count();
  if (chosen.nodes.size() == count)
    return count == 1 ? scene.item(chosen.nodes.front())->name() : QObject::tr("%1 nodes").arg(count);
  if (chosen.wires.size() == count)
    return count == 1 ? QObject::tr("1 wire") : QObject::tr("%1 wires").arg(count);
  if (chosen.notes.size() == count)
    return count == 1 ? QObject::tr("the note") : QObject::tr("%1 notes").arg(count);
  if (chosen.groups.size() == count)
    return count == 1 ? QObject::tr("the frame") : QObject::tr("%1 frames").arg(count);
  return QObject::tr("%1 parts").arg(count);
}

Point toPoint(QPointF p) { return {qRound(p.x()), qRound(p.y())}; }

}  // namespace

// Backwards where removing one changes the names of those behind it.
void deleteSelection(CanvasScene& scene) {
  const Chosen chosen = chosenIn(scene);
  if (chosen.count() == 0) return;
  Project rest = edits::removeNotes(*scene.document().snapshot(), chosen.notes);
  for (const std::size_t index : chosen.groups | std::views::reverse)
    rest = edits::ungroup(rest, index).value();
  for (const LinkId& id : chosen.wires | std::views::reverse)
    if (auto without = edits::removeLink(rest, id)) rest = std::move(without).value();
  scene.edit(QObject::tr("Delete %1").arg(describe(scene, chosen)), edits::removeNodes(rest, chosen.nodes));
}

bool hasMovable(const CanvasScene& scene) {
  return !scene.annotations().selectedNodes().empty() || !scene.annotations().selectedNotes().empty();
}

void nudge(CanvasScene& scene, QPoint by) {
  scene.settle();
  const Annotations& annotations = scene.annotations();
  std::map<NodeId, Point> nodes;
  for (const NodeId& id : annotations.selectedNodes()) nodes[id] = toPoint(scene.item(id)->pos() + by);
  std::map<std::size_t, Point> notes;
  for (const std::size_t i : annotations.selectedNotes())
    notes[i] = toPoint(annotations.notes()[i]->pos() + by);
  if (nodes.empty() && notes.empty()) return;
  Result<Project> after = edits::move(*scene.document().snapshot(), nodes);
  if (after) after = edits::moveNotes(*after, notes);
  scene.edit(QObject::tr("Move"), std::move(after), kNudge);
}

}  // namespace headway::ui
