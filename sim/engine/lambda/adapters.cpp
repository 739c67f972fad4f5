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

// apig-wsgi joins the event's list of cookies; a function URL's event also has them as a header.
std::string joinedCookies(Stage& stage, const std::string& cookies, Arrival arrival) {
  const std::string list = text::replaceAll(cookies, "; ", ";");
  if (arrival != Arrival::UrlEvent) return list;
  stage.note(rule("lambda.apig-wsgi.cookies-twice"), list);
  return list + ";" + cookies;
}

django::Environ apigWsgi(Stage& stage, Arrival arrival) {
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
    e.set("HTTP_COOKIE", joinedCookies(stage, *cookies, arrival));
  stage.note(rule("lambda.apig-wsgi.environ"), "SERVER_NAME " + host + ", REMOTE_ADDR " + r.peer);
  return e;
}

django::Environ mangum(Stage& stage, Arrival arrival) {
  const http::Request& r = stage.request();
  const std::string host(r.headers.get("Host"));
  // requestContext.http.path: decoded already in a function URL's event, without the last slash in an API's.
  std::string path = arrival == Arrival::UrlEvent ? http::percentDecode(r.path) : r.path;
  if (arrival != Arrival::UrlEvent && path.size() > 1 && path.ends_with('/')) path.pop_back();
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

django::Environ handToDjango(Stage& stage, DjangoHost runsIn, Arrival arrival) {
  const bool adapter = runsIn != DjangoHost::Gunicorn, byLambdaEvent = arrival != Arrival::Http;
  if (adapter && !byLambdaEvent) {
    stage.unknown(
        rule("lambda.adapter.wrong-type"),
        std::string(enumName(runsIn)) + " waits for Lambda events, but the request comes over HTTP.");
    return {};
  }
  if (!adapter && byLambdaEvent) {
    stage.unknown(rule("lambda.server.wrong-type"),
                  std::string(enumName(runsIn)) + " waits for HTTP, but a Lambda function is called here.");
    return {};
  }
  switch (runsIn) {
    case DjangoHost::ApigWsgi: return apigWsgi(stage, arrival);
    case DjangoHost::Mangum: return mangum(stage, arrival);
    case DjangoHost::Gunicorn: return gunicorn(stage);
  }
  return {};
}

}  // namespace headway::lambda
