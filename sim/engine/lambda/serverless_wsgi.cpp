// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/django/python_text.h"
#include "sim/engine/lambda/event_view.h"
#include "sim/engine/lambda/python_adapters.h"
#include "sim/engine/lambda/rules.h"
#include "sim/http/url.h"
#include "sim/support/text.h"

namespace headway::lambda {
namespace {

using gateway::EventKind;
using gateway::LambdaEvent;

std::string orElse(std::string_view value, std::string_view otherwise) {
  return std::string(value.empty() ? otherwise : value);
}

/// The stage, when Host is a name of AWS's own.
std::string stageScript(Stage& stage, const DjangoConfig& config, const LambdaEvent& event) {
  if (event.headers.get("Host").find("amazonaws.com") == std::string_view::npos) return {};
  if (config.stripStagePath) {
    stage.note(rule("lambda.script-name.stage-stripped"), "STRIP_STAGE_PATH is set");
    return {};
  }
  const std::string script = "/" + event.stage;
  const bool named = script != "/" && script != "/$default";
  stage.note(named ? rule("lambda.script-name.stage") : rule("lambda.script-name.no-stage"),
             "SCRIPT_NAME " + script);
  if (event.path == script || event.path.starts_with(script + "/"))
    if (named) stage.note(rule("lambda.script-name.doubled"), script + " stands in PATH_INFO too");
  return script;
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

// Of a name that is there more than once the last value stays.
void headers(Stage& stage, django::Environ& e, const LambdaEvent& event) {
  for (const auto& f : event.headers.fields()) {
    const std::string key = django::metaKey(f.name);
    if (key == "CONTENT_TYPE" || key == "CONTENT_LENGTH") continue;
    if (const std::string* before = e.find(key))
      stage.note(rule("lambda.serverless-wsgi.last-header"), f.name + ": " + *before + " is lost");
    e.set(key, django::py::fromLatin1(f.value));
  }
  if (event.version2()) e.set("HTTP_COOKIE", text::join(event.cookies, "; "));
}

}  // namespace

django::Environ serverlessWsgi(Stage& stage, const DjangoConfig& config, const LambdaEvent& event) {
  std::string script, path = event.path.substr(0, event.path.find('?'));
  if (config.basePath.empty()) {
    script = stageScript(stage, config, event);
  } else {
    script = "/" + config.basePath;
    path = withoutBasePath(stage, script, path);
  }
  noteSecondDecoding(stage, event, path);
  const bool balancer = event.kind == EventKind::LoadBalancer;
  django::Environ e;
  e.set("CONTENT_LENGTH", std::to_string(event.body.size()));
  e.set("CONTENT_TYPE", std::string(event.headers.get("Content-Type")));
  e.set("PATH_INFO", django::py::fromLatin1(http::percentDecode(path)));
  e.set("QUERY_STRING", django::py::fromLatin1(query(event)));
  e.set("REMOTE_ADDR", balancer ? "" : event.sourceIp);
  if (balancer) stage.note(rule("lambda.serverless-wsgi.no-address"), "REMOTE_ADDR is empty");
  e.set("REQUEST_METHOD", event.method);
  e.set("SCRIPT_NAME", script);
  e.set("SERVER_NAME", orElse(event.headers.get("Host"), "lambda"));
  e.set("SERVER_PORT", orElse(event.headers.get("X-Forwarded-Port"), "443"));
  e.set("wsgi.url_scheme", orElse(event.headers.get("X-Forwarded-Proto"), "https"));
  headers(stage, e, event);
  stage.note(rule("lambda.serverless-wsgi.environ"),
             "SCRIPT_NAME '" + script + "', PATH_INFO " + std::string(e.get("PATH_INFO")));
  return e;
}

}  // namespace headway::lambda
