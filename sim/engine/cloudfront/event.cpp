// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/cloudfront/event.h"

#include <algorithm>

#include "sim/engine/cloudfront/event_json.h"
#include "sim/engine/cloudfront/function_headers.h"
#include "sim/http/cookies.h"
#include "sim/http/url.h"
#include "sim/support/text.h"

namespace headway::cloudfront {
namespace {

bool isUtf8(std::string_view s) {
  if (std::all_of(s.begin(), s.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; }))
    return true;
  try {
    (void)Json(std::string(s)).dump();  // its strict mode refuses anything else
    return true;
  } catch (const Json::exception&) {
    return false;
  }
}

}  // namespace

std::string asUtf8(std::string_view s) {
  if (isUtf8(s)) return std::string(s);
  std::string out;
  for (const char c : s) {
    const auto u = static_cast<unsigned char>(c);
    if (u < 0x80) {
      out += c;
    } else {
      out += static_cast<char>(0xC0 | (u >> 6));
      out += static_cast<char>(0x80 | (u & 0x3F));
    }
  }
  return out;
}

bool headerVisible(std::string_view name) noexcept {
  return !functionHeaderDisallowed(name) && !text::equalsIgnoreCase(name, "cookie");
}

NameValues visibleHeaders(const http::Request& request) {
  NameValues out;
  for (const http::Headers::Field& field : request.headers.fields()) {
    if (headerVisible(field.name)) out.emplace_back(asUtf8(text::lower(field.name)), asUtf8(field.value));
  }
  return out;
}

NameValues visibleCookies(const http::Request& request) {
  NameValues out;
  for (const std::string_view header : request.headers.all("Cookie"))
    for (const auto& [name, value] : http::parseCookies(header))
      out.emplace_back(asUtf8(name), asUtf8(value));
  return out;
}

NameValues visibleQuery(const http::Request& request) {
  NameValues out;
  if (!request.query) return out;
  for (const auto& [name, value] : http::splitQuery(*request.query))
    out.emplace_back(asUtf8(name), asUtf8(value));
  return out;
}

Json valueObject(const NameValues& pairs) {
  Json out = Json::object();
  for (const auto& [name, value] : pairs) {
    if (!out.contains(name)) {
      out[name] = {{"value", value}};
      continue;
    }
    Json& entry = out[name];
    if (!entry.contains("multiValue")) entry["multiValue"] = Json::array({{{"value", entry["value"]}}});
    entry["multiValue"].push_back({{"value", value}});
  }
  return out;
}

std::string viewerRequestEvent(const http::Request& request, const EventContext& context) {
  const Json event = {
      {"version", "1.0"},
      {"context",
       {{"distributionDomainName", context.distributionDomainName},
        {"distributionId", context.distributionId},
        {"eventType", "viewer-request"},
        {"requestId", context.requestId}}},
      {"viewer", {{"ip", request.peer}}},
      {"request",
       {{"method", request.method},
        {"uri", asUtf8(request.path)},
        {"querystring", valueObject(visibleQuery(request))},
        {"headers", valueObject(visibleHeaders(request))},
        {"cookies", valueObject(visibleCookies(request))}}},
  };
  return event.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace headway::cloudfront
