// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/gateway/lambda_event.h"

#include <algorithm>
#include <ctime>

#include <nlohmann/json.hpp>

#include "sim/http/cookies.h"
#include "sim/http/url.h"
#include "sim/support/text.h"

namespace headway::gateway {
namespace {

using Json = nlohmann::ordered_json;

Json headerMap(const http::Headers& headers, bool withCookies) {
  std::vector<std::pair<std::string, std::string_view>> fields;
  fields.reserve(headers.size());
  for (const auto& f : headers.fields()) fields.emplace_back(text::lower(f.name), f.value);
  std::stable_sort(fields.begin(), fields.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  Json out = Json::object();
  auto& map = out.get_ref<Json::object_t&>();
  map.reserve(fields.size());
  for (auto& [name, value] : fields) {
    if (name == "cookie" && !withCookies) continue;
    if (!map.empty() && map.back().first == name)
      map.back().second.get_ref<std::string&>() += "," + std::string(value);
    else
      map.push_back({std::move(name), std::string(value)});
  }
  return out;
}

Json queryMap(std::string_view raw) {
  Json out = Json::object();
  for (const auto& [name, value] : http::splitQuery(raw)) {
    const std::string key = http::percentDecode(text::replaceAll(name, "+", " "));
    const std::string decoded = http::percentDecode(text::replaceAll(value, "+", " "));
    out[key] = out.contains(key) ? out[key].get<std::string>() + "," + decoded : decoded;
  }
  return out;
}

std::string gatewayTime(std::int64_t epochMilliseconds) {
  // "15/Jan/2026:12:00:00 +0000", rearranged from the HTTP date.
  const std::string d = httpDate(epochMilliseconds);
  return d.substr(5, 2) + "/" + d.substr(8, 3) + "/" + d.substr(12, 4) + ":" + d.substr(17, 8) + " +0000";
}

// Of an HTTP API http.path loses one slash at the end; rawPath keeps it. Of a function URL it is decoded.
std::string contextPath(const std::string& rawPath, bool functionUrl) {
  if (functionUrl) return http::percentDecode(rawPath);
  return rawPath.size() > 1 && rawPath.ends_with('/') ? rawPath.substr(0, rawPath.size() - 1) : rawPath;
}

Json requestContext(Stage& stage, const EventShape& shape, std::string_view sourceIp) {
  const http::Request& r = stage.request();
  const std::string host(r.headers.get("Host"));
  // Assigned one by one: initializer lists of this library copy everything twice.
  Json http = Json::object();
  http["method"] = r.method;
  http["path"] = contextPath(r.path, shape.functionUrl);
  http["protocol"] = "HTTP/1.1";
  http["sourceIp"] = std::string(sourceIp);
  http["userAgent"] = std::string(r.headers.get("User-Agent"));
  Json out = Json::object();
  out["accountId"] = shape.accountId;
  out["apiId"] = shape.apiId;
  out["domainName"] = host;
  out["domainPrefix"] = host.substr(0, host.find('.'));
  out["http"] = std::move(http);
  out["requestId"] = stage.ids.hex(15) + "=";
  out["routeKey"] = shape.routeKey;
  out["stage"] = shape.stage;
  out["time"] = gatewayTime(stage.clock.epochMilliseconds());
  out["timeEpoch"] = stage.clock.epochMilliseconds();
  return out;
}

}  // namespace

std::string lambdaEvent(Stage& stage, const EventShape& shape, std::string_view sourceIp) {
  const http::Request& r = stage.request();
  Json event = Json::object();
  event["version"] = "2.0";
  event["routeKey"] = shape.routeKey;
  event["rawPath"] = r.path;
  event["rawQueryString"] = r.query.value_or("");
  if (const auto cookies = r.headers.joined("Cookie", "; ")) {
    Json list = Json::array();
    for (const auto& [name, value] : http::parseCookies(*cookies)) list.push_back(name + "=" + value);
    event["cookies"] = list;
  }
  event["headers"] = headerMap(r.headers, shape.functionUrl);
  if (r.query && !r.query->empty()) event["queryStringParameters"] = queryMap(*r.query);
  event["requestContext"] = requestContext(stage, shape, sourceIp);
  if (!r.body.empty()) event["body"] = r.body;
  for (const auto& [name, value] : shape.variables)
    event["pathParameters"][name] = http::percentDecode(value);
  event["isBase64Encoded"] = false;
  return event.dump(2, ' ', false, Json::error_handler_t::replace);
}

}  // namespace headway::gateway
