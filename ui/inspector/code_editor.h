// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Qsci/qsciscintilla.h>

namespace headway::ui {

/// The JavaScript of a function: highlighted, folded, indented by two blanks, with the function's error shown
/// at its line. Keeps no history of its own: undo is the document's.
class CodeEditor : public QsciScintilla {
  Q_OBJECT

 public:
  explicit CodeEditor(QWidget* parent = nullptr);

  /// Changes only what differs, so caret, folds and view stay.
  void showText(const QString& text);
  /// A mark in the margin and the message below line `line` (from 1; 0 or past the end: the last line).
  void setProblem(int line, const QString& message);
  void clearProblem();
  /// From 1; 0 = none.
  int problemLine() const { return problemLine_; }

 signals:
  void edited();    ///< the person changed the text
  void finished();  ///< the person began another line, or left

 protected:
  void focusOutEvent(QFocusEvent* event) override;

 private:
  void setUp();
  void dress();
  void textChangedByPerson();

  bool showing_ = false;
  int lines_ = 0;
  int problemLine_ = 0;
  QString problem_;
};

}  // namespace headway::ui
