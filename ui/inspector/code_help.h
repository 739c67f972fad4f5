// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace headway::ui {

/// What a person may be about to write, and how much of it is there already.
struct Completion {
  QStringList words;  ///< sorted; empty: nothing to offer
  QString begun;      ///< what of the word stands before the caret
};

/// Words that fit at `at` (a character of `code`): members of CloudFront's event, of its modules and of the
/// variables that hold parts of them; else globals, keywords and the names of the code. `old`: the runtime is
/// cloudfront-js-1.0, which has less. `asked`: also where nothing was begun.
Completion completeCode(const QString& code, qsizetype at, bool old, bool asked);

/// "get(key, {format: 'string' | 'json' | 'bytes'}): …" for the call whose arguments hold `at`; "" for none.
/// Sources: DeveloperGuide/functions-event-structure.html, functions-javascript-runtime-20.html,
/// functions-custom-methods.html, helper-functions-origin-modification.html, general-helper-methods.html.
QString codeCallTip(const QString& code, qsizetype at);

}  // namespace headway::ui
