// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/export/cdk_rest_api.h"

#include <map>

#include "sim/export/cdk_domains.h"
#include "sim/export/cdk_http_api.h"
#include "sim/export/quote.h"
#include "sim/support/text.h"

namespace headway::cdk {
namespace {

using quote::typescript;

constexpr std::size_t kNameLength = 128;
constexpr int kUsualTimeout = 29'000;

/// "ANY /pets/{id}" -> its two halves.
std::string verb(const std::string& key) { return key.substr(0, key.find(' ')); }
std::string path(const std::string& key) { return key.substr(key.find(' ') + 1); }

std::string duration(int milliseconds) {
  return "cdk.Duration.millis(" + std::to_string(milliseconds) + "),";
}

std::string number(const char* name, int n) { return std::string(name) + ": " + std::to_string(n); }

/// What the integration gets, with the variables of the resource's path that the URL has places for.
NameValues requestMapping(const MethodLink& c, const std::string& key) {
  NameValues all = c.requestParameters;
  for (const std::string& part : text::split(path(key), '/')) {
    if (!part.starts_with('{')) continue;
    const std::string name = part.substr(1, part.find_first_of("+}") - 1);
    const std::string target = "integration.request.path." + name;
    bool known = c.uri.find("{" + name + "}") == std::string::npos;
    for (const auto& [wanted, value] : all) known = known || wanted == target;
    if (!known) all.emplace_back(target, "method.request.path." + name);
  }
  return all;
}

/// What of the request a method must declare because a mapping reads it.
NameValues declared(const NameValues& mapping) {
  std::map<std::string, std::string> names;
  for (const auto& [target, value] : mapping)
    if (value.starts_with("method.request.") && !value.starts_with("method.request.body"))
      names[value] = "false";
  return {names.begin(), names.end()};
}

/// Mappings by status. A plain HTTP integration passes on the statuses it has answers for, and makes 200 of
/// any other; so it gets those that Django answers with.
std::map<int, std::vector<const ResponseMapping*>> responses(const MethodLink& c) {
  std::map<int, std::vector<const ResponseMapping*>> all;
  if (c.type == MethodType::Http)
    for (const int status : {200, 201, 204, 301, 302, 303, 304, 307, 308, 400, 401, 403,
                             404, 405, 409, 410, 413, 415, 422, 429, 500, 502, 503, 504})
      all[status];
  for (const ResponseMapping& m : c.responseParameters) all[m.status].push_back(&m);
  return all;
}

}  // namespace

bool hasUsagePlan(const RestApiConfig& c) { return !c.apiKeys.empty() || c.quota || c.keyRate || c.keyBurst; }

bool hasResourcePolicy(const RestApiConfig& c) {
  return !c.allowedSourceIps.empty() || c.endpointType == ApiEndpoint::Private;
}

void RestApiWriter::api(const Deployment::PlannedRestApi& api) {
  const Name& n = nodeName(names_, *api.node);
  const RestApiConfig& c = *api.config;
  out_.open("const " + n.variable + " = new apigateway.RestApi(this, " + typescript(n.id) + ", {");
  out_.line("restApiName: " + typescript(quote::plain(api.node->name, kNameLength)) + ",");
  out_.line("cloudWatchRole: false,");
  endpoint(*api.node, c);
  out_.line(std::string("disableExecuteApiEndpoint: ") + (c.disableExecuteApiEndpoint ? "true," : "false,"));
  if (!c.binaryMediaTypes.empty())
    out_.line("binaryMediaTypes: [" + quote::typescriptList(c.binaryMediaTypes) + "],");
  if (c.minimumCompressionSize >= 0)
    out_.line("minCompressionSize: cdk.Size.bytes(" + std::to_string(c.minimumCompressionSize) + "),");
  out_.line("apiKeySourceType: apigateway.ApiKeySourceType." + std::string(enumName(c.apiKeySource)) + ",");
  if (hasResourcePolicy(c)) resourcePolicy(c);
  out_.open("deployOptions: {").line("stageName: " + typescript(c.stage) + ",");
  stageOptions(c);
  out_.close("},").close("});");
  moreStages(*api.node, c);
  gatewayResponses(*api.node, c);
  if (hasUsagePlan(c)) usagePlan(*api.node, c);
  out_.line();
}

void RestApiWriter::endpoint(const Node& node, const RestApiConfig& c) {
  static constexpr std::string_view types[] = {"REGIONAL", "EDGE", "PRIVATE"};
  out_.open("endpointConfiguration: {");
  out_.line("types: [apigateway.EndpointType." +
            std::string(types[static_cast<std::size_t>(c.endpointType)]) + "],");
  if (c.endpointType == ApiEndpoint::Private) {
    out_.open("vpcEndpoints: [");
    for (const std::string& id : c.vpcEndpoints)
      out_.line("ec2.InterfaceVpcEndpoint.fromInterfaceVpcEndpointAttributes(this, " +
                typescript(names_.of(&id, nodeName(names_, node).id, "Endpoint").id) +
                ", { vpcEndpointId: " + typescript(id) + ", port: 443 }),");
    out_.close("],");
  }
  out_.close("},");
}

// A refusal, not only the lack of a permission: with AWS_IAM a caller's own policy would do otherwise.
void RestApiWriter::resourcePolicy(const RestApiConfig& c) {
  const auto statement = [&](const std::string& effect, const std::string& condition) {
    out_.open("new iam.PolicyStatement({");
    if (!effect.empty()) out_.line("effect: iam.Effect." + effect + ",");
    out_.line("principals: [new iam.AnyPrincipal()],").line("actions: ['execute-api:Invoke'],");
    out_.line("resources: ['execute-api:/*'],");
    if (!condition.empty()) out_.line("conditions: " + condition + ",");
    out_.close("}),");
  };
  out_.open("policy: new iam.PolicyDocument({").open("statements: [");
  statement("", "");
  if (c.endpointType == ApiEndpoint::Private)
    statement("DENY",
              "{ StringNotEquals: { 'aws:SourceVpce': [" + quote::typescriptList(c.vpcEndpoints) + "] } }");
  else
    statement("DENY",
              "{ NotIpAddress: { 'aws:SourceIp': [" + quote::typescriptList(c.allowedSourceIps) + "] } }");
  out_.close("],").close("}),");
}

void RestApiWriter::stageOptions(const RestApiConfig& c) {
  if (c.throttlingRate) out_.line(number("throttlingRateLimit", c.throttlingRate) + ",");
  if (c.throttlingBurst) out_.line(number("throttlingBurstLimit", c.throttlingBurst) + ",");
  if (!c.stageVariables.empty()) out_.line("variables: " + objectLiteral(c.stageVariables) + ",");
}

void RestApiWriter::moreStages(const Node& node, const RestApiConfig& c) {
  const std::string& api = nodeName(names_, node).variable;
  for (const std::string& stage : c.moreStages) {
    const Name& n = stageName(names_, node, stage);
    const bool named = hasUsagePlan(c) || isMapped(d_, node, stage);
    out_.open((named ? "const " + n.variable + " = " : std::string()) + "new apigateway.Stage(this, " +
              typescript(n.id) + ", {");
    out_.line("deployment: " + api + ".latestDeployment!,").line("stageName: " + typescript(stage) + ",");
    stageOptions(c);
    out_.close("});");
  }
}

void RestApiWriter::gatewayResponses(const Node& node, const RestApiConfig& c) {
  for (const GatewayResponse& r : c.gatewayResponses) {
    const std::string id =
        typescript(names_.of(&r, nodeName(names_, node).id + "-" + text::lower(r.type), "Response").id);
    out_.open(nodeName(names_, node).variable + ".addGatewayResponse(" + id + ", {");
    out_.line("type: apigateway.ResponseType.of(" + typescript(r.type) + "),");
    if (r.status) out_.line("statusCode: '" + std::to_string(r.status) + "',");
    if (!r.headers.empty()) out_.line("responseHeaders: " + objectLiteral(r.headers) + ",");
    if (!r.body.empty()) out_.line("templates: { 'application/json': " + typescript(r.body) + " },");
    out_.close("});");
  }
}

void RestApiWriter::usagePlan(const Node& node, const RestApiConfig& c) {
  const std::string& api = nodeName(names_, node).variable;
  const Name& plan = partName(names_, &c, node, "UsagePlan");
  out_.open((c.apiKeys.empty() ? std::string() : "const " + plan.variable + " = ") + api + ".addUsagePlan(" +
            typescript(plan.id) + ", {");
  Texts stages = {"{ stage: " + api + ".deploymentStage }"};
  for (const std::string& stage : c.moreStages)
    stages.push_back("{ stage: " + stageName(names_, node, stage).variable + " }");
  out_.line("apiStages: [" + text::join(stages, ", ") + "],");
  Texts throttle;
  if (c.keyRate) throttle.push_back(number("rateLimit", c.keyRate));
  if (c.keyBurst) throttle.push_back(number("burstLimit", c.keyBurst));
  if (!throttle.empty()) out_.line("throttle: { " + text::join(throttle, ", ") + " },");
  if (c.quota)
    out_.line("quota: { " + number("limit", c.quota) + ", period: apigateway.Period." +
              std::string(enumName(c.quotaPeriod)) + " },");
  out_.close("});");
  for (const std::string& key : c.apiKeys) {
    const Name& n = partName(names_, &key, node, "Key");
    out_.line("const " + n.variable + " = new apigateway.ApiKey(this, " + typescript(n.id) + ");");
    // Named, for else the id would depend on feature flags.
    out_.line(plan.variable + ".addApiKey(" + n.variable +
              ", { overrideLogicalId: " + typescript(partName(names_, &key, node, "KeyInPlan").id) + " });");
  }
}

void RestApiWriter::methods(const Deployment::PlannedRestApi& api) {
  for (const Link* l : api.methods) {
    const auto& c = std::get<MethodLink>(l->config);
    authorizer(*api.node, *l);
    if (c.type == MethodType::LambdaProxy) {
      out_.open("const " + names_.of(l, l->to.value, "Integration").variable +
                " = new apigateway.LambdaIntegration(" + nodeName(names_, *d_.project->find(l->to)).variable +
                ", {");
      out_.line("scopePermissionToMethod: false,");
      if (c.timeout != kUsualTimeout) out_.line("timeout: " + duration(c.timeout));
      out_.close("});");
    } else if (throughVpcLink(*l)) {
      const Node* to = d_.project->find(l->to);
      const Name& n = names_.of(l, l->to.value, "VpcLink");
      out_.line("const " + n.variable + " = apigateway.VpcLink.fromVpcLinkId(this, " + typescript(n.id) +
                ", " +
                (isApplicationBalancer(*to) ? findParameter(parameters_, ParameterRole::VpcLink)
                                            : findParameter(parameters_, ParameterRole::NetworkVpcLink, to))
                    ->property +
                ");");
    }
    for (const std::string& key : c.methods) method(*api.node, *l, key);
  }
  if (!api.methods.empty()) out_.line();
}

void RestApiWriter::authorizer(const Node& api, const Link& link) {
  const auto& c = std::get<MethodLink>(link.config);
  if (c.authorization == MethodAuthorization::None || c.authorization == MethodAuthorization::Iam) return;
  const bool cognito = c.authorization == MethodAuthorization::Cognito;
  const std::string& arn =
      findParameter(parameters_, cognito ? ParameterRole::UserPool : ParameterRole::Authorizer, &api)
          ->property;
  const Name& n = names_.of(&link, link.to.value, "Authorizer");
  const std::string& rest = nodeName(names_, api).variable;
  out_.open("const " + n.variable + " = new apigateway.CfnAuthorizer(this, " + typescript(n.id) + ", {");
  out_.line("restApiId: " + rest + ".restApiId,").line("name: " + typescript(n.id) + ",");
  out_.line("type: " + typescript(enumName(c.authorization)) + ",");
  if (cognito)
    out_.line("providerArns: [" + arn + "],");
  else
    out_.line(
        "authorizerUri: `arn:${this.partition}:apigateway:${this.region}:lambda:path/2015-03-31/functions/${" +
        arn + "}/invocations`,");
  out_.line("identitySource: " + typescript(text::join(c.identitySources, ",")) + ",");
  out_.line("authorizerResultTtlInSeconds: 0,").close("});");
  if (cognito) return;
  out_.open("new lambda.CfnPermission(this, " + typescript(names_.of(&link, n.id, "Permission").id) + ", {");
  out_.line("action: 'lambda:InvokeFunction',").line("functionName: " + arn + ",");
  out_.line("principal: 'apigateway.amazonaws.com',");
  out_.line("sourceArn: this.formatArn({ service: 'execute-api', resource: " + rest +
            ".restApiId, resourceName: `authorizers/${" + n.variable + ".ref}` }),");
  out_.close("});");
}

void RestApiWriter::method(const Node& api, const Link& link, const std::string& key) {
  const auto& c = std::get<MethodLink>(link.config);
  const bool lambda = c.type == MethodType::LambdaProxy;
  const bool listener = throughVpcLink(link) && isApplicationBalancer(*d_.project->find(link.to));
  const Name& n = names_.of(&key, nodeName(names_, api).id + "-" + key, "Method");
  out_.open((listener ? "const " + n.variable + " = " : std::string()) + nodeName(names_, api).variable +
            ".root.resourceForPath(" + typescript(path(key)) + ").addMethod(" + typescript(verb(key)) + ", " +
            (lambda ? names_.of(&link, link.to.value, "Integration").variable + ", {"
                    : "new apigateway.HttpIntegration(" + urlExpression(d_, names_, c.uri) + ", {"));
  if (!lambda) {
    httpIntegration(link, key);
    out_.end().open("}), {");
  }
  methodOptions(link, key);
  out_.close("});");
  if (listener)
    out_.line(
        "(" + n.variable +
        ".node.defaultChild as apigateway.CfnMethod).addPropertyOverride('Integration.IntegrationTarget', " +
        findParameter(parameters_, ParameterRole::Listener, d_.project->find(link.to))->property + ");");
}

void RestApiWriter::httpIntegration(const Link& link, const std::string& key) {
  const auto& c = std::get<MethodLink>(link.config);
  out_.line("httpMethod: " + typescript(verb(key)) + ",");
  out_.line(std::string("proxy: ") + (c.type == MethodType::HttpProxy ? "true," : "false,"));
  out_.open("options: {");
  if (throughVpcLink(link))
    out_.line("vpcLink: " + names_.of(&link, link.to.value, "VpcLink").variable + ",");
  if (c.timeout != kUsualTimeout) out_.line("timeout: " + duration(c.timeout));
  if (const NameValues mapping = requestMapping(c, key); !mapping.empty())
    out_.line("requestParameters: " + objectLiteral(mapping) + ",");
  integrationResponses(c);
  out_.close("},");
}

void RestApiWriter::integrationResponses(const MethodLink& c) {
  const auto all = responses(c);
  if (all.empty()) return;
  out_.open("integrationResponses: [");
  for (const auto& [status, mappings] : all) {
    const std::string code = "'" + std::to_string(status) + "'";
    NameValues parameters;
    for (const ResponseMapping* m : mappings) parameters.emplace_back(m->key, m->value);
    // The answer without a pattern is for every status that no other answer names.
    const bool rest = c.type == MethodType::Http && status == 200;
    out_.line("{ statusCode: " + code + (rest ? "" : ", selectionPattern: " + code) +
              (parameters.empty() ? " }," : ", responseParameters: " + objectLiteral(parameters) + " },"));
  }
  out_.close("],");
}

void RestApiWriter::methodOptions(const Link& link, const std::string& key) {
  static constexpr std::string_view types[] = {"NONE", "IAM", "CUSTOM", "CUSTOM", "COGNITO"};
  const auto& c = std::get<MethodLink>(link.config);
  const std::string type =
      "apigateway.AuthorizationType." + std::string(types[static_cast<std::size_t>(c.authorization)]);
  out_.line("authorizationType: " + type + ",");
  if (c.authorization != MethodAuthorization::None && c.authorization != MethodAuthorization::Iam)
    out_.line("authorizer: { authorizerId: " + names_.of(&link, link.to.value, "Authorizer").variable +
              ".ref, authorizationType: " + type + " },");
  out_.line(std::string("apiKeyRequired: ") + (c.apiKeyRequired ? "true," : "false,"));
  if (c.type == MethodType::LambdaProxy) return;
  Texts members;
  for (const auto& [name, required] : declared(requestMapping(c, key)))
    members.push_back(typescript(name) + ": " + required);
  if (!members.empty()) out_.line("requestParameters: { " + text::join(members, ", ") + " },");
  const auto all = responses(c);
  if (all.empty()) return;
  out_.open("methodResponses: [");
  for (const auto& [status, mappings] : all) {
    Texts parameters;
    for (const ResponseMapping* m : mappings) parameters.push_back(typescript(m->key) + ": true");
    out_.line(
        "{ statusCode: '" + std::to_string(status) + "'" +
        (parameters.empty() ? " }," : ", responseParameters: { " + text::join(parameters, ", ") + " } },"));
  }
  out_.close("],");
}

}  // namespace headway::cdk
