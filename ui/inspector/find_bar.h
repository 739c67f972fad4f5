// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <utility>
#include <vector>

class QKeyEvent;
class QLabel;
class QLineEdit;
class QSpinBox;
class QToolButton;

namespace headway::ui {

class CodeEditor;

/// Finds and replaces in a code editor, and goes to a line. Hidden until one of its keys is pressed there:
/// Ctrl+F, F3, Shift+F3, Ctrl+H, Ctrl+G or Ctrl+L; Escape puts it away.
class FindBar : public QWidget {
  Q_OBJECT
 public:
  explicit FindBar(CodeEditor* editor, QWidget* parent);

 public slots:
  /// With what is selected, if that is within a line.
  void openFind();
  void openReplace();
  void openLine();
  /// The next match behind the caret, or the first; false if there is none.
  bool findNext();
  bool findPrevious();
  void replaceOne();
  /// As one step; says how many there were.
  void replaceAll();
  void close();

 protected:
  bool eventFilter(QObject* object, QEvent* event) override;

 private:
  void layOut();
  void open(QWidget* row);
  bool knowsKey(const QKeyEvent& key, bool act);
  /// Marks every match and counts them.
  void search();
  bool select(int match);
  void putInPlace(std::size_t match, const QByteArray& text);

  CodeEditor* editor_;
  QWidget *findRow_, *replaceRow_, *lineRow_;
  QLineEdit *what_, *by_;
  QToolButton* exact_;
  QLabel* count_;
  QSpinBox* line_;
  std::vector<std::pair<int, int>> matches_;  ///< bytes from and to
};

}  // namespace headway::ui
