// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/cloudfront/function_result.h"

#include <algorithm>

#include "sim/engine/cloudfront/function_fields.h"
#include "sim/engine/cloudfront/function_headers.h"
#include "sim/engine/cloudfront/function_response.h"
#include "sim/engine/cloudfront/function_rules.h"
#include "sim/http/cookies.h"
#include "sim/support/text.h"

namespace headway::cloudfront::function {
namespace {

using Fate = FieldEdits::Fate;
using Status = FunctionRun::Status;
using Problem = std::optional<Outcome>;

constexpr std::string_view kExecutionError = "FunctionExecutionError from cloudfront";
constexpr std::string_view kThrottledError = "FunctionThrottledError from cloudfront";

std::string atLine(int line) { return line > 0 ? " (line " + std::to_string(line) + ")" : std::string(); }

/// The outcome of a run that gave no result.
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

Failed malformed(std::string sentence) {
  return refused(rule("function.result.malformed"), std::move(sentence));
}

/// What the function wants of the request; nothing is edited before all of it is found good.
struct Plan {
  FieldEdits headers, cookies;
  std::string uri;
  std::optional<std::string> query;
};

Problem planHeaders(const http::Request& request, const Json& returned, Plan& plan) {
  const NameValues shown = visibleHeaders(request);
  plan.headers = compareFields(shown, returned.value("headers", Json()), "headers");
  if (!plan.headers.error.empty())
    return malformed("In what the function returned, " + plan.headers.error + ".");
  for (const auto& [name, value] : plan.headers.added) {
    const bool known =
        std::any_of(shown.begin(), shown.end(), [&n = name](const auto& pair) { return pair.first == n; });
    if (functionHeaderDisallowed(name))
      return refused(rule("function.header.disallowed"),
                     "The function added " + functionHeaderName(name) + ", which functions must not.");
    if (functionHeaderReadOnly(name))
      return refused(rule("function.header.read-only"),
                     "The function added " + functionHeaderName(name) + ", which is read-only.");
    if (text::equalsIgnoreCase(name, "cookie") || text::equalsIgnoreCase(name, "set-cookie"))
      return refused(rule("function.header.cookie"),
                     "The function added " + name + " to the headers; cookies have their own object.");
    if (!known && text::lower(name) != name)
      return refused(rule("function.header.upper-case"),
                     "The function added a header named '" + name + "', not in lower case.");
    if (name.empty() || hasControls(name) || hasControls(value))
      return malformed("The function set the header '" + name + "' to no printable text.");
  }
  for (std::size_t i = 0; i < shown.size(); ++i) {
    const FieldEdits::One& one = plan.headers.old[i];
    if (one.fate != Fate::Keep && functionHeaderReadOnly(shown[i].first))
      return refused(rule("function.header.read-only"),
                     std::string("The function ") + (one.fate == Fate::Set ? "changed " : "removed ") +
                         functionHeaderName(shown[i].first) + ", which is read-only.");
    if (hasControls(one.value))
      return malformed("The function set the header '" + shown[i].first + "' to no printable text.");
  }
  return std::nullopt;
}

Problem planUri(const http::Request& request, const Json& returned, Plan& plan) {
  if (!returned.contains("uri") || !returned["uri"].is_string())
    return malformed("The function returned no uri.");
  const std::string uri = returned["uri"].get<std::string>();
  plan.uri = uri == asUtf8(request.path) ? request.path : uri;
  if (plan.uri == request.path) return std::nullopt;
  if (uri.empty() || uri[0] != '/' || hasControls(uri) || uri.find(' ') != std::string::npos)
    return refused(rule("function.uri.malformed"), "The function set the URI to '" + uri + "'.");
  if (uri.find_first_of("?#") != std::string::npos)
    return Undecided{rule("function.uri.query"),
                     "The function put a query or a fragment into the URI: '" + uri + "'."};
  return std::nullopt;
}

/// The query with the function's edits; parameters it left alone keep their bytes.
std::optional<std::string> editedQuery(const http::Request& request, const FieldEdits& edits) {
  std::vector<std::string> pieces;
  std::size_t shown = 0;
  for (const std::string& piece : text::split(request.query.value_or(""), '&')) {
    if (piece.empty() || shown >= edits.old.size()) continue;
    const FieldEdits::One& one = edits.old[shown++];
    if (one.fate == Fate::Keep) pieces.push_back(piece);
    if (one.fate == Fate::Set) pieces.push_back(piece.substr(0, piece.find('=')) + "=" + one.value);
  }
  for (const auto& [name, value] : edits.added) pieces.push_back(name + "=" + value);
  if (pieces.empty()) return std::nullopt;
  return text::join(pieces, "&");
}

Problem planQuery(const http::Request& request, const Json& returned, Plan& plan) {
  const Json value = returned.value("querystring", Json());
  plan.query = request.query;
  if (value.is_string()) {
    const std::string text = value.get<std::string>();
    if (text != asUtf8(request.query.value_or("")))
      plan.query = text.empty() ? std::nullopt : std::optional(text);
  } else {
    const FieldEdits edits = compareFields(visibleQuery(request), value, "querystring");
    if (!edits.error.empty()) return malformed("In what the function returned, " + edits.error + ".");
    if (edits.any()) plan.query = editedQuery(request, edits);
  }
  if (plan.query == request.query || !plan.query) return std::nullopt;
  if (hasControls(*plan.query) || plan.query->find_first_of(" #\t") != std::string::npos)
    return refused(rule("function.query.malformed"), "The function set the query to '" + *plan.query + "'.");
  return std::nullopt;
}

Problem planAll(const http::Request& request, const Json& returned, Plan& plan) {
  if (!returned.contains("method") || !returned["method"].is_string())
    return malformed("The function returned no method.");
  if (returned["method"] != request.method)
    return refused(rule("function.method.read-only"), "The function changed the method from " +
                                                          request.method + " to " +
                                                          returned["method"].get<std::string>() + ".");
  if (auto problem = planHeaders(request, returned, plan)) return problem;
  if (auto problem = planUri(request, returned, plan)) return problem;
  if (auto problem = planQuery(request, returned, plan)) return problem;
  constexpr std::size_t kLimit = 8192;
  const bool longer = plan.uri != request.path || plan.query != request.query;
  if (longer && plan.uri.size() + plan.query.value_or("").size() >= kLimit)
    return refused(rule("function.uri.too-long"),
                   "The function made the URL " +
                       std::to_string(plan.uri.size() + plan.query.value_or("").size()) +
                       " characters long.");
  plan.cookies = compareFields(visibleCookies(request), returned.value("cookies", Json()), "cookies");
  if (!plan.cookies.error.empty())
    return malformed("In what the function returned, " + plan.cookies.error + ".");
  for (const auto& [name, value] : plan.cookies.added)
    if (name.empty() || hasControls(name) || hasControls(value))
      return malformed("The function set the cookie '" + name + "' to no printable text.");
  for (const FieldEdits::One& one : plan.cookies.old)
    if (hasControls(one.value)) return malformed("The function set a cookie to no printable text.");
  return std::nullopt;
}

void editHeaders(const FieldEdits& edits, MessageEditor& edit) {
  std::size_t shown = 0, at = 0;
  while (at < edit.request().headers.size()) {
    if (!headerVisible(edit.request().headers.fields()[at].name)) {
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

void editCookies(const FieldEdits& edits, MessageEditor& edit) {
  if (!edits.any()) return;
  const http::Headers& headers = edit.request().headers;
  http::Cookies cookies;
  std::size_t shown = 0;
  for (const std::string_view header : headers.all("Cookie")) {
    for (auto& [name, value] : http::parseCookies(header)) {
      const FieldEdits::One& one = edits.old[shown++];
      if (one.fate == Fate::Keep) cookies.emplace_back(name, value);
      if (one.fate == Fate::Set) cookies.emplace_back(name, one.value);
    }
  }
  cookies.insert(cookies.end(), edits.added.begin(), edits.added.end());
  if (cookies.empty()) return edit.removeHeader(rule("function.cookie.set"), "Cookie");
  const auto at = headers.indexOf("Cookie");
  const std::string name = at ? headers.fields()[*at].name : "Cookie";
  edit.setHeader(rule("function.cookie.set"), name, http::formatCookies(cookies));
}

}  // namespace

Outcome applyResult(const FunctionRun& run, MessageEditor& edit) {
  if (run.status != Status::Returned) return withoutResult(run);
  const Json returned = Json::parse(run.output, nullptr, false);
  if (!returned.is_object())
    return malformed("The function returned " + run.output.substr(0, 60) +
                     " instead of a request or a response.");
  if (returned.contains("statusCode")) return generatedResponse(returned);
  Plan plan;
  if (auto problem = planAll(edit.request(), returned, plan)) return *problem;
  edit.setPath(rule("function.uri.set"), plan.uri);
  edit.setQuery(rule("function.query.set"), plan.query);
  editHeaders(plan.headers, edit);
  editCookies(plan.cookies, edit);
  return Continue{};
}

}  // namespace headway::cloudfront::function
