// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QMenu>

#include "ui/main_window.h"
#include "ui/window/commands.h"
#include "ui/window/file_flow.h"
#include "ui/window/window_commands.h"
#include "ui/window/windows.h"

namespace headway::ui {
namespace {

void listWindows(QMenu& menu, const MainWindow& current) {
  menu.clear();
  for (MainWindow* window : openWindows()) {
    QString title = window->document().title() + (window->isWindowModified() ? "*" : "");
    QAction* action =
        menu.addAction(title.replace('&', QLatin1String("&&")), window, [window] { bringToFront(*window); });
    action->setCheckable(true);
    action->setChecked(window == &current);
    action->setStatusTip(window->document().path());
  }
}

}  // namespace

void addWindowsCommands(Commands& commands, MainWindow& window) {
  const auto add = [&](const CommandText& text, auto slot) {
    QObject::connect(commands.add(text), &QAction::triggered, &window, slot);
  };
  add({"file.new-window", Menu::File, 0, QObject::tr("New &window"), nullptr,
       QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N), QObject::tr("Open another window, empty")},
      [&window] { newWindow(window); });
  add({"file.open-in-window", Menu::File, 0, QObject::tr("Open in a new w&indow…"), nullptr,
       QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O),
       QObject::tr("Open a project file in a window of its own")},
      [&window] {
        const QString path = window.files().choosePath();
        if (!path.isEmpty()) openInNewWindow(window, path);
      });
  add({"file.close", Menu::File, 9, QObject::tr("&Close the window"), nullptr,
       QKeySequence(Qt::CTRL | Qt::Key_W), QObject::tr("Close this window; the others stay")},
      [&window] { window.close(); });
  add({"file.quit", Menu::File, 9, QObject::tr("&Quit"), nullptr, QKeySequence::Quit,
       QObject::tr("Close every window")},
      [] { QApplication::closeAllWindows(); });
  QMenu* list = commands.addMenu(Menu::View, 9, QObject::tr("&Windows"));
  QObject::connect(list, &QMenu::aboutToShow, list, [list, &window] { listWindows(*list, window); });
}

}  // namespace headway::ui
