// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/django_command.h"

#include <istream>
#include <ostream>
#include <string>

#include "sim/engine/django/checks.h"
#include "sim/engine/django/host.h"
#include "sim/engine/django/json.h"
#include "sim/engine/django/respond.h"
#include "sim/engine/django/uri.h"
#include "sim/support/text.h"

namespace headway {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kLineHint =
    "give one object a line: {\"id\": ..., \"settings\": {...}, \"environ\": {...}}";

template <class T>
Json answer(const django::Asked<T>& asked) {
  if (!asked) return {{"error", asked.error().type}, {"message", asked.error().message}};
  return {{"value", *asked}};
}

Json schemeAnswer(const django::Asked<django::Scheme>& asked) {
  if (!asked) return {{"error", asked.error().type}, {"message", asked.error().message}};
  return {{"value", asked->name ? Json(*asked->name) : Json(nullptr)}};
}

/// META as an ASGI view sees it: headers, paths and the server's name.
void addMeta(Json& out, const django::Environ& environ, const django::Paths& paths) {
  Json meta = {{"PATH_INFO", paths.pathInfo}, {"SCRIPT_NAME", paths.scriptName}};
  for (const auto& [key, value] : environ.entries())
    if (key.starts_with("HTTP_") || key.starts_with("SERVER_")) meta[key] = value;
  out["meta"] = std::move(meta);
}

/// What the request object says. A request Django can't make an object of gives the same error everywhere.
void addBeliefs(Json& out, const django::Settings& settings, const django::Environ& environ) {
  const auto where = django::paths(settings, environ);
  if (!where) {
    const Json error = {{"error", where.error().type}, {"message", where.error().message}};
    for (const char* field :
         {"get_host", "raw_host", "get_port", "scheme", "is_secure", "build_absolute_uri"})
      out[field] = error;
    return;
  }
  out["get_host"] = answer(django::getHost(settings, environ));
  const auto raw = django::rawHost(settings, environ);
  out["raw_host"] = answer(raw);
  out["get_port"] = answer(django::getPort(settings, environ));
  out["scheme"] = schemeAnswer(django::scheme(settings, environ));
  out["is_secure"] = answer(django::isSecure(settings, environ));
  out["build_absolute_uri"] = answer(django::buildAbsoluteUri(settings, environ));
  out["full_path"] = {{"value", django::getFullPath(*where, environ)}};
  out["path"] = where->path;
  if (environ.gateway == django::Gateway::Asgi) addMeta(out, environ, *where);
  out["path_info"] = where->pathInfo;
  out["script_name"] = where->scriptName;
  if (raw) {
    const auto split = django::splitDomainPort(*raw, settings.version);
    out["domain"] = split.domain;
    out["port"] = split.port;
  }
}

/// What changes with time and chance is written as a placeholder, so that answers can be compared.
std::string tidyCookie(std::string value, const django::Settings& settings) {
  const auto equals = value.find('='), end = value.find(';');
  const std::string name = value.substr(0, equals), content = value.substr(equals + 1, end - equals - 1);
  std::string shown = content;
  if (name == settings.csrfCookieName) shown = "<" + std::to_string(content.size()) + " chars>";
  if (name == settings.sessionCookieName && content != "\"\"") shown = "<session>";
  value.replace(equals + 1, content.size(), shown);
  const auto date = value.find("; expires=");
  if (date == value.npos || value.find("01 Jan 1970", date) != value.npos) return value;
  const auto dateEnd = value.find(';', date + 2);
  return value.replace(date, dateEnd - date, "; expires=<date>");
}

Json headerList(const django::Settings& settings, bool wsgi, const http::Response& response) {
  // Up to 5.2 Django hands WSGI servers the cookie with a blank in front.
  const std::string before = wsgi && settings.version < django::Version::V6_0 ? " " : "";
  Json out = Json::array();
  for (const http::Headers::Field& f : response.headers.fields()) {
    if (f.name == "Location") continue;
    std::string value = f.value;
    if (f.name == "Expires") value = "<date>";
    if (f.name == "Set-Cookie") value = before + tidyCookie(f.value, settings);
    out.push_back({f.name, value});
  }
  return out;
}

Json response(const django::Settings& settings, bool wsgi, const django::Reply& reply) {
  if (reply.escaped) return {{"error", reply.escaped->type}, {"message", reply.escaped->message}};
  const http::Response& r = reply.response;
  const std::string* location = r.headers.find("Location");
  // One line stands for a DEBUG page.
  const std::string body = reply.debugPage ? reply.debugPage->type + ": " + reply.debugPage->message : r.body;
  return {{"status", r.status},
          {"reason", r.reason},
          {"headers", headerList(settings, wsgi, r)},
          {"location", location ? Json(*location) : Json(nullptr)},
          {"body", body},
          {"body_length", body.size()}};
}

void addChain(Json& out, const django::Settings& settings, const django::Environ& environ,
              const std::string& body) {
  static const django::Site site = django::Site::example();
  const django::Reply reply = django::respond(settings, environ, body, site);
  out["response"] = response(settings, environ.gateway == django::Gateway::Wsgi, reply);
  out["csrf_reason"] = reply.csrfReason.empty() ? Json(nullptr) : Json(reply.csrfReason);
  out["get_host_in"] = reply.getHostIn;
  if (!reply.raisedIn.empty()) out["raised_in"] = reply.raisedIn;
  if (!reply.stoppedBy.empty()) out["stopped_by"] = reply.stoppedBy;
  if (!reply.replacedBy.empty()) out["replaced_by"] = reply.replacedBy;
  for (const django::LogRecord& r : reply.logs)
    out["logs"].push_back(r.logger + " " + r.level + " " + r.text);
}

void addLocated(Json& out, const nlohmann::json& locations, const django::Settings& settings,
                const django::Environ& environ) {
  for (const auto& location : locations)
    if (location.is_string())
      out["located"][location.get<std::string>()] =
          answer(django::buildAbsoluteUri(settings, environ, location.get<std::string>()));
}

Result<nlohmann::json> parse(const std::string& line) {
  try {
    return nlohmann::json::parse(line);
  } catch (const nlohmann::json::parse_error& e) {
    Diagnostic d = makeError("django.json", "this line is not JSON", kLineHint);
    d.where.column = static_cast<int>(std::min(e.byte, line.size() + 1));
    d.where.lineText = line;
    return d;
  }
}

Result<django::Environ> readRequest(const nlohmann::json& request, django::Version version) {
  const auto nothing = nlohmann::json::object();
  if (request.contains("asgi")) {
    const auto scope = django::readAsgiScope(request["asgi"]);
    if (!scope) return scope.error();
    return django::asgiEnviron(*scope, version);
  }
  auto environ = django::readEnviron(request.value("environ", nothing));
  // A body without a type is taken for a form, as browsers send it.
  if (environ && request.contains("body") && !environ->contains("CONTENT_TYPE"))
    environ->set("CONTENT_TYPE", "application/x-www-form-urlencoded");
  return environ;
}

Result<Json> answerLine(const std::string& line, django::Version version) {
  auto parsed = parse(line);
  if (!parsed) return parsed.error();
  const nlohmann::json& request = *parsed;
  if (!request.is_object()) return makeError("django.json", "this line is not a JSON object", kLineHint);
  if (request.contains("body") && !request["body"].is_string())
    return makeError("django.json", "the body of a request is a text", kLineHint);
  const auto settings = django::readSettings(request.value("settings", nlohmann::json::object()), version);
  if (!settings) return settings.error();
  const auto environ = readRequest(request, version);
  if (!environ) return environ.error();
  Json out;
  if (request.contains("id")) out["id"] = request["id"];
  if (const auto refused = django::settingsError(*settings)) {
    out["settings_error"] = refused->type + ": " + refused->message;
    return out;
  }
  addBeliefs(out, *settings, *environ);
  addLocated(out, request.value("locations", nlohmann::json::array()), *settings, *environ);
  if (!request.contains("raw") || request["raw"] != true)
    addChain(out, *settings, *environ, request.value("body", ""));
  if (request.contains("checks")) out["checks"] = django::deployChecks(*settings);
  return out;
}

}  // namespace

int runDjangoLines(std::istream& in, std::ostream& out, std::ostream& err, django::Version version) {
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    if (text::trim(line).empty()) continue;
    auto answered = answerLine(line, version);
    if (!answered) {
      Diagnostic d = std::move(answered).error();
      d.where.file = "-";
      d.where.line = number;
      err << render(d);
      return 2;
    }
    out << answered->dump(-1, ' ', true, Json::error_handler_t::replace) << '\n';
  }
  return 0;
}

}  // namespace headway
