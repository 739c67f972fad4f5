// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/code_window.h"
#include "ui/inspector/inspector.h"
#include "ui/main_window.h"
#include "ui/window/commands.h"
#include "ui/window/window_commands.h"
#include "ui/window/workspace.h"

namespace headway::ui {
namespace {

/// The function that is inspected, else the first; "" if there is none.
NodeId functionToEdit(MainWindow& window) {
  const Project& project = *window.document().snapshot();
  const Node* shown = project.find(window.workspace().inspector().node());
  if (!shown || shown->kind() != NodeKind::Function) shown = project.firstOfKind(NodeKind::Function);
  return shown ? shown->id : NodeId{};
}

void openCode(MainWindow& window, const NodeId& node) {
  if (node.value.empty()) return;
  for (auto* open : window.findChildren<CodeWindow*>())
    if (open->node() == node) {
      open->raise();
      return open->activateWindow();
    }
  auto* made = new CodeWindow(window.document(), node, &window);
  QObject::connect(&window, &MainWindow::traceShown, made,
                   [&window, made] { made->setTrace(window.trace()); });
  made->setTrace(window.trace());
  made->show();
}

}  // namespace

void addCodeCommands(Commands& commands, MainWindow& window) {
  QAction* code = commands.add({"view.code", Menu::View, 3, QObject::tr("Function &code in a window"),
                                nullptr, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E),
                                QObject::tr("More room for the code of the chosen function")});
  QObject::connect(code, &QAction::triggered, &window,
                   [&window] { openCode(window, functionToEdit(window)); });
  QObject::connect(&window.workspace().inspector(), &Inspector::codeWindowWanted, &window,
                   [&window](const NodeId& node) { openCode(window, node); });
  const auto refresh = [&window, code] { code->setEnabled(!functionToEdit(window).value.empty()); };
  QObject::connect(&window.document(), &Document::changed, code, refresh);
  refresh();
}

}  // namespace headway::ui
