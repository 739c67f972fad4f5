// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/django/pattern.h"

#include <regex>

#include "sim/support/text.h"

namespace headway::django {
namespace {

/// std::regex recurses with the length of the text, so what is searched is bounded.
constexpr std::size_t kLongestText = 8192;

std::regex compile(const std::string& expression) {
  std::string_view e = expression;
  auto flags = std::regex::ECMAScript;
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
