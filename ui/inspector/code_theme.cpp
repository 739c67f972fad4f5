// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/code_theme.h"

#include <span>

#include <Qsci/qscilexerjavascript.h>
#include <Qsci/qscilexerjson.h>
#include <Qsci/qscilexerpython.h>
#include <Qsci/qsciscintilla.h>

#include "ui/theme.h"

namespace headway::ui {
namespace {

struct StyleRow {
  int style;
  QColor Colors::*color;
};

constexpr int kStyles = 128;

// Styles that are not listed keep the ink.
const StyleRow kJavaScript[] = {
    {QsciLexerCPP::Keyword, &Colors::keyword},           {QsciLexerCPP::KeywordSet2, &Colors::keyword},
    {QsciLexerCPP::DoubleQuotedString, &Colors::string}, {QsciLexerCPP::SingleQuotedString, &Colors::string},
    {QsciLexerCPP::RawString, &Colors::string},          {QsciLexerCPP::Regex, &Colors::string},
    {QsciLexerCPP::UnclosedString, &Colors::refused},    {QsciLexerCPP::Number, &Colors::number},
    {QsciLexerCPP::Comment, &Colors::comment},           {QsciLexerCPP::CommentLine, &Colors::comment},
    {QsciLexerCPP::CommentDoc, &Colors::comment},
};
const StyleRow kJson[] = {
    {QsciLexerJSON::Property, &Colors::keyword},       {QsciLexerJSON::String, &Colors::string},
    {QsciLexerJSON::Number, &Colors::number},          {QsciLexerJSON::Keyword, &Colors::number},
    {QsciLexerJSON::UnclosedString, &Colors::refused}, {QsciLexerJSON::Error, &Colors::refused},
};

const StyleRow kPython[] = {
    {QsciLexerPython::Keyword, &Colors::keyword},
    {QsciLexerPython::DoubleQuotedString, &Colors::string},
    {QsciLexerPython::SingleQuotedString, &Colors::string},
    {QsciLexerPython::TripleDoubleQuotedString, &Colors::string},
    {QsciLexerPython::TripleSingleQuotedString, &Colors::string},
    {QsciLexerPython::DoubleQuotedFString, &Colors::string},
    {QsciLexerPython::SingleQuotedFString, &Colors::string},
    {QsciLexerPython::UnclosedString, &Colors::refused},
    {QsciLexerPython::Number, &Colors::number},
    {QsciLexerPython::Comment, &Colors::comment},
    {QsciLexerPython::CommentBlock, &Colors::comment},
};

std::span<const StyleRow> rowsOf(const QsciLexer* lexer) {
  if (qobject_cast<const QsciLexerJSON*>(lexer)) return kJson;
  if (qobject_cast<const QsciLexerPython*>(lexer)) return kPython;
  return kJavaScript;
}

void dressLexer(QsciLexer* lexer, const QColor& paper, std::span<const StyleRow> rows) {
  const Theme& theme = Theme::instance();
  const Colors& c = theme.colors();
  lexer->setDefaultFont(theme.mono());
  lexer->setDefaultPaper(paper);
  lexer->setDefaultColor(c.ink);
  for (int style = 0; style < kStyles; ++style) {
    lexer->setFont(theme.mono(), style);
    lexer->setPaper(paper, style);
    lexer->setColor(c.ink, style);
  }
  for (const StyleRow& row : rows) lexer->setColor(c.*row.color, row.style);
}

}  // namespace

QsciLexer* installLexer(QsciScintilla* view, CodeLanguage language) {
  QsciLexer *lexer = nullptr, *before = view->lexer();
  if (language == CodeLanguage::JavaScript || language == CodeLanguage::TypeScript)
    lexer = new QsciLexerJavaScript(view);
  else if (language == CodeLanguage::Python)
    lexer = new QsciLexerPython(view);
  else if (language == CodeLanguage::Json)
    lexer = new QsciLexerJSON(view);
  view->setLexer(lexer);
  delete before;
  return lexer;
}

void dressCode(QsciScintilla* view, const QColor& paper) {
  const Theme& theme = Theme::instance();
  const Colors& c = theme.colors();
  if (QsciLexer* lexer = view->lexer()) dressLexer(lexer, paper, rowsOf(lexer));
  view->setFont(theme.mono());
  view->setPaper(paper);
  view->setColor(c.ink);
  view->setCaretForegroundColor(c.ink);
  view->setSelectionBackgroundColor(c.selected);
  view->resetSelectionForegroundColor();
  view->setMarginsFont(theme.mono());
  view->setMarginsBackgroundColor(paper);
  view->setMarginsForegroundColor(c.faint);
  view->setFoldMarginColors(paper, paper);
  constexpr int first = QsciScintilla::SC_MARKNUM_FOLDEREND, last = QsciScintilla::SC_MARKNUM_FOLDEROPEN;
  for (int marker = first; marker <= last; ++marker) {
    view->setMarkerForegroundColor(c.faint, marker);
    view->setMarkerBackgroundColor(c.faint, marker);
  }
  view->setMatchedBraceBackgroundColor(c.selected);
  view->setMatchedBraceForegroundColor(c.accent);
  view->setUnmatchedBraceBackgroundColor(c.refusedGround);
  view->setUnmatchedBraceForegroundColor(c.refused);
  view->setIndentationGuidesForegroundColor(c.line);
}

}  // namespace headway::ui
