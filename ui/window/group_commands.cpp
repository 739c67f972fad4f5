// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/model/annotation_edits.h"
#include "ui/canvas/annotations.h"
#include "ui/canvas/canvas_pane.h"
#include "ui/main_window.h"
#include "ui/window/canvas_action.h"
#include "ui/window/commands.h"
#include "ui/window/window_commands.h"
#include "ui/window/workspace.h"

namespace headway::ui {
namespace {

bool isAnyGrouped(const CanvasScene& scene) {
  const Project& project = *scene.document().snapshot();
  for (const NodeId& id : scene.selectedNodes())
    if (edits::groupOf(project, id)) return true;
  return false;
}

}  // namespace

void addGroupCommands(Commands& commands, MainWindow& window) {
  CanvasView& view = window.workspace().canvas().view();
  CanvasScene& scene = window.workspace().canvas().scene();
  Annotations& annotations = scene.annotations();
  needSelection(addCanvasAction(commands, view,
                                {"arrange.group", Menu::Arrange, 4, QObject::tr("&Group"), "group",
                                 QKeySequence(Qt::CTRL | Qt::Key_G),
                                 QObject::tr("Put a frame with a title around the selected nodes")},
                                [&annotations] { annotations.groupSelection(); }),
                scene, [&annotations] { return !annotations.selectedNodes().empty(); });
  needSelection(
      addCanvasAction(commands, view,
                      {"arrange.ungroup", Menu::Arrange, 4, QObject::tr("&Ungroup"), nullptr,
                       QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_G),
                       QObject::tr("Take the frame away; its nodes stay")},
                      [&annotations] { annotations.ungroupSelection(); }),
      scene, [&scene, &annotations] { return !annotations.selectedGroups().empty() || isAnyGrouped(scene); });
  needSelection(addCanvasAction(commands, view,
                                {"arrange.leave-group",
                                 Menu::Arrange,
                                 4,
                                 QObject::tr("Take &out of the group"),
                                 nullptr,
                                 {},
                                 QObject::tr("The selected nodes leave the frame they are in")},
                                [&annotations] { annotations.leaveGroups(); }),
                scene, [&scene] { return isAnyGrouped(scene); });
  addCanvasAction(commands, view,
                  {"add.note", Menu::Edit, 4, QObject::tr("Add a n&ote"), "note", QKeySequence(Qt::Key_N),
                   QObject::tr("Write something on the canvas, for whoever reads it")},
                  [&view] { view.writeNote(); });
}

}  // namespace headway::ui
