// SPDX-License-Identifier: GPL-3.0-or-later
// Bad settings of a REST API: each is found, at its place, and a good one is not.
#include <algorithm>

#include <gtest/gtest.h>

#include "sim/check/check.h"

using namespace headway;

namespace {

Project good() {
  RestApiConfig api;
  api.apiKeys = {"made-up-key-0123456789"};
  api.gatewayResponses = {{.type = "THROTTLED", .status = 503, .headers = {{"X-A", "'b'"}}, .body = "{}"}};
  MethodLink link;
  link.apiKeyRequired = true;
  DjangoConfig django;
  django.allowedHosts = {"*"};
  Project p;
  p.nodes = {{{"viewer"}, "Viewer", ViewerConfig{}}, {{"api"}, "API", api}, {{"django"}, "Django", django}};
  p.links = {{{}, {"viewer"}, {"api"}, ViewerLink{}}, {{}, {"api"}, {"django"}, link}};
  renumberLinks(p);
  return p;
}

/// "error api gateway_responses check.gateway-response-type", of the API and its wire alone.
std::vector<std::string> found(const Project& p) {
  std::vector<std::string> out;
  for (const Diagnostic& d : checkProject(p)) {
    if (d.where.node != "api" && d.where.link != "api->django") continue;
    EXPECT_FALSE(d.hint.empty()) << d.message;
    out.push_back((d.severity == Severity::Error ? "error " : "warning ") + d.where.field + " " + d.code);
  }
  std::sort(out.begin(), out.end());
  return out;
}

RestApiConfig& apiOf(Project& p) { return std::get<RestApiConfig>(p.nodes[1].config); }
MethodLink& methodOf(Project& p) { return std::get<MethodLink>(p.links[1].config); }

struct Row {
  const char* name;
  void (*spoil)(Project&);
  std::vector<std::string> expected;
};

MethodLink& http(Project& p, MethodType type = MethodType::HttpProxy) {
  MethodLink& m = methodOf(p);
  m.type = type;
  m.uri = "https://backend.example.com/{proxy}";
  std::get<DjangoConfig>(p.nodes[2].config).runsIn = DjangoHost::Gunicorn;
  return m;
}

const Row kRows[] = {
    {"nothing", [](Project&) {}, {}},
    {"a proxy", [](Project& p) { http(p); }, {}},
    {"method key",
     [](Project& p) {
       methodOf(p).methods = {"ANY /{proxy+}", "FETCH /a"};
     },
     {"error methods check.method-key"}},
    {"greedy in the middle",
     [](Project& p) { methodOf(p).methods = {"GET /{proxy+}/a"}; },
     {"error methods check.method-key"}},
    {"resource without a slash",
     [](Project& p) { methodOf(p).methods = {"GET pets"}; },
     {"error methods check.method-key"}},
    {"twice",
     [](Project& p) {
       methodOf(p).methods = {"GET /a", "GET /a"};
     },
     {"error methods check.method-twice"}},
    {"no methods", [](Project& p) { methodOf(p).methods = {}; }, {"warning methods check.method-none"}},
    {"response type",
     [](Project& p) { apiOf(p).gatewayResponses[0].type = "THROTLED"; },
     {"error gateway_responses check.gateway-response-type"}},
    {"response twice",
     [](Project& p) { apiOf(p).gatewayResponses.push_back({.type = "THROTTLED"}); },
     {"error gateway_responses check.gateway-response-twice"}},
    {"response status",
     [](Project& p) { apiOf(p).gatewayResponses[0].status = 42; },
     {"error gateway_responses check.gateway-response-status"}},
    {"response header",
     [](Project& p) {
       apiOf(p).gatewayResponses[0].headers = {{"X-A", "b"}};
     },
     {"error gateway_responses check.gateway-response-header"}},
    {"stage of HTTP APIs", [](Project& p) { apiOf(p).stage = "$default"; }, {"error stage check.stage-name"}},
    {"stage characters", [](Project& p) { apiOf(p).stage = "pro d"; }, {"error stage check.stage-name"}},
    {"region", [](Project& p) { apiOf(p).region = "mars-east-1"; }, {"error region check.region"}},
    {"timeout at the edge",
     [](Project& p) {
       apiOf(p).endpointType = ApiEndpoint::Edge;
       methodOf(p).timeout = 29'001;
     },
     {"error timeout check.method-timeout"}},
    {"private without an endpoint",
     [](Project& p) { apiOf(p).endpointType = ApiEndpoint::Private; },
     {"error vpc_endpoints check.vpc-endpoint-none"}},
    {"private",
     [](Project& p) {
       apiOf(p).endpointType = ApiEndpoint::Private;
       apiOf(p).vpcEndpoints = {"vpc-123", "vpce-0123456789abcdef0"};
       apiOf(p).allowedSourceIps = {"10.0.0.0/8"};
       apiOf(p).customDomains = {"api.example.com"};
     },
     {"error vpc_endpoints check.vpc-endpoint", "warning allowed_source_ips check.source-ip-private",
      "warning custom_domains check.private-domain"}},
    {"address block",
     [](Project& p) {
       apiOf(p).allowedSourceIps = {"203.0.113.0/24", "203.0.113.0/33"};
     },
     {"error allowed_source_ips check.source-ip"}},
    {"no keys", [](Project& p) { apiOf(p).apiKeys = {}; }, {"error api_keys check.api-key-none"}},
    {"unused keys",
     [](Project& p) { methodOf(p).apiKeyRequired = false; },
     {"warning api_keys check.api-key-unused"}},
    {"short key twice",
     [](Project& p) {
       apiOf(p).apiKeys = {"short", "short"};
     },
     {"error api_keys check.api-key-twice", "warning api_keys check.api-key-length",
      "warning api_keys check.api-key-length"}},
    {"half a throttle", [](Project& p) { apiOf(p).keyRate = 1; }, {"warning key_burst check.key-throttling"}},
    {"no URL", [](Project& p) { http(p).uri = ""; }, {"error uri check.integration-url"}},
    {"one URL for all",
     [](Project& p) { http(p).uri = "https://backend.example.com/"; },
     {"warning uri check.integration-fixed-path"}},
    {"VPC link to Django",
     [](Project& p) { http(p).connection = ApiConnection::VpcLink; },
     {"error connection check.vpc-link-target"}},
    {"mapping target",
     [](Project& p) {
       http(p).requestParameters = {{"overwrite:header.Host", "'a'"}};
     },
     {"error request_parameters check.mapping"}},
    {"mapping without quotes",
     [](Project& p) {
       http(p).requestParameters = {{"integration.request.header.Host", "www.example.com"}};
     },
     {"error request_parameters check.mapping"}},
    {"mapping that fails",
     [](Project& p) {
       http(p).requestParameters = {{"integration.request.header.content-length", "'5'"}};
     },
     {"error request_parameters check.mapping-fails"}},
    {"mapping of a function",
     [](Project& p) {
       methodOf(p).requestParameters = {{"integration.request.header.X-A", "'5'"}};
     },
     {"warning request_parameters check.without-effect"}},
    {"response mapping of a proxy",
     [](Project& p) {
       http(p).responseParameters = {{200, "method.response.header.X-A", "integration.response.header.X-B"}};
     },
     {"warning response_parameters check.mapping-proxy"}},
    {"response mapping",
     [](Project& p) {
       http(p, MethodType::Http).responseParameters = {{200, "header.X-A", "method.request.header.X-B"}};
     },
     {"error response_parameters check.mapping", "error response_parameters check.mapping"}},
    {"identity source",
     [](Project& p) {
       methodOf(p).authorization = MethodAuthorization::Token;
       methodOf(p).identitySources = {"method.request.querystring.token"};
     },
     {"error identity_sources check.identity-source"}},
    {"two sources of a token",
     [](Project& p) {
       methodOf(p).authorization = MethodAuthorization::Cognito;
       methodOf(p).identitySources = {"method.request.header.A", "method.request.header.B"};
     },
     {"error identity_sources check.identity-source"}},
    {"sources of a request",
     [](Project& p) {
       methodOf(p).authorization = MethodAuthorization::Request;
       methodOf(p).identitySources = {"method.request.header.A", "context.identity.sourceIp"};
     },
     {}},
};

}  // namespace

TEST(CheckRestApi, EveryBadSettingIsFound) {
  for (const Row& row : kRows) {
    Project p = good();
    row.spoil(p);
    EXPECT_EQ(found(p), row.expected) << row.name;
  }
}

TEST(CheckRestApi, TwoCloudFronts) {
  Project p = good();
  apiOf(p).endpointType = ApiEndpoint::Edge;
  p.nodes.push_back({{"edge"}, "Edge", DistributionConfig{}});
  p.links.push_back({{}, {"edge"}, {"api"}, OriginLink{.path = "/prod"}});
  renumberLinks(p);
  EXPECT_EQ(found(p), std::vector<std::string>{"warning endpoint_type check.edge-behind-cloudfront"});
}
