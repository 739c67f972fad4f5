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

Json headerMap(const http::Headers& headers) {
  Json out = Json::object();
  std::vector<std::string> names;
  for (const auto& f : headers.fields()) names.push_back(text::lower(f.name));
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  for (const std::string& name : names)
    if (name != "cookie") out[name] = *headers.joined(name, ",");
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

// http.path loses one slash at the end; rawPath keeps it.
std::string contextPath(const std::string& rawPath) {
  return rawPath.size() > 1 && rawPath.ends_with('/') ? rawPath.substr(0, rawPath.size() - 1) : rawPath;
}

Json requestContext(Stage& stage, const HttpApiConfig& api, std::string_view routeKey, std::string_view sourceIp) {
  const http::Request& r = stage.request();
  const std::string host(r.headers.get("Host"));
  return Json{{"accountId", "123456789012"},
              {"apiId", api.apiId},
              {"domainName", host},
              {"domainPrefix", host.substr(0, host.find('.'))},
              {"http",
               {{"method", r.method},
                {"path", contextPath(r.path)},
                {"protocol", "HTTP/1.1"},
                {"sourceIp", std::string(sourceIp)},
                {"userAgent", std::string(r.headers.get("User-Agent"))}}},
              {"requestId", stage.ids.hex(15) + "="},
              {"routeKey", std::string(routeKey)},
              {"stage", api.stage},
              {"time", gatewayTime(stage.clock.epochMilliseconds())},
              {"timeEpoch", stage.clock.epochMilliseconds()}};
}

}  // namespace

std::string lambdaEvent(Stage& stage, const HttpApiConfig& api, std::string_view routeKey, std::string_view sourceIp) {
  const http::Request& r = stage.request();
  Json event = {{"version", "2.0"}, {"routeKey", std::string(routeKey)}, {"rawPath", r.path}, {"rawQueryString", r.query.value_or("")}};
  if (const auto cookies = r.headers.joined("Cookie", "; ")) {
    Json list = Json::array();
    for (const auto& [name, value] : http::parseCookies(*cookies)) list.push_back(name + "=" + value);
    event["cookies"] = list;
  }
  event["headers"] = headerMap(r.headers);
  if (r.query && !r.query->empty()) event["queryStringParameters"] = queryMap(*r.query);
  event["requestContext"] = requestContext(stage, api, routeKey, sourceIp);
  if (!r.body.empty()) event["body"] = r.body;
  event["isBase64Encoded"] = false;
  return event.dump(2, ' ', false, Json::error_handler_t::replace);
}

}  // namespace headway::gateway
