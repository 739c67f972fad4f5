// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/support/expression.h"

#include <algorithm>
#include <cstdlib>

namespace headway {
namespace {

constexpr std::size_t kLongestExpression = 1024;
constexpr long kMostRepeats = 1000;        // of all counted repeats together
constexpr long kMostStates = 10'000;       // the matcher recurses over them
constexpr double kMostSteps = 50'000'000;  // a second or two at most

// A matcher that keeps all positions at once instead of trying one after the other. Its time grows with the
// square of the text, not exponentially. It belongs to libstdc++, which both compilers use here.
constexpr auto kFlags = std::regex::ECMAScript | std::regex_constants::__polynomial;

long countedRepeats(const std::string& e) {
  long all = 1;
  for (std::size_t i = 0; i < e.size() && all <= kMostRepeats; ++i) {
    if (e[i] == '\\') {
      ++i;
    } else if (e[i] == '{') {
      const auto comma = e.find_first_of(",}", i);
      const long least = std::atol(e.c_str() + i + 1);
      const long most = comma == e.npos ? 0 : std::atol(e.c_str() + comma + 1);
      all *= std::clamp(std::max(least, most), 1L, kMostRepeats + 1);
    }
  }
  return all;
}

int looksAhead(const std::string& e) {
  int count = 0;
  for (auto at = e.find("(?"); at != e.npos && at + 2 < e.size(); at = e.find("(?", at + 2))
    count += e[at + 2] == '=' || e[at + 2] == '!';
  return count;
}

Diagnostic tooLong() { return makeError("expression.limit", "the search would take Headway too long"); }

}  // namespace

bool hasBackReference(std::string_view e) {
  for (std::size_t i = 0; i + 1 < e.size(); ++i)
    if (e[i] == '\\') {
      if (e[i + 1] >= '1' && e[i + 1] <= '9') return true;
      ++i;
    }
  return false;
}

Result<Expression> Expression::parse(const std::string& e, bool ignoreCase) {
  if (e.size() > kLongestExpression)
    return makeError("expression.limit", "Headway takes expressions of up to 1,024 characters");
  if (hasBackReference(e))
    return makeError("expression.limit", "Headway follows no reference back to a group");
  const int ahead = looksAhead(e);
  if (ahead > 1) return makeError("expression.limit", "Headway looks ahead only once");
  const long repeats = countedRepeats(e);
  const long states = static_cast<long>(e.size()) * repeats;
  if (repeats > kMostRepeats || states > kMostStates)
    return makeError("expression.limit", "it repeats too often for Headway");
  try {
    return Expression(std::regex(e, ignoreCase ? kFlags | std::regex::icase : kFlags), states, ahead > 0);
  } catch (const std::regex_error& error) {
    return makeError("expression.syntax", error.what());
  }
}

bool Expression::fits(std::string_view text) const {
  const auto size = static_cast<double>(text.size());
  return size * size * (looksAhead_ ? size : 1) * static_cast<double>(states_) <= kMostSteps;
}

Result<bool> Expression::foundIn(std::string_view text) const {
  if (!fits(text)) return tooLong();
  return std::regex_search(text.begin(), text.end(), regex_);
}

Result<std::optional<std::string>> Expression::replacedIn(std::string_view text,
                                                          const std::string& replacement) const {
  if (!fits(text)) return tooLong();
  const std::string s(text);
  if (!std::regex_search(s, regex_)) return std::optional<std::string>{};
  return std::optional(std::regex_replace(s, regex_, replacement, std::regex_constants::format_first_only));
}

}  // namespace headway
