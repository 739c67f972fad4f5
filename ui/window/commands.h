// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QKeySequence>
#include <QObject>
#include <QString>
#include <map>
#include <vector>

class QMainWindow;
class QMenu;

namespace headway::ui {

/// The menus of the menu bar, in their order there.
enum class Menu { File, Edit, View, Arrange, Request, Trace, Help, None };
QString menuTitle(Menu menu);  ///< "&File"; "" for None

/// What is said of a command when it is made.
struct CommandText {
  const char* id;              ///< "edit.copy": stable, it names the person's own shortcut in the settings
  Menu menu;                   ///< None: found in the palette and by its shortcut alone
  int group = 0;               ///< groups of a menu stand in this order, with a line between them
  QString text;                ///< "&Copy"; "…" at its end where a question follows
  const char* icon = nullptr;  ///< a name of resources/icons
  QKeySequence keys = {};      ///< as delivered; see Commands::defaultKeys
  QString tip = {};            ///< one sentence
  bool checkable = false;
};

/// Everything a person can do by name, made once. Menus, tool bar, command palette and the list of shortcuts
/// read it, so none of them can miss a command. Actions are owned by the window.
class Commands : public QObject {
  Q_OBJECT
 public:
  explicit Commands(QMainWindow& window);

  /// Makes a command and puts it into its menu. Ids are unique.
  QAction* add(const CommandText& text);
  /// Takes in an action made elsewhere (undo, redo); its text and state stay its own.
  QAction* adopt(QAction* action, const CommandText& text);
  /// A submenu that fills itself (recent files, themes), placed like a command. It is no command.
  QMenu* addMenu(Menu menu, int group, const QString& title, const char* icon = nullptr);

  /// Null if there is none of that id.
  QAction* find(const QString& id) const;
  /// In the order of the menus.
  std::vector<QAction*> all() const;
  QString id(const QAction* action) const { return action->objectName(); }
  Menu menuOf(const QString& id) const;
  QKeySequence defaultKeys(const QString& id) const;
  /// The text without mnemonic and dots: "Copy".
  static QString plainText(const QAction* action);

  /// Gives the command other keys and keeps them for all windows and sessions.
  void setKeys(const QString& id, const QKeySequence& keys);

 private:
  struct Entry {
    QAction* action;
    Menu menu;
    int group;
    QKeySequence keys;
    bool command;  ///< false: a submenu
  };
  QAction* place(QAction* action, const CommandText& text, bool command);
  std::vector<Entry> sorted() const;  ///< in the order of the menus
  void fill(Menu menu);

  QMainWindow& window_;
  std::map<Menu, QMenu*> menus_;
  std::vector<Entry> entries_;  ///< in the order of making
};

}  // namespace headway::ui
