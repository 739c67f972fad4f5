// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/export/cdk_http_api.h"

#include <map>

#include "sim/export/cdk_domains.h"
#include "sim/export/quote.h"
#include "sim/support/text.h"

namespace headway::cdk {
namespace {

using quote::typescript;

constexpr std::size_t kNameLength = 128;
// The CDK takes no more, though HTTP APIs do; and what is the API's own default need not be said.
constexpr int kLongestTimeoutOfCdk = 29'000, kUsualTimeout = 30'000;

const Name& integrationName(Names& names, const Link& link) {
  return names.of(&link, link.to.value, "Integration");
}

/// What the CDK's class for an integration has no property for.
bool needsSettings(const IntegrationLink& c) {
  return !c.responseParameters.empty() || (c.timeout > kLongestTimeoutOfCdk && c.timeout != kUsualTimeout) ||
         (c.type == IntegrationType::HttpProxy && c.connection == ApiConnection::VpcLink);
}

std::string routeKey(const std::string& key) {
  if (key == "$default") return "apigwv2.HttpRouteKey.DEFAULT";
  const auto blank = key.find(' ');
  return "apigwv2.HttpRouteKey.with(" + typescript(key.substr(blank + 1)) + ", apigwv2.HttpMethod." +
         key.substr(0, blank) + ")";
}

}  // namespace

std::string objectLiteral(const NameValues& all) {
  Texts members;
  for (const auto& [name, value] : all) {
    const std::string key = typescript(name);
    // Without the brackets this name would be the object's prototype.
    members.push_back((name == "__proto__" ? "[" + key + "]" : key) + ": " + typescript(value));
  }
  return "{ " + text::join(members, ", ") + " }";
}

const std::string& HttpApiWriter::parameter(ParameterRole role, const Node* node) const {
  return findParameter(parameters_, role, node)->property;
}

void HttpApiWriter::api(const Deployment::PlannedApi& api) {
  const Name& n = nodeName(names_, *api.node);
  out_.open("const " + n.variable + " = new apigwv2.HttpApi(this, " + typescript(n.id) + ", {");
  out_.line("apiName: " + typescript(quote::plain(api.node->name, kNameLength)) + ",");
  out_.line("createDefaultStage: false,");
  out_.line(std::string("disableExecuteApiEndpoint: ") +
            (api.config->disableExecuteApiEndpoint ? "true," : "false,"));
  cors(*api.config);
  out_.close("});");
  stage(api, api.config->stage);
  for (const std::string& more : api.config->moreStages) stage(api, more);
  out_.line();
}

void HttpApiWriter::cors(const CorsSettings& c) {
  if (c.corsAllowOrigins.empty()) return;
  out_.open("corsPreflight: {");
  out_.line("allowOrigins: [" + quote::typescriptList(c.corsAllowOrigins) + "],");
  Texts methods;
  for (const std::string& m : c.corsAllowMethods)
    methods.push_back("apigwv2.CorsHttpMethod." + (m == "*" ? std::string("ANY") : m));
  if (!methods.empty()) out_.line("allowMethods: [" + text::join(methods, ", ") + "],");
  if (!c.corsAllowHeaders.empty())
    out_.line("allowHeaders: [" + quote::typescriptList(c.corsAllowHeaders) + "],");
  if (!c.corsExposeHeaders.empty())
    out_.line("exposeHeaders: [" + quote::typescriptList(c.corsExposeHeaders) + "],");
  if (c.corsAllowCredentials) out_.line("allowCredentials: true,");
  if (c.corsMaxAge > 0) out_.line("maxAge: cdk.Duration.seconds(" + std::to_string(c.corsMaxAge) + "),");
  out_.close("},");
}

void HttpApiWriter::stage(const Deployment::PlannedApi& api, const std::string& stage) {
  const Name& n = stageName(names_, *api.node, stage);
  const HttpApiConfig& c = *api.config;
  out_.open((isMapped(d_, *api.node, stage) ? "const " + n.variable + " = " : std::string()) +
            "new apigwv2.HttpStage(this, " + typescript(n.id) + ", {");
  out_.line("httpApi: " + nodeName(names_, *api.node).variable + ",");
  out_.line("stageName: " + typescript(stage) + ",");
  out_.line("autoDeploy: true,");
  Texts throttle;
  if (c.throttlingRate) throttle.push_back("rateLimit: " + std::to_string(c.throttlingRate));
  if (c.throttlingBurst) throttle.push_back("burstLimit: " + std::to_string(c.throttlingBurst));
  if (!throttle.empty()) out_.line("throttle: { " + text::join(throttle, ", ") + " },");
  if (!c.stageVariables.empty()) out_.line("stageVariables: " + objectLiteral(c.stageVariables) + ",");
  out_.close("});");
}

void HttpApiWriter::routes(const Deployment::PlannedApi& api) {
  if (const Parameter* arn = findParameter(parameters_, ParameterRole::Authorizer, api.node)) {
    const Name& n = partName(names_, api.node, *api.node, "AuthorizerFunction");
    out_.open("const " + n.variable + " = lambda.Function.fromFunctionAttributes(this, " + typescript(n.id) +
              ", {");
    out_.line("functionArn: " + arn->property + ",").line("sameEnvironment: true,").close("});");
  }
  for (const Link* l : api.integrations) integration(*api.node, *l);
  if (!api.integrations.empty()) out_.line();
}

std::string HttpApiWriter::authorizer(const Node& api, const Link& link) {
  const auto& c = std::get<IntegrationLink>(link.config);
  if (c.authorization == RouteAuthorization::None) return {};
  if (c.authorization == RouteAuthorization::Iam) return "new authorizers.HttpIamAuthorizer()";
  const Name& n = names_.of(&link, link.to.value, "Authorizer");
  const std::string sources = "identitySource: [" + quote::typescriptList(c.identitySources) + "],";
  if (c.authorization == RouteAuthorization::Jwt) {
    out_.open("const " + n.variable + " = new authorizers.HttpJwtAuthorizer(" + typescript(n.id) + ", " +
              parameter(ParameterRole::JwtIssuer, &api) + ", {");
    out_.line("jwtAudience: cdk.Fn.split(',', " + parameter(ParameterRole::JwtAudience, &api) + "),");
    out_.line(sources);
  } else {
    out_.open("const " + n.variable + " = new authorizers.HttpLambdaAuthorizer(" + typescript(n.id) + ", " +
              partName(names_, &api, api, "AuthorizerFunction").variable + ", {");
    out_.line("responseTypes: [authorizers.HttpLambdaResponseType.SIMPLE],");
    out_.line(sources).line("resultsCacheTtl: cdk.Duration.seconds(0),");
  }
  out_.close("});");
  return n.variable;
}

void HttpApiWriter::parameterMapping(const NameValues& mappings) {
  if (mappings.empty()) return;
  out_.open("parameterMapping: new apigwv2.ParameterMapping()");
  for (std::size_t i = 0; i < mappings.size(); ++i)
    out_.line(".custom(" + typescript(mappings[i].first) + ", " + typescript(mappings[i].second) + ")" +
              (i + 1 == mappings.size() ? "," : ""));
  out_.end();
}

void HttpApiWriter::integration(const Node& api, const Link& link) {
  const auto& c = std::get<IntegrationLink>(link.config);
  const Node& to = *d_.project->find(link.to);
  const Name& n = integrationName(names_, link);
  const bool lambda = c.type == IntegrationType::LambdaProxy;
  out_.open("const " + n.variable + " = new integrations." +
            (lambda ? "HttpLambdaIntegration(" : "HttpUrlIntegration(") + typescript(n.id) + ", " +
            (lambda                 ? nodeName(names_, to).variable
             : throughVpcLink(link) ? privateTarget(link)
                                    : urlExpression(d_, names_, c.uri)) +
            ", {");
  if (lambda)
    out_.line(std::string("payloadFormatVersion: apigwv2.PayloadFormatVersion.") +
              (c.payloadVersion == PayloadVersion::V2 ? "VERSION_2_0," : "VERSION_1_0,"));
  else
    out_.line("method: apigwv2.HttpMethod.ANY,");
  parameterMapping(c.requestParameters);
  if (c.timeout <= kLongestTimeoutOfCdk)
    out_.line("timeout: cdk.Duration.millis(" + std::to_string(c.timeout) + "),");
  out_.close("});");
  const std::string authorizing = authorizer(api, link);
  for (const std::string& key : c.routes) route(api, link, key, authorizing);
  if (needsSettings(c)) settings(link);
}

const Name& HttpApiWriter::routeName(const Node& api, const std::string& key) {
  return names_.of(&key, nodeName(names_, api).id + "-" + (key == "$default" ? "Default" : key), "Route");
}

void HttpApiWriter::route(const Node& api, const Link& link, const std::string& key,
                          const std::string& authorizing) {
  const auto& c = std::get<IntegrationLink>(link.config);
  const Name& n = routeName(api, key);
  const bool named = needsSettings(c) && &key == &c.routes.front();
  out_.open((named ? "const " + n.variable + " = " : std::string()) + "new apigwv2.HttpRoute(this, " +
            typescript(n.id) + ", {");
  out_.line("httpApi: " + nodeName(names_, api).variable + ",");
  out_.line("routeKey: " + routeKey(key) + ",");
  out_.line("integration: " + integrationName(names_, link).variable + ",");
  if (!authorizing.empty()) out_.line("authorizer: " + authorizing + ",");
  if (c.authorization == RouteAuthorization::Jwt && !c.authorizationScopes.empty())
    out_.line("authorizationScopes: [" + quote::typescriptList(c.authorizationScopes) + "],");
  out_.close("});");
}

std::string HttpApiWriter::privateTarget(const Link& link) const {
  const Node* to = d_.project->find(link.to);
  return parameter(to->kind() == NodeKind::LoadBalancer ? ParameterRole::Listener : ParameterRole::Service,
                   to);
}

// The integration is made together with its first route, so that is where it is found.
void HttpApiWriter::settings(const Link& link) {
  const auto& c = std::get<IntegrationLink>(link.config);
  const Name& n = names_.of(&link, link.to.value, "IntegrationSettings");
  out_.line("const " + n.variable + " = " +
            routeName(*d_.project->find(link.from), c.routes.front()).variable + ".node.findChild(" +
            typescript(integrationName(names_, link).id) + ").node.defaultChild as apigwv2.CfnIntegration;");
  if (throughVpcLink(link)) {
    out_.line(n.variable + ".connectionType = 'VPC_LINK';");
    out_.line(n.variable + ".connectionId = " + parameter(ParameterRole::VpcLink) + ";");
    if (!c.serverNameToVerify.empty())
      out_.line(n.variable + ".tlsConfig = { serverNameToVerify: " + typescript(c.serverNameToVerify) +
                " };");
  }
  if (c.timeout > kLongestTimeoutOfCdk && c.timeout != kUsualTimeout)
    out_.line(n.variable + ".timeoutInMillis = " + std::to_string(c.timeout) + ";");
  std::map<int, std::vector<const ResponseMapping*>> statuses;
  for (const ResponseMapping& m : c.responseParameters) statuses[m.status].push_back(&m);
  if (statuses.empty()) return;
  out_.open(n.variable + ".responseParameters = {");
  for (const auto& [status, mappings] : statuses) {
    out_.open("'" + std::to_string(status) + "': {").open("ResponseParameters: [");
    for (const ResponseMapping* m : mappings)
      out_.line("{ Destination: " + typescript(m->key) + ", Source: " + typescript(m->value) + " },");
    out_.close("],").close("},");
  }
  out_.close("};");
}

}  // namespace headway::cdk
