// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/commands.h"

#include <QApplication>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QSettings>
#include <algorithm>

#include "ui/theme.h"

namespace headway::ui {
namespace {

constexpr Menu kMenus[] = {Menu::File,    Menu::Edit,  Menu::View, Menu::Arrange,
                           Menu::Request, Menu::Trace, Menu::Help};

QString settingsKey(const QString& id) { return QStringLiteral("shortcuts/") + id; }

QKeySequence keptKeys(const QString& id, const QKeySequence& standard) {
  const QVariant kept = QSettings().value(settingsKey(id));
  return kept.isValid() ? QKeySequence(kept.toString(), QKeySequence::PortableText) : standard;
}

}  // namespace

QString menuTitle(Menu menu) {
  switch (menu) {
    case Menu::File: return QObject::tr("&File");
    case Menu::Edit: return QObject::tr("&Edit");
    case Menu::View: return QObject::tr("&View");
    case Menu::Arrange: return QObject::tr("&Arrange");
    case Menu::Request: return QObject::tr("&Request");
    case Menu::Trace: return QObject::tr("&Trace");
    case Menu::Help: return QObject::tr("&Help");
    case Menu::None: break;
  }
  return {};
}

Commands::Commands(QMainWindow& window) : QObject(&window), window_(window) {
  for (const Menu menu : kMenus) {
    menus_[menu] = window.menuBar()->addMenu(menuTitle(menu));
    menus_[menu]->menuAction()->setVisible(false);  // until it holds something
  }
}

QAction* Commands::add(const CommandText& text) { return adopt(new QAction(text.text, &window_), text); }

QAction* Commands::adopt(QAction* action, const CommandText& text) {
  const QString id = QLatin1String(text.id);
  Q_ASSERT_X(!find(id), "Commands", text.id);
  action->setObjectName(id);
  if (text.icon) action->setIcon(Theme::instance().icon(QLatin1String(text.icon)));
  action->setShortcut(keptKeys(id, text.keys));
  action->setStatusTip(text.tip);
  action->setCheckable(text.checkable);
  return place(action, text, true);
}

QMenu* Commands::addMenu(Menu menu, int group, const QString& title, const char* icon) {
  auto* out = new QMenu(title, &window_);
  if (icon) out->setIcon(Theme::instance().icon(QLatin1String(icon)));
  place(out->menuAction(), {.id = "", .menu = menu, .group = group, .text = title}, false);
  return out;
}

QAction* Commands::place(QAction* action, const CommandText& text, bool command) {
  entries_.push_back({action, text.menu, text.group, text.keys, command});
  if (text.menu == Menu::None)
    window_.addAction(action);  // its shortcut works all the same
  else
    fill(text.menu);
  return action;
}

std::vector<Commands::Entry> Commands::sorted() const {
  std::vector<Entry> out = entries_;
  std::ranges::stable_sort(out, {}, [](const Entry& e) { return std::pair(e.menu, e.group); });
  return out;
}

void Commands::fill(Menu which) {
  QMenu* menu = menus_[which];
  menu->clear();
  int group = -1;
  for (const Entry& entry : sorted()) {
    if (entry.menu != which) continue;
    if (!menu->isEmpty() && entry.group != group) menu->addSeparator();
    group = entry.group;
    menu->addAction(entry.action);
  }
  menu->menuAction()->setVisible(true);
}

QAction* Commands::find(const QString& id) const {
  const auto it = std::ranges::find_if(
      entries_, [&](const Entry& e) { return e.command && e.action->objectName() == id; });
  return it == entries_.end() ? nullptr : it->action;
}

std::vector<QAction*> Commands::all() const {
  std::vector<QAction*> out;
  for (const Entry& entry : sorted())
    if (entry.command) out.push_back(entry.action);
  return out;
}

Menu Commands::menuOf(const QString& id) const {
  const auto it =
      std::ranges::find_if(entries_, [&](const Entry& e) { return e.action->objectName() == id; });
  return it == entries_.end() ? Menu::None : it->menu;
}

QKeySequence Commands::defaultKeys(const QString& id) const {
  const auto it =
      std::ranges::find_if(entries_, [&](const Entry& e) { return e.action->objectName() == id; });
  return it == entries_.end() ? QKeySequence() : it->keys;
}

QString Commands::plainText(const QAction* action) {
  QString out = action->text();
  out.remove('&');
  out.remove(QChar(0x2026));
  return out;
}

void Commands::setKeys(const QString& id, const QKeySequence& keys) {
  if (!find(id)) return;
  for (const QWidget* window : QApplication::topLevelWidgets())
    for (const Commands* commands : window->findChildren<Commands*>(QString(), Qt::FindDirectChildrenOnly))
      if (QAction* same = commands->find(id)) same->setShortcut(keys);
  if (keys == defaultKeys(id))
    QSettings().remove(settingsKey(id));
  else
    QSettings().setValue(settingsKey(id), keys.toString(QKeySequence::PortableText));
}

}  // namespace headway::ui
