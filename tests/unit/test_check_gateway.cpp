// SPDX-License-Identifier: GPL-3.0-or-later
// What checkProject says of APIs and function URLs, one setting wrong at a time.
#include <algorithm>
#include <functional>

#include <gtest/gtest.h>

#include "sim/check/check.h"
#include "sim/model/edits.h"
#include "sim/model/regions.h"
#include "tests/support/builders.h"

using namespace headway;
using headway::testing::config;
using headway::testing::wire;

namespace {

/// A distribution, an HTTP API with two integrations, a REST API and a function URL, all set up well.
Project design() {
  Project p;
  DistributionConfig edge;
  edge.aliases = {"www.example.com"};
  edge.behaviors = {Behavior{.path = "*",
                             .allowedMethods = AllowedMethods::All,
                             .cachePolicy = "CachingDisabled",
                             .originRequestPolicy = "AllViewerExceptHostHeader"}};
  HttpApiConfig http;
  http.customDomains = {"api.example.com", "*.shop.example.com"};
  http.moreStages = {"beta"};
  http.apiMappings = {{"other.example.com", "v1/$-_.+!*'()", "beta"}};
  http.corsAllowOrigins = {"https://app.example.com"};
  RestApiConfig rest;
  rest.apiId = "z9y8x7w6v5";
  rest.apiMappings = {{"other.example.com", "v2", ""}};
  LoadBalancerConfig balancer;
  balancer.internal = true;
  DjangoConfig django, server;
  django.allowedHosts = server.allowedHosts = {"www.example.com"};
  server.runsIn = DjangoHost::Gunicorn;
  p.nodes = {{{"viewer"}, "Viewer", ViewerConfig{}},
             {{"edge"}, "Distribution", edge},
             {{"api"}, "HTTP API", http},
             {{"rest"}, "REST API", rest},
             {{"url"}, "Function URL", FunctionUrlConfig{}},
             {{"balancer"}, "Load balancer", balancer},
             {{"django"}, "Django", django},
             {{"server"}, "Server", server}};
  IntegrationLink lambda, link;
  lambda.routes = {"GET /", "ANY /pets/{id}"};
  lambda.authorization = RouteAuthorization::Jwt;
  lambda.authorizationScopes = {"read"};
  link.type = IntegrationType::HttpProxy;
  link.connection = ApiConnection::VpcLink;
  link.requestParameters = {{"overwrite:header.Host", "www.example.com"},
                            {"overwrite:path", "/x/${request.path.proxy}"}};
  link.routes = {"ANY /{proxy+}"};
  p.links = {{{}, {"viewer"}, {"edge"}, ViewerLink{}},
             {{}, {"viewer"}, {"rest"}, ViewerLink{}},
             {{}, {"viewer"}, {"url"}, ViewerLink{}},
             {{}, {"edge"}, {"api"}, OriginLink{}},
             {{}, {"api"}, {"django"}, lambda},
             {{}, {"api"}, {"balancer"}, link},
             {{}, {"rest"}, {"django"}, MethodLink{}},
             {{}, {"url"}, {"django"}, InvokeLink{}},
             {{}, {"balancer"}, {"server"}, TargetLink{.healthCheckMatcher = "200-499"}}};
  renumberLinks(p);
  return p;
}

/// Codes and places of everything found, sorted.
std::vector<std::string> found(const Project& p) {
  std::vector<std::string> out;
  for (const Diagnostic& d : checkProject(p))
    out.push_back(d.code.substr(6) + " at " + d.where.node + d.where.link + " " + d.where.field);
  std::sort(out.begin(), out.end());
  return out;
}

HttpApiConfig& api(Project& p) { return config<HttpApiConfig>(p, "api"); }
IntegrationLink& lambda(Project& p) { return wire<IntegrationLink>(p, "api->django"); }
IntegrationLink& link(Project& p) { return wire<IntegrationLink>(p, "api->balancer"); }
OriginLink& origin(Project& p) { return wire<OriginLink>(p, "edge->api"); }

struct Case {
  std::vector<std::string> found;
  std::function<void(Project&)> change;
};

const Case kCases[] = {
    {{"region at api region"}, [](Project& p) { api(p).region = "eu-west-9"; }},
    {{"region at rest region"}, [](Project& p) { config<RestApiConfig>(p, "rest").region = ""; }},
    {{"region at url region"}, [](Project& p) { config<FunctionUrlConfig>(p, "url").region = "EU-WEST-1"; }},
    {{"api-id at api api_id"}, [](Project& p) { api(p).apiId = "a1b2.c3"; }},
    {{"stage-name at api more_stages"},
     [](Project& p) {
       api(p).moreStages = {"beta", "v1.0"};
     }},
    {{"stage-name at rest stage"}, [](Project& p) { config<RestApiConfig>(p, "rest").stage = "$default"; }},
    {{"stage-twice at api more_stages"},
     [](Project& p) {
       api(p).moreStages = {"beta", "$default"};
     }},
    {{"stages at api more_stages"},
     [](Project& p) { api(p).moreStages = {"beta", "b", "c", "d", "e", "f", "g", "h", "i", "j"}; }},
    {{"domain-name at api custom_domains"},
     [](Project& p) { api(p).customDomains = {"https://a.example.com"}; }},
    {{"domain-name at api custom_domains"}, [](Project& p) { api(p).customDomains = {"a.*.example.com"}; }},
    {{"mapping-key at api api_mappings"}, [](Project& p) { api(p).apiMappings[0].key = "a b"; }},
    {{"mapping-key at api api_mappings"}, [](Project& p) { api(p).apiMappings[0].key = "/v1"; }},
    {{"mapping-key at api api_mappings"},
     [](Project& p) { api(p).apiMappings[0].key = std::string(301, 'a'); }},
    {{"mapping-stage at api api_mappings"}, [](Project& p) { api(p).apiMappings[0].stage = "gamma"; }},
    {{"mapping-twice at rest api_mappings"},
     [](Project& p) { config<RestApiConfig>(p, "rest").customDomains = {"API.example.com"}; }},
    {{"api-name-off at edge->api domain", "api-nameless at api disable_execute_api_endpoint"},
     [](Project& p) {
       api(p).disableExecuteApiEndpoint = true;
       api(p).customDomains = {};
       api(p).apiMappings = {};
     }},
    {{"cors-credentials at api cors_allow_credentials"},
     [](Project& p) {
       api(p).corsAllowOrigins = {"*"};
       api(p).corsAllowCredentials = true;
     }},
    {{"cors-off at url cors_allow_origins"},
     [](Project& p) { config<FunctionUrlConfig>(p, "url").corsAllowMethods = {"GET"}; }},
    {{"cors-method at url cors_allow_methods"},
     [](Project& p) {
       config<FunctionUrlConfig>(p, "url").corsAllowOrigins = {"*"};
       config<FunctionUrlConfig>(p, "url").corsAllowMethods = {"GET", "OPTIONS"};
     }},
    {{"cors-origin at api cors_allow_origins"},
     [](Project& p) { api(p).corsAllowOrigins = {"app.example.com"}; }},
    {{"origin-path-default at edge->api path"}, [](Project& p) { origin(p).path = "/$default"; }},
    {{"origin-path-stage at edge->api path"}, [](Project& p) { api(p).stage = "live"; }},
    {{"api-regional-name at edge->api domain"},
     [](Project& p) { origin(p).domain = "d-1a2b3c4d5e.execute-api.us-east-1.amazonaws.com"; }},
    {{"api-host at edge->api behaviors"},
     [](Project& p) {
       config<DistributionConfig>(p, "edge").behaviors[0].originRequestPolicy = "AllViewer";
     }},
    {{"route-none at api->balancer routes"}, [](Project& p) { link(p).routes = {}; }},
    {{"route-key at api->django routes"}, [](Project& p) { lambda(p).routes.push_back("/pets"); }},
    {{"route-key at api->django routes"}, [](Project& p) { lambda(p).routes.push_back("FETCH /pets"); }},
    {{"route-key at api->django routes"}, [](Project& p) { lambda(p).routes.push_back("GET /{all+}/x"); }},
    {{"route-key at api->django routes"}, [](Project& p) { lambda(p).routes.push_back("GET /a{id}"); }},
    {{"route-twice at api->balancer routes"},
     [](Project& p) { link(p).routes.push_back("ANY /pets/{pet}"); }},
    {{"route-root at api "}, [](Project& p) { lambda(p).routes = {"GET /pets"}; }},
    {{"routes at api "},
     [](Project& p) {
       for (int i = 0; i < 298; ++i) lambda(p).routes.push_back("GET /r" + std::to_string(i));
     }},
    {{"mapping at api->balancer request_parameters"},
     [](Project& p) {
       link(p).requestParameters = {{"overwrite:header.X-Forwarded-Host", "a"}};
     }},
    {{"mapping at api->balancer request_parameters"},
     [](Project& p) {
       link(p).requestParameters = {{"append:header.Host", "a"}};
     }},
    {{"mapping at api->balancer request_parameters"},
     [](Project& p) {
       link(p).requestParameters = {{"overwrite:header.X", "$context.hostname"}};
     }},
    {{"mapping at api->balancer request_parameters"},
     [](Project& p) {
       link(p).requestParameters = {{"append:path", "/x"}};
     }},
    {{"mapping at api->balancer response_parameters"},
     [](Project& p) {
       link(p).responseParameters = {{404, "overwrite:header.X", "$request.header.Y"}};
     }},
    {{"lambda-target at api->balancer type", "without-effect at api->balancer connection"},
     [](Project& p) { link(p).type = IntegrationType::LambdaProxy; }},
    {{"integration-private at api->balancer connection", "integration-url at api->balancer uri",
      "integration-fixed-path at api->balancer uri"},
     [](Project& p) { link(p).connection = ApiConnection::Internet; }},
    {{"without-effect at api->django authorization_scopes"},
     [](Project& p) { lambda(p).authorization = RouteAuthorization::Iam; }},
    {{"identity-source at api->django identity_sources"}, [](Project& p) { lambda(p).identitySources = {}; }},
    {{"identity-source at api->django identity_sources"},
     [](Project& p) { lambda(p).identitySources = {"$context.identity.sourceIp"}; }},
};

}  // namespace

TEST(GatewayChecks, AGoodDesignHasNone) { EXPECT_EQ(found(design()), std::vector<std::string>{}); }

TEST(GatewayChecks, EveryMistakeIsFoundAndNothingElse) {
  for (const Case& c : kCases) {
    Project p = design();
    c.change(p);
    std::vector<std::string> expected = c.found;
    std::sort(expected.begin(), expected.end());
    EXPECT_EQ(found(p), expected);
  }
}

TEST(GatewayChecks, AVpcLinkLeadsToNoApi) {
  Project p = design();
  IntegrationLink link;
  link.routes = {"GET /other"};
  link.type = IntegrationType::HttpProxy;
  link.connection = ApiConnection::VpcLink;
  p.links.push_back({{}, {"api"}, {"rest"}, link});
  renumberLinks(p);
  EXPECT_EQ(found(p), std::vector<std::string>{"vpc-link-target at api->rest connection"});
}

TEST(GatewayChecks, RegionsAreSortedAndHaveTheirForm) {
  const auto all = awsRegions();
  EXPECT_TRUE(std::is_sorted(all.begin(), all.end()));
  for (const std::string_view r : all) EXPECT_TRUE(r.size() >= 9 && r.back() >= '1' && r.back() <= '9') << r;
  EXPECT_TRUE(isAwsRegion("eu-west-1"));
  EXPECT_FALSE(isAwsRegion("eu-west-9"));
}
