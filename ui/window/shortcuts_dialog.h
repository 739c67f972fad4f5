// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QKeySequenceEdit;
class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace headway::ui {

class Commands;

/// All commands with their keys; the chosen one's can be changed. Takes effect at once and is kept for all
/// windows and sessions. Keys that another command has are said, and taken only when asked for.
class ShortcutsDialog : public QDialog {
  Q_OBJECT
 public:
  explicit ShortcutsDialog(Commands& commands, QWidget* parent = nullptr);

 private:
  void fill();
  void filter(const QString& typed);
  void show(const QString& id);
  void check();
  void give();
  QString chosen() const;  ///< id; empty for none
  QAction* owner(const QKeySequence& keys) const;

  Commands& commands_;
  QLineEdit* search_;
  QTreeWidget* list_;
  QKeySequenceEdit* keys_;
  QPushButton *give_, *standard_;
  QLabel* hint_;
};

}  // namespace headway::ui
