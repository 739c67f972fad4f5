// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QColor;
class QsciLexer;
class QsciScintilla;

namespace headway::ui {

/// JavaScript is that of CloudFront Functions.
enum class CodeLanguage { JavaScript, TypeScript, Json, Python, Plain };

/// A lexer for the language, owned by the view and set on it in place of the one before; null for Plain.
QsciLexer* installLexer(QsciScintilla* view, CodeLanguage language);

/// Gives view and lexer the colours and the mono font of the theme. Call again when the theme changes.
void dressCode(QsciScintilla* view, const QColor& paper);

}  // namespace headway::ui
