// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace headway {

/// What an opening bracket begins, or the matching closing bracket ends.
enum class JsFrame {
  None,      ///< the token is no bracket
  Call,      ///< ( ) of a call's arguments
  Paren,     ///< any other ( )
  Square,    ///< [ ]
  Function,  ///< { } of a function's body
  Block,     ///< { } of any other block
  Object,    ///< { } of an object literal
  Template,  ///< ${ } inside a template literal
};

/// A token of JavaScript. Comments are skipped; a template literal gives its text parts as String tokens.
struct JsToken {
  enum class Kind { Word, Number, String, Regex, Punctuator };
  Kind kind = Kind::Punctuator;
  std::string_view text;  ///< points into the scanned code
  std::size_t at = 0;     ///< byte offset in the code
  int line = 1;           ///< from 1
  int depth = 0;          ///< brackets open around the token; a bracket itself counts as outside
  JsFrame frame = JsFrame::None;

  bool is(std::string_view s) const noexcept {
    return kind != Kind::String && kind != Kind::Regex && text == s;
  }
};

/// The tokens of `code` (ECMAScript 2023 lexical grammar, good enough to tell code from strings, comments,
/// templates and regular expressions). Never fails: text that is no JavaScript gives tokens all the same, and
/// the engine's own parser is what refuses it.
std::vector<JsToken> jsTokens(std::string_view code);

}  // namespace headway
