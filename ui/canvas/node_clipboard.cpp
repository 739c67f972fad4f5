// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/node_clipboard.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <algorithm>

#include "sim/format/project_yaml.h"
#include "sim/model/clipping.h"
#include "sim/model/edits.h"
#include "ui/canvas/canvas_scene.h"
#include "ui/canvas/node_geometry.h"
#include "ui/text.h"

namespace headway::ui {
namespace {

constexpr int kAside = 24;

QPoint toPoint(Point p) { return {p.x, p.y}; }

Project clipOf(const CanvasScene& scene) {
  const Project& project = *scene.document().snapshot();
  return edits::cutOut(project, scene.selectedNodes(), placesOf(project));
}

QRectF cardsOf(const Project& clip) {
  QRectF out;
  for (const auto& [id, at] : clip.layout) out |= geometry::card().translated(toPoint(at));
  return out;
}

QString nodesText(const Project& clip) {
  return clip.nodes.size() == 1 ? qs(clip.nodes.front().name)
                                : QObject::tr("%1 nodes").arg(clip.nodes.size());
}

/// How far aside no pasted card lies exactly on another.
QPoint aside(const Project& project, const Project& clip) {
  const auto taken = placesOf(project);
  const auto covers = [&](QPoint by) {
    return std::ranges::any_of(clip.layout, [&](const auto& entry) {
      return std::ranges::any_of(
          taken, [&](const auto& other) { return toPoint(other.second) == toPoint(entry.second) + by; });
    });
  };
  QPoint by;
  while (covers(by)) by += QPoint(kAside, kAside);
  return by;
}

void insert(CanvasScene& scene, const QString& label, const Project& clip, QPoint by) {
  edits::Pasted out = edits::paste(*scene.document().snapshot(), clip, by.x(), by.y());
  const std::vector<NodeId> nodes = out.nodes;
  if (scene.edit(label, std::move(out.project))) scene.select(nodes);
}

}  // namespace

void copySelection(const CanvasScene& scene) {
  const Project clip = clipOf(scene);
  if (!clip.nodes.empty()) QGuiApplication::clipboard()->setText(qs(writeProject(clip)));
}

void cutSelection(CanvasScene& scene) {
  const Project clip = clipOf(scene);
  if (clip.nodes.empty()) return;
  copySelection(scene);
  scene.edit(QObject::tr("Cut %1").arg(nodesText(clip)),
             edits::removeNodes(*scene.document().snapshot(), scene.selectedNodes()));
}

void pasteNodes(CanvasScene& scene, const std::optional<QPointF>& middle, const QRectF& seen) {
  auto read = readProject(QGuiApplication::clipboard()->text().toStdString(), "clipboard");
  if (!read || read.value().nodes.empty()) {
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
  if (clip.nodes.empty()) return;
  insert(scene, QObject::tr("Duplicate %1").arg(nodesText(clip)), clip,
         aside(*scene.document().snapshot(), clip));
}

}  // namespace headway::ui
