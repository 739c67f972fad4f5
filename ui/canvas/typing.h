// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>

class QGraphicsItem;

namespace headway::ui {

class CanvasView;
class NoteBox;
class RenameBox;

/// Typing on the canvas: names of nodes, titles of frames, notes.
class Typing {
 public:
  explicit Typing(CanvasView& view);

  /// Opens the field over that item; nothing if it has no text to type.
  void start(const QGraphicsItem& item);
  /// Opens an empty note with its upper left corner there; it is added when something was typed.
  void startNote(QPointF at);
  void end(bool keep);

 private:
  CanvasView& view_;
  RenameBox* name_;  ///< owned by the view
  NoteBox* note_;    ///< likewise
};

}  // namespace headway::ui
