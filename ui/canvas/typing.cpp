// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/typing.h"

#include "ui/canvas/annotations.h"
#include "ui/canvas/canvas_view.h"
#include "ui/canvas/frame_item.h"
#include "ui/canvas/node_item.h"
#include "ui/canvas/note_box.h"
#include "ui/canvas/note_item.h"
#include "ui/canvas/rename_box.h"

namespace headway::ui {

Typing::Typing(CanvasView& view) : view_(view), name_(new RenameBox(view)), note_(new NoteBox(view)) {}

void Typing::start(const QGraphicsItem& item) {
  CanvasScene& scene = view_.canvas();
  Annotations& annotations = scene.annotations();
  if (const auto* node = qgraphicsitem_cast<const NodeItem*>(&item)) {
    name_->start(node->mapRectToScene(geometry::name()), node->name(), QObject::tr("Name of the node"),
                 [&scene, id = node->nodeId()](const QString& text) { scene.rename(id, text); });
  } else if (const auto* frame = qgraphicsitem_cast<const FrameItem*>(&item)) {
    name_->start(frame->titleBox().adjusted(10, 4, -10, 0), frame->title(), QObject::tr("Title of the group"),
                 [&annotations, index = frame->index()](const QString& text) {
                   annotations.renameGroup(index, text);
                 });
  } else if (const auto* note = qgraphicsitem_cast<const NoteItem*>(&item)) {
    note_->start(
        note->mapRectToScene(note->box()), note->text(),
        [&annotations, index = note->index()](const QString& text) { annotations.setNoteText(index, text); });
  }
}

void Typing::startNote(QPointF at) {
  note_->start(QRectF(at, QSizeF(NoteItem::kWidth, 60)), {}, [this, at](const QString& text) {
    if (!text.trimmed().isEmpty()) view_.canvas().annotations().addNote(at, text);
  });
}

void Typing::end(bool keep) {
  name_->end(keep);
  note_->end(keep);
}

}  // namespace headway::ui
