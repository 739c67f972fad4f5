// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <Qsci/qsciscintilla.h>

#include "ui/inspector/code_note.h"
#include "ui/inspector/code_theme.h"

namespace headway::ui {

/// Code that a person edits: highlighted, folded, indented, with what is wrong shown at its line. JavaScript
/// is that of CloudFront Functions: looked over as it is typed, with completion and the arguments of calls.
/// Keeps no history of its own: undo is the document's.
class CodeEditor : public QsciScintilla {
  Q_OBJECT

 public:
  explicit CodeEditor(QWidget* parent = nullptr) : CodeEditor(CodeLanguage::JavaScript, parent) {}
  CodeEditor(CodeLanguage language, QWidget* parent);

  /// Changes only what differs, so caret, folds and view stay.
  void showText(const QString& text);
  /// For what is shown from now on.
  void setLanguage(CodeLanguage language);
  /// "cloudfront-js-1.0" or "cloudfront-js-2.0": what JavaScript is held against.
  void setRuntime(const QString& runtime);
  /// A mark in the margin and the message below line `line` (from 1; 0 or past the end: the last line).
  void setProblem(int line, const QString& message);
  void clearProblem();
  /// Marks in the margin and messages below their lines, in place of those before. What looking over the code
  /// finds is shown besides.
  void setNotes(std::vector<CodeNote> notes);
  const std::vector<CodeNote>& notes() const { return notes_; }
  /// What looking over the code found.
  const std::vector<CodeNote>& lint() const { return lint_; }
  /// Offers what fits at the caret; `asked`: also where nothing was begun.
  void complete(bool asked);
  bool isCaretOnScreen() const;
  /// Selects the bytes and brings them into view.
  void selectBytes(int begin, int end);
  /// From 1; 0 = none.
  int problemLine() const { return problemLine_; }

 signals:
  void edited();    ///< the person changed the text
  void finished();  ///< the person began another line, or left

 protected:
  void focusOutEvent(QFocusEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  void setUp(CodeLanguage language);
  void lookOver();
  void charAdded(int letter);
  void showCallTip();
  void showNotes();
  void dress();
  void textChangedByPerson();

  CodeLanguage language_;
  QString runtime_ = QStringLiteral("cloudfront-js-2.0");
  bool showing_ = false;
  int lines_ = 0;
  int problemLine_ = 0;
  std::vector<CodeNote> notes_, lint_;
};

}  // namespace headway::ui
