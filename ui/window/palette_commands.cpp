// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/canvas_pane.h"
#include "ui/canvas/canvas_view.h"
#include "ui/main_window.h"
#include "ui/panels/request_bar.h"
#include "ui/text.h"
#include "ui/theme.h"
#include "ui/window/command_palette.h"
#include "ui/window/commands.h"
#include "ui/window/window_commands.h"
#include "ui/window/workspace.h"

namespace headway::ui {
namespace {

void addCommands(std::vector<PaletteEntry>& out, const Commands& commands) {
  for (QAction* action : commands.all()) {
    const QString id = commands.id(action);
    if (id == QLatin1String("help.palette")) continue;
    out.push_back({id, Commands::plainText(action), menuTitle(commands.menuOf(id)).remove('&'),
                   action->shortcut().toString(QKeySequence::NativeText), action->icon(), action->isEnabled(),
                   [action] { action->trigger(); }});
  }
}

void addNodes(std::vector<PaletteEntry>& out, MainWindow& window) {
  for (const Node& node : window.document().snapshot()->nodes) {
    const QString name = qs(node.name.empty() ? node.id.value : node.name);
    out.push_back({QStringLiteral("node.") + qs(node.id.value),
                   QObject::tr("Go to %1").arg(name),
                   QObject::tr("Node"),
                   {},
                   Theme::instance().icon(QStringLiteral("node-") + qs(enumName(node.kind()))),
                   true,
                   [&window, id = node.id] { window.workspace().canvas().view().goTo(id); }});
  }
}

void addRequests(std::vector<PaletteEntry>& out, MainWindow& window) {
  int index = 0;
  for (const SampleRequest& request : window.document().snapshot()->requests) {
    out.push_back({QStringLiteral("request.") + qs(request.name),
                   QObject::tr("Send %1").arg(qs(request.name)),
                   QObject::tr("Request"),
                   {},
                   Theme::instance().icon(QStringLiteral("play")),
                   true,
                   [&window, index] { window.requestBar().setCurrentRequest(index); }});
    ++index;
  }
}

}  // namespace

void addPaletteCommand(Commands& commands, MainWindow& window) {
  auto* palette = new CommandPalette(&window, [&commands, &window] {
    std::vector<PaletteEntry> out;
    addCommands(out, commands);
    addNodes(out, window);
    addRequests(out, window);
    return out;
  });
  QAction* open = commands.add({"help.palette", Menu::Help, 0, QObject::tr("&Find a command…"), "search",
                                QKeySequence(Qt::CTRL | Qt::Key_K),
                                QObject::tr("Commands, nodes and requests by a few letters of their names")});
  QObject::connect(open, &QAction::triggered, palette, &CommandPalette::open);
}

}  // namespace headway::ui
