// SPDX-License-Identifier: GPL-3.0-or-later
// Exported APIs and function URLs: compiled by TypeScript, synthesized by the CDK, and the template held
// against what the design says.
#include <algorithm>
#include <functional>
#include <set>

#include "tests/support/builders.h"
#include "tests/support/cdk_apps.h"

using namespace headway;
using namespace headway::testing;

namespace {

/// HTTP APIs with every setting: stages, names with keys, CORS, mappings, VPC links, authorizers, one API
/// behind another.
Project httpProject() {
  Project p = articleProject();
  auto& api = config<HttpApiConfig>(p, "api");
  api.stage = "prod";
  api.moreStages = {"$default", "v2"};
  api.customDomains = {"api.example.com"};
  api.apiMappings = {{"API.example.com", "orders/v2", "v2"}, {"shared.example.com", "http", ""}};
  api.throttlingRate = 50;
  api.throttlingBurst = 20;
  api.stageVariables = {{"backend", "blue"}, {"constructor", "x"}};
  api.corsAllowOrigins = {"https://app.example.com", "https://'+process.exit(3)+'"};
  api.corsAllowMethods = {"GET", "*"};
  api.corsAllowHeaders = {"X-A"};
  api.corsExposeHeaders = {"X-B", "*"};
  api.corsAllowCredentials = true;
  api.corsMaxAge = 600;
  auto& django = wire<IntegrationLink>(p, "api->django");
  django.payloadVersion = PayloadVersion::V1;
  django.timeout = 5000;
  django.authorization = RouteAuthorization::Jwt;
  django.authorizationScopes = {"read", "write"};
  django.requestParameters = {{"overwrite:header.Host", "shop.example.com"}, {"remove:header.X-Old", ""}};
  django.responseParameters = {{200, "overwrite:header.X-Frame-Options", "DENY"},
                               {404, "overwrite:statuscode", "403"},
                               {200, "remove:header.Server", ""}};

  p.nodes.push_back({{"lb"}, "Balancer", LoadBalancerConfig{}});
  p.nodes.push_back({{"lb2"}, "Second balancer", LoadBalancerConfig{.type = BalancerType::Network}});
  p.nodes.push_back({{"server"}, "Server", DjangoConfig{.runsIn = DjangoHost::Gunicorn}});
  HttpApiConfig inner;
  inner.apiId = "inner12345";
  inner.region = "eu-west-1";
  p.nodes.push_back({{"inner"}, "Inner", inner});
  const auto to = [&](const char* from, const char* node, IntegrationLink link) {
    p.links.push_back({{}, {from}, {node}, link});
  };
  IntegrationLink lb{.routes = {"ANY /lb/{proxy+}", "GET /lb"}, .type = IntegrationType::HttpProxy};
  lb.connection = ApiConnection::VpcLink;
  lb.serverNameToVerify = "lb.example.com";
  lb.authorization = RouteAuthorization::Lambda;
  lb.identitySources = {"$request.header.Authorization", "$context.stage"};
  lb.requestParameters = {{"overwrite:path", "$request.path"}};
  lb.timeout = 29'500;
  to("api", "lb", lb);
  lb.routes = {"GET /lb2"};
  lb.serverNameToVerify.clear();
  lb.authorization = RouteAuthorization::Iam;
  to("api", "lb2", lb);
  IntegrationLink server{.routes = {"GET /server"}, .type = IntegrationType::HttpProxy};
  server.connection = ApiConnection::VpcLink;
  to("api", "server", server);
  to("api", "inner",
     {.routes = {"ANY /inner/{proxy+}"},
      .type = IntegrationType::HttpProxy,
      .uri = "https://INNER12345.execute-api.eu-west-1.amazonaws.com/{proxy}"});
  to("inner", "server",
     {.routes = {"$default"}, .type = IntegrationType::HttpProxy, .uri = "https://backend.example.com"});
  renumberLinks(p);
  return p;
}

/// A regional REST API with every setting, an edge-optimized one, and the distribution in front of the first.
Project restProject() {
  Project p = articleProject();
  RestApiConfig api;
  api.region = "eu-west-1";
  api.moreStages = {"test"};
  api.customDomains = {"rest.example.com"};
  api.apiMappings = {{"rest.example.com", "a/b", "test"}};
  api.throttlingRate = 50;
  api.throttlingBurst = 20;
  api.stageVariables = {{"backend", "blue"}};
  api.binaryMediaTypes = {"*/*"};
  api.minimumCompressionSize = 0;
  api.apiKeySource = ApiKeySource::Authorizer;
  api.apiKeys = {"made-up-one", "made-up-two"};
  api.quota = 1000;
  api.quotaPeriod = QuotaPeriod::Week;
  api.keyRate = 5;
  api.keyBurst = 10;
  api.allowedSourceIps = {"203.0.113.0/24", "2001:db8::/32"};
  api.gatewayResponses = {{.type = "MISSING_AUTHENTICATION_TOKEN",
                           .status = 404,
                           .headers = {{"X-A", "'it is not here'"}},
                           .body = "{\"message\": \"'+process.exit(3)+'\"}"},
                          {.type = "DEFAULT_5XX"}};
  for (Node& n : p.nodes)
    if (n.id.value == "api") n.config = api;
  for (Link& l : p.links) {
    if (l.id.value == "api->django") l.config = MethodLink{.apiKeyRequired = true, .timeout = 60'000};
    if (auto* origin = std::get_if<OriginLink>(&l.config)) origin->path = "/prod";
  }
  RestApiConfig edge;
  edge.region = "eu-west-1";
  edge.endpointType = ApiEndpoint::Edge;
  edge.customDomains = {"edge.example.com"};
  edge.apiMappings = {{"edge.example.com", "v1", "prod"}};
  edge.disableExecuteApiEndpoint = true;
  p.nodes.push_back({{"cdn"}, "Edge API", edge});
  p.nodes.push_back({{"lb"}, "Balancer", LoadBalancerConfig{}});
  p.nodes.push_back({{"nlb"}, "Network balancer", LoadBalancerConfig{.type = BalancerType::Network}});
  p.nodes.push_back({{"server"}, "Server", DjangoConfig{.runsIn = DjangoHost::Gunicorn}});
  const auto to = [&](const char* from, const char* node, MethodLink link) {
    p.links.push_back({{}, {from}, {node}, link});
  };
  to("api", "server",
     {.methods = {"ANY /plain/{proxy+}", "POST /plain"},
      .type = MethodType::Http,
      .uri = "https://backend.example.com/{proxy}",
      .authorization = MethodAuthorization::Iam,
      .requestParameters = {{"integration.request.header.Host", "'www.example.com'"},
                            {"integration.request.header.X-A", "method.request.header.X-B"}},
      .responseParameters = {{200, "method.response.header.X-C", "integration.response.header.X-D"},
                             {404, "method.response.header.X-E", "'gone'"}}});
  MethodLink lb{
      .methods = {"GET /lb/{id}"}, .type = MethodType::HttpProxy, .uri = "http://internal.example.com/"};
  lb.connection = ApiConnection::VpcLink;
  lb.authorization = MethodAuthorization::Request;
  lb.identitySources = {"method.request.header.Authorization", "context.stage"};
  to("api", "lb", lb);
  lb.methods = {"ANY /nlb"};
  lb.authorization = MethodAuthorization::Cognito;
  lb.identitySources = {"method.request.header.Authorization"};
  to("api", "nlb", lb);
  to("cdn", "django", {.methods = {"ANY /"}, .authorization = MethodAuthorization::Token});
  renumberLinks(p);
  return p;
}

/// An HTTP API and a REST API behind one name.
Project sharedProject() {
  Project p = articleProject();
  config<HttpApiConfig>(p, "api").apiMappings = {{"api.example.com", "http", ""}};
  RestApiConfig rest;
  rest.region = "eu-west-1";
  rest.apiMappings = {{"api.example.com", "rest", ""}};
  p.nodes.push_back({{"rest"}, "REST", rest});
  p.links.push_back({{}, {"rest"}, {"django"}, MethodLink{}});
  wire<OriginLink>(p, "edge->api").domain = "api.example.com";
  renumberLinks(p);
  return p;
}

Project privateProject() {
  Project p;
  p.name = "private";
  RestApiConfig api;
  api.endpointType = ApiEndpoint::Private;
  api.vpcEndpoints = {"vpce-0123456789abcdef0", "vpce-0123456789abcdef1"};
  p.nodes = {{{"api"}, "API", api}, {{"django"}, "Django", DjangoConfig{}}};
  p.links = {{{}, {"api"}, {"django"}, MethodLink{}}};
  renumberLinks(p);
  return p;
}

Project urlProject() {
  Project p;
  p.name = "url";
  FunctionUrlConfig url;
  url.invokeMode = InvokeMode::ResponseStream;
  url.reservedConcurrency = 7;
  url.corsAllowOrigins = {"https://app.example.com"};
  url.corsAllowMethods = {"GET", "*"};
  url.corsAllowHeaders = {"X-A"};
  url.corsExposeHeaders = {"X-B"};
  url.corsAllowCredentials = true;
  url.corsMaxAge = 600;
  DjangoConfig django;
  django.runsIn = DjangoHost::ServerlessWsgi;
  django.functionTimeout = 61;
  django.basePath = "/v1";
  django.stripStagePath = true;
  p.nodes = {{{"url"}, "URL", url}, {{"django"}, "Django", django}};
  p.links = {{{}, {"url"}, {"django"}, InvokeLink{}}};
  renumberLinks(p);
  return p;
}

const CdkApps& apps() {
  static const CdkApps all("export_gateways", {{"http", httpProject},
                                               {"rest", restProject},
                                               {"shared", sharedProject},
                                               {"private", privateProject},
                                               {"url", urlProject}});
  return all;
}

json ref(const char* parameter) { return {{"Ref", parameter}}; }

/// The properties of the one resource of that type with that value.
json only(const json& t, const std::string& type, const char* property, const json& value) {
  json found;
  int count = 0;
  for (const Resource& r : resources(t, type))
    if (r.properties.value(property, json()) == value) {
      found = r.properties;
      ++count;
    }
  EXPECT_EQ(count, 1) << type << " with " << property << " = " << value;
  return found;
}

/// The integration behind a route of an HTTP API.
json integrationOf(const json& t, const char* route) {
  const json r = only(t, "AWS::ApiGatewayV2::Route", "RouteKey", route);
  return t["Resources"][r["Target"]["Fn::Join"][1][1]["Ref"].get<std::string>()]["Properties"];
}

json authorizerOf(const json& t, const json& routeOrMethod) {
  return t["Resources"][routeOrMethod["AuthorizerId"]["Ref"].get<std::string>()]["Properties"];
}

/// Paths of a REST API's resources by their ids.
std::map<std::string, std::string> paths(const json& t) {
  std::map<std::string, std::string> out;
  const auto all = resources(t, "AWS::ApiGateway::Resource");
  while (out.size() < all.size())
    for (const Resource& r : all) {
      const json& parent = r.properties["ParentId"];
      const std::string part = "/" + r.properties["PathPart"].get<std::string>();
      if (parent.contains("Fn::GetAtt"))
        out[r.id] = part;
      else if (out.contains(parent["Ref"]))
        out[r.id] = out[parent["Ref"]] + part;
    }
  return out;
}

/// "GET /lb/{id}" -> the method's properties.
std::map<std::string, json> methods(const json& t) {
  std::map<std::string, json> out;
  const auto all = paths(t);
  for (const Resource& r : resources(t, "AWS::ApiGateway::Method")) {
    const json& resource = r.properties["ResourceId"];
    out[r.properties["HttpMethod"].get<std::string>() + " " +
        (resource.contains("Ref") ? all.at(resource["Ref"]) : "/")] = r.properties;
  }
  return out;
}

/// Key and stage of every mapping of a custom domain name.
std::set<std::pair<std::string, std::string>> mappings(const json& t, const std::string& domain) {
  std::set<std::pair<std::string, std::string>> out;
  for (const Resource& r : resources(t, "AWS::ApiGatewayV2::ApiMapping")) {
    const std::string id = r.properties["DomainName"]["Ref"];
    if (t["Resources"][id]["Properties"]["DomainName"] != domain) continue;
    const json& stage = r.properties["Stage"];
    out.emplace(r.properties.value("ApiMappingKey", ""),
                stage.is_string()
                    ? stage
                    : t["Resources"][stage["Ref"].get<std::string>()]["Properties"]["StageName"]);
  }
  return out;
}

using Keys = std::set<std::pair<std::string, std::string>>;

void expectHttp(const json& t) {
  const json api = only(t, "AWS::ApiGatewayV2::Api", "Name", "HTTP API");
  EXPECT_EQ(api["CorsConfiguration"],
            (json{{"AllowCredentials", true},
                  {"AllowHeaders", {"X-A"}},
                  {"AllowMethods", {"GET", "*"}},
                  {"AllowOrigins", {"https://app.example.com", "https://'+process.exit(3)+'"}},
                  {"ExposeHeaders", {"X-B", "*"}},
                  {"MaxAge", 600}}));
  std::multiset<std::string> stages;
  for (const Resource& r : resources(t, "AWS::ApiGatewayV2::Stage")) {
    stages.insert(r.properties["StageName"].get<std::string>());
    if (!r.properties.contains("StageVariables")) continue;
    EXPECT_EQ(r.properties["StageVariables"], (json{{"backend", "blue"}, {"constructor", "x"}}));
    EXPECT_EQ(r.properties["DefaultRouteSettings"],
              (json{{"ThrottlingRateLimit", 50}, {"ThrottlingBurstLimit", 20}}));
  }
  EXPECT_EQ(stages, (std::multiset<std::string>{"$default", "$default", "prod", "v2"}));
  EXPECT_EQ(mappings(t, "api.example.com"), (Keys{{"", "prod"}, {"orders/v2", "v2"}}));
  EXPECT_EQ(mappings(t, "shared.example.com"), (Keys{{"http", "prod"}}));
}

void expectHttpIntegrations(const json& t) {
  const json api = only(t, "AWS::ApiGatewayV2::Api", "Name", "HTTP API");
  json django;
  for (const Resource& r : resources(t, "AWS::ApiGatewayV2::Integration"))
    if (r.properties["IntegrationType"] == "AWS_PROXY") django = r.properties;
  EXPECT_EQ(django["PayloadFormatVersion"], "1.0");
  EXPECT_EQ(django["TimeoutInMillis"], 5000);
  EXPECT_EQ(django["RequestParameters"],
            (json{{"overwrite:header.Host", "shop.example.com"}, {"remove:header.X-Old", ""}}));
  const json frame = {{"Destination", "overwrite:header.X-Frame-Options"}, {"Source", "DENY"}};
  const json server = {{"Destination", "remove:header.Server"}, {"Source", ""}};
  const json status = {{"Destination", "overwrite:statuscode"}, {"Source", "403"}};
  EXPECT_EQ(django["ResponseParameters"], (json{{"200", {{"ResponseParameters", {frame, server}}}},
                                                {"404", {{"ResponseParameters", json::array({status})}}}}));

  const json lb = integrationOf(t, "GET /lb");
  EXPECT_EQ(lb, integrationOf(t, "ANY /lb/{proxy+}"));
  EXPECT_EQ(lb["ConnectionType"], "VPC_LINK");
  EXPECT_EQ(lb["ConnectionId"], ref("VpcLinkId"));
  EXPECT_EQ(lb["IntegrationUri"], ref("ListenerArnLb"));
  EXPECT_EQ(lb["TlsConfig"], (json{{"ServerNameToVerify", "lb.example.com"}}));
  EXPECT_EQ(lb["TimeoutInMillis"], 29'500);
  EXPECT_EQ(lb["RequestParameters"], (json{{"overwrite:path", "$request.path"}}));
  const json second = integrationOf(t, "GET /lb2");
  EXPECT_EQ(second["IntegrationUri"], ref("ListenerArnLb2"));
  EXPECT_FALSE(second.contains("TlsConfig"));
  EXPECT_EQ(integrationOf(t, "GET /server")["IntegrationUri"], ref("ServiceArn"));
  // The id of the inner API is the one AWS gives.
  const json inner = integrationOf(t, "ANY /inner/{proxy+}")["IntegrationUri"]["Fn::Join"][1];
  EXPECT_EQ(inner[0], "https://");
  EXPECT_TRUE(inner[1].contains("Ref"));
  EXPECT_EQ(inner.back(), "/{proxy}");
  for (const char* id :
       {"VpcLinkId", "ListenerArnLb", "ServiceArn", "JwtIssuer", "JwtAudience", "AuthorizerArn"})
    EXPECT_FALSE(t["Parameters"].value(id, json{{"Default", ""}}).contains("Default")) << id;
}

void expectHttpAuthorization(const json& t) {
  json django;
  for (const Resource& r : resources(t, "AWS::ApiGatewayV2::Route"))
    if (r.properties.value("AuthorizationType", "") == "JWT") django = r.properties;
  EXPECT_EQ(django["AuthorizationScopes"], (json{"read", "write"}));
  const json jwt = authorizerOf(t, django);
  EXPECT_EQ(jwt["AuthorizerType"], "JWT");
  EXPECT_EQ(jwt["JwtConfiguration"]["Issuer"], ref("JwtIssuer"));
  EXPECT_EQ(jwt["JwtConfiguration"]["Audience"], (json{{"Fn::Split", {",", ref("JwtAudience")}}}));
  EXPECT_EQ(jwt["IdentitySource"], (json{"$request.header.Authorization"}));
  const json route = only(t, "AWS::ApiGatewayV2::Route", "RouteKey", "GET /lb");
  EXPECT_EQ(route["AuthorizationType"], "CUSTOM");
  const json lambda = authorizerOf(t, route);
  EXPECT_EQ(lambda["AuthorizerType"], "REQUEST");
  EXPECT_EQ(lambda["AuthorizerResultTtlInSeconds"], 0);
  EXPECT_EQ(lambda["IdentitySource"], (json{"$request.header.Authorization", "$context.stage"}));
  EXPECT_EQ(only(t, "AWS::Lambda::Permission", "FunctionName", ref("AuthorizerArn"))["Principal"],
            "apigateway.amazonaws.com");
  EXPECT_EQ(only(t, "AWS::ApiGatewayV2::Route", "RouteKey", "GET /lb2")["AuthorizationType"], "AWS_IAM");
  EXPECT_EQ(only(t, "AWS::ApiGatewayV2::Route", "RouteKey", "GET /server").value("AuthorizationType", "NONE"),
            "NONE");
}

void expectRest(const json& t) {
  const json api = only(t, "AWS::ApiGateway::RestApi", "Name", "HTTP API");
  EXPECT_EQ(api["EndpointConfiguration"], (json{{"Types", {"REGIONAL"}}}));
  EXPECT_EQ(api["BinaryMediaTypes"], (json{"*/*"}));
  EXPECT_EQ(api["MinimumCompressionSize"], 0);
  EXPECT_EQ(api["ApiKeySourceType"], "AUTHORIZER");
  EXPECT_EQ(api["DisableExecuteApiEndpoint"], false);
  const json& refusal = api["Policy"]["Statement"][1];
  EXPECT_EQ(refusal["Effect"], "Deny");
  EXPECT_EQ(refusal["Condition"],
            (json{{"NotIpAddress", {{"aws:SourceIp", {"203.0.113.0/24", "2001:db8::/32"}}}}}));
  std::multiset<std::string> stages;
  for (const Resource& r : resources(t, "AWS::ApiGateway::Stage")) {
    stages.insert(r.properties["StageName"].get<std::string>());
    if (!r.properties.contains("Variables")) continue;
    EXPECT_EQ(r.properties["Variables"], (json{{"backend", "blue"}}));
    EXPECT_EQ(r.properties["MethodSettings"][0]["ThrottlingRateLimit"], 50);
    EXPECT_EQ(r.properties["MethodSettings"][0]["ThrottlingBurstLimit"], 20);
  }
  EXPECT_EQ(stages, (std::multiset<std::string>{"prod", "prod", "test"}));
  EXPECT_EQ(mappings(t, "rest.example.com"), (Keys{{"", "prod"}, {"a/b", "test"}}));
  const json edge = only(t, "AWS::ApiGateway::DomainName", "DomainName", "edge.example.com");
  EXPECT_EQ(edge["CertificateArn"], ref("EdgeApiCertificateArn"));
  Texts bases;
  for (const Resource& r : resources(t, "AWS::ApiGateway::BasePathMapping"))
    bases.push_back(r.properties.value("BasePath", ""));
  EXPECT_EQ(std::set<std::string>(bases.begin(), bases.end()), (std::set<std::string>{"", "v1"}));
  EXPECT_EQ(only(t, "AWS::ApiGateway::RestApi", "Name", "Edge API")["DisableExecuteApiEndpoint"], true);
}

void expectRestMethods(const json& t) {
  const auto all = methods(t);
  std::set<std::string> keys;
  for (const auto& [key, method] : all) keys.insert(key);
  // "ANY /" is there twice, once for each API.
  EXPECT_EQ(keys, (std::set<std::string>{"ANY /", "ANY /{proxy+}", "ANY /plain/{proxy+}", "POST /plain",
                                         "GET /lb/{id}", "ANY /nlb"}));
  EXPECT_EQ(resources(t, "AWS::ApiGateway::Method").size(), 7u);
  const json& lambda = all.at("ANY /{proxy+}");
  EXPECT_EQ(lambda["Integration"]["Type"], "AWS_PROXY");
  EXPECT_EQ(lambda["Integration"]["TimeoutInMillis"], 60'000);
  EXPECT_EQ(lambda["ApiKeyRequired"], true);

  const json& plain = all.at("ANY /plain/{proxy+}");
  EXPECT_EQ(plain["AuthorizationType"], "AWS_IAM");
  EXPECT_EQ(plain["Integration"]["Type"], "HTTP");
  EXPECT_EQ(plain["Integration"]["IntegrationHttpMethod"], "ANY");
  EXPECT_EQ(plain["Integration"]["RequestParameters"],
            (json{{"integration.request.header.Host", "'www.example.com'"},
                  {"integration.request.header.X-A", "method.request.header.X-B"},
                  {"integration.request.path.proxy", "method.request.path.proxy"}}));
  EXPECT_EQ(plain["RequestParameters"],
            (json{{"method.request.header.X-B", false}, {"method.request.path.proxy", false}}));
  const json ok = {
      {"StatusCode", "200"},
      {"ResponseParameters", {{"method.response.header.X-C", "integration.response.header.X-D"}}}};
  const json gone = {{"StatusCode", "404"},
                     {"SelectionPattern", "404"},
                     {"ResponseParameters", {{"method.response.header.X-E", "'gone'"}}}};
  const json& answers = plain["Integration"]["IntegrationResponses"];
  const auto has = [](const json& list, const json& wanted) {
    return std::find(list.begin(), list.end(), wanted) != list.end();
  };
  EXPECT_EQ(answers[0], ok);
  EXPECT_TRUE(has(answers, gone)) << answers;
  EXPECT_TRUE(has(answers, {{"StatusCode", "302"}, {"SelectionPattern", "302"}})) << answers;
  EXPECT_EQ(plain["MethodResponses"].size(), answers.size());
  EXPECT_TRUE(has(plain["MethodResponses"],
                  {{"StatusCode", "404"}, {"ResponseParameters", {{"method.response.header.X-E", true}}}}));
  EXPECT_EQ(all.at("POST /plain")["Integration"]["IntegrationHttpMethod"], "POST");
  EXPECT_FALSE(all.at("POST /plain")["RequestParameters"].contains("method.request.path.proxy"));

  const json& lb = all.at("GET /lb/{id}")["Integration"];
  EXPECT_EQ(lb["Type"], "HTTP_PROXY");
  EXPECT_EQ(lb["ConnectionId"], ref("VpcLinkId"));
  EXPECT_EQ(lb["IntegrationTarget"], ref("ListenerArn"));
  EXPECT_EQ(lb["Uri"], "http://internal.example.com/");
  const json& nlb = all.at("ANY /nlb")["Integration"];
  EXPECT_EQ(nlb["ConnectionId"], ref("NetworkVpcLinkId"));
  EXPECT_FALSE(nlb.contains("IntegrationTarget"));
}

void expectRestAccess(const json& t) {
  const auto all = methods(t);
  const json request = authorizerOf(t, all.at("GET /lb/{id}"));
  EXPECT_EQ(request["Type"], "REQUEST");
  EXPECT_EQ(request["IdentitySource"], "method.request.header.Authorization,context.stage");
  const json pool = authorizerOf(t, all.at("ANY /nlb"));
  EXPECT_EQ(pool["ProviderARNs"], (json{ref("UserPoolArn")}));
  EXPECT_EQ(resources(t, "AWS::ApiGateway::Authorizer").size(), 3u);

  const auto plans = resources(t, "AWS::ApiGateway::UsagePlan");
  ASSERT_EQ(plans.size(), 1u);
  EXPECT_EQ(plans[0].properties["Quota"], (json{{"Limit", 1000}, {"Period", "WEEK"}}));
  EXPECT_EQ(plans[0].properties["Throttle"], (json{{"RateLimit", 5}, {"BurstLimit", 10}}));
  EXPECT_EQ(plans[0].properties["ApiStages"].size(), 2u);
  EXPECT_EQ(resources(t, "AWS::ApiGateway::UsagePlanKey").size(), 2u);
  for (const Resource& r : resources(t, "AWS::ApiGateway::ApiKey"))
    EXPECT_FALSE(r.properties.contains("Value")) << "made-up values stay in the design";
  EXPECT_EQ(t.dump().find("made-up-one"), std::string::npos);

  const json missing =
      only(t, "AWS::ApiGateway::GatewayResponse", "ResponseType", "MISSING_AUTHENTICATION_TOKEN");
  EXPECT_EQ(missing["StatusCode"], "404");
  EXPECT_EQ(missing["ResponseParameters"], (json{{"gatewayresponse.header.X-A", "'it is not here'"}}));
  EXPECT_EQ(missing["ResponseTemplates"],
            (json{{"application/json", "{\"message\": \"'+process.exit(3)+'\"}"}}));
  const json other = only(t, "AWS::ApiGateway::GatewayResponse", "ResponseType", "DEFAULT_5XX");
  EXPECT_FALSE(other.contains("StatusCode"));
}

void expectOrigins(const json& rest, const json& shared) {
  const auto origin = [](const json& t) {
    return resources(t, "AWS::CloudFront::Distribution").at(0).properties["DistributionConfig"]["Origins"][0];
  };
  const json at = origin(rest);
  EXPECT_EQ(at["OriginPath"], "/prod");
  const json& domain = at["DomainName"]["Fn::Join"][1];
  EXPECT_EQ(rest["Resources"][domain[0]["Ref"].get<std::string>()]["Type"], "AWS::ApiGateway::RestApi");
  EXPECT_EQ(domain[1], ".execute-api.eu-west-1.");
  EXPECT_EQ(origin(shared)["DomainName"]["Ref"], resources(shared, "AWS::ApiGatewayV2::DomainName").at(0).id);
  EXPECT_EQ(mappings(shared, "api.example.com"), (Keys{{"http", "$default"}, {"rest", "prod"}}));
}

}  // namespace

TEST(ExportGatewayApps, CompileSynthesizeAndHoldTheDesign) {
  if (kSanitized) GTEST_SKIP() << "the build without sanitizers runs this";
  if (!haveTools()) GTEST_SKIP();
  ASSERT_NO_FATAL_FAILURE(apps().synthesize());
  const json http = apps().templateOf("http"), rest = apps().templateOf("rest");
  expectHttp(http);
  expectHttpIntegrations(http);
  expectHttpAuthorization(http);
  expectRest(rest);
  expectRestMethods(rest);
  expectRestAccess(rest);
  expectOrigins(rest, apps().templateOf("shared"));

  const json closed = apps().templateOf("private");
  const json api = resources(closed, "AWS::ApiGateway::RestApi").at(0).properties;
  const json endpoints = {"vpce-0123456789abcdef0", "vpce-0123456789abcdef1"};
  EXPECT_EQ(api["EndpointConfiguration"], (json{{"Types", {"PRIVATE"}}, {"VpcEndpointIds", endpoints}}));
  EXPECT_EQ(api["Policy"]["Statement"][1]["Condition"]["StringNotEquals"]["aws:SourceVpce"], endpoints);

  const json url = resources(apps().templateOf("url"), "AWS::Lambda::Url").at(0).properties;
  EXPECT_EQ(url["InvokeMode"], "RESPONSE_STREAM");
  EXPECT_EQ(url["Cors"], (json{{"AllowCredentials", true},
                               {"AllowHeaders", {"X-A"}},
                               {"AllowMethods", {"GET", "*"}},
                               {"AllowOrigins", {"https://app.example.com"}},
                               {"ExposeHeaders", {"X-B"}},
                               {"MaxAge", 600}}));
  const json function = resources(apps().templateOf("url"), "AWS::Lambda::Function").at(0).properties;
  EXPECT_EQ(function["ReservedConcurrentExecutions"], 7);
  EXPECT_EQ(function["Timeout"], 61);
  EXPECT_EQ(function["Environment"]["Variables"]["API_GATEWAY_BASE_PATH"], "/v1");
  EXPECT_EQ(function["Environment"]["Variables"]["STRIP_STAGE_PATH"], "yes");

  EXPECT_NE(apps().file("rest/README.md").find("get-api-keys"), std::string::npos);
  EXPECT_NE(apps().file("rest/README.md").find("higher quota"), std::string::npos);
  EXPECT_NE(apps().file("http/README.md").find("--parameters VpcLinkId=YOUR-VPC-LINK-ID"), std::string::npos);
}

TEST(ExportGateways, RefusesSettingsWithTheirPlace) {
  struct Case {
    const char* code;
    const char* field;
    Project (*make)();
    std::function<void(Project&)> change;
  };
  const auto http = [](Project& p) -> HttpApiConfig& { return config<HttpApiConfig>(p, "api"); };
  const auto rest = [](Project& p) -> RestApiConfig& { return config<RestApiConfig>(p, "api"); };
  const auto closed = [](Project& p) -> RestApiConfig& { return config<RestApiConfig>(p, "api"); };
  const auto url = [](Project& p) -> FunctionUrlConfig& { return config<FunctionUrlConfig>(p, "url"); };
  const auto route = [](Project& p) -> IntegrationLink& { return wire<IntegrationLink>(p, "api->django"); };
  const auto plain = [](Project& p) -> MethodLink& { return wire<MethodLink>(p, "api->server"); };
  const auto lb = [](Project& p) -> MethodLink& { return wire<MethodLink>(p, "api->lb"); };
  const std::vector<Case> cases = {
      {"export.stage", "more_stages", httpProject, [&](Project& p) { http(p).moreStages.push_back("prod"); }},
      {"export.stage", "stage", privateProject, [&](Project& p) { closed(p).stage = "$default"; }},
      {"export.stage", "api_mappings[1].stage", httpProject,
       [&](Project& p) { http(p).apiMappings[1].stage = "dev"; }},
      {"export.alias", "api_mappings[1].domain", httpProject,
       [&](Project& p) { http(p).apiMappings[1].domain = "a b"; }},
      {"export.alias-twice", "api_mappings[0].key", httpProject,
       [&](Project& p) { http(p).apiMappings[0].key = ""; }},
      {"export.mapping-key", "api_mappings[0].key", httpProject,
       [&](Project& p) { http(p).apiMappings[0].key = "/v1"; }},
      {"export.mapping-key", "api_mappings[0].key", restProject,
       [&](Project& p) { config<RestApiConfig>(p, "cdn").apiMappings[0].key = "a/b"; }},
      {"export.edge-name", "api_mappings[0].domain", restProject,
       [&](Project& p) { config<RestApiConfig>(p, "cdn").apiMappings[0].domain = "rest.example.com"; }},
      {"export.private-api", "custom_domains", privateProject,
       [&](Project& p) { closed(p).customDomains = {"a.example.com"}; }},
      {"export.private-api", "vpc_endpoints", privateProject,
       [&](Project& p) { closed(p).vpcEndpoints.clear(); }},
      {"export.private-api", "allowed_source_ips", privateProject,
       [&](Project& p) { closed(p).allowedSourceIps = {"10.0.0.0/8"}; }},
      {"export.cidr", "allowed_source_ips", restProject,
       [&](Project& p) { rest(p).allowedSourceIps = {"all"}; }},
      {"export.stage-variable", "stage_variables", httpProject,
       [&](Project& p) {
         http(p).stageVariables = {{"__proto__", "x"}};
       }},
      {"export.stage-variable", "stage_variables", restProject,
       [&](Project& p) {
         rest(p).stageVariables = {{"a", "two words"}};
       }},
      {"export.cors", "cors_allow_credentials", httpProject,
       [&](Project& p) { http(p).corsAllowOrigins = {"*"}; }},
      {"export.cors", "cors_allow_origins", httpProject,
       [&](Project& p) { http(p).corsAllowOrigins = {"a.example.com"}; }},
      {"export.cors", "cors_allow_methods", httpProject,
       [&](Project& p) { http(p).corsAllowMethods = {"TRACE"}; }},
      {"export.cors", "cors_allow_methods", urlProject,
       [&](Project& p) { url(p).corsAllowMethods = {"OPTIONS"}; }},
      {"export.cors", "cors_max_age", sharedProject, [&](Project& p) { http(p).corsMaxAge = 5; }},
      {"export.cors", "cors_expose_headers", urlProject,
       [&](Project& p) { url(p).corsExposeHeaders = {"a b"}; }},
      {"export.route", "routes", httpProject, [&](Project& p) { route(p).routes.clear(); }},
      {"export.integration", "allows_invoke", httpProject,
       [&](Project& p) { route(p).allowsInvoke = false; }},
      {"export.integration", "type", httpProject,
       [&](Project& p) { wire<IntegrationLink>(p, "api->lb").type = IntegrationType::LambdaProxy; }},
      {"export.integration", "connection", httpProject,
       [&](Project& p) { wire<IntegrationLink>(p, "api->inner").connection = ApiConnection::VpcLink; }},
      {"export.integration", "server_name_to_verify", httpProject,
       [&](Project& p) { wire<IntegrationLink>(p, "api->lb").serverNameToVerify = "https://lb"; }},
      {"export.identity-source", "identity_sources", httpProject,
       [&](Project& p) { route(p).identitySources = {"method.request.header.Authorization"}; }},
      {"export.mapping", "request_parameters", httpProject,
       [&](Project& p) {
         route(p).requestParameters = {{"overwrite:header.X-Forwarded-For", "a"}};
       }},
      {"export.mapping", "request_parameters", httpProject,
       [&](Project& p) {
         route(p).requestParameters = {{"overwrite:header.x-amz-date", "a"}};
       }},
      {"export.mapping", "request_parameters", httpProject,
       [&](Project& p) {
         route(p).requestParameters = {{"overwrite:statuscode", "200"}};
       }},
      {"export.mapping", "request_parameters", httpProject,
       [&](Project& p) {
         route(p).requestParameters = {{"append:header.A", "1"}, {"append:header.a", "2"}};
       }},
      {"export.mapping", "request_parameters", httpProject,
       [&](Project& p) {
         route(p).requestParameters = {{"remove:header.A", "value"}};
       }},
      {"export.mapping", "request_parameters", httpProject,
       [&](Project& p) {
         route(p).requestParameters = {{"append:header.host", "a"}};
       }},
      {"export.mapping", "response_parameters[1].key", httpProject,
       [&](Project& p) { route(p).responseParameters[1].key = "overwrite:path"; }},
      {"export.route", "methods", restProject, [&](Project& p) { plain(p).methods = {"ANY /a{b}"}; }},
      {"export.route", "methods", restProject, [&](Project& p) { plain(p).methods = {"ANY /{proxy+}/a"}; }},
      {"export.route", "methods", restProject, [&](Project& p) { plain(p).methods = {"GET /lb/{name}"}; }},
      {"export.route", "methods", restProject, [&](Project& p) { plain(p).methods = {"$default"}; }},
      {"export.route-twice", "methods", restProject,
       [&](Project& p) { plain(p).methods = {"GET /lb/{id}"}; }},
      {"export.integration", "uri", restProject, [&](Project& p) { lb(p).uri.clear(); }},
      {"export.integration", "", privateProject, [&](Project& p) { p.links.clear(); }},
      {"export.identity-source", "identity_sources", restProject,
       [&](Project& p) { lb(p).identitySources = {"$request.header.Authorization"}; }},
      {"export.timeout", "timeout", restProject,
       [&](Project& p) { wire<MethodLink>(p, "cdn->django").timeout = 29'001; }},
      {"export.mapping", "request_parameters", restProject,
       [&](Project& p) {
         plain(p).requestParameters = {{"integration.request.header.Host", "www.example.com"}};
       }},
      {"export.mapping", "response_parameters[1].key", restProject,
       [&](Project& p) { plain(p).responseParameters[1].key = "overwrite:header.X-E"; }},
      {"export.mapping", "response_parameters[0].value", restProject,
       [&](Project& p) { plain(p).responseParameters[0].value = "$response.header.X"; }},
      {"export.gateway-response", "gateway_responses[0].type", restProject,
       [&](Project& p) { rest(p).gatewayResponses[0].type = "TEAPOT"; }},
      {"export.gateway-response", "gateway_responses[1].type", restProject,
       [&](Project& p) { rest(p).gatewayResponses[1].type = "MISSING_AUTHENTICATION_TOKEN"; }},
      {"export.gateway-response", "gateway_responses[0].status", restProject,
       [&](Project& p) { rest(p).gatewayResponses[0].status = 42; }},
      {"export.gateway-response", "gateway_responses[0].headers", restProject,
       [&](Project& p) {
         rest(p).gatewayResponses[0].headers = {{"X-A", "no quotes"}};
       }},
      {"export.api-key", "api_keys", restProject,
       [&](Project& p) {
         rest(p).apiKeys = {"a", "a"};
       }},
      {"export.media-type", "binary_media_types", restProject,
       [&](Project& p) { rest(p).binaryMediaTypes = {"all"}; }},
      {"export.origin-domain", "domain", restProject,
       [&](Project& p) { rest(p).disableExecuteApiEndpoint = true; }},
      {"export.function-url", "", urlProject,
       [&](Project& p) {
         p.nodes.push_back({{"url2"}, "Second", FunctionUrlConfig{}});
         p.links.push_back({{}, {"url2"}, {"django"}, InvokeLink{}});
         renumberLinks(p);
       }},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(std::string(c.code) + " " + c.field);
    Project p = c.make();
    c.change(p);
    const auto files = findExporter("cdk-typescript")->run(p);
    ASSERT_FALSE(files);
    std::string got;
    for (const Diagnostic& d : files.error()) {
      EXPECT_FALSE(d.hint.empty());
      EXPECT_TRUE(!d.where.node.empty() || !d.where.link.empty());
      got += d.code + " " + d.where.field + "; ";
    }
    EXPECT_EQ(got, std::string(c.code) + " " + c.field + "; ");
  }
}
