// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSettings>

#include "ui/canvas/canvas_pane.h"
#include "ui/main_window.h"
#include "ui/window/canvas_action.h"
#include "ui/window/commands.h"
#include "ui/window/window_commands.h"
#include "ui/window/workspace.h"

namespace headway::ui {
namespace {

constexpr char kGridKey[] = "canvas/grid", kSnapKey[] = "canvas/snap";

QString tr(const char* text) { return QObject::tr(text); }

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

}  // namespace

void addCanvasCommands(Commands& commands, MainWindow& window) {
  CanvasView& view = window.workspace().canvas().view();
  CanvasScene& scene = window.workspace().canvas().scene();
  QAction* nearer =
      commands.add({"view.fit-selection", Menu::View, 0, tr("Show the &selection"), nullptr,
                    QKeySequence(Qt::CTRL | Qt::Key_8), tr("Fit what is selected into the canvas")});
  QObject::connect(nearer, &QAction::triggered, &view, &CanvasView::fitSelection);
  needNodes(nearer, scene, 0);
  addSwitch(commands, {"view.grid", Menu::View, 1, tr("&Grid"), nullptr, {}, tr("Show the dots of the grid")},
            kGridKey, true, [&view](bool on) { view.setGridShown(on); });
  addSwitch(commands,
            {"view.snap", Menu::View, 1, tr("S&nap to the grid"), nullptr, QKeySequence(tr("Ctrl+Shift+G")),
             tr("Dragged nodes come to rest on the dots; hold Alt to place one freely")},
            kSnapKey, false, [&scene](bool on) { scene.setSnapping(on); });
}

}  // namespace headway::ui
