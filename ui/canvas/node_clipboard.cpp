// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/node_clipboard.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <algorithm>

#include "sim/format/project_yaml.h"
#include "sim/model/annotation_edits.h"
#include "sim/model/clipping.h"
#include "sim/model/edits.h"
#include "ui/canvas/annotations.h"
#include "ui/canvas/canvas_scene.h"
#include "ui/canvas/node_item.h"
#include "ui/canvas/note_item.h"
#include "ui/text.h"

namespace headway::ui {
namespace {

constexpr int kAside = 24;

QPoint toPoint(Point p) { return {p.x, p.y}; }

Project clipOf(const CanvasScene& scene) {
  const Project& project = *scene.document().snapshot();
  return edits::cutOut(project, scene.annotations().selectedNodes(), placesOf(project),
                       scene.annotations().selectedNotes());
}

QRectF cardsOf(const Project& clip) {
  QRectF out;
  for (const auto& [id, at] : clip.layout) out |= geometry::card().translated(toPoint(at));
  for (const CanvasNote& note : clip.notes) out |= QRectF(note.x, note.y, NoteItem::kWidth, 60);
  return out;
}

QString nodesText(const Project& clip) {
  if (clip.nodes.empty())
    return counted(static_cast<qsizetype>(clip.notes.size()), QObject::tr("the note"),
                   QObject::tr("%1 notes"));
  return clip.nodes.size() == 1 ? qs(clip.nodes.front().name)
                                : QObject::tr("%1 nodes").arg(clip.nodes.size());
}

bool isEmpty(const Project& clip) { return clip.nodes.empty() && clip.notes.empty(); }

/// How far aside no pasted card or note lies exactly on another.
QPoint aside(const Project& project, const Project& clip) {
  const auto taken = placesOf(project);
  const auto covers = [&](QPoint by) {
    return std::ranges::any_of(clip.layout,
                               [&](const auto& entry) {
                                 return std::ranges::any_of(taken, [&](const auto& other) {
                                   return toPoint(other.second) == toPoint(entry.second) + by;
                                 });
                               }) ||
           std::ranges::any_of(clip.notes, [&](const CanvasNote& note) {
             return std::ranges::any_of(project.notes, [&](const CanvasNote& other) {
               return QPoint(other.x, other.y) == QPoint(note.x, note.y) + by;
             });
           });
  };
  QPoint by;
  while (covers(by)) by += QPoint(kAside, kAside);
  return by;
}

void insert(CanvasScene& scene, const QString& label, const Project& clip, QPoint by) {
  edits::Pasted out = edits::paste(*scene.document().snapshot(), clip, by.x(), by.y());
  if (!scene.edit(label, std::move(out.project))) return;
  std::vector<QGraphicsItem*> items;
  for (const NodeId& id : out.nodes) items.push_back(scene.item(id));
  for (const std::size_t i : out.notes) items.push_back(scene.annotations().notes()[i]);
  scene.choose(items);
}

}  // namespace

void copySelection(const CanvasScene& scene) {
  const Project clip = clipOf(scene);
  if (!isEmpty(clip)) QGuiApplication::clipboard()->setText(qs(writeProject(clip)));
}

void cutSelection(CanvasScene& scene) {
  const Project clip = clipOf(scene);
  if (isEmpty(clip)) return;
  copySelection(scene);
  const Project rest = edits::removeNotes(*scene.document().snapshot(), scene.annotations().selectedNotes());
  scene.edit(QObject::tr("Cut %1").arg(nodesText(clip)),
             edits::removeNodes(rest, scene.annotations().selectedNodes()));
}

void pasteNodes(CanvasScene& scene, const std::optional<QPointF>& middle, const QRectF& seen) {
  auto read = readProject(QGuiApplication::clipboard()->text().toStdString(), "clipboard");
  if (!read || isEmpty(read.value())) {
    emit scene.refused(
        QObject::tr("There are no nodes to paste: copy some first, here or in another window"));
    return;
  }
  Project clip = std::move(read).value();
  clip.layout = placesOf(clip);
  const QRectF cards = cardsOf(clip);
  QPoint by = aside(*scene.document().snapshot(), clip);
  if (middle || !seen.intersects(cards.translated(by)))
    by = geometry::snapped(middle.value_or(seen.center()) - cards.center()).toPoint();
  insert(scene, QObject::tr("Paste %1").arg(nodesText(clip)), clip, by);
}

void duplicateSelection(CanvasScene& scene) {
  const Project clip = clipOf(scene);
  if (isEmpty(clip)) return;
  insert(scene, QObject::tr("Duplicate %1").arg(nodesText(clip)), clip,
         aside(*scene.document().snapshot(), clip));
}

}  // namespace headway::ui
