// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/cloudfront/function_viewer_response.h"

#include "sim/engine/cloudfront/function_edits.h"
#include "sim/engine/cloudfront/function_response.h"
#include "sim/engine/cloudfront/function_rules.h"
#include "sim/support/text.h"

namespace headway::cloudfront::function {
namespace {

using Fate = FieldEdits::Fate;
using Problem = std::optional<Outcome>;

/// What the function wants of the response; nothing is edited before all of it is found good.
struct Plan {
  int status = 0;
  std::string reason;
  FieldEdits headers, cookies;
  std::optional<std::string> body;
};

Problem planStatus(const http::Response& response, const Json& returned, Plan& plan) {
  const Json status = returned.value("statusCode", Json());
  if (!status.is_number_integer() || status.get<long long>() < 200 || status.get<long long>() > 599)
    return malformed("The function's response has the statusCode " + status.dump() +
                     ", not a number from 200 to 599.");
  plan.status = status.get<int>();
  const Json reason = returned.value("statusDescription", Json());
  if (!reason.is_null() && (!reason.is_string() || hasControls(reason.get_ref<const std::string&>())))
    return malformed("The function's response has a statusDescription that is no printable text.");
  plan.reason = reason.is_string()               ? reason.get<std::string>()
                : plan.status == response.status ? response.reason
                                                 : std::string(http::reasonPhrase(plan.status));
  return std::nullopt;
}

/// {"value": "1", "attributes": "Path=/"} as {"value": "1; Path=/"}: a cookie has changed if either has.
Json joined(const Json& entry) {
  if (!entry.is_object()) return entry;
  Json out = entry;
  const Json attributes = entry.value("attributes", Json());
  if (out.contains("value") && out["value"].is_string() && attributes.is_string())
    out["value"] = SetCookie{{}, out["value"].get<std::string>(), attributes.get<std::string>()}.text();
  if (out.contains("multiValue") && out["multiValue"].is_array())
    for (Json& one : out["multiValue"]) one = joined(one);
  return out;
}

Problem planCookies(const http::Response& response, const Json& returned, Plan& plan) {
  NameValues shown;
  for (const SetCookie& cookie : visibleSetCookies(response.headers))
    shown.emplace_back(cookie.name, cookie.text());
  Json cookies = returned.value("cookies", Json());
  if (cookies.is_object())
    for (auto& entry : cookies) entry = joined(entry);
  plan.cookies = compareFields(shown, cookies, "cookies");
  return refusedCookies(plan.cookies);
}

Problem planAll(const http::Response& response, const Json& returned, Plan& plan) {
  if (auto problem = planStatus(response, returned, plan)) return problem;
  const NameValues shown = visibleHeaders(response.headers);
  plan.headers = compareFields(shown, returned.value("headers", Json()), "headers");
  if (auto problem = refusedHeaders(shown, plan.headers, FunctionEvent::ViewerResponse)) return problem;
  if (auto problem = planCookies(response, returned, plan)) return problem;
  if (!returned.contains("body") || returned["body"].is_null()) return std::nullopt;
  plan.body.emplace();
  if (auto failed = readBody(returned["body"], *plan.body)) return *failed;
  return std::nullopt;
}

void editCookies(const FieldEdits& edits, MessageEditor& edit) {
  const RuleId why = rule("function.response.cookie");
  const http::Headers& headers = edit.response().headers;
  std::size_t at = 0;
  for (const FieldEdits::One& one : edits.old) {
    at = *headers.indexOf("Set-Cookie", at);
    if (one.fate == Fate::Remove) {
      edit.removeHeaderAt(why, at);
      continue;
    }
    const std::string& line = headers.fields()[at].value;
    const std::string name = line.substr(0, line.find('='));
    if (one.fate == Fate::Set) edit.setHeaderAt(why, at, name + "=" + one.value);
    ++at;
  }
  for (const auto& [name, value] : edits.added) edit.addHeader(why, "Set-Cookie", name + "=" + value);
}

}  // namespace

Outcome applyViewerResponseResult(const FunctionRun& run, MessageEditor& edit) {
  if (run.status != FunctionRun::Status::Returned) return withoutResult(run);
  const Json returned = Json::parse(run.output, nullptr, false);
  if (!returned.is_object())
    return malformed("The function returned " + run.output.substr(0, 60) + " instead of a response.");
  if (!returned.contains("statusCode"))
    return malformed("The function returned something without a statusCode instead of a response.");
  Plan plan;
  if (auto problem = planAll(edit.response(), returned, plan)) return *problem;
  edit.setStatus(rule("function.response.status"), plan.status);
  edit.setReason(rule("function.response.status"), plan.reason);
  editHeaders(plan.headers, edit);
  editCookies(plan.cookies, edit);
  if (!plan.body) return Continue{};
  edit.setBody(rule("function.response.body"), *plan.body);
  if (edit.response().headers.contains("Content-Length"))
    edit.setHeader(rule("function.response.content-length"), "Content-Length",
                   std::to_string(plan.body->size()));
  return Continue{};
}

}  // namespace headway::cloudfront::function
