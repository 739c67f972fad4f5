// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>

#include <nlohmann/json.hpp>

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

/// The stage as SCRIPT_NAME: always in payload 2.0, else when Host is a name of AWS's own.
std::string stageScript(Stage& stage, const LambdaEvent& event) {
  const bool awsName = event.headers.get("Host").find("amazonaws.com") != std::string_view::npos;
  if (event.kind == EventKind::LoadBalancer || (!event.version2() && !awsName)) return {};
  const std::string script = "/" + event.stage;
  stage.note(script == "/$default" ? rule("lambda.script-name.no-stage") : rule("lambda.script-name.stage"),
             "SCRIPT_NAME " + script);
  return script;
}

/// Payload 2.0 alone: the adapter takes its own script name off the path.
std::string withoutScript(const LambdaEvent& event, const std::string& script) {
  return event.version2() && event.path.starts_with(script) ? event.path.substr(script.size()) : event.path;
}

std::string joined(const Texts& values) { return text::join(values, ","); }

std::string query(Stage& stage, const LambdaEvent& event) {
  Grouped parameters = queryParameters(event);
  if (event.version2()) {
    parameters.clear();
    for (const auto& [name, value] : http::splitQuery(event.rawQuery)) {
      const std::string key = unquotePlus(name);
      auto at = parameters.begin();
      while (at != parameters.end() && at->first != key) ++at;
      if (at == parameters.end()) at = parameters.insert(at, {key, {}});
      at->second.push_back(unquotePlus(value));
    }
    for (auto& [name, values] : parameters) {
      if (values.size() > 1)
        stage.note(rule("lambda.zappa.query-joined"), name + "=" + quotePlus(joined(values)));
      values = {joined(values)};
    }
  }
  std::string out = urlEncode(parameters);
  if (event.kind == EventKind::LoadBalancer && out.find("%25") != std::string::npos)
    stage.note(rule("lambda.zappa.query-twice"), out);
  return out;
}

/// The second-to-last address, if there are several.
std::string remoteAddr(Stage& stage, const std::string& chain) {
  if (chain.find(',') == std::string::npos) return chain.empty() ? "127.0.0.1" : chain;
  const auto last = chain.rfind(", ");
  if (last == std::string::npos) {
    raise(stage, rule("lambda.zappa.comma-without-blank"), "IndexError", "list index out of range");
    return {};
  }
  const auto before = last == 0 ? std::string::npos : chain.rfind(", ", last - 1);
  const auto from = before == std::string::npos ? 0 : before + 2;
  std::string address = chain.substr(from, last - from);
  stage.note(rule("lambda.zappa.second-to-last"), address + " of " + chain);
  return address;
}

/// "identity.sourceIp" in requestContext.
std::string contextValue(const LambdaEvent& event, const std::string& where) {
  auto at = nlohmann::json::parse(requestContextJson(event));
  for (const std::string& part : text::split(where, '.')) {
    if (!at.is_object() || !at.contains(part)) return {};
    at = nlohmann::json(at.at(part));
  }
  if (at.is_null()) return "None";
  return at.is_string() ? at.get<std::string>() : at.dump();
}

http::Headers merged(Stage& stage, const DjangoConfig& config, const LambdaEvent& event) {
  http::Headers out;
  for (const auto& [name, values] : headerValues(event)) out.set(name, text::join(values, ", "));
  if (!event.cookies.empty()) out.set("Cookie", text::join(event.cookies, "; "));
  if (!event.version2()) noteCookiesJoined(stage, event);
  for (const auto& [name, where] : config.contextHeaders) {
    const std::string value = contextValue(event, where);
    if (!value.empty()) out.set(name, value);
    stage.note(rule("lambda.zappa.context-header"),
               name + (value.empty() ? " stays as it is: no " + where : " is " + value));
  }
  return out;
}

bool sendsBody(std::string_view method) {
  static constexpr std::array<std::string_view, 4> methods = {"POST", "PUT", "PATCH", "DELETE"};
  for (const std::string_view m : methods)
    if (m == method) return true;
  return false;
}

}  // namespace

django::Environ zappa(Stage& stage, const DjangoConfig& config, const LambdaEvent& event) {
  std::string script = stageScript(stage, event);
  std::string path = withoutScript(event, script);
  noteSecondDecoding(stage, event, path);
  path = http::percentDecode(path);
  if (!config.basePath.empty()) {
    script = "/" + config.basePath;
    path = withoutBasePath(stage, script, path);
  }
  const http::Headers headers = merged(stage, config, event);
  django::Environ e;
  e.set("PATH_INFO", django::py::fromLatin1(path));
  e.set("QUERY_STRING", django::py::fromLatin1(query(stage, event)));
  e.set("REMOTE_ADDR", remoteAddr(stage, std::string(headers.get("X-Forwarded-For"))));
  if (!stage.forwarded()) return {};
  e.set("REQUEST_METHOD", event.method);
  e.set("SCRIPT_NAME", script);
  e.set("SERVER_NAME", "zappa");
  const std::string* port = headers.find("X-Forwarded-Port");
  e.set("SERVER_PORT", port ? *port : "80");
  e.set("wsgi.url_scheme", "https");
  e.set("HTTPS", "on");
  if (sendsBody(event.method)) {
    if (const std::string* type = headers.find("Content-Type")) e.set("CONTENT_TYPE", *type);
    e.set("CONTENT_LENGTH", std::to_string(event.body.size()));
  }
  for (const auto& f : headers.fields()) {
    std::string key = django::metaKey(f.name);
    if (!key.starts_with("HTTP_")) key = "HTTP_" + key;
    e.set(key, django::py::fromLatin1(f.value));
  }
  if (headers.get("X-Forwarded-Proto") == "http")
    stage.note(rule("lambda.zappa.https"), "X-Forwarded-Proto is http");
  stage.note(rule("lambda.zappa.environ"), "SCRIPT_NAME '" + script + "', PATH_INFO " + path);
  return e;
}

}  // namespace headway::lambda
