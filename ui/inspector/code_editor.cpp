// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/code_editor.h"

#include <QGuiApplication>
#include <QKeyEvent>
#include <QScreen>
#include <algorithm>

#include <Qsci/qscicommandset.h>
#include <Qsci/qscistyle.h>

#include "ui/inspector/code_help.h"
#include "ui/inspector/code_lint.h"
#include "ui/inspector/code_theme.h"
#include "ui/inspector/field_manners.h"
#include "ui/theme.h"

namespace headway::ui {
namespace {

constexpr int kNumberMargin = 0, kProblemMargin = 1, kFoldMargin = 2;
constexpr int kProblemMarker = 1, kNoteMarker = 2;
constexpr int kErrorStyle = 100, kNoteStyle = 101;  // past the styles of the lexer

/// Annotations do not wrap by themselves.
QString wrapped(const QString& text, int columns) {
  QString out;
  int used = 0;
  for (const QString& word : text.split(QLatin1Char(' '))) {
    if (used > 0) {
      const bool fits = used + 1 + word.size() <= columns;
      out += QLatin1Char(fits ? ' ' : '\n');
      used = fits ? used + 1 : 0;
    }
    out += word;
    used += static_cast<int>(word.size());
  }
  return out;
}

}  // namespace

CodeEditor::CodeEditor(CodeLanguage language, QWidget* parent) : QsciScintilla(parent), language_(language) {
  setUp(language);
  installLexer(this, language);
  leaveUndoToDocument(this);
  setAccessibleName(tr("Code"));
  connect(this, &QsciScintilla::textChanged, this, &CodeEditor::lookOver);
  connect(this, &QsciScintilla::textChanged, this, &CodeEditor::textChangedByPerson);
  connect(this, &QsciScintilla::SCN_CHARADDED, this, &CodeEditor::charAdded);
  connect(&Theme::instance(), &Theme::changed, this, &CodeEditor::dress);
  dress();
}

void CodeEditor::setUp(CodeLanguage language) {
  const int indentation = language == CodeLanguage::Python ? 4 : 2;
  setUtf8(true);
  setEolMode(EolUnix);
  setFrameShape(QFrame::NoFrame);
  setIndentationsUseTabs(false);
  setTabWidth(indentation);
  setIndentationWidth(indentation);
  setAutoIndent(true);
  setBackspaceUnindents(true);
  setBraceMatching(SloppyBraceMatch);
  setFolding(PlainFoldStyle, kFoldMargin);
  setMarginType(kNumberMargin, QsciScintilla::NumberMargin);
  setMarginType(kProblemMargin, SymbolMargin);
  setMarginMarkerMask(kProblemMargin, (1 << kProblemMarker) | (1 << kNoteMarker));
  setMarginWidth(kProblemMargin, 12);
  markerDefine(Circle, kProblemMarker);
  markerDefine(Circle, kNoteMarker);
  setAnnotationDisplay(AnnotationStandard);
  // Python's settings are long words without blanks: dotted paths in quotes.
  setWrapMode(language == CodeLanguage::Python ? WrapCharacter : WrapWord);
  setWrapIndentMode(WrapIndentIndented);
  SendScintilla(SCI_SETHSCROLLBAR, 0UL);
  SendScintilla(SCI_SETUNDOCOLLECTION, 0);
  SendScintilla(SCI_AUTOCSETSEPARATOR, static_cast<unsigned long>('\n'));
  SendScintilla(SCI_AUTOCSETIGNORECASE, 1);
  SendScintilla(SCI_AUTOCSETORDER, static_cast<unsigned long>(SC_ORDER_PERFORMSORT));
  SendScintilla(SCI_AUTOCSETMAXHEIGHT, 8);
  for (const auto command : {QsciCommand::Undo, QsciCommand::Redo})
    if (QsciCommand* found = standardCommands()->find(command)) {
      found->setKey(0);
      found->setAlternateKey(0);
    }
}

void CodeEditor::dress() {
  dressCode(this, Theme::instance().colors().canvas);
  const Colors& c = Theme::instance().colors();
  setMarkerBackgroundColor(c.refused, kProblemMarker);
  setMarkerForegroundColor(c.refused, kProblemMarker);
  setMarkerBackgroundColor(c.changed, kNoteMarker);
  setMarkerForegroundColor(c.changed, kNoteMarker);
  setMarginWidth(
      kNumberMargin,
      QFontMetrics(Theme::instance().mono()).horizontalAdvance(QStringLiteral("999")) + metrics::kGap);
  const QsciStyle style(kErrorStyle, tr("Error"), c.refused, c.refusedGround, Theme::instance().mono());
  style.apply(this);
  const QsciStyle note(kNoteStyle, tr("Note"), c.muted, c.chip, Theme::instance().mono());
  note.apply(this);
  setCallTipsBackgroundColor(c.chip);
  setCallTipsForegroundColor(c.ink);
  setCallTipsHighlightColor(c.accent);
  showNotes();
}

void CodeEditor::showText(const QString& wanted) {
  const QByteArray now = text().toUtf8(), next = wanted.toUtf8();
  if (now == next) return;
  const auto shorter = std::min(now.size(), next.size());
  const auto head = std::mismatch(now.begin(), now.begin() + shorter, next.begin()).first - now.begin();
  const auto tail =
      std::mismatch(now.rbegin(), now.rbegin() + (shorter - head), next.rbegin()).first - now.rbegin();
  showing_ = true;
  SendScintilla(SCI_SETTARGETSTART, static_cast<unsigned long>(head));
  SendScintilla(SCI_SETTARGETEND, static_cast<unsigned long>(now.size() - tail));
  const QByteArray middle = next.mid(head, next.size() - head - tail);
  SendScintilla(SCI_REPLACETARGET, static_cast<uintptr_t>(middle.size()), middle.constData());
  showing_ = false;
  lines_ = lines();
}

void CodeEditor::setProblem(int line, const QString& message) {
  problemLine_ = line >= 1 && line <= lines() ? line : lines();
  setNotes({{problemLine_, message, true}});
}

void CodeEditor::clearProblem() {
  problemLine_ = 0;
  setNotes({});
}

void CodeEditor::setNotes(std::vector<CodeNote> notes) {
  notes_ = std::move(notes);
  showNotes();
}

void CodeEditor::setLanguage(CodeLanguage language) {
  if (language_ == language) return;
  language_ = language;
  installLexer(this, language);
  dress();
}

void CodeEditor::setRuntime(const QString& runtime) {
  if (runtime_ == runtime) return;
  runtime_ = runtime;
  lookOver();
}

void CodeEditor::lookOver() {
  if (language_ != CodeLanguage::JavaScript) return;
  auto found = lintFunctionCode(text().toStdString(), runtime_.toStdString());
  if (found == lint_) return;
  lint_ = std::move(found);
  showNotes();
}

void CodeEditor::selectBytes(int begin, int end) {
  SendScintilla(SCI_SETSEL, static_cast<unsigned long>(begin), static_cast<long>(end));
  SendScintilla(SCI_SCROLLCARET);
}

void CodeEditor::complete(bool asked) {
  if (language_ != CodeLanguage::JavaScript) return;
  const QByteArray before = text().toUtf8().left(SendScintilla(SCI_GETCURRENTPOS));
  const Completion offer = completeCode(text(), QString::fromUtf8(before).size(),
                                        runtime_ == QLatin1String("cloudfront-js-1.0"), asked);
  if (offer.words.isEmpty() || !isCaretOnScreen()) return cancelList();
  SendScintilla(SCI_AUTOCSHOW, static_cast<uintptr_t>(offer.begun.toUtf8().size()),
                offer.words.join(QLatin1Char('\n')).toUtf8().constData());
}

// QScintilla asks the screen under the caret for room, and crashes where there is none.
bool CodeEditor::isCaretOnScreen() const {
  const long caret = SendScintilla(SCI_GETCURRENTPOS);
  const QPoint at(static_cast<int>(SendScintilla(SCI_POINTXFROMPOSITION, 0UL, caret)),
                  static_cast<int>(SendScintilla(SCI_POINTYFROMPOSITION, 0UL, caret)));
  return QGuiApplication::screenAt(viewport()->mapToGlobal(at)) != nullptr;
}

void CodeEditor::charAdded(int letter) {
  if (language_ != CodeLanguage::JavaScript || showing_) return;
  if (letter == '(' || letter == ',') return showCallTip();
  if (letter == ')') SendScintilla(SCI_CALLTIPCANCEL);
  const bool word = letter == '_' || letter == '$' || letter == '-' || QChar(letter).isLetterOrNumber();
  if (letter == '.' || letter == '\'' || letter == '"' || (word && !isListActive())) complete(false);
}

void CodeEditor::showCallTip() {
  const auto caret = SendScintilla(SCI_GETCURRENTPOS);
  const QString tip = codeCallTip(text(), QString::fromUtf8(text().toUtf8().left(caret)).size());
  if (tip.isEmpty()) return;
  SendScintilla(SCI_CALLTIPSHOW, static_cast<uintptr_t>(caret), tip.toUtf8().constData());
}

// Messages wrap at the width there is.
void CodeEditor::resizeEvent(QResizeEvent* event) {
  QsciScintilla::resizeEvent(event);
  if (event->size().width() != event->oldSize().width()) showNotes();
}

void CodeEditor::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Space && event->modifiers() == Qt::ControlModifier) return complete(true);
  QsciScintilla::keyPressEvent(event);
}

void CodeEditor::showNotes() {
  markerDeleteAll(kProblemMarker);
  markerDeleteAll(kNoteMarker);
  clearAnnotations();
  const int margins = marginWidth(kNumberMargin) + marginWidth(kProblemMargin) + marginWidth(kFoldMargin);
  const int letter = QFontMetrics(Theme::instance().mono()).horizontalAdvance(QLatin1Char('m'));
  const int columns = std::max(20, (viewport()->width() - margins) / std::max(1, letter) - 1);
  std::vector<CodeNote> all = notes_;
  for (const CodeNote& note : lint_) {  // a run that failed there says it better
    const bool said = std::any_of(notes_.begin(), notes_.end(), [&](const CodeNote& n) {
      return n.severe && note.severe && n.line == note.line;
    });
    if (!said) all.push_back(note);
  }
  const auto lineOf = [this](const CodeNote& note) {
    return (note.line >= 1 && note.line <= lines() ? note.line : lines()) - 1;
  };
  // The worst of a line comes last and gives it its colour.
  std::stable_sort(all.begin(), all.end(),
                   [](const CodeNote& a, const CodeNote& b) { return !a.severe && b.severe; });
  for (const CodeNote& note : all) {
    const int line = lineOf(note);
    if (note.severe) markerDelete(line, kNoteMarker);
    markerAdd(line, note.severe ? kProblemMarker : kNoteMarker);
    const QString above = annotation(line);
    const QString message = wrapped(note.message, columns);
    annotate(line, above.isEmpty() ? message : above + QLatin1Char('\n') + message,
             note.severe ? kErrorStyle : kNoteStyle);
  }
}

void CodeEditor::focusOutEvent(QFocusEvent* event) {
  QsciScintilla::focusOutEvent(event);
  emit finished();
}

void CodeEditor::textChangedByPerson() {
  if (showing_) return;
  const bool newLine = lines() != lines_;
  lines_ = lines();
  emit edited();
  if (newLine) emit finished();
}

}  // namespace headway::ui
