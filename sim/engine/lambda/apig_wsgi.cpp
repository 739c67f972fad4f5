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

/// urlencode() of a load balancer's query, which is encoded already, leaves these alone.
constexpr std::string_view kReserved = "!#$&'()*+,/:;=?@[]%";

std::string afterLast(const std::string& value, std::string_view separator) {
  const auto at = value.rfind(separator);
  return at == std::string::npos ? value : value.substr(at + separator.size());
}

// unquote(text, encoding="iso-8859-1"): escapes become latin-1 characters, what is text already stays.
std::string unquoteLatin1(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string one = text[i] == '%' ? http::percentDecode(text.substr(i, 3)) : std::string();
    if (one.size() != 1) {
      out += text[i];
      continue;
    }
    out += django::py::fromLatin1(one);
    i += 2;
  }
  return out;
}

std::string query(const LambdaEvent& event) {
  if (event.version2()) return event.rawQuery;
  return urlEncode(queryParameters(event), event.kind == EventKind::LoadBalancer ? kReserved : "");
}

/// Cookies of payload 2.0: the list, and after it the header that a function URL's event has too.
std::string cookies2(Stage& stage, const LambdaEvent& event) {
  std::string list = text::join(event.cookies, ";");
  const std::string* header = event.headers.find("cookie");
  if (!header) return list;
  stage.note(rule("lambda.apig-wsgi.cookies-twice"), list);
  return list + ";" + *header;
}

// What is special about one header besides its own entry.
void oneHeader(django::Environ& e, const LambdaEvent& event, const std::string& key, const Texts& values) {
  const std::string value = event.version2() ? afterLast(values.back(), ",") : values.back();
  if (key == "CONTENT_TYPE") e.set("CONTENT_TYPE", value);
  if (key == "HOST") e.set("SERVER_NAME", value);
  if (key == "X_FORWARDED_PROTO") e.set("wsgi.url_scheme", value);
  if (key == "X_FORWARDED_PORT") e.set("SERVER_PORT", value);
  if (key == "X_FORWARDED_FOR" && !event.version2()) e.set("REMOTE_ADDR", value.substr(0, value.find(", ")));
}

void headers(Stage& stage, django::Environ& e, const LambdaEvent& event) {
  for (const auto& [name, values] : headerValues(event)) {
    std::string key = text::replaceAll(name, "-", "_");
    for (char& c : key) c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
    oneHeader(e, event, key, values);
    if (key == "COOKIE" && event.version2()) continue;
    if (e.contains("HTTP_" + key))
      stage.note(rule("lambda.apig-wsgi.underscore"), name + " takes the place of another header");
    e.set("HTTP_" + key, django::py::fromLatin1(text::join(values, ",")));
  }
  if (!event.version2()) noteCookiesJoined(stage, event);
}

}  // namespace

django::Environ apigWsgi(Stage& stage, const LambdaEvent& event) {
  noteSecondDecoding(stage, event, event.path);
  django::Environ e;
  e.set("REQUEST_METHOD", event.method);
  e.set("SCRIPT_NAME", "");
  e.set("PATH_INFO", unquoteLatin1(event.path));
  e.set("QUERY_STRING", query(event));
  e.set("CONTENT_LENGTH", std::to_string(event.body.size()));
  e.set("HTTP", "on");
  e.set("REMOTE_ADDR", event.version2() ? event.sourceIp : "127.0.0.1");
  e.set("SERVER_NAME", "");
  e.set("SERVER_PORT", "");
  e.set("wsgi.url_scheme", "http");
  if (event.version2()) e.set("HTTP_COOKIE", cookies2(stage, event));
  headers(stage, e, event);
  const std::string told = "SERVER_NAME " + std::string(e.get("SERVER_NAME")) + ", REMOTE_ADDR " +
                           std::string(e.get("REMOTE_ADDR"));
  stage.note(event.version2() ? rule("lambda.apig-wsgi.environ") : rule("lambda.apig-wsgi.first-address"),
             told);
  return e;
}

}  // namespace headway::lambda
