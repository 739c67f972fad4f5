// SPDX-License-Identifier: GPL-3.0-or-later
// Exported CDK apps against the real thing: compiled by TypeScript, synthesized by the CDK, and the template
// held against the project they came from.
#include <map>
#include <set>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/support/builders.h"
#include "tests/support/cdk_apps.h"

using namespace headway;
using namespace headway::testing;

namespace {

// --- the projects
// -------------------------------------------------------------------------------------------------

/// A named stage, custom headers, a custom domain, mangum, and an own origin request policy.
Project stageProject() {
  Project p = articleProject();
  auto& api = config<HttpApiConfig>(p, "api");
  api.stage = "prod";
  api.customDomains = {"api.example.com", "*.api.example.com"};
  auto& origin = wire<OriginLink>(p, "edge->api");
  origin.path = "/prod";
  origin.customHeaders = {{"X-Origin-Key", "s3cr3t"}, {"__proto__", "x"}, {"404", "y"}};
  wire<IntegrationLink>(p, "api->django").routes = {"ANY /{proxy+}", "ANY /", "GET /health"};
  config<DjangoConfig>(p, "django").runsIn = DjangoHost::Mangum;
  auto& edge = config<DistributionConfig>(p, "edge");
  edge.aliases = {"shop.example.com", "*.shop.example.com"};
  edge.originRequestPolicies = {{.name = "No host",
                                 .headerBehavior = OriginHeaders::AllExcept,
                                 .headers = {"Host"},
                                 .cookieBehavior = ListBehavior::AllExcept,
                                 .cookies = {"tracking"},
                                 .queryStringBehavior = ListBehavior::Whitelist,
                                 .queryStrings = {"page", "q"}},
                                {.name = "Not used", .headerBehavior = OriginHeaders::AllViewer}};
  edge.behaviors[0].originRequestPolicy = "No host";
  return p;
}

/// Two origins, several behaviors in an order that matters, two functions, an http-proxy integration.
Project behaviorsProject() {
  Project p = articleProject();
  auto& edge = config<DistributionConfig>(p, "edge");
  edge.defaultRootObject = "index.html";
  edge.cachePolicies.push_back({.name = "Own",
                                .minTtl = 1,
                                .defaultTtl = 2,
                                .maxTtl = 3,
                                .headerBehavior = CacheHeaders::Whitelist,
                                .headers = {"Authorization", "CloudFront-Forwarded-Proto"},
                                .cookieBehavior = ListBehavior::AllExcept,
                                .cookies = {"a"},
                                .queryStringBehavior = ListBehavior::Whitelist,
                                .queryStrings = {"q"},
                                .gzip = false,
                                .brotli = true});
  edge.originRequestPolicies = {{.name = "Cloud",
                                 .headerBehavior = OriginHeaders::AllViewerAndWhitelistCloudFront,
                                 .headers = {"CloudFront-Forwarded-Proto"}}};
  const Behavior last = edge.behaviors[0];
  edge.behaviors = {
      Behavior{.path = "404", .cachePolicy = "CachingDisabled", .originRequestPolicy = "AllViewer"},
      Behavior{.path = "/b/*",
               .viewerProtocolPolicy = ViewerProtocolPolicy::HttpsOnly,
               .allowedMethods = AllowedMethods::GetHeadOptions,
               .cachePolicy = "Own",
               .originRequestPolicy = "Cloud",
               .compress = false},
      Behavior{.path = "/a/*.jp?g", .cachePolicy = "CachingOptimized"}, last};
  p.nodes.push_back({{"add-header"},
                     "Add header",
                     FunctionConfig{.runtime = FunctionRuntimeVersion::Js10,
                                    .code = "function handler(event) { return event.response; }\n"}});
  p.nodes.push_back(
      {{"class"}, "Static", DjangoConfig{.version = DjangoVersion::V32, .runsIn = DjangoHost::Gunicorn}});
  p.links.push_back({{},
                     {"edge"},
                     {"add-header"},
                     FunctionLink{.event = FunctionEvent::ViewerResponse, .behaviors = {"/a/*.jp?g", "*"}}});
  p.links.push_back({{},
                     {"edge"},
                     {"class"},
                     OriginLink{.behaviors = {"404", "/a/*.jp?g"},
                                .domain = "static.example.com",
                                .protocolPolicy = OriginProtocolPolicy::MatchViewer,
                                .httpPort = 8080,
                                .httpsPort = 8443}});
  p.links.push_back({{},
                     {"api"},
                     {"class"},
                     IntegrationLink{.routes = {"GET /static/{proxy+}"},
                                     .type = IntegrationType::HttpProxy,
                                     .uri = "https://static.example.com/{proxy}"}});
  renumberLinks(p);
  return p;
}

/// A bucket, a function URL and a load balancer, with every setting of an origin, and two origin groups.
Project originsProject() {
  Project p;
  p.name = "origins";
  DistributionConfig edge;
  edge.behaviors.clear();
  for (const char* path : {"/static/*", "/open/*", "/url/*", "/signed/*", "/lb/*", "*"})
    edge.behaviors.push_back({.path = path, .cachePolicy = "CachingDisabled"});
  p.nodes = {{{"edge"}, "Edge", edge},
             {{"files"}, "Files", BucketConfig{.name = "headway-files", .allowsList = true}},
             {{"plain"}, "Plain", BucketConfig{.name = "headway-plain"}},
             {{"url"}, "URL", FunctionUrlConfig{}},
             {{"locked"}, "Locked", FunctionUrlConfig{.authType = FunctionUrlAuth::AwsIam}},
             {{"lb"}, "Balancer", LoadBalancerConfig{}},
             {{"page"}, "Page", DjangoConfig{}},
             {{"api"}, "API", DjangoConfig{.runsIn = DjangoHost::Mangum}},
             {{"server"}, "Server", DjangoConfig{.runsIn = DjangoHost::Gunicorn}}};
  const auto origin = [&](const char* to, OriginLink link) { p.links.push_back({{}, {"edge"}, {to}, link}); };
  origin("files", {.behaviors = {"/static/*"},
                   .path = "/v1",
                   .customHeaders = {{"X-A", "b"}},
                   .accessControl = OriginAccess::Always,
                   .connectionAttempts = 2,
                   .connectionTimeout = 4,
                   .originShield = "eu-central-1"});
  origin("plain", {.behaviors = {"/static/*", "*"},
                   .accessControl = OriginAccess::NoOverride,
                   .failoverCodes = {"403", "503"}});
  origin("url", {.behaviors = {"/url/*"}, .readTimeout = 45, .keepAliveTimeout = 60});
  origin("locked", {.behaviors = {"/signed/*"},
                    .accessControl = OriginAccess::Always,
                    .readTimeout = 50,
                    .responseCompletionTimeout = 90});
  origin("lb", {.behaviors = {"/lb/*", "/open/*"},
                .protocolPolicy = OriginProtocolPolicy::HttpOnly,
                .sslProtocols = {"TLSv1.1", "TLSv1.2"}});
  origin("server", {.behaviors = {"*"}, .domain = "origin.example.com"});
  p.links.push_back({{}, {"url"}, {"page"}, InvokeLink{}});
  p.links.push_back({{}, {"locked"}, {"api"}, InvokeLink{}});
  p.links.push_back({{}, {"lb"}, {"server"}, TargetLink{}});
  renumberLinks(p);
  return p;
}

/// No API, no alias, no function: a distribution in front of a server.
Project customOriginProject() {
  Project p;
  p.name = "con";
  p.nodes = {{{"distribution"}, "Distribution", DistributionConfig{}},
             {{"django"}, "Django", DjangoConfig{.runsIn = DjangoHost::Gunicorn}}};
  p.links = {{{},
              {"distribution"},
              {"django"},
              OriginLink{.domain = "backend.example.com", .protocolPolicy = OriginProtocolPolicy::HttpOnly}}};
  renumberLinks(p);
  return p;
}

/// An API whose own name is off, two Djangos in Lambda, ids that only just differ.
Project twinsProject() {
  Project p = articleProject();
  auto& api = config<HttpApiConfig>(p, "api");
  api.disableExecuteApiEndpoint = true;
  api.customDomains = {"api.example.com"};
  wire<OriginLink>(p, "edge->api").domain = "API.example.com";
  p.nodes.push_back({{"Django"}, "Second", DjangoConfig{.version = DjangoVersion::V42}});
  p.nodes.push_back({{"forward_host"}, "Unused", FunctionConfig{}});
  p.links.push_back({{}, {"api"}, {"Django"}, IntegrationLink{.routes = {"ANY /two/{proxy+}"}}});
  renumberLinks(p);
  return p;
}

/// Behaviors with ForwardedValues, at the end and in between.
Project legacyProject() {
  Project p = articleProject();
  auto& edge = config<DistributionConfig>(p, "edge");
  edge.behaviors[0].forwarding = ForwardingMode::Legacy;
  edge.behaviors[0].originRequestPolicy.clear();
  edge.behaviors[0].legacyHeaders = {"*"};
  edge.behaviors[0].legacyCookies = LegacyCookies::All;
  edge.behaviors[0].legacyQueryString = true;
  Behavior list{.path = "/list/*",
                .forwarding = ForwardingMode::Legacy,
                .legacyHeaders = {"Host", "Origin"},
                .legacyCookies = LegacyCookies::Whitelist,
                .legacyCookieNames = {"session*"}};
  Behavior today{.path = "/today/*", .cachePolicy = "CachingDisabled"};
  Behavior none{.path = "/none/*", .forwarding = ForwardingMode::Legacy};
  edge.behaviors.insert(edge.behaviors.begin(), {list, today, none});
  return p;
}

/// Every setting of a distribution, its behaviors and functions that the others leave at its default.
Project settingsProject() {
  Project p = articleProject();
  auto& edge = config<DistributionConfig>(p, "edge");
  edge.httpVersions = HttpVersions::Http2And3;
  edge.securityPolicy = SecurityPolicy::Tls132025;
  edge.webAcl = true;
  edge.geoRestriction = GeoRestriction::Blacklist;
  edge.geoCountries = {"DE", "FR"};
  edge.customErrorResponses = {
      {.errorCode = 404, .errorCachingMinTtl = 0, .responsePagePath = "/e/'404'.html", .responseCode = 200},
      {.errorCode = 503, .errorCachingMinTtl = 5, .responsePagePath = "/503.html"},
      {.errorCode = 500, .errorCachingMinTtl = 0}};
  edge.responseHeadersPolicies = {
      {.name = "All of it",
       .comment = "Own words",
       .corsAllowOrigins = {"https://a.example.com", "*.example.org"},
       .corsAllowMethods = {"GET", "ALL"},
       .corsAllowHeaders = {"X-A"},
       .corsExposeHeaders = {"X-B"},
       .corsAllowCredentials = true,
       .corsMaxAge = 0,
       .corsOverride = true,
       .contentSecurityPolicy = "default-src 'self'",
       .contentSecurityPolicyOverride = true,
       .contentTypeOptions = true,
       .frameOptions = FrameOptions::SameOrigin,
       .frameOptionsOverride = true,
       .referrerPolicy = ReferrerPolicy::StrictOriginWhenCrossOrigin,
       .hstsMaxAge = 0,
       .hstsIncludeSubdomains = true,
       .hstsPreload = true,
       .hstsOverride = true,
       .xssProtection = XssProtection::On,
       .xssReportUri = "/xss",
       .customHeaders = {{"X-C", "it's", true}, {"X-D", "", false}},
       .removeHeaders = {"Server", "X-Powered-By"},
       .serverTiming = "0"},
      {.name = "Some", .xssProtection = XssProtection::Block, .serverTiming = "12.5"},
      {.name = "Not used", .contentTypeOptions = true}};
  Behavior last = edge.behaviors[0];
  last.responseHeadersPolicy = "All of it";
  last.lambdaEdge = {{.event = LambdaEdgeEvent::OriginRequest,
                      .arn = "arn:aws:lambda:us-east-1:123456789012:function:rewrite:3",
                      .includeBody = true},
                     {.event = LambdaEdgeEvent::OriginResponse,
                      .arn = "arn:aws:lambda:us-east-1:123456789012:function:rewrite:3"}};
  edge.behaviors = {
      Behavior{.path = "/grpc/*",
               .allowedMethods = AllowedMethods::All,
               .cachePolicy = "Amplify-StaticContent",
               .responseHeadersPolicy = "Some",
               .cachedMethods = CachedMethods::GetHeadOptions,
               .grpc = true},
      Behavior{.path = "/legacy/*",
               .forwarding = ForwardingMode::Legacy,
               .responseHeadersPolicy = "SecurityHeadersPolicy",
               .legacyQueryString = true,
               .legacyQueryStringKeys = {"q", "page"},
               .legacyMinTtl = 1,
               .legacyDefaultTtl = 2,
               .legacyMaxTtl = 3},
      Behavior{.path = "/viewer/*",
               .cachePolicy = "Amplify-StaticContent",
               .lambdaEdge = {{.event = LambdaEdgeEvent::ViewerResponse,
                               .arn = "arn:aws:lambda:us-east-1:123456789012:function:other:12"}}},
      last};
  auto& forward = config<FunctionConfig>(p, "forward-host");
  forward.keyValueStoreName = "routes";
  forward.keyValueStore = {{"/old", "/new"}, {"it's", "\"${x}\" \\ \n"}};
  FunctionConfig answer{.keyValueStoreName = "routes", .keyValueStore = forward.keyValueStore};
  FunctionConfig unnamed{.keyValueStore = {{"a", "b"}}};
  FunctionConfig empty{.keyValueStoreName = "empty"};
  p.nodes.push_back({{"answer"}, "Answer", answer});
  p.nodes.push_back({{"unnamed"}, "Unnamed", unnamed});
  p.nodes.push_back({{"empty"}, "Empty", empty});
  for (Link& l : p.links)
    if (auto* function = std::get_if<FunctionLink>(&l.config)) function->behaviors = {"*", "/grpc/*"};
  const auto function = [&](const char* to, FunctionEvent event, const char* behavior) {
    p.links.push_back({{}, {"edge"}, {to}, FunctionLink{.event = event, .behaviors = {behavior}}});
  };
  function("answer", FunctionEvent::ViewerResponse, "*");
  function("unnamed", FunctionEvent::ViewerResponse, "/grpc/*");
  function("empty", FunctionEvent::ViewerRequest, "/legacy/*");
  renumberLinks(p);
  return p;
}

/// Texts that would break out of a string, a comment, a file name or a key if they were not escaped.
Project hostileProject() {
  const std::string bad =
      "'); process.exit(3); // */ ${x} `\\ \" \n\r\xE2\x80\xA8 \xE2\x80\xAE \xF0\x9F\x9A\x80 <!--";
  Project p = articleProject();
  p.name = "# coding: rot13 */ ../../x '); process.exit(3); //\n@ts-nocheck";
  p.description = bad;
  const std::map<std::string, std::string> ids = {{"edge", "__proto__"},
                                                  {"forward-host", "../../x"},
                                                  {"api", "constructor"},
                                                  {"django", "'); process.exit(3); //"}};
  for (Node& n : p.nodes) {
    n.name = bad + n.name;
    if (ids.contains(n.id.value)) n.id.value = ids.at(n.id.value);
  }
  for (Link& l : p.links) {
    if (ids.contains(l.from.value)) l.from.value = ids.at(l.from.value);
    if (ids.contains(l.to.value)) l.to.value = ids.at(l.to.value);
  }
  p.nodes.push_back({{"this"}, bad, FunctionConfig{}});
  renumberLinks(p);
  auto& edge = config<DistributionConfig>(p, "__proto__");
  edge.cachePolicies[0].name = bad;
  edge.cachePolicies[0].cookieBehavior = ListBehavior::Whitelist;
  edge.cachePolicies[0].cookies = {"'+process.exit(3)+'", "__proto__"};
  edge.behaviors[0].cachePolicy = bad;
  edge.defaultRootObject = "'+process.exit(3)+'";
  edge.behaviors.insert(edge.behaviors.begin(),
                        {Behavior{.path = "__proto__"}, Behavior{.path = "'+process.exit(3)+'/*/"}});
  edge.behaviors[1].forwarding = ForwardingMode::Legacy;
  edge.responseHeadersPolicies = {{.name = bad,
                                   .comment = "'); process.exit(3); // */",
                                   .contentSecurityPolicy = "'+process.exit(3)+'\\",
                                   .xssProtection = XssProtection::On,
                                   .xssReportUri = "'+process.exit(3)+'",
                                   .customHeaders = {{"X-'+`A", "'+process.exit(3)+' ${x} */", true}},
                                   .removeHeaders = {"__proto__"}}};
  edge.behaviors[1].responseHeadersPolicy = bad;
  edge.webAcl = true;
  edge.customErrorResponses = {{.responsePagePath = "/'+process.exit(3)+'\\"}};
  for (Link& l : p.links) {
    if (auto* origin = std::get_if<OriginLink>(&l.config))
      origin->customHeaders = {{"__proto__", "'+process.exit(3)+'\\"}, {"constructor", "${x} */"}};
    if (auto* integration = std::get_if<IntegrationLink>(&l.config))
      integration->routes = {"$default", "GET /'+process.exit(3)+'"};
  }
  config<FunctionConfig>(p, "../../x").keyValueStore = {{"__proto__", bad}};
  config<FunctionConfig>(p, "../../x").code =
      "function handler(event) {\n  return event.request; // '); */ ${x} ` \xE2\x80\xA8\n}\n";
  return p;
}

// --- the template against the project
// -----------------------------------------------------------------------------

json listBehavior(const char* behavior, const char* names, ListBehavior b, const Texts& list) {
  json out = {{behavior, enumName(b)}};
  if (b == ListBehavior::Whitelist || b == ListBehavior::AllExcept) out[names] = list;
  return out;
}

json parametersOf(const CachePolicy& p) {
  json headers = {{"HeaderBehavior", enumName(p.headerBehavior)}};
  if (p.headerBehavior == CacheHeaders::Whitelist) headers["Headers"] = p.headers;
  return {{"CookiesConfig", listBehavior("CookieBehavior", "Cookies", p.cookieBehavior, p.cookies)},
          {"HeadersConfig", headers},
          {"QueryStringsConfig",
           listBehavior("QueryStringBehavior", "QueryStrings", p.queryStringBehavior, p.queryStrings)},
          {"EnableAcceptEncodingGzip", p.gzip},
          {"EnableAcceptEncodingBrotli", p.brotli}};
}

void expectPolicy(const json& t, const json& id, const CachePolicy& p) {
  ASSERT_TRUE(id.contains("Ref")) << id;
  json got = t["Resources"][id["Ref"].get<std::string>()]["Properties"]["CachePolicyConfig"];
  EXPECT_EQ(got["ParametersInCacheKeyAndForwardedToOrigin"], parametersOf(p));
  EXPECT_EQ(got["MinTTL"], p.minTtl);
  EXPECT_EQ(got["DefaultTTL"], p.defaultTtl);
  EXPECT_EQ(got["MaxTTL"], p.maxTtl);
}

void expectPolicy(const json& t, const json& id, const OriginRequestPolicy& p) {
  ASSERT_TRUE(id.contains("Ref")) << id;
  json got = t["Resources"][id["Ref"].get<std::string>()]["Properties"]["OriginRequestPolicyConfig"];
  json headers = {{"HeaderBehavior", enumName(p.headerBehavior)}};
  if (p.headerBehavior != OriginHeaders::None && p.headerBehavior != OriginHeaders::AllViewer)
    headers["Headers"] = p.headers;
  EXPECT_EQ(got["HeadersConfig"], headers);
  EXPECT_EQ(got["CookiesConfig"], listBehavior("CookieBehavior", "Cookies", p.cookieBehavior, p.cookies));
  EXPECT_EQ(got["QueryStringsConfig"],
            listBehavior("QueryStringBehavior", "QueryStrings", p.queryStringBehavior, p.queryStrings));
}

json corsOf(const ResponseHeadersPolicy& p) {
  const bool all =
      std::find(p.corsAllowMethods.begin(), p.corsAllowMethods.end(), "ALL") != p.corsAllowMethods.end();
  json cors = {{"AccessControlAllowCredentials", p.corsAllowCredentials},
               {"AccessControlAllowHeaders", {{"Items", p.corsAllowHeaders}}},
               {"AccessControlAllowMethods", {{"Items", all ? Texts{"ALL"} : p.corsAllowMethods}}},
               {"AccessControlAllowOrigins", {{"Items", p.corsAllowOrigins}}},
               {"OriginOverride", p.corsOverride}};
  if (!p.corsExposeHeaders.empty()) cors["AccessControlExposeHeaders"] = {{"Items", p.corsExposeHeaders}};
  if (p.corsMaxAge >= 0) cors["AccessControlMaxAgeSec"] = p.corsMaxAge;
  return cors;
}

json securityOf(const ResponseHeadersPolicy& p) {
  json out = json::object();
  if (!p.contentSecurityPolicy.empty())
    out["ContentSecurityPolicy"] = {{"ContentSecurityPolicy", p.contentSecurityPolicy},
                                    {"Override", p.contentSecurityPolicyOverride}};
  if (p.contentTypeOptions) out["ContentTypeOptions"] = {{"Override", p.contentTypeOptionsOverride}};
  if (p.frameOptions != FrameOptions::None)
    out["FrameOptions"] = {{"FrameOption", enumName(p.frameOptions)}, {"Override", p.frameOptionsOverride}};
  if (p.referrerPolicy != ReferrerPolicy::None)
    out["ReferrerPolicy"] = {{"ReferrerPolicy", enumName(p.referrerPolicy)},
                             {"Override", p.referrerPolicyOverride}};
  if (p.hstsMaxAge >= 0)
    out["StrictTransportSecurity"] = {{"AccessControlMaxAgeSec", p.hstsMaxAge},
                                      {"IncludeSubdomains", p.hstsIncludeSubdomains},
                                      {"Preload", p.hstsPreload},
                                      {"Override", p.hstsOverride}};
  if (p.xssProtection != XssProtection::None) {
    json& xss = out["XSSProtection"] = {{"Protection", p.xssProtection != XssProtection::Off},
                                        {"Override", p.xssProtectionOverride}};
    if (p.xssProtection == XssProtection::Block) xss["ModeBlock"] = true;
    if (!p.xssReportUri.empty()) xss["ReportUri"] = p.xssReportUri;
  }
  return out;
}

void expectPolicy(const json& t, const json& id, const ResponseHeadersPolicy& p) {
  ASSERT_TRUE(id.contains("Ref")) << id;
  const json& resource = t["Resources"][id["Ref"].get<std::string>()];
  EXPECT_EQ(resource["Type"], "AWS::CloudFront::ResponseHeadersPolicy");
  json got = resource["Properties"]["ResponseHeadersPolicyConfig"];
  EXPECT_EQ(got["Comment"], p.comment.empty() ? p.name : p.comment);
  got.erase("Comment");
  got.erase("Name");
  json want = json::object();
  if (!p.corsAllowOrigins.empty()) want["CorsConfig"] = corsOf(p);
  if (const json security = securityOf(p); !security.empty()) want["SecurityHeadersConfig"] = security;
  for (const AddedHeader& h : p.customHeaders)
    want["CustomHeadersConfig"]["Items"].push_back(
        {{"Header", h.name}, {"Value", h.value}, {"Override", h.override}});
  for (const std::string& name : p.removeHeaders)
    want["RemoveHeadersConfig"]["Items"].push_back({{"Header", name}});
  if (!p.serverTiming.empty())
    want["ServerTimingHeadersConfig"] = {{"Enabled", true}, {"SamplingRate", std::stod(p.serverTiming)}};
  EXPECT_EQ(got, want);
}

void expectResponseHeaders(const json& t, const json& got, const DistributionConfig& d, const Behavior& b) {
  if (b.responseHeadersPolicy.empty())
    EXPECT_FALSE(got.contains("ResponseHeadersPolicyId"));
  else if (const auto* managed = findManagedResponseHeadersPolicy(b.responseHeadersPolicy))
    EXPECT_EQ(got["ResponseHeadersPolicyId"], managed->id);
  else
    expectPolicy(t, got["ResponseHeadersPolicyId"], *findResponseHeadersPolicy(d, b.responseHeadersPolicy));
}

void expectLambdaEdge(const json& got, const Behavior& b) {
  json want = json::array();
  for (const LambdaEdge& l : b.lambdaEdge) {
    want.push_back({{"EventType", enumName(l.event)}, {"LambdaFunctionARN", l.arn}});
    if (l.includeBody) want.back()["IncludeBody"] = true;
  }
  EXPECT_EQ(got.value("LambdaFunctionAssociations", json::array()), want);
}

void expectForwarding(const json& t, const json& got, const DistributionConfig& d, const Behavior& b) {
  if (b.forwarding == ForwardingMode::Legacy) {
    EXPECT_FALSE(got.contains("CachePolicyId"));
    EXPECT_FALSE(got.contains("OriginRequestPolicyId"));
    json want = {{"QueryString", b.legacyQueryString}, {"Cookies", {{"Forward", enumName(b.legacyCookies)}}}};
    if (b.legacyCookies == LegacyCookies::Whitelist)
      want["Cookies"]["WhitelistedNames"] = b.legacyCookieNames;
    if (!b.legacyHeaders.empty()) want["Headers"] = b.legacyHeaders;
    if (!b.legacyQueryStringKeys.empty()) want["QueryStringCacheKeys"] = b.legacyQueryStringKeys;
    EXPECT_EQ(got["ForwardedValues"], want);
    EXPECT_EQ(got["MinTTL"], b.legacyMinTtl);
    EXPECT_EQ(got["DefaultTTL"], b.legacyDefaultTtl);
    EXPECT_EQ(got["MaxTTL"], b.legacyMaxTtl);
    return;
  }
  if (const auto* managed = findManagedCachePolicy(b.cachePolicy))
    EXPECT_EQ(got["CachePolicyId"], managed->id);
  else
    expectPolicy(t, got["CachePolicyId"], *findCachePolicy(d, b.cachePolicy));
  if (b.originRequestPolicy.empty())
    EXPECT_FALSE(got.contains("OriginRequestPolicyId"));
  else if (const auto* known = findManagedOriginRequestPolicy(b.originRequestPolicy))
    EXPECT_EQ(got["OriginRequestPolicyId"], known->id);
  else
    expectPolicy(t, got["OriginRequestPolicyId"], *findOriginRequestPolicy(d, b.originRequestPolicy));
}

bool names(const Texts& behaviors, const Behavior& b) {
  return behaviors.empty() || std::find(behaviors.begin(), behaviors.end(), b.path) != behaviors.end();
}

/// The functions of the template by what they do, so that the associations can be followed.
/// Name of the key value store of a function, and whether it is filled; null without one.
json storeOf(const json& t, const FunctionConfig& want, const json& functionConfig) {
  if (!functionConfig.contains("KeyValueStoreAssociations")) return nullptr;
  const json& arn = functionConfig["KeyValueStoreAssociations"].at(0)["KeyValueStoreARN"];
  const json& store = t["Resources"][arn["Fn::GetAtt"][0].get<std::string>()];
  EXPECT_EQ(store["Type"], "AWS::CloudFront::KeyValueStore");
  // Without a name of its own it gets one from the CDK.
  const json& name = store["Properties"]["Name"];
  return {want.keyValueStoreName.empty() ? "" : name, store["Properties"].contains("ImportSource")};
}

void expectFunctions(const json& t, const json& got, const Project& p, const Node& node, const Behavior& b) {
  const json associations = got.value("FunctionAssociations", json::array());
  std::size_t i = 0;
  for (const Link* l : p.linksFrom(node.id))
    if (const auto* f = std::get_if<FunctionLink>(&l->config); f && names(f->behaviors, b)) {
      const auto& c = std::get<FunctionConfig>(p.find(l->to)->config);
      ASSERT_LT(i, associations.size());
      const json& a = associations[i++];
      const json& function =
          t["Resources"][a["FunctionARN"]["Fn::GetAtt"][0].get<std::string>()]["Properties"];
      EXPECT_EQ(a["EventType"], enumName(f->event));
      EXPECT_EQ(function["FunctionConfig"]["Runtime"], enumName(c.runtime));
      EXPECT_EQ(function["FunctionCode"], c.code);
      EXPECT_EQ(function["AutoPublish"], true);
      const bool store = !c.keyValueStoreName.empty() || !c.keyValueStore.empty();
      EXPECT_EQ(storeOf(t, c, function["FunctionConfig"]),
                (store ? json{c.keyValueStoreName, !c.keyValueStore.empty()} : json()));
    }
  EXPECT_EQ(i, associations.size());
}

const Link* originOf(const Project& p, const Node& node, const Behavior& b, bool secondary = false) {
  const Link* open = nullptr;
  for (const Link* l : p.linksFrom(node.id))
    if (const auto* o = std::get_if<OriginLink>(&l->config); o && o->failoverCodes.empty() != secondary) {
      if (o->behaviors.empty())
        open = l;
      else if (names(o->behaviors, b))
        return l;
    }
  return open;
}

json originDomain(const json& t, const Project& p, const Link& l) {
  const auto& o = std::get<OriginLink>(l.config);
  const Node& to = *p.find(l.to);
  if (const auto* bucket = std::get_if<BucketConfig>(&to.config))
    for (const Resource& r : resources(t, "AWS::S3::Bucket"))
      if (r.properties["BucketName"] == bucket->name) return {{"Fn::GetAtt", {r.id, "RegionalDomainName"}}};
  if (const auto* lb = std::get_if<LoadBalancerConfig>(&to.config)) return lb->dnsName;
  if (to.kind() == NodeKind::FunctionUrl) {
    const auto& url = std::get<FunctionUrlConfig>(to.config);
    for (const Resource& r : resources(t, "AWS::Lambda::Url"))
      if (r.properties["AuthType"] == enumName(url.authType))
        return {{"Fn::Select", {2, {{"Fn::Split", {"/", {{"Fn::GetAtt", {r.id, "FunctionUrl"}}}}}}}}};
  }
  const auto* api = std::get_if<HttpApiConfig>(&to.config);
  if (!api) return o.domain;
  if (!o.domain.empty()) return {{"Ref", resources(t, "AWS::ApiGatewayV2::DomainName").at(0).id}};
  const std::string id = resources(t, "AWS::ApiGatewayV2::Api").at(0).id;
  return {
      {"Fn::Join", {"", {{{"Ref", id}}, ".execute-api." + api->region + ".", {{"Ref", "AWS::URLSuffix"}}}}}};
}

json customOriginConfig(const OriginLink& o) {
  json out = {{"OriginProtocolPolicy", enumName(o.protocolPolicy)}, {"OriginSSLProtocols", o.sslProtocols}};
  const OriginLink usual;
  if (o.readTimeout != usual.readTimeout) out["OriginReadTimeout"] = o.readTimeout;
  if (o.keepAliveTimeout != usual.keepAliveTimeout) out["OriginKeepaliveTimeout"] = o.keepAliveTimeout;
  return out;
}

/// How the origin signs, as its origin access control says; "" without one.
std::string signingOf(const json& t, const json& origin) {
  if (!origin.contains("OriginAccessControlId")) return "";
  const std::string id = origin["OriginAccessControlId"]["Fn::GetAtt"][0];
  return t["Resources"][id]["Properties"]["OriginAccessControlConfig"]["SigningBehavior"];
}

void expectOrigin(const json& t, const json& origins, const json& id, const Project& p, const Link& l) {
  SCOPED_TRACE(l.id.value);
  const auto& o = std::get<OriginLink>(l.config);
  const NodeKind kind = p.find(l.to)->kind();
  const auto it = std::find_if(origins.begin(), origins.end(), [&](const json& x) { return x["Id"] == id; });
  ASSERT_NE(it, origins.end());
  EXPECT_EQ((*it)["DomainName"], originDomain(t, p, l));
  EXPECT_EQ(it->value("OriginPath", ""), o.path);
  EXPECT_EQ(it->value("ConnectionAttempts", 3), o.connectionAttempts);
  EXPECT_EQ(it->value("ConnectionTimeout", 10), o.connectionTimeout);
  EXPECT_EQ(it->value("ResponseCompletionTimeout", 0), o.responseCompletionTimeout);
  EXPECT_EQ(it->value("OriginShield", json::object()).value("OriginShieldRegion", ""), o.originShield);
  EXPECT_EQ(signingOf(t, *it), o.accessControl == OriginAccess::None ? "" : enumName(o.accessControl));
  if (kind == NodeKind::Bucket) {
    EXPECT_TRUE(it->contains("S3OriginConfig"));
  } else {
    json want = customOriginConfig(o);
    if (kind != NodeKind::FunctionUrl) {
      want["HTTPPort"] = o.httpPort;
      want["HTTPSPort"] = o.httpsPort;
    }
    EXPECT_EQ((*it)["CustomOriginConfig"], want);
  }
  std::map<std::string, std::string> headers, want(o.customHeaders.begin(), o.customHeaders.end());
  for (const json& h : it->value("OriginCustomHeaders", json::array()))
    headers[h["HeaderName"]] = h["HeaderValue"];
  EXPECT_EQ(headers, want);
}

/// The target is an origin, or an origin group of two.
void expectTarget(const json& t, const json& config, const json& target, const Project& p, const Node& node,
                  const Behavior& b) {
  const json& origins = config["Origins"];
  const Link* second = originOf(p, node, b, true);
  if (!second) return expectOrigin(t, origins, target, p, *originOf(p, node, b));
  const json groups = config["OriginGroups"]["Items"];
  const auto it =
      std::find_if(groups.begin(), groups.end(), [&](const json& x) { return x["Id"] == target; });
  ASSERT_NE(it, groups.end());
  Texts codes;
  for (const json& code : (*it)["FailoverCriteria"]["StatusCodes"]["Items"])
    codes.push_back(std::to_string(code.get<int>()));
  EXPECT_EQ(codes, std::get<OriginLink>(second->config).failoverCodes);
  const json& members = (*it)["Members"]["Items"];
  expectOrigin(t, origins, members[0]["OriginId"], p, *originOf(p, node, b));
  expectOrigin(t, origins, members[1]["OriginId"], p, *second);
}

void expectBehavior(const json& t, const json& got, const json& config, const Project& p, const Node& node,
                    const Behavior& b) {
  SCOPED_TRACE(b.path);
  if (b.path == "*")
    EXPECT_FALSE(got.contains("PathPattern"));
  else
    EXPECT_EQ(got["PathPattern"], b.path);
  EXPECT_EQ(got["ViewerProtocolPolicy"], enumName(b.viewerProtocolPolicy));
  EXPECT_EQ(got["Compress"], b.compress);
  const std::map<AllowedMethods, json> methods = {
      {AllowedMethods::All, {"GET", "HEAD", "OPTIONS", "PUT", "PATCH", "POST", "DELETE"}},
      {AllowedMethods::GetHead, {"GET", "HEAD"}},
      {AllowedMethods::GetHeadOptions, {"GET", "HEAD", "OPTIONS"}}};
  EXPECT_EQ(got["AllowedMethods"], methods.at(b.allowedMethods));
  EXPECT_EQ(got.value("CachedMethods", Texts{"GET", "HEAD"}), b.cachedMethods == CachedMethods::GetHead
                                                                  ? Texts({"GET", "HEAD"})
                                                                  : Texts({"GET", "HEAD", "OPTIONS"}));
  EXPECT_EQ(got.value("GrpcConfig", json{{"Enabled", false}})["Enabled"], b.grpc);
  expectLambdaEdge(got, b);
  expectResponseHeaders(t, got, std::get<DistributionConfig>(node.config), b);
  expectForwarding(t, got, std::get<DistributionConfig>(node.config), b);
  expectFunctions(t, got, p, node, b);
  expectTarget(t, config, got["TargetOriginId"], p, node, b);
}

void expectErrorsAndCountries(const json& c, const DistributionConfig& d) {
  json errors = json::array();
  for (const CustomErrorResponse& e : d.customErrorResponses) {
    errors.push_back({{"ErrorCode", e.errorCode}, {"ErrorCachingMinTTL", e.errorCachingMinTtl}});
    if (e.responsePagePath.empty()) continue;
    errors.back()["ResponsePagePath"] = e.responsePagePath;
    errors.back()["ResponseCode"] = e.responseCode ? e.responseCode : e.errorCode;
  }
  EXPECT_EQ(c.value("CustomErrorResponses", json::array()), errors);
  if (d.geoRestriction == GeoRestriction::None)
    EXPECT_FALSE(c.contains("Restrictions"));
  else
    EXPECT_EQ(c["Restrictions"]["GeoRestriction"],
              (json{{"RestrictionType", enumName(d.geoRestriction)}, {"Locations", d.geoCountries}}));
}

void expectDistribution(const json& t, const Project& p, const Node& node) {
  const auto& d = std::get<DistributionConfig>(node.config);
  const auto found = resources(t, "AWS::CloudFront::Distribution");
  ASSERT_EQ(found.size(), 1u);
  const json& c = found[0].properties["DistributionConfig"];
  EXPECT_EQ(c["Enabled"], true);
  EXPECT_EQ(c.value("Aliases", Texts{}), d.aliases);
  EXPECT_EQ(c.contains("ViewerCertificate"), !d.aliases.empty());
  if (!d.aliases.empty()) {
    EXPECT_EQ(c["ViewerCertificate"], (json{{"AcmCertificateArn", {{"Ref", "CertificateArn"}}},
                                            {"MinimumProtocolVersion", enumName(d.securityPolicy)},
                                            {"SslSupportMethod", "sni-only"}}));
    EXPECT_FALSE(t["Parameters"]["CertificateArn"].contains("Default")) << "deploying must ask for it";
  }
  EXPECT_EQ(c.value("DefaultRootObject", ""), d.defaultRootObject);
  EXPECT_EQ(c["HttpVersion"], enumName(d.httpVersions));
  EXPECT_EQ(c.value("WebACLId", json()), (d.webAcl ? json{{"Ref", "WebAclArn"}} : json()));
  EXPECT_EQ(t["Parameters"].contains("WebAclArn"), d.webAcl);
  expectErrorsAndCountries(c, d);
  const json others = c.value("CacheBehaviors", json::array());
  ASSERT_EQ(others.size() + 1, d.behaviors.size());
  for (std::size_t i = 0; i < others.size(); ++i) expectBehavior(t, others[i], c, p, node, d.behaviors[i]);
  expectBehavior(t, c["DefaultCacheBehavior"], c, p, node, d.behaviors.back());
}

void expectApi(const json& t, const Project& p, const Node& node) {
  const auto& c = std::get<HttpApiConfig>(node.config);
  const auto apis = resources(t, "AWS::ApiGatewayV2::Api"), stages = resources(t, "AWS::ApiGatewayV2::Stage");
  ASSERT_EQ(apis.size(), 1u);
  ASSERT_EQ(stages.size(), 1u);
  EXPECT_EQ(apis[0].properties["ProtocolType"], "HTTP");
  EXPECT_EQ(apis[0].properties["DisableExecuteApiEndpoint"], c.disableExecuteApiEndpoint);
  EXPECT_EQ(stages[0].properties["StageName"], c.stage);
  EXPECT_EQ(stages[0].properties["AutoDeploy"], true);
  Texts domains;
  for (const Resource& r : resources(t, "AWS::ApiGatewayV2::DomainName"))
    domains.push_back(r.properties["DomainName"]);
  EXPECT_EQ(std::set<std::string>(domains.begin(), domains.end()),
            std::set<std::string>(c.customDomains.begin(), c.customDomains.end()));
  EXPECT_EQ(resources(t, "AWS::ApiGatewayV2::ApiMapping").size(), domains.size());

  std::map<std::string, json> want, got;
  for (const Link* l : p.linksFrom(node.id)) {
    const auto& i = std::get<IntegrationLink>(l->config);
    const bool lambda = i.type == IntegrationType::LambdaProxy;
    for (const std::string& key : i.routes)
      want[key] = lambda ? json{"AWS_PROXY", "2.0", "lambda"} : json{"HTTP_PROXY", "1.0", i.uri};
  }
  for (const Resource& r : resources(t, "AWS::ApiGatewayV2::Route")) {
    const json& i =
        t["Resources"][r.properties["Target"]["Fn::Join"][1][1]["Ref"].get<std::string>()]["Properties"];
    got[r.properties["RouteKey"]] = {i["IntegrationType"], i["PayloadFormatVersion"],
                                     i["IntegrationUri"].is_string() ? i["IntegrationUri"] : json("lambda")};
  }
  EXPECT_EQ(got, want);
}

void expectLambdas(const json& t, const Project& p) {
  std::multiset<std::string> want, got;
  for (const Link& l : p.links) {
    const auto* i = std::get_if<IntegrationLink>(&l.config);
    if ((i && i->type == IntegrationType::LambdaProxy) || std::holds_alternative<InvokeLink>(l.config)) {
      const auto version = std::get<DjangoConfig>(p.find(l.to)->config).version;
      want.insert(version == DjangoVersion::V32   ? "python3.11"
                  : version == DjangoVersion::V42 ? "python3.12"
                                                  : "python3.13");
    }
  }
  for (const Resource& r : resources(t, "AWS::Lambda::Function")) {
    got.insert(r.properties["Runtime"].get<std::string>());
    EXPECT_EQ(r.properties["Handler"], "lambda_handler.handler");
    EXPECT_TRUE(t["Parameters"].contains(
        r.properties["Environment"]["Variables"]["DJANGO_SETTINGS_MODULE"]["Ref"].get<std::string>()));
  }
  EXPECT_EQ(got, want);
}

const CdkApps& apps() {
  static const CdkApps all("export_cdk", {{"article", articleProject},
                                          {"stage", stageProject},
                                          {"behaviors", behaviorsProject},
                                          {"custom-origin", customOriginProject},
                                          {"origins", originsProject},
                                          {"twins", twinsProject},
                                          {"legacy", legacyProject},
                                          {"settings", settingsProject},
                                          {"hostile", hostileProject}});
  return all;
}

json templateOf(const std::string& app) { return apps().templateOf(app); }

void expectDesign(const std::string& name, const Project& p) {
  SCOPED_TRACE(name);
  const json t = templateOf(name);
  for (const Node& node : p.nodes) {
    if (node.kind() == NodeKind::Distribution) expectDistribution(t, p, node);
    if (node.kind() == NodeKind::HttpApi) expectApi(t, p, node);
  }
  expectLambdas(t, p);
}

}  // namespace

// One test, for compiling and synthesizing take seconds and each test of this program may run in a process of
// its own.
TEST(ExportCdkApps, CompileSynthesizeAndHoldTheDesign) {
  if (kSanitized) GTEST_SKIP() << "the build without sanitizers runs this";
  if (!haveTools()) GTEST_SKIP();
  ASSERT_NO_FATAL_FAILURE(apps().synthesize());
  for (const auto& [name, make] : apps().projects()) expectDesign(name, make());

  // What the hostile project has besides the article is one route with the permission to call it, a policy
  // and a store; its texts add nothing.
  auto want = resourceTypes(templateOf("article"));
  want["AWS::ApiGatewayV2::Route"] += 1;
  want["AWS::Lambda::Permission"] += 1;
  want["AWS::CloudFront::ResponseHeadersPolicy"] += 1;
  want["AWS::CloudFront::KeyValueStore"] += 1;
  EXPECT_EQ(resourceTypes(templateOf("hostile")), want);

  // Functions that name the same store share it; its file holds the entries.
  EXPECT_EQ(resources(templateOf("settings"), "AWS::CloudFront::KeyValueStore").size(), 3u);
  json data = json::array();
  Project settings = settingsProject();
  for (const auto& [key, value] : config<FunctionConfig>(settings, "forward-host").keyValueStore)
    data.push_back({{"key", key}, {"value", value}});
  EXPECT_EQ(json::parse(apps().file("settings/functions/forward-host.json")), (json{{"data", data}}));
  EXPECT_NE(apps().file("settings/README.md").find("WebAclArn="), std::string::npos);

  // Policies and functions that no behavior uses stay out.
  EXPECT_EQ(resources(templateOf("settings"), "AWS::CloudFront::ResponseHeadersPolicy").size(), 2u);
  EXPECT_EQ(resources(templateOf("stage"), "AWS::CloudFront::OriginRequestPolicy").size(), 1u);
  EXPECT_EQ(resources(templateOf("twins"), "AWS::CloudFront::Function").size(), 1u);
  EXPECT_NE(apps().file("twins/README.md").find("no behavior uses it: Unused"), std::string::npos);
}
