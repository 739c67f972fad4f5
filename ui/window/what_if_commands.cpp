// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/what_if_commands.h"

#include "sim/model/annotation_edits.h"
#include "ui/compare/what_if_bar.h"
#include "ui/main_window.h"
#include "ui/trace/trace_panel.h"
#include "ui/window/commands.h"
#include "ui/window/workspace.h"

namespace headway::ui {

void addWhatIfCommands(Commands& commands, MainWindow& window) {
  TracePanel* panel = &window.workspace().trace();
  auto* bar = new WhatIfBar(window.runner().simulation(), panel);
  panel->addStrip(bar);
  QAction* focus = commands.add({.id = "trace.what-if",
                                 .menu = Menu::Trace,
                                 .group = 3,
                                 .text = QObject::tr("&What if…"),
                                 .keys = QKeySequence(Qt::CTRL | Qt::Key_I),
                                 .tip = QObject::tr("Go to the switches that matter on this path")});
  focus->setEnabled(false);
  QObject::connect(focus, &QAction::triggered, bar, [bar] { bar->focusFirst(); });
  QObject::connect(&window, &MainWindow::traceShown, bar, [bar, panel, focus, &window] {
    const ShownTrace shown = panel->shown();
    bar->setShown({shown.project, shown.request, shown.trace, {}}, window.edge().state());
    focus->setEnabled(!bar->switches().empty());
  });
  QObject::connect(bar, &WhatIfBar::wanted, &window, [&window](const QString& label, Project after) {
    // Boxes may have been moved since.
    window.document().apply(label, edits::drawnAs(std::move(after), *window.document().snapshot()));
  });
}

}  // namespace headway::ui
