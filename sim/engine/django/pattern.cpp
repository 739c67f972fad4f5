// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/django/pattern.h"

#include <regex>

#include "sim/support/text.h"

namespace headway::django {
namespace {

/// A search takes up to the square of the length of the text.
constexpr std::size_t kLongestText = 2048;

// A matcher that keeps all positions at once instead of trying one after the other: no expression makes it
// slow. It belongs to libstdc++, which both compilers use here, and knows no references back to a group.
constexpr auto kFlags = std::regex::ECMAScript | std::regex_constants::__polynomial;

std::regex compile(const std::string& expression) {
  std::string_view e = expression;
  auto flags = kFlags;
  if (e.starts_with("(?i)")) {
    e.remove_prefix(4);
    flags |= std::regex::icase;
  }
  return std::regex(text::replaceAll(text::replaceAll(std::string(e), "\\A", "^"), "\\Z", "$"), flags);
}

}  // namespace

const std::string* firstMatch(const std::vector<std::string>& expressions, std::string_view text) {
  text = text.substr(0, kLongestText);
  for (const std::string& e : expressions) {
    if (patternFault(e)) continue;
    if (std::regex_search(text.begin(), text.end(), compile(e))) return &e;
  }
  return nullptr;
}

std::optional<std::string> patternFault(const std::string& expression) {
  try {
    compile(expression);
    return std::nullopt;
  } catch (const std::regex_error& e) {
    return e.what();
  }
}

}  // namespace headway::django
