// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QIcon>
#include <QPointer>
#include <functional>
#include <vector>

class QLabel;
class QLineEdit;
class QListView;
class QStandardItemModel;

namespace headway::ui {

/// One thing that can be chosen in the palette.
struct PaletteEntry {
  QString id;  ///< stable; what was chosen last is remembered by it
  QString text;
  QString section;  ///< where else it is found: "Edit", "Node"
  QString keys;
  QIcon icon;
  bool enabled = true;
  std::function<void()> run;
};

/// A line to type into over the window, and below it what fits: commands, nodes, requests. Enter does the
/// chosen one, Esc or a click elsewhere goes back to where the keyboard was.
class CommandPalette : public QFrame {
  Q_OBJECT
 public:
  /// `entries` is asked at every opening. A child of `window`, which owns it.
  CommandPalette(QWidget* window, std::function<std::vector<PaletteEntry>()> entries);

  void open();

 protected:
  bool eventFilter(QObject* object, QEvent* event) override;

 private:
  void fill();
  void place();
  void choose();
  void leave();
  void move(int rows);

  std::function<std::vector<PaletteEntry>()> ask_;
  std::vector<PaletteEntry> entries_;
  QLineEdit* line_;
  QListView* list_;
  QLabel* empty_;
  QStandardItemModel* model_;
  QPointer<QWidget> before_;  ///< had the keyboard
};

}  // namespace headway::ui
