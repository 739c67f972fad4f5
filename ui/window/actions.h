// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>

class QMainWindow;
class QMenu;
class QUndoStack;
class QWidget;

namespace headway::ui {

/// Every action of the window, made once, with text, icon, shortcut and status tip; the window connects them.
struct Actions {
  explicit Actions(QMainWindow& window, QUndoStack& undo);

  QAction *newProject, *open, *example, *save, *saveAs, *exportProject, *quit;
  QAction *undo, *redo, *rename, *remove, *selectAll;
  QAction *zoomIn, *zoomOut, *zoomReset, *fit, *play;
  QAction *light, *dark, *system;
  QAction* about;
  QMenu* recent;

  /// Menu bar, and the tool bar with `middle` (the request) between the buttons.
  void build(QMainWindow& window, QWidget* middle);
};

}  // namespace headway::ui
