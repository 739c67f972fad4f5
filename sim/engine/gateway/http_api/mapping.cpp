// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/gateway/http_api/mapping.h"

#include <algorithm>
#include <charconv>

#include "sim/engine/gateway/http_api/rules.h"
#include "sim/engine/gateway/message_size.h"
#include "sim/http/url.h"
#include "sim/support/text.h"

namespace headway::gateway {
namespace {

using mapping::Action;
using mapping::Mapping;
using mapping::Side;
using mapping::Target;

std::string requestTime(const std::string& date) {
  // "15/Jan/2026:12:00:00 +0000", rearranged from the HTTP date.
  return date.substr(5, 2) + "/" + date.substr(8, 3) + "/" + date.substr(12, 4) + ":" + date.substr(17, 8) +
         " +0000";
}

bool hasVariable(const Mapping& m) {
  return std::any_of(m.value.begin(), m.value.end(),
                     [](const mapping::Piece& p) { return p.kind != mapping::Piece::Kind::Text; });
}

void mapHeader(Stage& stage, const Mapping& m, const std::string& value, RuleId why) {
  switch (m.action) {
    case Action::Append: return stage.edit.addHeader(why, m.name, value);
    case Action::Overwrite: return stage.edit.setHeader(why, m.name, value);
    case Action::Remove: return stage.edit.removeHeader(why, m.name);
  }
}

void mapHost(Stage& stage, const Mapping& m, const std::string& value) {
  if (m.action == Action::Remove)
    return stage.note(rule("gateway.mapping.host-removed"),
                      "Host stays " + std::string(stage.request().headers.get("Host")));
  if (hasVariable(m)) stage.note(rule("gateway.mapping.host-variable"), "Host becomes " + value);
  mapHeader(stage, m, value, rule("gateway.mapping.host"));
}

void mapQuery(Stage& stage, const Mapping& m, const std::string& value) {
  std::vector<std::string> parts;
  for (const auto& [name, old] : http::splitQuery(stage.request().query.value_or("")))
    if (m.action == Action::Append || !text::equalsIgnoreCase(http::percentDecode(name), m.name))
      parts.push_back(name + "=" + old);
  if (m.action != Action::Remove)
    parts.push_back(http::percentEncode(m.name, "") + "=" + http::percentEncode(value, ""));
  stage.edit.setQuery(rule("gateway.mapping.query"),
                      parts.empty() ? std::nullopt : std::optional(text::join(parts, "&")));
}

void mapPath(Stage& stage, const std::string& value) {
  const std::string path = mapping::escapedPath(value);
  if (path != value) stage.note(rule("gateway.mapping.path-escaped"), value + " becomes " + path);
  stage.edit.setPath(rule("gateway.mapping.path"), path.starts_with('/') ? path : "/" + path);
}

void apply(Stage& stage, const Mapping& m, const std::string& value) {
  switch (m.target) {
    case Target::Header:
      return text::equalsIgnoreCase(m.name, "Host")
                 ? mapHost(stage, m, value)
                 : mapHeader(stage, m, value, rule("gateway.mapping.header"));
    case Target::QueryString: return mapQuery(stage, m, value);
    case Target::Path: return mapPath(stage, value);
    case Target::StatusCode: return;  // of responses alone
  }
}

void applyToResponse(Stage& stage, const Mapping& m, const std::string& value) {
  if (m.target == Target::Header) return mapHeader(stage, m, value, rule("gateway.mapping.response-header"));
  int status = 0;
  const auto read = std::from_chars(value.data(), value.data() + value.size(), status);
  if (read.ec != std::errc{} || status < 100 || status > 599)
    return stage.note(rule("gateway.mapping.no-value"), "'" + value + "' is no status");
  stage.edit.setStatus(rule("gateway.mapping.response-status"), status);
  stage.edit.setReason(rule("gateway.mapping.response-status"), std::string(http::reasonPhrase(status)));
}

/// False if it stopped.
bool notTooMany(Stage& stage, std::size_t count) {
  if (count <= mapping::kMaxMappings) return true;
  stage.unknown(rule("gateway.mapping.too-many"),
                "The integration has " + std::to_string(count) + " mappings.");
  return false;
}

/// Null if it stopped.
std::optional<Mapping> accepted(Stage& stage, Side side, const std::string& key, const std::string& value) {
  auto m = mapping::read(side, key, value);
  if (m) return std::move(*m);
  const bool appendsHost = m.error().code == "mapping.append-host";
  stage.unknown(appendsHost ? rule("gateway.mapping.append-host") : rule("gateway.mapping.not-accepted"),
                "The mapping " + key + " can't be deployed: " + m.error().message + ".");
  return std::nullopt;
}

template <class Apply>
void mapOne(Stage& stage, const Mapping& m, const std::string& key, const mapping::Values& values,
            Apply applies) {
  const auto value = mapping::textOf(m.value, values);
  if (value && mapping::hasControlCharacter(*value))
    return stage.note(rule("gateway.mapping.control-character"), key + " is left out");
  if (value || m.action == Action::Remove) return applies(stage, m, value.value_or(""));
  stage.note(rule("gateway.mapping.no-value"), key + " finds no value in this message");
}

}  // namespace

mapping::Values mappingValues(Stage& stage, const HttpApiConfig& api, const RouteMatch& match,
                              const http::Request& asked) {
  const std::string host(asked.headers.get("Host"));
  mapping::Values out{asked, nullptr, match.at.path, match.variables, {}, api.stageVariables};
  out.context = {{"accountId", "123456789012"},
                 {"apiId", api.apiId},
                 {"domainName", host},
                 {"domainPrefix", host.substr(0, host.find('.'))},
                 {"httpMethod", asked.method},
                 {"identity.sourceIp", asked.peer},
                 {"identity.userAgent", std::string(asked.headers.get("User-Agent"))},
                 {"path", match.at.requestedPath},
                 {"protocol", "HTTP/" + asked.version},
                 {"requestId", stage.ids.hex(15) + "="},
                 {"requestTime", requestTime(httpDate(stage.clock.epochMilliseconds()))},
                 {"requestTimeEpoch", std::to_string(stage.clock.epochMilliseconds())},
                 {"routeKey", match.key},
                 {"stage", match.at.stage}};
  if (match.at.onCustomDomain) out.context.emplace_back("customDomain.basePathMatched", match.at.key);
  return out;
}

void mapRequest(Stage& stage, const HttpApiConfig& api, const RouteMatch& match, const http::Request& asked) {
  const auto& link = std::get<IntegrationLink>(match.link->config);
  if (link.requestParameters.empty() || !notTooMany(stage, link.requestParameters.size())) return;
  const mapping::Values values = mappingValues(stage, api, match, asked);
  for (const auto& [key, value] : link.requestParameters) {
    const auto m = accepted(stage, Side::Request, key, value);
    if (!m) return;
    mapOne(stage, *m, key, values, apply);
    if (headerBytes(stage.request()) > kMaxHeaders)
      return stage.unknown(rule("gateway.mapping.headers-too-large"),
                           "With " + key + " request line and headers are over 10,240 bytes.");
  }
}

void mapResponse(Stage& stage, const HttpApiConfig& api, const RouteMatch& match,
                 const http::Request& asked) {
  const auto& link = std::get<IntegrationLink>(match.link->config);
  if (link.responseParameters.empty() || !notTooMany(stage, link.responseParameters.size())) return;
  const http::Response came = stage.edit.response();
  mapping::Values values = mappingValues(stage, api, match, asked);
  values.response = &came;
  for (const ResponseMapping& row : link.responseParameters) {
    if (row.status != came.status) continue;
    const auto m = accepted(stage, Side::Response, row.key, row.value);
    if (!m) return;
    mapOne(stage, *m, row.key, values, applyToResponse);
  }
}

}  // namespace headway::gateway
