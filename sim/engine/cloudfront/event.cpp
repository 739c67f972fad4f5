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
  return !functionHeaderDisallowed(name) && !text::equalsIgnoreCase(name, "cookie") &&
         !text::equalsIgnoreCase(name, "set-cookie");
}

NameValues visibleHeaders(const http::Headers& headers) {
  NameValues out;
  for (const http::Headers::Field& field : headers.fields()) {
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

std::vector<SetCookie> visibleSetCookies(const http::Headers& headers) {
  std::vector<SetCookie> out;
  for (const std::string_view line : headers.all("Set-Cookie")) {
    const std::size_t end = std::min(line.find(';'), line.size());
    const std::string_view pair = line.substr(0, end);
    const std::size_t equals = pair.find('=');
    const bool named = equals != std::string_view::npos;
    out.push_back({asUtf8(text::trim(named ? pair.substr(0, equals) : std::string_view{})),
                   asUtf8(text::trim(named ? pair.substr(equals + 1) : pair)),
                   asUtf8(text::trim(line.substr(std::min(end + 1, line.size()))))});
  }
  return out;
}

namespace {

Json eventOf(std::string_view type, const http::Request& request, const EventContext& context) {
  return {
      {"version", "1.0"},
      {"context",
       {{"distributionDomainName", context.distributionDomainName},
        {"distributionId", context.distributionId},
        {"eventType", type},
        {"requestId", context.requestId}}},
      {"viewer", {{"ip", request.peer}}},
      {"request",
       {{"method", request.method},
        {"uri", asUtf8(request.path)},
        {"querystring", valueObject(visibleQuery(request))},
        {"headers", valueObject(visibleHeaders(request.headers))},
        {"cookies", valueObject(visibleCookies(request))}}},
  };
}

Json cookieValue(const SetCookie& cookie) {
  Json out = {{"value", cookie.value}};
  if (!cookie.attributes.empty()) out["attributes"] = cookie.attributes;
  return out;
}

Json cookieObject(const std::vector<SetCookie>& cookies) {
  Json out = Json::object();
  for (const SetCookie& cookie : cookies) {
    if (!out.contains(cookie.name)) {
      out[cookie.name] = cookieValue(cookie);
      continue;
    }
    Json& entry = out[cookie.name];
    if (!entry.contains("multiValue")) {
      const Json first = entry;
      entry["multiValue"] = Json::array({first});
    }
    entry["multiValue"].push_back(cookieValue(cookie));
  }
  return out;
}

std::string dumped(const Json& event) { return event.dump(-1, ' ', false, Json::error_handler_t::replace); }

}  // namespace

std::string viewerRequestEvent(const http::Request& request, const EventContext& context) {
  return dumped(eventOf("viewer-request", request, context));
}

std::string viewerResponseEvent(const http::Request& request, const http::Response& response,
                                const EventContext& context) {
  Json event = eventOf("viewer-response", request, context);
  event["response"] = {{"statusCode", response.status},
                       {"statusDescription", asUtf8(response.reason)},
                       {"headers", valueObject(visibleHeaders(response.headers))},
                       {"cookies", cookieObject(visibleSetCookies(response.headers))}};
  return dumped(event);
}

}  // namespace headway::cloudfront
