// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/gateway/cors.h"

#include <algorithm>

#include "sim/support/text.h"

namespace headway::gateway::cors {
namespace {

void addList(http::Headers& out, const char* name, const Texts& values) {
  if (!values.empty()) out.add(name, text::join(values, ","));
}

http::Headers originHeaders(const CorsSettings& settings, const http::Request& request) {
  http::Headers out;
  const auto origin = allowedOrigin(settings, request.headers.get("Origin"));
  if (!origin) return out;
  out.add("Access-Control-Allow-Origin", *origin);
  if (settings.corsAllowCredentials) out.add("Access-Control-Allow-Credentials", "true");
  if (*origin != "*") out.add("Vary", "Origin");
  return out;
}

}  // namespace

bool isOn(const CorsSettings& settings) { return !settings.corsAllowOrigins.empty(); }

bool isPreflight(const http::Request& request) {
  return request.method == "OPTIONS" && request.headers.contains("Origin") &&
         request.headers.contains("Access-Control-Request-Method");
}

std::optional<std::string> allowedOrigin(const CorsSettings& settings, std::string_view origin) {
  if (origin.empty()) return std::nullopt;
  for (const std::string& allowed : settings.corsAllowOrigins) {
    if (allowed == "*") return "*";
    const bool scheme = allowed == "https://*" || allowed == "http://*";
    if (scheme ? text::startsWithIgnoreCase(origin, std::string_view(allowed).substr(0, allowed.size() - 1))
               : text::equalsIgnoreCase(origin, allowed))
      return std::string(origin);
  }
  return std::nullopt;
}

http::Headers answerHeaders(const CorsSettings& settings, const http::Request& request) {
  http::Headers out = originHeaders(settings, request);
  if (!out.empty()) addList(out, "Access-Control-Expose-Headers", settings.corsExposeHeaders);
  return out;
}

http::Headers preflightHeaders(const CorsSettings& settings, const http::Request& request) {
  http::Headers out = originHeaders(settings, request);
  if (out.empty()) return out;
  addList(out, "Access-Control-Allow-Methods", settings.corsAllowMethods);
  addList(out, "Access-Control-Allow-Headers", settings.corsAllowHeaders);
  if (settings.corsMaxAge > 0) out.add("Access-Control-Max-Age", std::to_string(settings.corsMaxAge));
  return out;
}

std::vector<std::string> headersOf(const http::Response& response) {
  std::vector<std::string> out;
  for (const auto& field : response.headers.fields())
    if (text::startsWithIgnoreCase(field.name, "access-control-") &&
        std::none_of(out.begin(), out.end(),
                     [&](const std::string& n) { return text::equalsIgnoreCase(n, field.name); }))
      out.push_back(field.name);
  return out;
}

}  // namespace headway::gateway::cors
