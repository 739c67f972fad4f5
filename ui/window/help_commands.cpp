// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QMessageBox>

#include "ui/main_window.h"
#include "ui/window/commands.h"
#include "ui/window/shortcuts_dialog.h"
#include "ui/window/window_commands.h"

namespace headway::ui {
namespace {

void showAbout(QWidget* window) {
  QMessageBox::about(
      window, QObject::tr("Headway"),
      QObject::tr(
          "<b>Headway %1</b><p>See what happens to a request on its way through CloudFront and API Gateway to "
          "Django.</p><p>Free software under the GNU General Public License, version 3 or later. Not affiliated "
          "with Amazon or the Django Software Foundation.</p>")
          .arg(QApplication::applicationVersion()));
}

}  // namespace

void addHelpCommands(Commands& commands, MainWindow& window) {
  QAction* shortcuts =
      commands.add({"help.shortcuts", Menu::Help, 0, QObject::tr("&Keyboard shortcuts…"), nullptr,
                    QKeySequence(Qt::CTRL | Qt::Key_Slash), QObject::tr("All keys, and how to change them")});
  QObject::connect(shortcuts, &QAction::triggered, &window,
                   [&commands, &window] { ShortcutsDialog(commands, &window).exec(); });
  QAction* about = commands.add({"help.about",
                                 Menu::Help,
                                 9,
                                 QObject::tr("&About Headway"),
                                 "help",
                                 {},
                                 QObject::tr("Version and license")});
  QObject::connect(about, &QAction::triggered, &window, [&window] { showAbout(&window); });
}

}  // namespace headway::ui
