// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/lambda/adapters.h"

#include "sim/engine/lambda/rules.h"
#include "sim/engine/server/rules.h"
#include "sim/http/url.h"
#include "sim/support/text.h"

namespace headway::lambda {
namespace {

using gateway::LambdaEvent;

std::string afterLastComma(std::string_view value) {
  const auto comma = value.rfind(',');
  return std::string(text::trim(comma == std::string_view::npos ? value : value.substr(comma + 1)));
}

std::string otherwise(std::string_view value, std::string_view fallback) {
  return std::string(value.empty() ? fallback : value);
}

http::Headers withoutCookies(const http::Headers& headers) {
  http::Headers out = headers;
  out.remove("Cookie");
  return out;
}

// apig-wsgi joins the event's list of cookies; a function URL's event also has them as a header.
std::string joinedCookies(Stage& stage, const LambdaEvent& event) {
  const std::string list = text::join(event.cookies, ";");
  if (!event.headers.contains("cookie")) return list;
  stage.note(rule("lambda.apig-wsgi.cookies-twice"), list);
  return list + ";" + std::string(event.headers.get("cookie"));
}

django::Environ apigWsgi(Stage& stage, const LambdaEvent& event) {
  const std::string host(event.headers.get("Host"));
  django::Environ e;
  e.set("REQUEST_METHOD", event.method);
  e.set("SCRIPT_NAME", "");
  e.set("PATH_INFO", http::percentDecode(event.path));
  e.set("QUERY_STRING", event.rawQuery);
  e.set("REMOTE_ADDR", event.sourceIp);
  e.set("SERVER_NAME", afterLastComma(host));
  e.set("SERVER_PORT", afterLastComma(event.headers.get("X-Forwarded-Port")));
  e.set("wsgi.url_scheme", otherwise(afterLastComma(event.headers.get("X-Forwarded-Proto")), "http"));
  django::addHeaders(e, withoutCookies(event.headers));
  if (!event.cookies.empty()) e.set("HTTP_COOKIE", joinedCookies(stage, event));
  stage.note(rule("lambda.apig-wsgi.environ"), "SERVER_NAME " + host + ", REMOTE_ADDR " + event.sourceIp);
  return e;
}

django::Environ mangum(Stage& stage, const LambdaEvent& event) {
  const std::string host(event.headers.get("Host"));
  django::Environ e;
  e.gateway = django::Gateway::Asgi;
  e.set("REQUEST_METHOD", event.method);
  e.set("SCRIPT_NAME", "");
  e.set("PATH_INFO", http::percentDecode(event.contextPath));
  e.set("QUERY_STRING", event.rawQuery);
  e.set("REMOTE_ADDR", event.sourceIp);
  e.set("SERVER_NAME", host.substr(0, host.rfind(':')));
  e.set("SERVER_PORT", otherwise(event.headers.get("X-Forwarded-Port"), "80"));
  e.set("wsgi.url_scheme", otherwise(event.headers.get("X-Forwarded-Proto"), "https"));
  django::addHeaders(e, withoutCookies(event.headers));
  if (!event.cookies.empty()) e.set("HTTP_COOKIE", text::join(event.cookies, "; "));
  stage.note(rule("lambda.mangum.scope"), "path " + event.contextPath + ", client " + event.sourceIp);
  return e;
}

django::Environ gunicorn(Stage& stage) {
  http::Request r = stage.request();
  for (std::size_t i = r.headers.size(); i-- > 0;) {
    const std::string name = r.headers.fields()[i].name;
    if (name.find('_') == std::string::npos) continue;
    stage.note(server::rule("server.gunicorn.underscore-dropped"), name);
    r.headers.removeAt(i);
  }
  django::Environ e = django::wsgiEnviron(r);
  e.set("REMOTE_ADDR", r.peer);
  stage.note(server::rule("server.gunicorn.environ"),
             "wsgi.url_scheme " + r.scheme + ", REMOTE_ADDR " + r.peer);
  return e;
}

}  // namespace

django::Environ handToDjango(Stage& stage, const DjangoConfig& config, const LambdaEvent* event) {
  const bool adapter = config.runsIn != DjangoHost::Gunicorn;
  const std::string name(enumName(config.runsIn));
  if (adapter && !event) {
    stage.unknown(rule("lambda.adapter.wrong-type"),
                  name + " waits for Lambda events, but the request comes over HTTP.");
    return {};
  }
  if (!adapter && event) {
    stage.unknown(rule("lambda.server.wrong-type"),
                  name + " waits for HTTP, but a Lambda function is called here.");
    return {};
  }
  switch (config.runsIn) {
    case DjangoHost::ApigWsgi: return apigWsgi(stage, *event);
    case DjangoHost::Mangum: return mangum(stage, *event);
    case DjangoHost::Gunicorn: return gunicorn(stage);
  }
  return {};
}

}  // namespace headway::lambda
