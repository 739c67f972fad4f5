// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFileInfo>
#include <QMenu>

#include "sim/format/templates.h"
#include "ui/main_window.h"
#include "ui/text.h"
#include "ui/window/commands.h"
#include "ui/window/export_dialog.h"
#include "ui/window/file_flow.h"
#include "ui/window/window_commands.h"

namespace headway::ui {
namespace {

void fillRecent(QMenu& menu, FileFlow& files) {
  menu.clear();
  for (const QString& path : files.recentFiles()) {
    QAction* action =
        menu.addAction(QFileInfo(path).fileName(), &files, [&files, path] { files.open(path); });
    action->setStatusTip(path);
  }
  if (menu.isEmpty()) menu.addAction(QObject::tr("No files yet"))->setEnabled(false);
}

}  // namespace

void addFileCommands(Commands& commands, MainWindow& window) {
  FileFlow* files = &window.files();
  const auto add = [&](const CommandText& text, auto slot) {
    QObject::connect(commands.add(text), &QAction::triggered, files, slot);
  };
  add({"file.new", Menu::File, 0, QObject::tr("&New"), "new", QKeySequence::New,
       QObject::tr("Begin an empty project")},
      &FileFlow::newProject);
  add({"file.open", Menu::File, 0, QObject::tr("&Open…"), "open", QKeySequence::Open,
       QObject::tr("Open a project file")},
      &FileFlow::chooseAndOpen);
  QMenu* recent = commands.addMenu(Menu::File, 0, QObject::tr("Open &recent"), "recent");
  QObject::connect(recent, &QMenu::aboutToShow, files, [recent, files] { fillRecent(*recent, *files); });
  QMenu* templates = commands.addMenu(Menu::File, 0, QObject::tr("New from &template"), "new");
  for (const ProjectTemplate& t : projectTemplates()) {
    const std::string id = "file.template." + std::string(t.id);
    QAction* begin = commands.add({.id = id.c_str(),
                                   .menu = Menu::None,
                                   .text = QObject::tr("New: %1").arg(qs(t.title)),
                                   .tip = QObject::tr("Begin with this design, as an unsaved copy")});
    QObject::connect(begin, &QAction::triggered, files,
                     [files, name = qs(t.id)] { files->openTemplate(name); });
    templates->addAction(begin);
  }
  add({"file.save", Menu::File, 1, QObject::tr("&Save"), "save", QKeySequence::Save,
       QObject::tr("Save the project")},
      &FileFlow::save);
  add({"file.save-as", Menu::File, 1, QObject::tr("Save &as…"), nullptr, QKeySequence::SaveAs,
       QObject::tr("Save the project under another name")},
      &FileFlow::saveAs);
  add({"file.export", Menu::File, 1, QObject::tr("&Export…"), "export", QKeySequence(Qt::CTRL | Qt::Key_E),
       QObject::tr("Write AWS CDK code and Django settings")},
      [&window] { ExportDialog(window.document().snapshot(), &window).exec(); });
}

}  // namespace headway::ui
