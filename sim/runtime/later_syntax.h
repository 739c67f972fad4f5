// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "sim/runtime/js_tokens.h"

namespace headway {

/// Why code does not compile, in the words of the engine.
struct Refusal {
  std::string message;  ///< "SyntaxError: Unexpected token \"=\""
  int line = 0;
  std::size_t at = 0;  ///< byte offset; of several refusals a parser meets the one with the least first
};

/// What newer JavaScript engines compile and CloudFront's does not, with the message and the line of njs 0.7
/// and 0.8: classes, spread, destructuring, default parameters, for-of, generators, BigInt, catch without a
/// binding, new.target, optional chaining, logical assignment, newer flags of regular expressions.
/// `v1`: what of it cloudfront-js-1.0 lacks besides (njs 0.4): async functions, numeric separators, the
/// sticky flag. Word by word of sections "functions-javascript-runtime-10" and "-20" and of njs' own history.
std::vector<Refusal> laterSyntax(const std::vector<JsToken>& tokens, bool v1);

/// A word used as a name of a property or of an object's key, where any word may stand.
bool isPropertyName(const std::vector<JsToken>& tokens, std::size_t i);

Refusal unexpected(const JsToken& t);

}  // namespace headway
