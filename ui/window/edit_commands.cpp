// SPDX-License-Identifier: GPL-3.0-or-later
#include <QUndoStack>

#include "ui/canvas/canvas_pane.h"
#include "ui/main_window.h"
#include "ui/window/commands.h"
#include "ui/window/window_commands.h"
#include "ui/window/workspace.h"

namespace headway::ui {
namespace {

QString tr(const char* text) { return QObject::tr(text); }

}  // namespace

void addEditCommands(Commands& commands, MainWindow& window) {
  QUndoStack& stack = window.document().undoStack();
  CanvasView* view = &window.workspace().canvas().view();
  CanvasScene* scene = &window.workspace().canvas().scene();
  commands.adopt(
      stack.createUndoAction(&window, tr("&Undo")),
      {"edit.undo", Menu::Edit, 0, tr("&Undo"), "undo", QKeySequence::Undo, tr("Take the last edit back")});
  commands.adopt(
      stack.createRedoAction(&window, tr("&Redo")),
      {"edit.redo", Menu::Edit, 0, tr("&Redo"), "redo", QKeySequence::Redo, tr("Make the edit again")});
  const auto add = [&](const CommandText& text, auto* receiver, auto slot) {
    QObject::connect(commands.add(text), &QAction::triggered, receiver, slot);
  };
  // F2, Delete and Ctrl+A belong to whatever has the focus; the canvas hears them itself.
  add({"edit.rename", Menu::Edit, 2, tr("Re&name"), "rename", {}, tr("Rename the selected node (F2)")}, view,
      &CanvasView::renameSelected);
  add({"edit.delete", Menu::Edit, 2, tr("&Delete"), "delete", {}, tr("Delete what is selected (Delete)")},
      scene, &CanvasScene::deleteSelection);
  add({"edit.select-all", Menu::Edit, 2, tr("Select &all"), nullptr, {}, tr("Select every node")}, scene,
      &CanvasScene::selectAll);
}

}  // namespace headway::ui
