// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/thread_commands.h"

#include <memory>
#include <vector>

#include "ui/canvas/canvas_pane.h"
#include "ui/main_window.h"
#include "ui/trace/headers_page.h"
#include "ui/trace/trace_panel.h"
#include "ui/travel/bottom_bar.h"
#include "ui/travel/thread_bar.h"
#include "ui/travel/thread_text.h"
#include "ui/travel/threads.h"
#include "ui/travel/travel.h"
#include "ui/window/commands.h"
#include "ui/window/workspace.h"

namespace headway::ui {
namespace {

constexpr const char* kIds[] = {"trace.follow-host", "trace.follow-forwarded-host", "trace.follow-scheme",
                                "trace.follow-client"};

std::vector<QAction*> addActions(Commands& commands, Threads& threads) {
  std::vector<QAction*> out;
  for (const ThreadKind kind : kThreadKinds) {
    const int i = static_cast<int>(kind);
    QAction* action = commands.add({.id = kIds[i],
                                    .menu = Menu::Trace,
                                    .group = 2,
                                    .text = QObject::tr("Follow %1").arg(threadTitle(kind)),
                                    .keys = QKeySequence(Qt::ALT | static_cast<Qt::Key>(Qt::Key_1 + i)),
                                    .tip = QObject::tr("Who set it, who replaced it, who believed it"),
                                    .checkable = true});
    action->setIconText(threadTitle(kind));
    QObject::connect(action, &QAction::triggered, &threads,
                     [&threads, kind](bool on) { threads.choose(on ? std::optional(kind) : std::nullopt); });
    QObject::connect(&threads, &Threads::changed, action, [&threads, action, kind] {
      action->setEnabled(!threads.threads().empty());
      action->setChecked(threads.chosen() == kind);
    });
    out.push_back(action);
  }
  return out;
}

}  // namespace

void addThreadCommands(Commands& commands, MainWindow& window) {
  CanvasPane& canvas = window.workspace().canvas();
  auto* threads = new Threads(window.document(), canvas.scene(), &window);
  const std::vector<QAction*> actions = addActions(commands, *threads);
  canvas.bar().addStrip(new ThreadBar(*threads, actions, &canvas.bar()), 0);
  canvas.bar().addLine(new ThreadStory(*threads, &canvas.bar()));
  // While the panels take in a trace, the table of headers finds its place again; nobody chose that.
  const auto settling = std::make_shared<bool>(false);
  QObject::connect(&canvas.scene(), &CanvasScene::traceShown, threads, [settling] { *settling = true; });
  QObject::connect(&window, &MainWindow::traceShown, threads, [threads, settling, &window] {
    *settling = false;
    threads->setTrace(window.trace());
  });
  QObject::connect(&window.workspace().trace(), &TracePanel::headerSelected, threads,
                   [threads, settling](const QString& header) {
                     if (!*settling) threads->followHeader(header);
                   });
  HeadersPage* table = window.workspace().trace().headers();
  for (QAction* action : actions)
    QObject::connect(action, &QAction::triggered, table, [threads, table] {
      if (threads->chosen()) table->selectHeader(threads->headers(*threads->chosen()));
    });
  auto* travel = window.findChild<Travel*>();
  QObject::connect(&travel->playback(), &Playback::moved, threads, [threads, travel] {
    const Playback& playback = travel->playback();
    threads->setSeen(playback.isResting() ? CanvasScene::kAll : static_cast<std::size_t>(playback.at()));
  });
}

}  // namespace headway::ui
