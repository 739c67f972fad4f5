// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QRectF>
#include <optional>
#include <vector>

#include "sim/model/project.h"

class QGraphicsItem;

namespace headway::ui {

class CanvasScene;
class FrameItem;
class NoteItem;

/// The frames and notes of the canvas: items kept in line with the document, and the edits a person makes of
/// them. Groups and notes are told apart by their index in the project.
class Annotations {
 public:
  explicit Annotations(CanvasScene& scene);

  void sync(const Project& project);
  /// Frames go around their nodes, wherever these are now.
  void follow();

  const std::vector<FrameItem*>& frames() const { return frames_; }
  const std::vector<NoteItem*>& notes() const { return notes_; }
  std::vector<std::size_t> selectedGroups() const;
  std::vector<std::size_t> selectedNotes() const;
  /// The selected nodes, and those of the selected frames.
  std::vector<NodeId> selectedNodes() const;
  /// Frames and notes; null if empty.
  QRectF rect() const;

  /// A frame around the selected nodes; its title is then asked for.
  void groupSelection();
  /// Takes the selected frames away, and the frames of selected nodes where no frame is selected.
  void ungroupSelection();
  void leaveGroups();
  void renameGroup(std::size_t index, const QString& title);
  /// A note with its upper left corner there.
  void addNote(QPointF at, const QString& text);
  void setNoteText(std::size_t index, const QString& text);
  void select(QGraphicsItem& item);

  /// The group that these nodes come into when they are let go there.
  std::optional<std::size_t> groupAt(QPointF at, const std::vector<NodeId>& held) const;
  /// Lights that frame alone.
  void light(std::optional<std::size_t> index);

 private:
  CanvasScene& scene_;
  std::vector<FrameItem*> frames_;  ///< by index; owned by the scene
  std::vector<NoteItem*> notes_;    ///< likewise
};

}  // namespace headway::ui
