// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/lambda/event_view.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "sim/engine/lambda/rules.h"
#include "sim/http/url.h"
#include "sim/support/text.h"

namespace headway::lambda {

using gateway::EventKind;
using gateway::LambdaEvent;

namespace {

void put(Grouped& out, const std::string& name, std::string value, bool lists) {
  const auto at = std::find_if(out.begin(), out.end(), [&](const auto& g) { return g.first == name; });
  if (at == out.end())
    out.push_back({name, {std::move(value)}});
  else if (lists)
    at->second.push_back(std::move(value));
  else
    at->second = {std::move(value)};
}

}  // namespace

bool listsValues(const LambdaEvent& event) {
  return event.kind == EventKind::LoadBalancer ? event.multiValue : !event.version2();
}

Grouped queryParameters(const LambdaEvent& event) {
  Grouped out;
  if (event.rawQuery.empty()) return out;
  const bool decoded = event.kind != EventKind::LoadBalancer;
  for (const auto& [name, value] : http::splitQuery(event.rawQuery))
    put(out, decoded ? unquotePlus(name) : name, decoded ? unquotePlus(value) : value, listsValues(event));
  return out;
}

Grouped headerValues(const LambdaEvent& event) {
  Grouped out;
  for (const auto& f : event.headers.fields()) put(out, f.name, f.value, listsValues(event));
  return out;
}

std::string quotePlus(std::string_view text, std::string_view safe) {
  return text::replaceAll(http::percentEncode(text, std::string(safe) + " "), " ", "+");
}

std::string urlEncode(const Grouped& parameters, std::string_view safe) {
  std::string out;
  for (const auto& [name, values] : parameters)
    for (const std::string& value : values)
      out += (out.empty() ? "" : "&") + quotePlus(name, safe) + "=" + quotePlus(value, safe);
  return out;
}

std::string unquotePlus(std::string_view text) {
  return http::percentDecode(text::replaceAll(std::string(text), "+", " "));
}

std::string slashed(const std::string& base) {
  if (base.empty() || base == "/") return {};
  return base.front() == '/' ? base : "/" + base;
}

std::string withoutBasePath(Stage& stage, const std::string& base, const std::string& path) {
  if (base.empty()) return path;
  if (!path.starts_with(base)) {
    stage.note(rule("lambda.base-path.not-there"), path + " does not begin with " + base);
    return path;
  }
  std::string rest = path.substr(base.size());
  const bool insideName = !rest.empty() && rest.front() != '/';
  stage.note(insideName ? rule("lambda.base-path.inside-name") : rule("lambda.base-path.removed"),
             path + " becomes " + (rest.empty() ? "empty" : rest));
  return rest;
}

void noteSecondDecoding(Stage& stage, const LambdaEvent& event, const std::string& path) {
  const bool doorDecoded = event.kind == EventKind::HttpApi2 || event.kind == EventKind::HttpApi1;
  if (!doorDecoded) return;
  if (const std::string again = http::percentDecode(path); again != path)
    stage.note(rule("lambda.path.decoded-twice"), path + " becomes " + again);
}

void noteCookiesJoined(Stage& stage, const LambdaEvent& event) {
  if (event.headers.all("Cookie").size() > 1)
    stage.note(rule("lambda.cookies.comma"), std::string(*event.headers.joined("Cookie", ", ")));
}

void raise(Stage& stage, RuleId why, const std::string& type, const std::string& message) {
  nlohmann::ordered_json error;
  error["errorMessage"] = message;
  error["errorType"] = type;
  http::Response r{500, "", {{"Content-Type", "application/json"}}, error.dump()};
  stage.answer(why, std::move(r), "The function fails with " + type + ": " + message, true);
}

}  // namespace headway::lambda
