// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/canvas_action.h"

#include "ui/canvas/canvas_scene.h"
#include "ui/canvas/canvas_view.h"
#include "ui/window/commands.h"

namespace headway::ui {

QAction* addCanvasAction(Commands& commands, CanvasView& view, const CommandText& text,
                         const std::function<void()>& act) {
  QAction* action = commands.add(text);
  action->setShortcutContext(Qt::WidgetShortcut);
  view.addAction(action);
  QObject::connect(action, &QAction::triggered, &view, act);
  return action;
}

void needSelection(QAction* action, CanvasScene& scene, const std::function<bool()>& holds) {
  const auto follow = [action, holds] { action->setEnabled(holds()); };
  QObject::connect(&scene, &QGraphicsScene::selectionChanged, action, follow);
  QObject::connect(&scene, &CanvasScene::arranged, action, follow);
  follow();
}

void needNodes(QAction* action, CanvasScene& scene, std::size_t count) {
  needSelection(action, scene, [&scene, count] {
    return count == 0 ? !scene.selectedItems().empty() : scene.selectedNodes().size() >= count;
  });
}

}  // namespace headway::ui
