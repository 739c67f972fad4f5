// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFileInfo>
#include <QMenu>
#include <algorithm>

#include "sim/format/templates.h"
#include "ui/main_window.h"
#include "ui/text.h"
#include "ui/window/commands.h"
#include "ui/window/export_dialog.h"
#include "ui/window/file_flow.h"
#include "ui/window/window_commands.h"

namespace headway::ui {
namespace {

/// The file's name, with its folder where another one has the same.
QString nameAmong(const QStringList& paths, const QString& path) {
  const QFileInfo file(path);
  const auto same = [&](const QString& other) { return QFileInfo(other).fileName() == file.fileName(); };
  const QString name = std::ranges::count_if(paths, same) < 2
                           ? file.fileName()
                           : QObject::tr("%1 in %2").arg(file.fileName(), file.dir().dirName());
  return QString(name).replace('&', QStringLiteral("&&"));
}

void fillRecent(QMenu& menu, FileFlow& files) {
  menu.clear();
  const QStringList paths = files.recentFiles();
  for (const QString& path : paths) {
    QAction* action = menu.addAction(nameAmong(paths, path), &files, [&files, path] { files.open(path); });
    action->setEnabled(QFileInfo::exists(path));
    action->setToolTip(action->isEnabled() ? path : QObject::tr("%1 is not there any more").arg(path));
    action->setStatusTip(action->toolTip());
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
  recent->setToolTipsVisible(true);
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
