// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/compare_page.h"
#include "ui/main_window.h"
#include "ui/trace/trace_panel.h"
#include "ui/window/commands.h"
#include "ui/window/window_commands.h"
#include "ui/window/workspace.h"

namespace headway::ui {

void addCompareCommands(Commands& commands, MainWindow& window) {
  TracePanel* panel = &window.workspace().trace();
  auto* page = new ComparePage(window.runner().simulation(), panel);
  panel->addTab(page, QObject::tr("Compare"));
  const auto add = [&](const CommandText& text, auto slot) {
    QAction* action = commands.add(text);
    QObject::connect(action, &QAction::triggered, page, slot);
    return action;
  };
  QAction* pin = add({.id = "trace.pin",
                      .menu = Menu::Trace,
                      .group = 5,
                      .text = QObject::tr("&Pin this result"),
                      .icon = "compare",
                      .keys = QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P),
                      .tip = QObject::tr("Keep this result to compare it with what comes next")},
                     [page, panel] {
                       page->pin();
                       panel->showPage(page);
                     });
  QAction* unpin = add({.id = "trace.unpin",
                        .menu = Menu::Trace,
                        .group = 5,
                        .text = QObject::tr("&Unpin"),
                        .tip = QObject::tr("Let go of the pinned result")},
                       &ComparePage::unpin);
  QAction* file = add({.id = "trace.compare-file",
                       .menu = Menu::Trace,
                       .group = 5,
                       .text = QObject::tr("Compare with another pro&ject…"),
                       .tip = QObject::tr("See the pinned request in another project beside it")},
                      [page, panel] {
                        panel->showPage(page);
                        page->chooseFile();
                      });
  QAction* next = add({.id = "trace.next-difference",
                       .menu = Menu::Trace,
                       .group = 5,
                       .text = QObject::tr("&Next difference"),
                       .keys = QKeySequence(Qt::Key_F8),
                       .tip = QObject::tr("Go to the next line in which the two results differ")},
                      &ComparePage::goToNext);
  QAction* previous = add({.id = "trace.previous-difference",
                           .menu = Menu::Trace,
                           .group = 5,
                           .text = QObject::tr("Previous &difference"),
                           .keys = QKeySequence(Qt::SHIFT | Qt::Key_F8),
                           .tip = QObject::tr("Go to the line before in which the two results differ")},
                          &ComparePage::goToPrevious);
  const auto enable = [unpin, file, next, previous](bool pinned) {
    for (QAction* action : {unpin, file, next, previous}) action->setEnabled(pinned);
  };
  enable(false);
  pin->setEnabled(false);
  QObject::connect(page, &ComparePage::pinnedChanged, page, enable);
  QObject::connect(&window, &MainWindow::traceShown, page, [page, panel, pin, &window] {
    const ShownTrace shown = panel->shown();
    pin->setEnabled(shown.trace != nullptr);
    page->setShown({shown.project, shown.request, shown.trace, QString::fromStdString(shown.request.name)},
                   window.edge().state());
  });
}

}  // namespace headway::ui
