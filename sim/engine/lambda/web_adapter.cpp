// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/lambda/web_adapter.h"

#include <nlohmann/json.hpp>

#include "sim/engine/lambda/event_view.h"
#include "sim/engine/lambda/rules.h"
#include "sim/http/url.h"
#include "sim/support/text.h"

namespace headway::lambda {
namespace {

using gateway::LambdaEvent;

/// What a URL's path may hold besides letters and digits; the adapter's URL library encodes the rest.
constexpr std::string_view kPathCharacters = "!$%&'()*+,/:;=@[\\]^|";

void path(Stage& stage, const std::string& base) {
  std::string rest = stage.request().path;
  while (!base.empty() && rest.starts_with(base)) rest.erase(0, base.size());
  if (!rest.starts_with('/')) rest.insert(0, "/");
  stage.edit.setPath(rule("lambda.web-adapter.base-path"), rest);
  stage.edit.setPath(rule("lambda.web-adapter.path"), http::percentEncode(rest, kPathCharacters));
}

/// The query of a load balancer's event, where only lists of values hold what stands there more than once.
void query(Stage& stage, const LambdaEvent& event) {
  if (event.kind != gateway::EventKind::LoadBalancer || event.rawQuery.empty()) return;
  std::string out;
  for (const auto& [name, values] : queryParameters(event))
    for (const std::string& value : values) out += (out.empty() ? "" : "&") + name + "=" + value;
  stage.edit.setQuery(rule("lambda.web-adapter.query"), out);
}

/// The event has joined repeats, or kept the last of them.
void headers(Stage& stage, const LambdaEvent& event) {
  const RuleId why = rule("lambda.web-adapter.headers");
  for (const auto& f : event.headers.fields())
    if (stage.request().headers.all(f.name).size() > 1 && event.headers.all(f.name).size() == 1)
      stage.edit.setHeader(why, f.name, f.value);
  if (!stage.request().headers.contains("Host"))
    stage.edit.setHeader(rule("lambda.web-adapter.host"), "Host", "127.0.0.1:8080");
  if (!event.cookies.empty()) stage.edit.setHeader(why, "Cookie", text::join(event.cookies, ";"));
}

void authorization(Stage& stage, const std::string& source) {
  if (source.empty() || !stage.request().headers.contains(source)) return;
  const RuleId why = rule("lambda.web-adapter.authorization");
  const std::string value(stage.request().headers.get(source));
  stage.edit.removeHeader(why, source);
  stage.edit.setHeader(why, "Authorization", value);
}

void context(Stage& stage, const LambdaEvent& event) {
  nlohmann::ordered_json lambda;
  lambda["request_id"] = event.requestId;
  lambda["deadline"] = event.epochMilliseconds;
  lambda["invoked_function_arn"] = "arn:aws:lambda:us-east-1:123456789012:function:django";
  const RuleId why = rule("lambda.web-adapter.context");
  stage.edit.setHeader(why, "x-amzn-request-context", requestContextJson(event));
  stage.edit.setHeader(why, "x-amzn-lambda-context", lambda.dump());
  std::string root;
  for (const std::string& part : text::split(stage.request().headers.get("X-Amzn-Trace-Id"), ';'))
    if (part.starts_with("Root=")) root = part;
  if (!root.empty())
    stage.edit.setHeader(rule("lambda.web-adapter.trace-id"), "X-Amzn-Trace-Id",
                         root + ";Parent=" + stage.ids.hex(16) + ";Sampled=0");
}

}  // namespace

void passThroughWebAdapter(Stage& stage, const DjangoConfig& config, const LambdaEvent& event) {
  path(stage, config.basePath);
  if (config.scriptName.empty()) noteStage(stage, event, stage.request().path);
  query(stage, event);
  headers(stage, event);
  authorization(stage, config.authorizationSource);
  context(stage, event);
  const RuleId why = rule("lambda.web-adapter.connect");
  stage.edit.setScheme(why, "http");
  stage.edit.setVersion(why, "1.1");
  stage.edit.setTarget(why, "127.0.0.1");
  stage.edit.setPort(why, 8080);
  stage.edit.setServerName(why, "");
  stage.edit.setPeer(why, "127.0.0.1");
}

}  // namespace headway::lambda
