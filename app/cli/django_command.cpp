// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/django_command.h"

#include <istream>
#include <ostream>
#include <string>

#include "sim/engine/django/host.h"
#include "sim/engine/django/json.h"
#include "sim/engine/django/uri.h"
#include "sim/support/text.h"

namespace headway {
namespace {

using Json = nlohmann::ordered_json;

template <class T>
Json answer(const django::Asked<T>& asked) {
  if (!asked) return {{"error", asked.error().type}, {"message", asked.error().message}};
  return {{"value", *asked}};
}

Json schemeAnswer(const django::Asked<django::Scheme>& asked) {
  if (!asked) return {{"error", asked.error().type}, {"message", asked.error().message}};
  return {{"value", asked->name ? Json(*asked->name) : Json(nullptr)}};
}

/// What the request object says. A request Django can't make an object of gives the same error everywhere.
void addBeliefs(Json& out, const django::Settings& settings, const django::Environ& environ) {
  const auto where = django::paths(settings, environ);
  if (!where) {
    const Json error = {{"error", where.error().type}, {"message", where.error().message}};
    for (const char* field : {"get_host", "raw_host", "get_port", "scheme", "is_secure", "build_absolute_uri"})
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
  out["path_info"] = where->pathInfo;
  out["script_name"] = where->scriptName;
  if (raw) {
    const auto split = django::splitDomainPort(*raw, settings.version);
    out["domain"] = split.domain;
    out["port"] = split.port;
  }
}

Result<nlohmann::json> parse(const std::string& line) {
  try {
    return nlohmann::json::parse(line);
  } catch (const nlohmann::json::parse_error& e) {
    Diagnostic d = makeError("django.json", "this line is not JSON", "give one object a line: {\"id\": ..., \"settings\": {...}, \"environ\": {...}}");
    d.where.column = static_cast<int>(std::min(e.byte, line.size() + 1));
    d.where.lineText = line;
    return d;
  }
}

Result<Json> answerLine(const std::string& line, django::Version version) {
  auto parsed = parse(line);
  if (!parsed) return parsed.error();
  const nlohmann::json& request = *parsed;
  if (!request.is_object())
    return makeError("django.json", "this line is not a JSON object", "give one object a line: {\"id\": ..., \"settings\": {...}, \"environ\": {...}}");
  const auto settings = django::readSettings(request.value("settings", nlohmann::json::object()), version);
  if (!settings) return settings.error();
  const auto environ = django::readEnviron(request.value("environ", nlohmann::json::object()));
  if (!environ) return environ.error();
  Json out;
  if (request.contains("id")) out["id"] = request["id"];
  if (const auto refused = django::settingsError(*settings))
    out["settings_error"] = refused->type + ": " + refused->message;
  else
    addBeliefs(out, *settings, *environ);
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
