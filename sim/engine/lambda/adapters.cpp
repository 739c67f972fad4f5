// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/lambda/adapters.h"

#include "sim/engine/gateway/rules.h"
#include "sim/http/url.h"
#include "sim/support/text.h"

namespace headway::lambda {
namespace {

using gateway::rule;

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

django::Environ apigWsgi(Stage& stage) {
  const http::Request& r = stage.request();
  const std::string host(r.headers.get("Host"));
  django::Environ e;
  e.set("REQUEST_METHOD", r.method);
  e.set("SCRIPT_NAME", "");
  e.set("PATH_INFO", http::percentDecode(r.path));
  e.set("QUERY_STRING", r.query.value_or(""));
  e.set("REMOTE_ADDR", r.peer);
  e.set("SERVER_NAME", afterLastComma(host));
  e.set("SERVER_PORT", afterLastComma(r.headers.get("X-Forwarded-Port")));
  e.set("wsgi.url_scheme", otherwise(afterLastComma(r.headers.get("X-Forwarded-Proto")), "http"));
  django::addHeaders(e, withoutCookies(r.headers));
  if (const auto cookies = r.headers.joined("Cookie", "; "))
    e.set("HTTP_COOKIE", text::replaceAll(*cookies, "; ", ";"));
  stage.note(rule("lambda.apig-wsgi.environ"), "SERVER_NAME " + host + ", REMOTE_ADDR " + r.peer);
  return e;
}

django::Environ mangum(Stage& stage) {
  const http::Request& r = stage.request();
  const std::string host(r.headers.get("Host"));
  const std::string path =
      r.path.size() > 1 && r.path.ends_with('/') ? r.path.substr(0, r.path.size() - 1) : r.path;
  django::Environ e;
  e.gateway = django::Gateway::Asgi;
  e.set("REQUEST_METHOD", r.method);
  e.set("SCRIPT_NAME", "");
  e.set("PATH_INFO", http::percentDecode(path));
  e.set("QUERY_STRING", r.query.value_or(""));
  e.set("REMOTE_ADDR", r.peer);
  e.set("SERVER_NAME", host.substr(0, host.rfind(':')));
  e.set("SERVER_PORT", otherwise(r.headers.get("X-Forwarded-Port"), "80"));
  e.set("wsgi.url_scheme", otherwise(r.headers.get("X-Forwarded-Proto"), "https"));
  django::addHeaders(e, r.headers);
  stage.note(rule("lambda.mangum.scope"), "path " + path + ", client " + r.peer);
  return e;
}

django::Environ gunicorn(Stage& stage) {
  http::Request r = stage.request();
  for (std::size_t i = r.headers.size(); i-- > 0;) {
    const std::string name = r.headers.fields()[i].name;
    if (name.find('_') == std::string::npos) continue;
    stage.note(rule("server.gunicorn.underscore-dropped"), name);
    r.headers.removeAt(i);
  }
  django::Environ e = django::wsgiEnviron(r);
  e.set("REMOTE_ADDR", r.peer);
  stage.note(rule("server.gunicorn.environ"), "wsgi.url_scheme " + r.scheme + ", REMOTE_ADDR " + r.peer);
  return e;
}

}  // namespace

django::Environ handToDjango(Stage& stage, DjangoHost runsIn, bool byLambdaEvent) {
  const bool adapter = runsIn != DjangoHost::Gunicorn;
  if (adapter && !byLambdaEvent) {
    stage.unknown(
        rule("lambda.adapter.wrong-type"),
        std::string(enumName(runsIn)) + " waits for Lambda events, but the request comes over HTTP.");
    return {};
  }
  if (!adapter && byLambdaEvent) {
    stage.unknown(
        rule("lambda.server.wrong-type"),
        std::string(enumName(runsIn)) + " waits for HTTP, but the integration calls a Lambda function.");
    return {};
  }
  switch (runsIn) {
    case DjangoHost::ApigWsgi: return apigWsgi(stage);
    case DjangoHost::Mangum: return mangum(stage);
    case DjangoHost::Gunicorn: return gunicorn(stage);
  }
  return {};
}

}  // namespace headway::lambda
