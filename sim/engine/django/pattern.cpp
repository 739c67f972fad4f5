// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/django/pattern.h"

#include "sim/support/expression.h"
#include "sim/support/text.h"

namespace headway::django {
namespace {

Result<Expression> parse(const std::string& expression) {
  std::string_view e = expression;
  const bool ignoreCase = e.starts_with("(?i)");
  if (ignoreCase) e.remove_prefix(4);
  return Expression::parse(text::replaceAll(text::replaceAll(std::string(e), "\\A", "^"), "\\Z", "$"),
                           ignoreCase);
}

Result<bool> matches(const std::string& expression, std::string_view text) {
  const auto parsed = parse(expression);
  if (!parsed) return parsed.error();
  const auto found = parsed->foundIn(text);
  // Python's $ also stands before a line feed at the end.
  const bool lineFeed = text.ends_with('\n') && expression.ends_with('$');
  if (!lineFeed || !found || *found) return found;
  return parsed->foundIn(text.substr(0, text.size() - 1));
}

}  // namespace

Result<const std::string*> firstMatch(const std::vector<std::string>& expressions, std::string_view text) {
  std::optional<Diagnostic> untried;
  for (const std::string& e : expressions) {
    const auto found = matches(e, text);
    if (found && *found) return &e;
    if (!found && !untried) untried = makeError(found.error().code, "'" + e + "': " + found.error().message);
  }
  if (untried) return *untried;
  return static_cast<const std::string*>(nullptr);
}

std::optional<std::string> patternFault(const std::string& expression) {
  const auto parsed = parse(expression);
  return parsed ? std::nullopt : std::optional(parsed.error().message);
}

}  // namespace headway::django
