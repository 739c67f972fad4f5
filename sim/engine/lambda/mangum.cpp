// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <charconv>

#include "sim/engine/django/answer.h"
#include "sim/engine/lambda/event_view.h"
#include "sim/engine/lambda/python_adapters.h"
#include "sim/engine/lambda/rules.h"
#include "sim/http/url.h"
#include "sim/support/text.h"

namespace headway::lambda {
namespace {

using gateway::EventKind;
using gateway::LambdaEvent;

/// Names in lower case; values of one name joined with a comma and a blank, but by a load balancer.
http::Headers scopeHeaders(Stage& stage, const LambdaEvent& event) {
  http::Headers out;
  for (const auto& [name, values] : headerValues(event)) {
    if (event.kind == EventKind::LoadBalancer)
      for (const std::string& value : values) out.add(text::lower(name), value);
    else
      out.set(text::lower(name), text::join(values, ", "));
  }
  if (!event.cookies.empty()) out.set("cookie", text::join(event.cookies, "; "));
  if (event.kind == EventKind::RestApi || event.kind == EventKind::HttpApi1) noteCookiesJoined(stage, event);
  return out;
}

std::string last(const http::Headers& headers, std::string_view name, std::string_view otherwise) {
  const auto all = headers.all(name);
  return std::string(all.empty() ? otherwise : all.back());
}

std::string query(const LambdaEvent& event) {
  if (event.version2()) return event.rawQuery;
  Grouped parameters = queryParameters(event);
  if (event.kind == EventKind::LoadBalancer)
    for (auto& [name, values] : parameters) {
      name = unquotePlus(name);
      for (std::string& v : values) v = unquotePlus(v);
    }
  return urlEncode(parameters);
}

std::string path(Stage& stage, const DjangoConfig& config, const LambdaEvent& event) {
  if (event.kind == EventKind::LoadBalancer) {
    if (!config.basePath.empty())
      stage.note(rule("lambda.base-path.not-there"), "Mangum leaves the paths of load balancers whole");
    return http::percentDecode(event.path);
  }
  const std::string& whole = event.version2() ? event.contextPath : event.path;
  const std::string rest = withoutBasePath(stage, slashed(config.basePath), whole);
  noteSecondDecoding(stage, event, rest);
  return http::percentDecode(rest);
}

/// False if Mangum fails: it splits Host at its colon, and an IPv6 address has several.
bool server(Stage& stage, const http::Headers& headers, django::AsgiScope& scope) {
  const std::string host = last(headers, "host", "mangum");
  if (std::count(host.begin(), host.end(), ':') > 1) {
    raise(stage, rule("lambda.mangum.many-colons"), "ValueError", "too many values to unpack (expected 2)");
    return false;
  }
  const auto colon = host.find(':');
  const std::string port =
      colon == std::string::npos ? last(headers, "x-forwarded-port", "80") : host.substr(colon + 1);
  int number = 0;
  std::from_chars(port.data(), port.data() + port.size(), number);
  scope.server = {host.substr(0, colon), number};
  return true;
}

}  // namespace

django::Environ mangum(Stage& stage, const DjangoConfig& config, const LambdaEvent& event) {
  django::AsgiScope scope;
  scope.headers = scopeHeaders(stage, event);
  if (!server(stage, scope.headers, scope)) return {};
  scope.method = event.method;
  scope.scheme = last(scope.headers, "x-forwarded-proto", "https");
  scope.path = path(stage, config, event);
  noteStage(stage, event, scope.path);
  scope.query = query(event);
  const bool balancer = event.kind == EventKind::LoadBalancer;
  const std::string client = balancer ? last(scope.headers, "x-forwarded-for", "") : event.sourceIp;
  scope.client = {client, 0};
  if (balancer && client.find(',') != std::string::npos)
    stage.note(rule("lambda.mangum.all-addresses"), client);
  stage.note(rule("lambda.mangum.scope"), "path " + scope.path + ", client " + client);
  return django::asgiEnviron(scope, django::versionOf(config.version));
}

}  // namespace headway::lambda
