// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <regex>
#include <string>
#include <string_view>

#include "sim/support/result.h"

namespace headway {

/// A regular expression out of a project, searched in bounded time whatever it says. Read as ECMAScript.
/// Errors: "expression.syntax" if it does not compile; "expression.limit" if only Headway refuses it, because
/// the search might take too long. The messages go on after "can't be used: ".
class Expression {
 public:
  /// Looking ahead once is taken; back references and longer or more repeated expressions are not.
  static Result<Expression> parse(const std::string& expression, bool ignoreCase = false);

  /// Whether the expression is found in the text; "expression.limit" if the text is too long for it.
  Result<bool> foundIn(std::string_view text) const;
  /// The text with what is found first replaced ($1: its first group); nothing if nothing is found.
  Result<std::optional<std::string>> replacedIn(std::string_view text, const std::string& replacement) const;

 private:
  Expression(std::regex regex, long states, bool looksAhead)
      : regex_(std::move(regex)), states_(states), looksAhead_(looksAhead) {}
  bool fits(std::string_view text) const;

  std::regex regex_;
  long states_;  ///< of the matcher, about
  bool looksAhead_;
};

/// Whether the expression refers back to a group, such as \1.
bool hasBackReference(std::string_view expression);

}  // namespace headway
