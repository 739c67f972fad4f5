// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace headway {

/// How sure we are that the real service does what the rule says.
enum class Confidence {
  Documented,  ///< the service's own documentation or source code says so
  Observed,    ///< seen in captures of the live service
  Inferred,    ///< follows from documented facts, or reported by users
  Unknown,     ///< nobody says; we assume
};

std::string_view confidenceName(Confidence c) noexcept;

/// One behaviour of AWS, njs, an adapter, a server or Django.
/// Rules live in one constexpr table per service (sim/engine/<service>/rules.h).
struct Rule {
  std::string_view key;     ///< stable and dotted, service first: "cloudfront.host.origin-domain"
  std::string_view title;   ///< a headline, no full stop
  std::string_view why;     ///< one or two sentences: what happens and why
  std::string_view source;  ///< URL, RFC section or source file
  Confidence confidence = Confidence::Documented;
};

/// Names a row of a rule table. Made at compile time: a mistyped key does not compile.
class RuleId {
 public:
  constexpr RuleId() = default;
  constexpr explicit RuleId(const Rule& row) : row_(&row) {}
  constexpr bool valid() const noexcept { return row_ != nullptr; }
  constexpr const Rule& row() const noexcept { return *row_; }
  constexpr std::string_view key() const noexcept { return row_ ? row_->key : std::string_view{}; }
  constexpr bool operator==(const RuleId& other) const noexcept { return key() == other.key(); }

 private:
  const Rule* row_ = nullptr;
};

/// The row with that key. Each service wraps this for its own table:
///   consteval RuleId rule(std::string_view key) { return ruleIn(kRules, key); }
template <std::size_t N>
consteval RuleId ruleIn(const Rule (&table)[N], std::string_view key) {
  for (const Rule& row : table)
    if (row.key == key) return RuleId(row);
  throw "no rule of this service has that key";
}

/// Every rule of every service, sorted by key.
const std::vector<RuleId>& allRules();
/// The rule of that key, or an invalid id.
RuleId findRule(std::string_view key);

}  // namespace headway
