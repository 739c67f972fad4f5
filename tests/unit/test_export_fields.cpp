// SPDX-License-Identifier: GPL-3.0-or-later
// No setting gets lost on the way into a CDK app: each row of the field lists, changed, changes what is
// exported or is refused with its place. A new row without an export fails here.
#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "sim/export/export.h"
#include "tests/support/builders.h"

using namespace headway;
using headway::testing::articleProject;
using headway::testing::config;

namespace {

template <class Config>
void connect(Project& p, const char* from, const char* to, Config config) {
  p.links.push_back({{}, {from}, {to}, std::move(config)});
}

template <class Cors>
void fillCors(Cors& c) {
  c.corsAllowOrigins = {"https://app.example.com"};
  c.corsAllowMethods = {"GET"};
  c.corsAllowHeaders = {"X-A"};
  c.corsExposeHeaders = {"X-B"};
  c.corsMaxAge = 60;
}

void addHttpApi(Project& p) {
  auto& api = config<HttpApiConfig>(p, "api");
  api.stage = "prod";
  api.moreStages = {"v2"};
  api.customDomains = {"api.example.com"};
  api.apiMappings = {{"more.example.com", "v1", ""}};
  api.throttlingRate = api.throttlingBurst = 10;
  api.stageVariables = {{"a", "b"}};
  fillCors(api);
  headway::testing::wire<OriginLink>(p, "edge->api").domain = "api.example.com";
  IntegrationLink django{.uri = "https://backend.example.com", .timeout = 5000};
  django.authorization = RouteAuthorization::Jwt;
  django.authorizationScopes = {"read"};
  django.responseParameters = {{200, "overwrite:header.X-A", "b"}};
  headway::testing::wire<IntegrationLink>(p, "api->django") = django;
  IntegrationLink balancer{.routes = {"GET /lb"}, .type = IntegrationType::HttpProxy, .timeout = 29'500};
  balancer.uri = "https://lb.example.com";
  balancer.connection = ApiConnection::VpcLink;
  balancer.authorization = RouteAuthorization::Lambda;
  connect(p, "api", "lb", balancer);
  connect(p, "api", "server",
          IntegrationLink{
              .routes = {"GET /server"}, .type = IntegrationType::HttpProxy, .uri = "https://s.example.com"});
}

void addRestApis(Project& p) {
  RestApiConfig api;
  api.region = "eu-west-1";
  api.moreStages = {"v2"};
  api.customDomains = {"rest.example.com"};
  api.apiMappings = {{"rest.example.com", "v1", ""}};
  api.throttlingRate = api.throttlingBurst = 10;
  api.apiKeys = {"a"};
  api.quota = api.keyRate = api.keyBurst = 5;
  api.allowedSourceIps = {"203.0.113.0/24"};
  api.gatewayResponses = {{.type = "UNAUTHORIZED", .status = 403}};
  p.nodes.push_back({{"rest"}, "REST API", api});
  MethodLink plain{.methods = {"GET /plain"}, .type = MethodType::Http, .uri = "https://backend.example.com"};
  plain.authorization = MethodAuthorization::Token;
  plain.responseParameters = {{200, "method.response.header.X-A", "'b'"}};
  connect(p, "rest", "django", plain);
  MethodLink balancer{.methods = {"GET /lb"}, .type = MethodType::HttpProxy, .uri = "https://lb.example.com"};
  balancer.connection = ApiConnection::VpcLink;
  connect(p, "rest", "lb", balancer);
  RestApiConfig closed;
  closed.region = "eu-west-1";
  closed.endpointType = ApiEndpoint::Private;
  closed.vpcEndpoints = {"vpce-0123456789abcdef0"};
  p.nodes.push_back({{"closed"}, "Private API", closed});
  connect(p, "closed", "django", MethodLink{});
}

void addBalancers(Project& p) {
  LoadBalancerConfig lb;
  lb.moreListeners = {{ListenerProtocol::Https, 443, {"lb.example.com"}}};
  lb.rules = {{.hostHeader = {"www.example.com"}},
              {.priority = 2, .action = RuleAction::Redirect},
              {.priority = 3, .action = RuleAction::FixedResponse, .body = "no"}};
  p.nodes.push_back({{"lb"}, "Balancer", lb});
  p.nodes.push_back({{"server"}, "Server", DjangoConfig{.runsIn = DjangoHost::Gunicorn}});
  connect(p, "lb", "server", TargetLink{});
  connect(p, "lb", "django", TargetLink{.type = TargetType::Lambda});
}

void addFunctionUrl(Project& p) {
  FunctionUrlConfig url;
  url.region = "eu-west-1";
  url.reservedConcurrency = 3;
  fillCors(url);
  p.nodes.push_back({{"url"}, "URL", url});
  p.nodes.push_back({{"page"}, "Page", DjangoConfig{}});
  connect(p, "url", "page", InvokeLink{});
}

/// A project in which as many settings as possible are in use, so that a change of one must be seen.
Project fullProject() {
  Project p = articleProject();
  auto& edge = config<DistributionConfig>(p, "edge");
  edge.geoRestriction = GeoRestriction::Whitelist;
  edge.geoCountries = {"DE"};
  edge.customErrorResponses = {
      {.errorCode = 404, .errorCachingMinTtl = 5, .responsePagePath = "/404.html", .responseCode = 200}};
  edge.cachePolicies = {{.name = "Own cache",
                         .minTtl = 1,
                         .defaultTtl = 5,
                         .maxTtl = 9,
                         .headerBehavior = CacheHeaders::Whitelist,
                         .headers = {"X-A"},
                         .cookieBehavior = ListBehavior::Whitelist,
                         .cookies = {"a"},
                         .queryStringBehavior = ListBehavior::Whitelist,
                         .queryStrings = {"q"}}};
  edge.originRequestPolicies = {{.name = "Own request",
                                 .headerBehavior = OriginHeaders::AllExcept,
                                 .headers = {"CloudFront-Viewer-Country"},
                                 .cookieBehavior = ListBehavior::Whitelist,
                                 .cookies = {"a"},
                                 .queryStringBehavior = ListBehavior::Whitelist,
                                 .queryStrings = {"q"}}};
  edge.responseHeadersPolicies = {{.name = "Own response",
                                   .corsAllowOrigins = {"https://a.example.com"},
                                   .corsAllowMethods = {"GET"},
                                   .corsAllowHeaders = {"X-A"},
                                   .contentSecurityPolicy = "default-src 'self'",
                                   .contentTypeOptions = true,
                                   .frameOptions = FrameOptions::Deny,
                                   .referrerPolicy = ReferrerPolicy::Origin,
                                   .hstsMaxAge = 60,
                                   .xssProtection = XssProtection::On,
                                   .xssReportUri = "/xss",
                                   .customHeaders = {{"X-B", "c", false}},
                                   .removeHeaders = {"Server"},
                                   .serverTiming = "50"}};
  Behavior last = edge.behaviors[0];
  last.cachePolicy = "Own cache";
  last.originRequestPolicy = "Own request";
  last.responseHeadersPolicy = "Own response";
  last.lambdaEdge = {{.arn = "arn:aws:lambda:us-east-1:123456789012:function:rewrite:3"}};
  const Behavior plain{.path = "/plain/*",
                       .allowedMethods = AllowedMethods::All,
                       .forwarding = ForwardingMode::Legacy,
                       .legacyCookies = LegacyCookies::Whitelist,
                       .legacyCookieNames = {"a"},
                       .legacyQueryString = true};
  Behavior keys = plain;
  keys.path = "/keys/*";
  keys.legacyQueryStringKeys = {"q"};
  const Behavior files{.path = "/files/*", .cachePolicy = "CachingDisabled"};
  edge.behaviors = {plain, keys, files, last};

  auto& forward = config<FunctionConfig>(p, "forward-host");
  forward.keyValueStoreName = "routes";
  forward.keyValueStore = {{"a", "b"}};
  p.nodes.push_back({{"answer"}, "Answer", FunctionConfig{}});
  p.nodes.push_back({{"files"}, "Files", BucketConfig{.name = "headway-files", .region = "eu-west-1"}});
  p.nodes.push_back({{"spare"}, "Spare", BucketConfig{.name = "headway-spare", .region = "eu-west-1"}});
  for (Link& l : p.links)
    if (auto* function = std::get_if<FunctionLink>(&l.config)) function->behaviors = {"*"};
  p.links.push_back({{},
                     {"edge"},
                     {"answer"},
                     FunctionLink{.event = FunctionEvent::ViewerResponse, .behaviors = {"/plain/*"}}});
  p.links.push_back({{}, {"edge"}, {"files"}, OriginLink{.behaviors = {"/files/*"}}});
  p.links.push_back(
      {{}, {"edge"}, {"spare"}, OriginLink{.behaviors = {"/files/*"}, .failoverCodes = {"503"}}});
  addHttpApi(p);
  addRestApis(p);
  addBalancers(p);
  addFunctionUrl(p);
  renumberLinks(p);
  return p;
}

template <class T, class Variant>
inline constexpr bool isOneOf = false;
template <class T, class... All>
inline constexpr bool isOneOf<T, std::variant<All...>> = (std::is_same_v<T, All> || ...);

/// The app does not make load balancers; README.md says how they must be set up.
template <class T>
inline constexpr bool isForPeople = std::is_same_v<T, LoadBalancerConfig> || std::is_same_v<T, Listener> ||
                                    std::is_same_v<T, ListenerRule> || std::is_same_v<T, TargetLink>;

/// Where all the structs of one kind stand in a project.
template <class T>
std::vector<T*> all(Project& p) {
  std::vector<T*> out;
  const auto add = [&](auto& list) {
    for (auto& item : list) out.push_back(&item);
  };
  auto& edge = config<DistributionConfig>(p, "edge");
  if constexpr (std::is_same_v<T, Behavior>) add(edge.behaviors);
  if constexpr (std::is_same_v<T, CachePolicy>) add(edge.cachePolicies);
  if constexpr (std::is_same_v<T, OriginRequestPolicy>) add(edge.originRequestPolicies);
  if constexpr (std::is_same_v<T, ResponseHeadersPolicy>) add(edge.responseHeadersPolicies);
  if constexpr (std::is_same_v<T, AddedHeader>) add(edge.responseHeadersPolicies[0].customHeaders);
  if constexpr (std::is_same_v<T, CustomErrorResponse>) add(edge.customErrorResponses);
  if constexpr (std::is_same_v<T, LambdaEdge>) add(edge.behaviors.back().lambdaEdge);
  if constexpr (std::is_same_v<T, ApiMapping>) {
    add(config<HttpApiConfig>(p, "api").apiMappings);
    add(config<RestApiConfig>(p, "rest").apiMappings);
  }
  if constexpr (std::is_same_v<T, GatewayResponse>) add(config<RestApiConfig>(p, "rest").gatewayResponses);
  if constexpr (std::is_same_v<T, Listener>) add(config<LoadBalancerConfig>(p, "lb").moreListeners);
  if constexpr (std::is_same_v<T, ListenerRule>) add(config<LoadBalancerConfig>(p, "lb").rules);
  for (Node& n : p.nodes)
    if constexpr (isOneOf<T, NodeConfig>)
      if (auto* c = std::get_if<T>(&n.config)) out.push_back(c);
  for (Link& l : p.links) {
    if constexpr (isOneOf<T, LinkConfig>)
      if (auto* c = std::get_if<T>(&l.config)) out.push_back(c);
    if constexpr (std::is_same_v<T, ResponseMapping>)
      std::visit(
          [&](auto& c) {
            if constexpr (requires { c.responseParameters; }) add(c.responseParameters);
          },
          l.config);
  }
  return out;
}

/// Renaming a policy renames what names it.
void follow(Project& p) {
  auto& edge = config<DistributionConfig>(p, "edge");
  Behavior& last = edge.behaviors.back();
  if (last.cachePolicy == "Own cache") last.cachePolicy = edge.cachePolicies[0].name;
  if (last.originRequestPolicy == "Own request")
    last.originRequestPolicy = edge.originRequestPolicies[0].name;
  if (last.responseHeadersPolicy == "Own response")
    last.responseHeadersPolicy = edge.responseHeadersPolicies[0].name;
}

struct Exported {
  std::string text;  ///< of all files, README.md only if it is asked for; "" if refused
  Texts refusedFields;
};

Exported exported(const Project& p, bool readme) {
  Exported out;
  const auto files = findExporter("cdk-typescript")->run(p);
  if (!files) {
    for (const Diagnostic& d : files.error()) {
      EXPECT_TRUE(!d.where.node.empty() || !d.where.link.empty()) << render(d);
      EXPECT_FALSE(d.hint.empty()) << render(d);
      out.refusedFields.push_back(d.where.field);
    }
    return out;
  }
  for (const ExportFile& f : *files)
    if (readme || f.path != "README.md") out.text += f.path + "\n" + f.text;
  return out;
}

enum class Must { Export, Refuse, Ignore };

/// What a row needs to be told besides what its type says.
struct Row {
  Must must = Must::Export;
  std::vector<Value> values;  ///< to try; empty: made from the type
  const char* why = "";       ///< of Refuse and Ignore
};

const std::map<std::string, Row>& rows() {
  static const std::map<std::string, Row> all = {
      {"distribution.domain", {Must::Ignore, {}, "AWS gives the name"}},
      {"distribution.viewer_mtls", {Must::Refuse, {}, "needs a trust store"}},
      {"distribution.continuous_deployment", {Must::Refuse, {}, "needs a staging distribution"}},
      {"distribution.aliases", {Must::Export, {Texts{"www.example.com"}}}},
      {"distribution.geo_countries", {Must::Export, {Texts{"FR"}, Texts{"DE", "FR"}}}},
      {"behavior.restrict_viewer_access", {Must::Refuse, {}, "needs a key group"}},
      {"behavior.field_level_encryption", {Must::Refuse, {}, "needs a configuration with keys"}},
      {"behavior.cache_policy", {Must::Export, {"CachingDisabled", "Amplify-Default"}}},
      {"behavior.origin_request_policy", {Must::Export, {"", "AllViewer"}}},
      {"behavior.response_headers_policy", {Must::Export, {"", "SecurityHeadersPolicy"}}},
      {"custom-error-response.response_page_path", {Must::Export, {"/other.html"}}},
      {"custom-error-response.response_code", {Must::Export, {std::int64_t{404}, std::int64_t{500}}}},
      {"lambda-edge.arn", {Must::Export, {"arn:aws:lambda:us-east-1:123456789012:function:rewrite:4"}}},
      {"response-headers-policy.cors_allow_methods", {Must::Export, {Texts{"ALL"}, Texts{"PUT", "GET"}}}},
      {"response-headers-policy.server_timing", {Must::Export, {"", "0", "0.5"}}},
      {"function-association.behaviors", {Must::Export, {Texts{"/keys/*"}}}},
      {"origin.behaviors", {Must::Export, {Texts{"/plain/*"}, Texts{"/files/*", "/plain/*"}}}},
      {"origin.domain", {Must::Export, {"", "b.example.com"}}},
      {"origin.path", {Must::Export, {"/v1"}}},
      {"origin.http_port", {Must::Export, {std::int64_t{8080}}}},
      {"origin.https_port", {Must::Export, {std::int64_t{8443}}}},
      {"origin.connection_attempts", {Must::Export, {std::int64_t{2}}}},
      {"origin.connection_timeout", {Must::Export, {std::int64_t{4}}}},
      {"origin.certificate_names", {Must::Ignore, {}, "what the server shows is not CloudFront's to set"}},
      {"origin.vpc_origin", {Must::Refuse, {}, "needs the ids of a VPC"}},
      {"origin.origin_shield", {Must::Export, {"eu-west-1"}}},
      {"origin.ssl_protocols", {Must::Export, {Texts{"TLSv1.1"}}}},
      {"origin.failover_codes", {Must::Export, {Texts{"500"}}}},
      {"origin.response_completion_timeout", {Must::Export, {std::int64_t{60}}}},
      {"http-api.api_id", {Must::Ignore, {}, "AWS gives it"}},
      {"http-api.region", {Must::Refuse, {"us-east-1"}, "one stack lives in one Region"}},
      {"http-api.stage", {Must::Export, {"dev", "$default"}}},
      {"http-api.custom_domains", {Must::Export, {Texts{"b.example.com"}}}},
      {"http-api.cors_allow_origins", {Must::Export, {Texts{"https://b.example.com"}, Texts{"*"}}}},
      {"http-api.cors_allow_methods", {Must::Export, {Texts{"PUT"}, Texts{"*"}}}},
      {"http-api.stage_variables", {Must::Export, {NameValues{{"a", "c"}}, NameValues{}}}},
      {"api-mapping.domain", {Must::Export, {"b.example.com"}}},
      {"api-mapping.stage", {Must::Export, {"v2"}}},
      {"integration.routes", {Must::Export, {Texts{"GET /other"}}}},
      {"integration.uri", {Must::Export, {"https://b.example.com"}}},
      {"integration.server_name_to_verify", {Must::Export, {"b.example.com"}}},
      {"integration.identity_sources", {Must::Export, {Texts{"$request.header.X-A"}}}},
      {"integration.request_parameters", {Must::Export, {NameValues{{"append:header.X-A", "b"}}}}},
      {"integration.timeout", {Must::Export, {std::int64_t{50}, std::int64_t{29'001}, std::int64_t{30'000}}}},
      {"integration.allows_invoke", {Must::Refuse, {}, "the CDK grants it"}},
      {"response-mapping.key", {Must::Export, {"append:header.X-A", "method.response.header.X-C"}}},
      {"response-mapping.value", {Must::Export, {"'other'"}}},
      {"rest-api.api_id", {Must::Ignore, {}, "AWS gives it"}},
      {"rest-api.region", {Must::Refuse, {"us-east-1"}, "one stack lives in one Region"}},
      {"rest-api.stage", {Must::Export, {"dev"}}},
      {"rest-api.custom_domains", {Must::Export, {Texts{"b.example.com"}}}},
      {"rest-api.vpc_endpoints", {Must::Export, {Texts{"vpce-1"}}}},
      {"rest-api.stage_variables", {Must::Export, {NameValues{{"a", "c"}}}}},
      {"rest-api.binary_media_types", {Must::Export, {Texts{"image/png"}}}},
      {"rest-api.api_keys", {Must::Export, {Texts{"a", "b"}}}},
      {"rest-api.allowed_source_ips", {Must::Export, {Texts{"10.0.0.0/8"}, Texts{}}}},
      {"gateway-response.type", {Must::Export, {"THROTTLED"}}},
      {"gateway-response.headers", {Must::Export, {NameValues{{"X-A", "'b'"}}}}},
      {"methods.methods", {Must::Export, {Texts{"GET /other"}}}},
      {"methods.uri", {Must::Export, {"https://b.example.com"}}},
      {"methods.identity_sources", {Must::Export, {Texts{"method.request.header.X-A"}}}},
      {"methods.request_parameters", {Must::Export, {NameValues{{"integration.request.header.X-A", "'b'"}}}}},
      {"methods.allows_invoke", {Must::Refuse, {}, "the CDK grants it"}},
      {"function-url.url_id", {Must::Ignore, {}, "AWS gives it"}},
      {"function-url.region", {Must::Refuse, {"us-east-1"}, "one stack lives in one Region"}},
      {"function-url.allows_invoke_function_url", {Must::Refuse, {}, "the CDK grants it"}},
      {"function-url.allows_invoke_function", {Must::Refuse, {}, "the CDK grants it"}},
      {"function-url.cors_allow_origins", {Must::Export, {Texts{"https://b.example.com"}, Texts{"*"}}}},
      {"function-url.cors_allow_methods", {Must::Export, {Texts{"PUT"}, Texts{"*"}}}},
  };
  return all;
}

/// Other values than the one that is there.
std::vector<Value> others(const FieldInfo& f, const Value& now) {
  std::vector<Value> out;
  switch (f.type) {
    case FieldType::Bool: out = {Value(!*now.as<bool>())}; break;
    case FieldType::Int: out = {Value(*now.as<std::int64_t>() + 1)}; break;
    case FieldType::Choice:
      for (const auto choice : f.choices) out.push_back(Value(std::string(choice)));
      break;
    case FieldType::Text:
    case FieldType::Code: out = {Value("other")}; break;
    case FieldType::TextList: out = {Value(Texts{"X-Other"})}; break;
    case FieldType::Pairs: out = {Value(NameValues{{"X-Other", "value"}})}; break;
    case FieldType::Records: break;
  }
  std::erase(out, now);
  return out;
}

std::set<std::string>& testedSchemas() {
  static std::set<std::string> all;
  return all;
}
std::set<std::string>& seenRows() {
  static std::set<std::string> all;
  return all;
}

struct Outcome {
  std::size_t exports = 0, refusals = 0;
};

/// Changes one field of one struct in every way its row asks for. Where one value makes a difference, every
/// value must make another.
template <class T>
void tryField(std::size_t index, const Field<T>& field, const Row& row, Outcome& outcome) {
  Project base = fullProject();
  const Value now = field.get(*all<T>(base)[index]);
  std::multimap<std::string, std::string> values = {{exported(base, isForPeople<T>).text, display(now)}};
  for (const Value& v : row.values.empty() ? others(field.info, now) : row.values) {
    if (v == now) continue;
    Project p = fullProject();
    if (!field.set(*all<T>(p)[index], v)) continue;
    follow(p);
    const Exported after = exported(p, isForPeople<T>);
    const auto named = [&](const std::string& where) { return where.ends_with(field.info.name); };
    if (after.text.empty())
      outcome.refusals += std::any_of(after.refusedFields.begin(), after.refusedFields.end(), named);
    else
      values.emplace(after.text, display(v));
  }
  std::set<std::string> texts;
  for (const auto& [text, value] : values) texts.insert(text);
  if (texts.size() == 1) return;
  outcome.exports += texts.size() - 1;
  for (auto it = values.begin(); std::next(it) != values.end(); ++it)
    EXPECT_TRUE(it->first != std::next(it)->first)
        << it->second << " and " << std::next(it)->second << " are exported alike";
}

template <class T>
void expectEveryRow() {
  const auto& described = describe<T>();
  testedSchemas().insert(std::string(described.schema.key));
  Project base = fullProject();
  ASSERT_FALSE(all<T>(base).empty()) << described.schema.key;
  for (const Field<T>& field : described.fields) {
    const std::string name = std::string(described.schema.key) + "." + std::string(field.info.name);
    SCOPED_TRACE(name);
    seenRows().insert(name);
    if (field.info.type == FieldType::Records) continue;  // the rows of its record are tried in place
    const auto known = rows().find(name);
    const Row row = known == rows().end() ? Row{} : known->second;
    Outcome outcome;
    for (std::size_t i = 0; i < all<T>(base).size(); ++i) tryField<T>(i, field, row, outcome);
    switch (row.must) {
      case Must::Export:
        EXPECT_GT(outcome.exports, 0)
            << "changing it changes nothing that is exported (refused: " << outcome.refusals << ")";
        break;
      case Must::Refuse:
        EXPECT_EQ(outcome.exports, 0) << row.why;
        EXPECT_GT(outcome.refusals, 0) << row.why;
        break;
      case Must::Ignore: EXPECT_EQ(outcome.exports + outcome.refusals, 0) << row.why; break;
    }
  }
}

/// Nested records are described by schemas of their own, which must be tested too.
void collectSchemas(const Schema& schema, std::set<std::string>& out) {
  if (!out.insert(std::string(schema.key)).second) return;
  for (const FieldInfo& f : schema.fields)
    if (f.record) collectSchemas(*f.record, out);
}

}  // namespace

TEST(ExportFields, TheBaseIsExported) {
  const auto files = findExporter("cdk-typescript")->run(fullProject());
  ASSERT_TRUE(files) << render(files.error()[0]);
}

TEST(ExportFields, EveryRowIsExportedOrRefused) {
  expectEveryRow<DistributionConfig>();
  expectEveryRow<Behavior>();
  expectEveryRow<CachePolicy>();
  expectEveryRow<OriginRequestPolicy>();
  expectEveryRow<ResponseHeadersPolicy>();
  expectEveryRow<AddedHeader>();
  expectEveryRow<CustomErrorResponse>();
  expectEveryRow<LambdaEdge>();
  expectEveryRow<FunctionConfig>();
  expectEveryRow<FunctionLink>();
  expectEveryRow<OriginLink>();
  expectEveryRow<HttpApiConfig>();
  expectEveryRow<ApiMapping>();
  expectEveryRow<IntegrationLink>();
  expectEveryRow<ResponseMapping>();
  expectEveryRow<RestApiConfig>();
  expectEveryRow<GatewayResponse>();
  expectEveryRow<MethodLink>();
  expectEveryRow<FunctionUrlConfig>();
  expectEveryRow<LoadBalancerConfig>();
  expectEveryRow<Listener>();
  expectEveryRow<ListenerRule>();
  expectEveryRow<TargetLink>();

  std::set<std::string> wanted;
  for (const Schema* schema :
       {&describe<DistributionConfig>().schema, &describe<FunctionConfig>().schema,
        &describe<FunctionLink>().schema, &describe<OriginLink>().schema, &describe<HttpApiConfig>().schema,
        &describe<IntegrationLink>().schema, &describe<RestApiConfig>().schema,
        &describe<MethodLink>().schema, &describe<FunctionUrlConfig>().schema,
        &describe<LoadBalancerConfig>().schema, &describe<TargetLink>().schema})
    collectSchemas(*schema, wanted);
  EXPECT_EQ(testedSchemas(), wanted);
  for (const auto& [name, row] : rows()) {
    EXPECT_TRUE(seenRows().contains(name)) << name << " is no row any more";
  }
}
