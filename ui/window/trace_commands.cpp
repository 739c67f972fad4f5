// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window.h"
#include "ui/trace/headers_page.h"
#include "ui/trace/trace_copy.h"
#include "ui/trace/trace_panel.h"
#include "ui/window/commands.h"
#include "ui/window/window_commands.h"
#include "ui/window/workspace.h"

namespace headway::ui {
namespace {

void addCopies(Commands& commands, const TraceCopy& copy) {
  constexpr const char* ids[] = {"trace.copy-text", "trace.copy-markdown", "trace.copy-curl",
                                 "trace.copy-json"};
  for (const auto form : TraceCopy::kForms) {
    QAction* action = copy.action(form);
    commands.adopt(action, {.id = ids[form],
                            .menu = Menu::Trace,
                            .group = 4,
                            .text = action->text(),
                            .icon = form == TraceCopy::Text ? "copy" : nullptr,
                            .tip = action->toolTip()});
  }
}

}  // namespace

void addTraceCommands(Commands& commands, MainWindow& window) {
  const TracePanel& panel = window.workspace().trace();
  commands.adopt(panel.filterAction(), {.id = "trace.filter",
                                        .menu = Menu::Trace,
                                        .group = 3,
                                        .text = panel.filterAction()->text(),
                                        .keys = QKeySequence::Find,
                                        .tip = panel.filterAction()->toolTip()});
  QAction* follow = panel.headers()->followAction();
  commands.adopt(follow, {.id = "trace.follow-header",
                          .menu = Menu::Trace,
                          .group = 3,
                          .text = follow->text(),
                          .keys = QKeySequence(Qt::CTRL | Qt::Key_M),
                          .tip = follow->toolTip(),
                          .checkable = true});
  addCopies(commands, panel.copies());
}

}  // namespace headway::ui
