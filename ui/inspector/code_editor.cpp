// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/code_editor.h"

#include <algorithm>

#include <Qsci/qscicommandset.h>
#include <Qsci/qscistyle.h>

#include "ui/inspector/code_theme.h"
#include "ui/inspector/field_manners.h"
#include "ui/theme.h"

namespace headway::ui {
namespace {

constexpr int kNumberMargin = 0, kProblemMargin = 1, kFoldMargin = 2;
constexpr int kProblemMarker = 1;
constexpr int kErrorStyle = 100;  // past the styles of the lexer

}  // namespace

CodeEditor::CodeEditor(QWidget* parent) : QsciScintilla(parent) {
  setUp();
  installLexer(this, CodeLanguage::JavaScript);
  leaveUndoToDocument(this);
  connect(this, &QsciScintilla::textChanged, this, &CodeEditor::textChangedByPerson);
  connect(&Theme::instance(), &Theme::changed, this, &CodeEditor::dress);
  dress();
}

void CodeEditor::setUp() {
  setUtf8(true);
  setEolMode(EolUnix);
  setFrameShape(QFrame::NoFrame);
  setIndentationsUseTabs(false);
  setTabWidth(2);
  setIndentationWidth(2);
  setAutoIndent(true);
  setBackspaceUnindents(true);
  setBraceMatching(SloppyBraceMatch);
  setFolding(PlainFoldStyle, kFoldMargin);
  setMarginType(kNumberMargin, QsciScintilla::NumberMargin);
  setMarginType(kProblemMargin, SymbolMargin);
  setMarginMarkerMask(kProblemMargin, 1 << kProblemMarker);
  setMarginWidth(kProblemMargin, 12);
  markerDefine(Circle, kProblemMarker);
  setAnnotationDisplay(AnnotationStandard);
  setWrapMode(WrapWord);
  setWrapIndentMode(WrapIndentIndented);
  SendScintilla(SCI_SETHSCROLLBAR, 0UL);
  SendScintilla(SCI_SETUNDOCOLLECTION, 0);
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
  setMarginWidth(
      kNumberMargin,
      QFontMetrics(Theme::instance().mono()).horizontalAdvance(QStringLiteral("999")) + metrics::kGap);
  const QsciStyle style(kErrorStyle, tr("Error"), c.refused, c.refusedGround, Theme::instance().mono());
  style.apply(this);
  if (!problem_.isEmpty()) setProblem(problemLine_, problem_);
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
  clearProblem();
  problem_ = message;
  problemLine_ = line >= 1 && line <= lines() ? line : lines();
  markerAdd(problemLine_ - 1, kProblemMarker);
  annotate(problemLine_ - 1, message, kErrorStyle);
}

void CodeEditor::clearProblem() {
  problem_.clear();
  problemLine_ = 0;
  markerDeleteAll(kProblemMarker);
  clearAnnotations();
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
