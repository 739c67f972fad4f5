// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/aligning.h"
#include "ui/canvas/canvas_pane.h"
#include "ui/canvas/node_geometry.h"
#include "ui/main_window.h"
#include "ui/window/canvas_action.h"
#include "ui/window/commands.h"
#include "ui/window/window_commands.h"
#include "ui/window/workspace.h"

namespace headway::ui {
namespace {

Places selectedPlaces(const CanvasScene& scene) {
  const auto all = placesOf(*scene.document().snapshot());
  Places out;
  for (const NodeId& id : scene.selectedNodes()) out[id] = all.at(id);
  return out;
}

void addAligning(Commands& commands, CanvasView& view, CanvasScene& scene) {
  const std::pair<CommandText, CardEdge> rows[] = {
      {{"arrange.left", Menu::Arrange, 0, QObject::tr("Align &left"), "align-left",
        QKeySequence(QObject::tr("Ctrl+Alt+Left")),
        QObject::tr("Put the selected nodes below the leftmost one")},
       CardEdge::Left},
      {{"arrange.center",
        Menu::Arrange,
        0,
        QObject::tr("Align &centers"),
        "align-center",
        {},
        QObject::tr("Put the selected nodes below one another, in the middle")},
       CardEdge::Center},
      {{"arrange.right", Menu::Arrange, 0, QObject::tr("Align &right"), "align-right",
        QKeySequence(QObject::tr("Ctrl+Alt+Right")),
        QObject::tr("Put the selected nodes below the rightmost one")},
       CardEdge::Right},
      {{"arrange.top", Menu::Arrange, 1, QObject::tr("Align &top"), "align-top",
        QKeySequence(QObject::tr("Ctrl+Alt+Up")),
        QObject::tr("Put the selected nodes beside the topmost one")},
       CardEdge::Top},
      {{"arrange.middle",
        Menu::Arrange,
        1,
        QObject::tr("Align &middles"),
        "align-middle",
        {},
        QObject::tr("Put the selected nodes beside one another, in the middle")},
       CardEdge::Middle},
      {{"arrange.bottom", Menu::Arrange, 1, QObject::tr("Align &bottom"), "align-bottom",
        QKeySequence(QObject::tr("Ctrl+Alt+Down")),
        QObject::tr("Put the selected nodes beside the lowest one")},
       CardEdge::Bottom}};
  for (const auto& [text, edge] : rows)
    needNodes(
        addCanvasAction(commands, view, text,
                        [&scene, edge = edge] { scene.moveNodes(aligned(selectedPlaces(scene), edge)); }),
        scene, 2);
}

void addDistributing(Commands& commands, CanvasView& view, CanvasScene& scene) {
  const std::pair<CommandText, Qt::Orientation> rows[] = {
      {{"arrange.distribute-across",
        Menu::Arrange,
        2,
        QObject::tr("Distribute &horizontally"),
        "distribute-across",
        {},
        QObject::tr("Make the gaps from left to right equal")},
       Qt::Horizontal},
      {{"arrange.distribute-down",
        Menu::Arrange,
        2,
        QObject::tr("Distribute &vertically"),
        "distribute-down",
        {},
        QObject::tr("Make the gaps from top to bottom equal")},
       Qt::Vertical}};
  for (const auto& [text, along] : rows)
    needNodes(addCanvasAction(
                  commands, view, text,
                  [&scene, along = along] { scene.moveNodes(distributed(selectedPlaces(scene), along)); }),
              scene, 3);
}

}  // namespace

void addAlignCommands(Commands& commands, MainWindow& window) {
  CanvasPane& canvas = window.workspace().canvas();
  addAligning(commands, canvas.view(), canvas.scene());
  addDistributing(commands, canvas.view(), canvas.scene());
}

}  // namespace headway::ui
