// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/actions.h"

#include <QActionGroup>
#include <QKeySequence>
#include <QLabel>
#include <QMainWindow>
#include <QMenuBar>
#include <QToolBar>
#include <QToolButton>
#include <QUndoStack>

#include "ui/theme.h"

namespace headway::ui {
namespace {

QAction* made(QMainWindow& window, const QString& text, const char* icon, const QKeySequence& keys,
              const QString& tip) {
  auto* action = new QAction(text, &window);
  if (icon) action->setIcon(Theme::instance().icon(QLatin1String(icon)));
  action->setShortcut(keys);
  action->setStatusTip(tip);
  return action;
}

QAction* choice(QActionGroup* group, const QString& text) {
  QAction* action = group->addAction(text);
  action->setCheckable(true);
  return action;
}

/// A button with words, or with its icon alone.
QToolButton* button(QToolBar* bar, QAction* action, Qt::ToolButtonStyle style) {
  bar->addAction(action);
  auto* out = qobject_cast<QToolButton*>(bar->widgetForAction(action));
  out->setToolButtonStyle(style);
  out->setAccessibleName(action->text().remove('&'));
  return out;
}

}  // namespace

Actions::Actions(QMainWindow& w, QUndoStack& stack) {
  const auto tr = [](const char* s) { return QObject::tr(s); };
  newProject = made(w, tr("&New"), "new", QKeySequence::New, tr("Begin an empty project"));
  open = made(w, tr("&Open…"), "open", QKeySequence::Open, tr("Open a project file"));
  example = made(w, tr("Open the worked &example"), nullptr, {},
                 tr("Django behind CloudFront and API Gateway, as an unsaved copy"));
  save = made(w, tr("&Save"), "save", QKeySequence::Save, tr("Save the project"));
  saveAs = made(w, tr("Save &as…"), nullptr, QKeySequence::SaveAs, tr("Save the project under another name"));
  exportProject = made(w, tr("&Export…"), "export", QKeySequence(Qt::CTRL | Qt::Key_E),
                       tr("Write AWS CDK code and Django settings"));
  quit = made(w, tr("&Quit"), nullptr, QKeySequence::Quit, tr("Leave Headway"));
  undo = stack.createUndoAction(&w, tr("&Undo"));
  undo->setIcon(Theme::instance().icon(QStringLiteral("undo")));
  undo->setShortcut(QKeySequence::Undo);
  redo = stack.createRedoAction(&w, tr("&Redo"));
  redo->setIcon(Theme::instance().icon(QStringLiteral("redo")));
  redo->setShortcut(QKeySequence::Redo);
  rename = made(w, tr("Re&name"), "rename", {}, tr("Rename the selected node (F2)"));
  remove = made(w, tr("&Delete"), "delete", {}, tr("Delete what is selected (Delete)"));
  selectAll = made(w, tr("Select &all"), nullptr, {}, tr("Select every node"));
  zoomIn = made(w, tr("Zoom &in"), "zoom-in", QKeySequence::ZoomIn, tr("Show the path larger"));
  zoomOut = made(w, tr("Zoom &out"), "zoom-out", QKeySequence::ZoomOut, tr("Show the path smaller"));
  zoomReset = made(w, tr("&Actual size"), nullptr, QKeySequence(Qt::CTRL | Qt::Key_0),
                   tr("Show the path at its own size"));
  fit = made(w, tr("Show the &whole path"), "fit", QKeySequence(Qt::CTRL | Qt::Key_9),
             tr("Fit the path into the canvas"));
  play =
      made(w, tr("&Play"), "play", QKeySequence(Qt::CTRL | Qt::Key_Return), tr("Watch the request travel"));
  auto* looks = new QActionGroup(&w);
  light = choice(looks, tr("&Light"));
  dark = choice(looks, tr("&Dark"));
  system = choice(looks, tr("Like the &system"));
  about = made(w, tr("&About Headway"), "help", {}, tr("Version and license"));
}

void Actions::build(QMainWindow& w, QWidget* middle) {
  QMenu* file = w.menuBar()->addMenu(QObject::tr("&File"));
  file->addActions({newProject, open});
  recent = file->addMenu(Theme::instance().icon(QStringLiteral("recent")), QObject::tr("Open &recent"));
  file->addAction(example);
  file->addSeparator();
  file->addActions({save, saveAs, exportProject});
  file->addSeparator();
  file->addAction(quit);
  QMenu* edit = w.menuBar()->addMenu(QObject::tr("&Edit"));
  edit->addActions({undo, redo});
  edit->addSeparator();
  edit->addActions({rename, remove, selectAll});
  QMenu* view = w.menuBar()->addMenu(QObject::tr("&View"));
  view->addActions({zoomIn, zoomOut, zoomReset, fit});
  view->addSeparator();
  view->addAction(play);
  view->addSeparator();
  QMenu* theme = view->addMenu(Theme::instance().icon(QStringLiteral("theme")), QObject::tr("&Theme"));
  theme->addActions({light, dark, system});
  w.menuBar()->addMenu(QObject::tr("&Help"))->addActions({example, about});

  QToolBar* bar = w.addToolBar(QObject::tr("Tools"));
  bar->setObjectName(QStringLiteral("tools"));
  bar->setMovable(false);
  bar->setContextMenuPolicy(Qt::PreventContextMenu);
  bar->setIconSize({metrics::kIcon, metrics::kIcon});
  auto* name = new QLabel(QStringLiteral("Headway"), bar);
  name->setFont(Theme::instance().title());
  name->setContentsMargins(2, 0, 8, 0);
  bar->addWidget(name);
  for (QAction* action : {open, save}) {
    action->setIconText(action->text().remove('&').remove(QChar(0x2026)));
    button(bar, action, Qt::ToolButtonTextBesideIcon);
  }
  for (QAction* action : {undo, redo}) button(bar, action, Qt::ToolButtonIconOnly);
  bar->addWidget(middle);
  const auto dress = [this] {
    play->setIcon(Theme::instance().icon(QStringLiteral("play"), Theme::instance().colors().onAccent));
  };
  dress();
  QObject::connect(&Theme::instance(), &Theme::changed, play, dress);
  button(bar, play, Qt::ToolButtonTextBesideIcon)->setProperty("role", "primary");
  exportProject->setIconText(QObject::tr("Export"));
  button(bar, exportProject, Qt::ToolButtonTextBesideIcon);
}

}  // namespace headway::ui
