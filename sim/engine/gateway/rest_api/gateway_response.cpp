// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/gateway/rest_api/gateway_response.h"

#include <algorithm>
#include <optional>

#include <nlohmann/json.hpp>

#include "sim/engine/gateway/rest_api/mapping.h"
#include "sim/support/text.h"

namespace headway::gateway::rest {
namespace {

constexpr ResponseType kTypes[] = {
    {"ACCESS_DENIED", 403},
    {"API_CONFIGURATION_ERROR", 500},
    {"AUTHORIZER_CONFIGURATION_ERROR", 500},
    {"AUTHORIZER_FAILURE", 500},
    {"BAD_REQUEST_BODY", 400},
    {"BAD_REQUEST_PARAMETERS", 400},
    {"DEFAULT_4XX", 0},
    {"DEFAULT_5XX", 0},
    {"EXPIRED_TOKEN", 403},
    {"INTEGRATION_FAILURE", 504},
    {"INTEGRATION_TIMEOUT", 504},
    {"INVALID_API_KEY", 403},
    {"INVALID_SIGNATURE", 403},
    {"MISSING_AUTHENTICATION_TOKEN", 403},
    {"QUOTA_EXCEEDED", 429},
    {"REQUEST_TOO_LARGE", 413},
    {"RESOURCE_NOT_FOUND", 404},
    {"THROTTLED", 429},
    {"UNAUTHORIZED", 401},
    {"UNSUPPORTED_MEDIA_TYPE", 415},
    {"WAF_FILTERED", 403},
};

const GatewayResponse* customOf(const RestApiConfig& api, const OwnAnswer& own) {
  if (own.type.empty()) return nullptr;
  const auto named = [&](std::string_view type) -> const GatewayResponse* {
    const auto it = std::find_if(api.gatewayResponses.begin(), api.gatewayResponses.end(),
                                 [&](const GatewayResponse& g) { return g.type == type; });
    return it == api.gatewayResponses.end() ? nullptr : &*it;
  };
  if (const GatewayResponse* very = named(own.type)) return very;
  return named(own.status < 500 ? "DEFAULT_4XX" : "DEFAULT_5XX");
}

bool partOfName(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' || c == '_';
}

/// $context.x and $stageVariables.x in a template; what has no value becomes nothing.
std::string filled(const std::string& text, const NameValues& context, const NameValues& variables) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const std::string_view rest = std::string_view(text).substr(i);
    const bool braces = rest.starts_with("${");
    const std::string_view name = rest.substr(std::min(rest.size(), std::size_t{braces ? 2U : 1U}));
    const std::string_view prefix = name.starts_with("context.")          ? "context."
                                    : name.starts_with("stageVariables.") ? "stageVariables."
                                                                          : "";
    if (text[i] != '$' || prefix.empty()) {
      out += text[i++];
      continue;
    }
    std::size_t end = prefix.size();
    while (end < name.size() && partOfName(name[end])) ++end;
    while (end > prefix.size() && name[end - 1] == '.') --end;  // a full stop behind it
    const std::string_view key = name.substr(prefix.size(), end - prefix.size());
    for (const auto& [n, v] : prefix == "context." ? context : variables)
      if (n == key) out += v;
    i += (braces ? 2 : 1) + end + (braces && end < name.size() && name[end] == '}' ? 1 : 0);
  }
  return out;
}

std::string quoted(const std::string& message) {
  return message.empty()
             ? "null"
             : nlohmann::json(message).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

void customise(Stage& stage, http::Response& r, const GatewayResponse& custom, const ErrorPlace& place,
               const OwnAnswer& own, const std::string& message) {
  NameValues context = place.context;
  context.emplace_back("error.message", message);
  context.emplace_back("error.messageString", quoted(message));
  context.emplace_back("error.responseType", std::string(own.type));
  if (custom.status != 0) r.status = custom.status;
  if (!custom.body.empty()) r.body = filled(custom.body, context, place.api.stageVariables);
  for (const auto& [name, source] : custom.headers)
    if (const auto value = valueOf(source, {place.request, nullptr, {}, context, place.api.stageVariables}))
      r.headers.set(name, *value);
  stage.note(rule("gateway.rest-api.response.custom"), custom.type);
}

}  // namespace

std::span<const ResponseType> responseTypes() { return kTypes; }

std::string requestId(IdSource& ids) {
  std::string out = ids.hex(32);
  for (const std::size_t at : {20U, 16U, 12U, 8U}) out.insert(at, "-");
  return out;
}

void answerItself(Stage& stage, const ErrorPlace& place, const OwnAnswer& own, std::string sentence,
                  const std::string& detail) {
  const std::string message = std::string(own.message) + detail;
  http::Response r;
  r.status = own.status;
  r.body = "{\"" + std::string(own.key) + "\":" + quoted(message) + "}";
  r.headers = {{"Date", httpDate(stage.clock.epochMilliseconds())},
               {"Content-Type", "application/json"},
               {"x-amzn-RequestId", place.requestId}};
  if (!own.errorType.empty()) r.headers.add("x-amzn-ErrorType", std::string(own.errorType));
  r.headers.add("x-amz-apigw-id", place.extendedRequestId);
  if (const GatewayResponse* custom = customOf(place.api, own))
    customise(stage, r, *custom, place, own, message);
  r.reason = http::reasonPhrase(r.status);
  r.headers.set("Content-Length", std::to_string(r.body.size()));
  stage.answer(own.rule, std::move(r), std::move(sentence), true);
}

}  // namespace headway::gateway::rest
