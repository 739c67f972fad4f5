// SPDX-License-Identifier: GPL-3.0-or-later
#include <QUndoStack>

#include "ui/canvas/canvas_pane.h"
#include "ui/canvas/node_clipboard.h"
#include "ui/canvas/selection_edits.h"
#include "ui/main_window.h"
#include "ui/window/canvas_action.h"
#include "ui/window/commands.h"
#include "ui/window/window_commands.h"
#include "ui/window/workspace.h"

namespace headway::ui {
namespace {

void addUndo(Commands& commands, MainWindow& window) {
  QUndoStack& stack = window.document().undoStack();
  commands.adopt(stack.createUndoAction(&window, QObject::tr("&Undo")),
                 {"edit.undo", Menu::Edit, 0, QObject::tr("&Undo"), "undo", QKeySequence::Undo,
                  QObject::tr("Take the last edit back")});
  commands.adopt(stack.createRedoAction(&window, QObject::tr("&Redo")),
                 {"edit.redo", Menu::Edit, 0, QObject::tr("&Redo"), "redo",
                  QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QObject::tr("Make the edit again")});
}

void addClipboard(Commands& commands, CanvasView& view, CanvasScene& scene) {
  const auto movable = [&scene] { return hasMovable(scene); };
  const auto add = [&](const CommandText& text, const std::function<void()>& act) {
    return addCanvasAction(commands, view, text, act);
  };
  needSelection(add({"edit.cut", Menu::Edit, 1, QObject::tr("Cu&t"), nullptr, QKeySequence::Cut,
                     QObject::tr("Take the selected nodes to the clipboard")},
                    [&scene] { cutSelection(scene); }),
                scene, movable);
  needSelection(add({"edit.copy", Menu::Edit, 1, QObject::tr("&Copy"), "copy", QKeySequence::Copy,
                     QObject::tr("Copy the selected nodes and the wires among them")},
                    [&scene] { copySelection(scene); }),
                scene, movable);
  add({"edit.paste", Menu::Edit, 1, QObject::tr("&Paste"), nullptr, QKeySequence::Paste,
       QObject::tr("Add the nodes on the clipboard")},
      [&view, &scene] { pasteNodes(scene, view.menuPlace(), view.freeRect()); });
  needSelection(
      add({"edit.duplicate", Menu::Edit, 1, QObject::tr("D&uplicate"), nullptr,
           QKeySequence(Qt::CTRL | Qt::Key_D), QObject::tr("Add copies of the selected nodes beside them")},
          [&scene] { duplicateSelection(scene); }),
      scene, movable);
}

void addSelection(Commands& commands, CanvasView& view, CanvasScene& scene) {
  const auto add = [&](const CommandText& text, const std::function<void()>& act) {
    return addCanvasAction(commands, view, text, act);
  };
  needSelection(add({"edit.rename", Menu::Edit, 2, QObject::tr("Re&name"), "rename", QKeySequence(Qt::Key_F2),
                     QObject::tr("Type another name, title or text for what is selected")},
                    [&view] { view.typeSelected(); }),
                scene, [&scene] { return scene.selectedItems().size() == 1 && hasMovable(scene); });
  needNodes(add({"edit.delete", Menu::Edit, 2, QObject::tr("&Delete"), "delete", QKeySequence(Qt::Key_Delete),
                 QObject::tr("Delete what is selected")},
                [&scene] { deleteSelection(scene); }),
            scene, 0);
  add({"edit.select-all", Menu::Edit, 2, QObject::tr("Select &all"), nullptr, QKeySequence::SelectAll,
       QObject::tr("Select every node")},
      [&scene] { scene.selectAll(); });
}

}  // namespace

void addEditCommands(Commands& commands, MainWindow& window) {
  CanvasPane& canvas = window.workspace().canvas();
  addUndo(commands, window);
  addClipboard(commands, canvas.view(), canvas.scene());
  addSelection(commands, canvas.view(), canvas.scene());
}

}  // namespace headway::ui
