// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <Qsci/qsciscintilla.h>

#include "ui/inspector/code_theme.h"

namespace headway::ui {

/// Something to say below a line of code.
struct CodeNote {
  int line = 0;  ///< from 1; 0 or past the end: the last line
  QString message;
  bool severe = false;
  bool operator==(const CodeNote&) const = default;
};

/// Code that a person edits: highlighted, folded, indented, with what is wrong shown at its line. Keeps no
/// history of its own: undo is the document's.
class CodeEditor : public QsciScintilla {
  Q_OBJECT

 public:
  explicit CodeEditor(QWidget* parent = nullptr) : CodeEditor(CodeLanguage::JavaScript, parent) {}
  CodeEditor(CodeLanguage language, QWidget* parent);

  /// Changes only what differs, so caret, folds and view stay.
  void showText(const QString& text);
  /// A mark in the margin and the message below line `line` (from 1; 0 or past the end: the last line).
  void setProblem(int line, const QString& message);
  void clearProblem();
  /// Marks in the margin and messages below their lines, in place of those before.
  void setNotes(std::vector<CodeNote> notes);
  const std::vector<CodeNote>& notes() const { return notes_; }
  /// From 1; 0 = none.
  int problemLine() const { return problemLine_; }

 signals:
  void edited();    ///< the person changed the text
  void finished();  ///< the person began another line, or left

 protected:
  void focusOutEvent(QFocusEvent* event) override;

 private:
  void setUp(CodeLanguage language);
  void showNotes();
  void dress();
  void textChangedByPerson();

  bool showing_ = false;
  int lines_ = 0;
  int problemLine_ = 0;
  std::vector<CodeNote> notes_;
};

}  // namespace headway::ui
