// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/cloudfront/function_result.h"

#include <algorithm>

#include "sim/engine/cloudfront/function_edits.h"
#include "sim/engine/cloudfront/function_fields.h"
#include "sim/engine/cloudfront/function_response.h"
#include "sim/engine/cloudfront/function_rules.h"
#include "sim/http/cookies.h"
#include "sim/support/text.h"

namespace headway::cloudfront::function {
namespace {

using Fate = FieldEdits::Fate;
using Problem = std::optional<Outcome>;

/// What the function wants of the request; nothing is edited before all of it is found good.
struct Plan {
  FieldEdits headers, cookies;
  std::string uri;
  std::optional<std::string> query;
};

Problem planHeaders(const http::Request& request, const Json& returned, Plan& plan) {
  const NameValues shown = visibleHeaders(request.headers);
  plan.headers = compareFields(shown, returned.value("headers", Json()), "headers");
  return refusedHeaders(shown, plan.headers, FunctionEvent::ViewerRequest);
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
  return refusedCookies(plan.cookies);
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
  if (run.status != FunctionRun::Status::Returned) return withoutResult(run);
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
