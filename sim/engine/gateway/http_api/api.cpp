// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/gateway/http_api/api.h"

#include "sim/engine/gateway/cors.h"
#include "sim/engine/gateway/http_api/answers.h"
#include "sim/engine/gateway/http_api/authorizers.h"
#include "sim/engine/gateway/http_api/rules.h"
#include "sim/engine/gateway/message_size.h"
#include "sim/engine/gateway/wording.h"
#include "sim/support/text.h"

namespace headway::gateway {
namespace {

constexpr std::size_t kMaxBody = 10 << 20;                   // http-api-quotas
constexpr int kAccountRate = 10'000, kAccountBurst = 5'000;  // limits

void refuseAddress(Stage& stage, const NoAddress& no) {
  using Why = NoAddress::Why;
  switch (no.why) {
    case Why::UnknownHost: return refuseAtFrontEnd(stage, rule("gateway.http-api.host-unknown"), no.sentence);
    case Why::RegionalName:
      return refuseAtFrontEnd(stage, rule("gateway.http-api.regional-name"), no.sentence);
    case Why::NoMapping: return refuseAtFrontEnd(stage, rule("gateway.http-api.no-mapping"), no.sentence);
    case Why::EndpointDisabled:
      return answerItself(stage, rule("gateway.http-api.endpoint-disabled"), kNotFound, no.sentence);
    case Why::NoStage: return answerItself(stage, rule("gateway.http-api.no-stage"), kNotFound, no.sentence);
    case Why::OtherApi: return stage.unknown(rule("gateway.http-api.other-api"), no.sentence);
    case Why::Reserved: return stage.unknown(rule("gateway.http-api.reserved-path"), no.sentence);
  }
}

void noteAddress(Stage& stage, const ApiAddress& at) {
  stage.note(rule("gateway.http-api.host"),
             "'" + at.domain + "' is " +
                 (at.onCustomDomain ? "a custom domain name of the API" : "the API's own name") +
                 (at.key.empty() ? "" : ", mapped by the key " + at.key));
  const std::string& sni = stage.request().serverName;
  if (!sni.empty() && !text::equalsIgnoreCase(sni, at.domain))
    stage.note(rule("gateway.http-api.server-name"), "TLS asked for " + sni + ", Host is " + at.domain);
  stage.note(rule("gateway.http-api.stage"), "stage " + at.stage);
}

/// False if it answered.
bool withinLimits(Stage& stage, const HttpApiConfig& api, const ApiAddress& at, Counters& counters) {
  if (const std::size_t size = bodySize(stage.request()); size > kMaxBody) {
    answerItself(stage, rule("gateway.http-api.body-too-large"), kTooLarge,
                 "The body has " + std::to_string(size) + " bytes; 10 MB are allowed.");
    return false;
  }
  const bool own = api.throttlingRate > 0 || api.throttlingBurst > 0;
  const int rate = api.throttlingRate > 0 ? api.throttlingRate : kAccountRate;
  const int burst = api.throttlingBurst > 0 ? api.throttlingBurst : kAccountBurst;
  const std::string bucket = own ? api.apiId + "/" + at.stage : "account/" + api.region;
  if (counters.take(bucket, rate, burst, stage.clock.epochMilliseconds())) return true;
  answerItself(stage, rule("gateway.http-api.throttled"), kTooManyRequests, tooManyText(burst));
  return false;
}

/// The API answers a preflight itself, unless an authorizer of the route catches it. False if it did not.
bool answersPreflight(Stage& stage, const HttpApiConfig& api, const RouteMatch& match) {
  const http::Request& r = stage.request();
  if (!cors::isOn(api) || !cors::isPreflight(r)) return false;
  if (match.link && std::get<IntegrationLink>(match.link->config).authorization != RouteAuthorization::None) {
    stage.note(match.key == "$default" ? rule("gateway.http-api.cors.caught-by-default")
                                       : rule("gateway.http-api.cors.caught-by-route"),
               "route " + match.key + " takes OPTIONS and wants authorization");
    return false;
  }
  const http::Headers headers = cors::preflightHeaders(api, r);
  http::Response answer{204, std::string(http::reasonPhrase(204)), headers, ""};
  answer.headers.add("Date", httpDate(stage.clock.epochMilliseconds()));
  answer.headers.add("Apigw-Requestid", stage.ids.hex(15) + "=");
  const std::string origin(r.headers.get("Origin"));
  stage.answer(rule("gateway.http-api.cors.preflight"), std::move(answer),
               headers.empty()
                   ? "The API answers the preflight without CORS headers: it does not allow " + origin + "."
                   : "The API answers the preflight itself and allows " + origin + ".",
               headers.empty());
  return true;
}

void refuseRoute(Stage& stage, const Project& project, const Node& api, const ApiAddress& at) {
  if (differsBySlashOnly(project, api, stage.request().method, at))
    stage.note(rule("gateway.http-api.trailing-slash"), "a route exists without the final slash");
  answerItself(stage, rule("gateway.http-api.no-route"), kNotFound,
               "No route matches " + stage.request().method + " " + at.path + ".");
}

/// False if it answered or stopped.
bool reachesApi(Stage& stage) {
  if (stage.request().scheme != "https" || stage.request().port != 443) {
    stage.unknown(rule("gateway.http-api.https-only"),
                  "The request comes over " + stage.request().scheme + " to port " +
                      std::to_string(stage.request().port) + "; API Gateway speaks https on 443.");
    return false;
  }
  if (headerBytes(stage.request()) <= kMaxHeaders) return true;
  answerItself(stage, rule("gateway.http-api.headers-too-large"), kHeadersTooLarge,
               "Request line and headers are over 10,240 bytes.");
  return false;
}

}  // namespace

bool meetsVpcEndpoint(Stage& stage, const Project& project, const HttpApiConfig& api) {
  const std::string host = domainOfHost(stage.request().headers.get("Host"));
  if (host != text::lower(executeApiDomain(api)) || !capturedByVpcEndpoint(project, api.region)) return false;
  refuseAtFrontEnd(stage, rule("gateway.http-api.dns-captures"),
                   "In the VPC " + host + " leads to the VPC endpoint, which serves private APIs alone.");
  return true;
}

RouteMatch receive(Stage& stage, const Project& project, const Node& api, const SampleRequest& sample,
                   Counters& counters) {
  const auto& config = std::get<HttpApiConfig>(api.config);
  if (!reachesApi(stage)) return {};
  const Addressed addressed = addressOf(project, api, stage.request());
  if (const auto* no = std::get_if<NoAddress>(&addressed)) {
    refuseAddress(stage, *no);
    return {};
  }
  const auto& at = std::get<ApiAddress>(addressed);
  noteAddress(stage, at);
  if (!withinLimits(stage, config, at, counters)) return {};
  RouteMatch match = bestRoute(project, api, stage.request().method, at);
  if (answersPreflight(stage, config, match)) return {};
  if (!match.link) {
    refuseRoute(stage, project, api, at);
    return {};
  }
  stage.note(rule("gateway.http-api.route"), "route " + match.key);
  if (!authorize(stage, config, match, sample)) return {};
  return match;
}

}  // namespace headway::gateway
