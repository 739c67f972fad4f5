// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/cloudfront/function_edits.h"

#include <algorithm>
#include <utility>

#include "sim/engine/cloudfront/function_headers.h"
#include "sim/engine/cloudfront/function_response.h"
#include "sim/engine/cloudfront/function_rules.h"
#include "sim/support/text.h"

namespace headway::cloudfront::function {
namespace {

using Fate = FieldEdits::Fate;
using Status = FunctionRun::Status;

constexpr std::string_view kExecutionError = "FunctionExecutionError from cloudfront";
constexpr std::string_view kThrottledError = "FunctionThrottledError from cloudfront";

std::string atLine(int line) { return line > 0 ? " (line " + std::to_string(line) + ")" : std::string(); }

std::optional<Outcome> refusedName(const std::string& name, bool known, FunctionEvent event) {
  if (functionHeaderDisallowed(name))
    return refused(rule("function.header.disallowed"),
                   "The function added " + functionHeaderName(name) + ", which functions must not.");
  if (functionHeaderReadOnly(name, event))
    return refused(readOnlyRule(event),
                   "The function added " + functionHeaderName(name) + ", which is read-only.");
  if (text::equalsIgnoreCase(name, "cookie") || text::equalsIgnoreCase(name, "set-cookie"))
    return refused(rule("function.header.cookie"),
                   "The function added " + name + " to the headers; cookies have their own object.");
  if (!known && text::lower(name) != name)
    return refused(rule("function.header.upper-case"),
                   "The function added a header named '" + name + "', not in lower case.");
  return std::nullopt;
}

}  // namespace

Failed malformed(std::string sentence) {
  return refused(rule("function.result.malformed"), std::move(sentence));
}

Outcome withoutResult(const FunctionRun& run) {
  const auto failed = [](RuleId id, std::string sentence, std::string_view xCache) {
    return Failed{id, 503, std::move(sentence), std::string(xCache)};
  };
  switch (run.status) {
    case Status::SyntaxError:
      return failed(rule("function.run.syntax"),
                    "The function does not compile: " + run.error + atLine(run.line) + ".", kExecutionError);
    case Status::TimedOut:
      return failed(rule("function.run.timeout"), "The function did not end: " + run.error + ".",
                    kThrottledError);
    case Status::OutOfMemory:
      return failed(rule("function.run.memory"), "The function ran out of memory: " + run.error + ".",
                    kExecutionError);
    case Status::Unavailable: return Undecided{rule("function.run.unavailable"), run.error + "."};
    case Status::Threw:
    case Status::Returned: break;
  }
  return failed(rule("function.run.threw"), "The function threw " + run.error + atLine(run.line) + ".",
                kExecutionError);
}

std::optional<Outcome> refusedHeaders(const NameValues& shown, const FieldEdits& edits, FunctionEvent event) {
  if (!edits.error.empty()) return malformed("In what the function returned, " + edits.error + ".");
  for (const auto& [name, value] : edits.added) {
    const bool known =
        std::any_of(shown.begin(), shown.end(), [&n = name](const auto& pair) { return pair.first == n; });
    if (auto problem = refusedName(name, known, event)) return problem;
    if (name.empty() || hasControls(name) || hasControls(value))
      return malformed("The function set the header '" + name + "' to no printable text.");
  }
  for (std::size_t i = 0; i < shown.size(); ++i) {
    const FieldEdits::One& one = edits.old[i];
    if (one.fate != Fate::Keep && functionHeaderReadOnly(shown[i].first, event))
      return refused(readOnlyRule(event), std::string("The function ") +
                                              (one.fate == Fate::Set ? "changed " : "removed ") +
                                              functionHeaderName(shown[i].first) + ", which is read-only.");
    if (hasControls(one.value))
      return malformed("The function set the header '" + shown[i].first + "' to no printable text.");
  }
  return std::nullopt;
}

std::optional<Outcome> refusedCookies(const FieldEdits& edits) {
  if (!edits.error.empty()) return malformed("In what the function returned, " + edits.error + ".");
  for (const auto& [name, value] : edits.added)
    if (name.empty() || hasControls(name) || hasControls(value))
      return malformed("The function set the cookie '" + name + "' to no printable text.");
  for (const FieldEdits::One& one : edits.old)
    if (hasControls(one.value)) return malformed("The function set a cookie to no printable text.");
  return std::nullopt;
}

void editHeaders(const FieldEdits& edits, MessageEditor& edit) {
  const http::Headers& headers = std::as_const(edit).headers();
  std::size_t shown = 0, at = 0;
  while (at < headers.size()) {
    if (!headerVisible(headers.fields()[at].name)) {
      ++at;
      continue;
    }
    const FieldEdits::One& one = edits.old[shown++];
    if (one.fate == Fate::Remove) {
      edit.removeHeaderAt(
          one.byMultiValue ? rule("function.multi-value.removed") : rule("function.header.removed"), at);
      continue;
    }
    if (one.fate == Fate::Set) edit.setHeaderAt(rule("function.header.changed"), at, one.value);
    ++at;
  }
  for (const auto& [name, value] : edits.added)
    edit.addHeader(rule("function.header.added"), functionHeaderName(name), value);
}

}  // namespace headway::cloudfront::function
