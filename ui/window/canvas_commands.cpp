// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSettings>

#include "ui/canvas/canvas_pane.h"
#include "ui/canvas/link_item.h"
#include "ui/main_window.h"
#include "ui/palette.h"
#include "ui/text.h"
#include "ui/window/canvas_action.h"
#include "ui/window/canvas_menu.h"
#include "ui/window/commands.h"
#include "ui/window/window_commands.h"
#include "ui/window/workspace.h"

namespace headway::ui {
namespace {

constexpr char kGridKey[] = "canvas/grid", kSnapKey[] = "canvas/snap";

/// A switch that is kept between sessions.
template <class Set>
void addSwitch(Commands& commands, CommandText text, const char* key, bool standard, const Set& set) {
  text.checkable = true;
  QAction* action = commands.add(text);
  action->setChecked(QSettings().value(QLatin1String(key), standard).toBool());
  set(action->isChecked());
  QObject::connect(action, &QAction::toggled, action, [key, set](bool on) {
    QSettings().setValue(QLatin1String(key), on);
    set(on);
  });
}

/// A command for every kind of node: it comes where the menu was asked for, or where one looks.
void addNodeKinds(Commands& commands, CanvasView& view, CanvasScene& scene) {
  for (const NodeKind kind : allNodeKinds()) {
    const std::string name(enumName(kind)), id = "add." + name, icon = "node-" + name;
    QAction* action = commands.add({id.c_str(),
                                    Menu::None,
                                    0,
                                    QObject::tr("Add %1").arg(kindName(kind)),
                                    icon.c_str(),
                                    {},
                                    qs(schema(kind).help)});
    QObject::connect(action, &QAction::triggered, &view, [&view, &scene, kind] {
      if (const auto at = view.menuPlace())
        scene.addNode(kind, *at);
      else
        view.addNodeInView(kind);
    });
  }
}

bool isWireAlone(const CanvasScene& scene) {
  const auto chosen = scene.selectedItems();
  return chosen.size() == 1 && qgraphicsitem_cast<LinkItem*>(chosen.front());
}

void addWiring(Commands& commands, CanvasView& view, CanvasScene& scene) {
  needNodes(addCanvasAction(commands, view,
                            {"edit.connect", Menu::Edit, 3, QObject::tr("&Connect to…"), "connect",
                             QKeySequence(Qt::CTRL | Qt::Key_L),
                             QObject::tr("Choose the node that follows the selected one")},
                            [&view] { showTargets(view); }),
            scene, 1);
  QAction* insert =
      addCanvasAction(commands, view,
                      {"edit.insert", Menu::Edit, 3, QObject::tr("&Insert into the wire…"), "add",
                       QKeySequence(Qt::Key_Insert),
                       QObject::tr("Choose what comes between the two nodes of the selected wire")},
                      [&view] { showInsertions(view); });
  needSelection(insert, scene, [&scene] { return isWireAlone(scene); });
  addCanvasAction(
      commands, view,
      {"edit.next-wire", Menu::Edit, 3, QObject::tr("Select the next &wire"), nullptr,
       QKeySequence(Qt::Key_W), QObject::tr("Go from wire to wire, as Tab goes from node to node")},
      [&scene] { scene.selectNextLink(); });
}

}  // namespace

void addCanvasCommands(Commands& commands, MainWindow& window) {
  CanvasView& view = window.workspace().canvas().view();
  CanvasScene& scene = window.workspace().canvas().scene();
  addNodeKinds(commands, view, scene);
  addWiring(commands, view, scene);
  QObject::connect(&view, &CanvasView::menuWanted, &view,
                   [&view, &commands](QPoint at) { showCanvasMenu(view, commands, at); });
  QAction* nearer =
      commands.add({"view.fit-selection", Menu::View, 0, QObject::tr("Show the &selection"), nullptr,
                    QKeySequence(Qt::CTRL | Qt::Key_8), QObject::tr("Fit what is selected into the canvas")});
  QObject::connect(nearer, &QAction::triggered, &view, &CanvasView::fitSelection);
  needNodes(nearer, scene, 0);
  addSwitch(commands,
            {"view.grid",
             Menu::View,
             1,
             QObject::tr("&Grid"),
             nullptr,
             {},
             QObject::tr("Show the dots of the grid")},
            kGridKey, true, [&view](bool on) { view.setGridShown(on); });
  addSwitch(commands,
            {"view.snap", Menu::View, 1, QObject::tr("S&nap to the grid"), nullptr,
             QKeySequence(QObject::tr("Ctrl+Alt+G")),
             QObject::tr("Dragged nodes come to rest on the dots; hold Alt to place one freely")},
            kSnapKey, false, [&scene](bool on) { scene.setSnapping(on); });
}

}  // namespace headway::ui
