// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/export/cdk_stack.h"

#include <algorithm>

#include "sim/export/cdk_distribution.h"
#include "sim/export/cdk_functions.h"
#include "sim/export/cdk_names.h"
#include "sim/export/cdk_origins.h"
#include "sim/export/cdk_parameters.h"
#include "sim/export/quote.h"
#include "sim/support/text.h"

namespace headway::cdk {
namespace {

using quote::typescript;

constexpr std::size_t kCommentLength = 128;

class StackWriter {
 public:
  explicit StackWriter(const Deployment& d) : d_(d), parameters_(parametersOf(d)) {
    for (const Parameter& p : parameters_) names_.reserve(p.id);
  }

  std::string text() {
    head();
    for (const Node* node : d_.lambdas) django(*node);
    certificate(kApiCertificate, "apiCertificate", "ApiCertificate");
    for (const auto& api : d_.apis) httpApi(api);
    OriginWriter origins(d_, names_, out_);
    for (const auto& url : d_.urls) origins.functionUrl(url, name(*url.lambda), name(*url.node));
    for (const Node* node : d_.buckets) origins.bucket(*node, name(*node));
    FunctionWriter functions(d_, names_, out_);
    for (const auto& store : d_.stores) functions.store(store);
    for (const Node* node : d_.functions) functions.function(*node);
    certificate(kCertificate, "certificate", "Certificate");
    DistributionWriter edge(d_, parameters_, names_, out_);
    for (const auto& distribution : d_.distributions) {
      edge.prepare(distribution);
      for (const Link* l : distribution.origins)
        origins.origin(*l, name(*d_.project->find(l->to)), edge.originDomain(*l));
      origins.groups(distribution);
      edge.write(distribution);
    }
    out_.close("}").close("}");
    return out_.text();
  }

 private:
  const Name& name(const Node& node) { return nodeName(names_, node); }
  const Name& name(const Link& link, std::string_view kind) { return names_.of(&link, link.to.value, kind); }
  const Name& part(const void* subject, const Node& node, std::string_view kind) {
    return partName(names_, subject, node, kind);
  }

  void head() {
    out_.line(
        "// Written by Headway. A new export replaces this file, so change the design rather than this.");
    out_.line("import * as cdk from 'aws-cdk-lib';");
    const auto import = [&](bool wanted, const char* as, const char* module) {
      if (wanted) out_.line(std::string("import * as ") + as + " from 'aws-cdk-lib/" + module + "';");
    };
    const bool api = !d_.apis.empty(), edge = !d_.distributions.empty(), lambda = !d_.lambdas.empty();
    const bool integrated =
        std::any_of(d_.apis.begin(), d_.apis.end(), [](const auto& a) { return !a.integrations.empty(); });
    import(api, "apigwv2", "aws-apigatewayv2");
    import(integrated, "integrations", "aws-apigatewayv2-integrations");
    import(parameter(kCertificate) || parameter(kApiCertificate), "acm", "aws-certificatemanager");
    import(edge, "cloudfront", "aws-cloudfront");
    import(edge, "origins", "aws-cloudfront-origins");
    import(lambda || anyLambdaEdge(d_), "lambda", "aws-lambda");
    import(lambda, "logs", "aws-logs");
    import(!d_.buckets.empty(), "s3", "aws-s3");
    out_.line("import { Construct } from 'constructs';").line();
    out_.open("export interface EdgeStackProps extends cdk.StackProps {");
    for (const Parameter& p : parameters_) {
      out_.line("/** " + quote::comment(p.what) +
                ". Left out: a parameter of the stack, which deploying asks for. */");
      out_.line("readonly " + p.property + "?: string;");
    }
    out_.close("}").line();
    out_.open("export class EdgeStack extends cdk.Stack {");
    out_.open("constructor(scope: Construct, id: string, props: EdgeStackProps = {}) {");
    out_.line("super(scope, id, props);").line();
  }

  const Parameter* parameter(std::string_view id) const {
    for (const Parameter& p : parameters_)
      if (p.id == id) return &p;
    return nullptr;
  }

  void certificate(std::string_view parameterId, const std::string& variable, const std::string& id) {
    const Parameter* arn = parameter(parameterId);
    if (!arn) return;
    writeParameter(out_, *arn);
    out_.line("const " + variable + " = acm.Certificate.fromCertificateArn(this, " + typescript(id) + ", " +
              arn->property + ");")
        .line();
  }

  void django(const Node& node) {
    const auto& config = std::get<DjangoConfig>(node.config);
    const Name& n = name(node);
    const std::string folder = djangoFolder(d_, node);
    const Parameter* settings = findParameter(parameters_, node);
    out_.line("// " + quote::comment(node.name) + ": Django, called by " +
              std::string(enumName(config.runsIn)) + ". README.md says what belongs into " + folder + "/.");
    writeParameter(out_, *settings);
    out_.open("const " + n.variable + " = new lambda.Function(this, " + typescript(n.id) + ", {");
    out_.line("runtime: lambda.Runtime.PYTHON_" + text::replaceAll(pythonVersion(config.version), ".", "_") +
              ",");
    out_.line("architecture: lambda.Architecture.X86_64,");
    out_.line("handler: 'lambda_handler.handler',");
    out_.line("code: lambda.Code.fromAsset(" + typescript(folder) + "),");
    out_.line("environment: { DJANGO_SETTINGS_MODULE: " + settings->property + adapterEnvironment(config) +
              " },");
    out_.line("memorySize: 512,");
    out_.line("timeout: cdk.Duration.seconds(" + std::to_string(config.functionTimeout) + "),");
    out_.open("logGroup: new logs.LogGroup(this, " + typescript(part(&config, node, "Logs").id) + ", {");
    out_.line("retention: logs.RetentionDays.ONE_MONTH,");
    out_.line("removalPolicy: cdk.RemovalPolicy.DESTROY,");
    out_.close("}),").close("});").line();
  }

  static std::string adapterEnvironment(const DjangoConfig& django) {
    if (django.runsIn != DjangoHost::ServerlessWsgi) return {};
    std::string out;
    if (!django.basePath.empty()) out += ", API_GATEWAY_BASE_PATH: " + typescript(django.basePath);
    if (django.stripStagePath) out += ", STRIP_STAGE_PATH: 'yes'";
    return out;
  }

  void httpApi(const Deployment::PlannedApi& api) {
    const Name& n = name(*api.node);
    out_.open("const " + n.variable + " = new apigwv2.HttpApi(this, " + typescript(n.id) + ", {");
    out_.line("apiName: " + typescript(quote::plain(api.node->name, kCommentLength)) + ",");
    out_.line("createDefaultStage: false,");
    out_.line(std::string("disableExecuteApiEndpoint: ") +
              (api.config->disableExecuteApiEndpoint ? "true," : "false,"));
    out_.close("});");
    const Name& stage = part(api.config, *api.node, "Stage");
    const bool mapped = !api.config->customDomains.empty();
    out_.open((mapped ? "const " + stage.variable + " = " : std::string()) + "new apigwv2.HttpStage(this, " +
              typescript(stage.id) + ", {");
    out_.line("httpApi: " + n.variable + ",");
    out_.line("stageName: " + typescript(api.config->stage) + ",");
    out_.line("autoDeploy: true,");
    out_.close("});");
    for (const Link* l : api.integrations) integration(*api.node, *l);
    for (const std::string& domain : api.config->customDomains) customDomain(api, domain);
    out_.line();
  }

  void integration(const Node& api, const Link& link) {
    const auto& config = std::get<IntegrationLink>(link.config);
    const Name& n = name(link, "Integration");
    if (config.type == IntegrationType::LambdaProxy) {
      out_.open("const " + n.variable + " = new integrations.HttpLambdaIntegration(" + typescript(n.id) +
                ", " + name(*d_.project->find(link.to)).variable + ", {");
      out_.line("payloadFormatVersion: apigwv2.PayloadFormatVersion.VERSION_2_0,");
    } else {
      out_.open("const " + n.variable + " = new integrations.HttpUrlIntegration(" + typescript(n.id) + ", " +
                typescript(config.uri) + ", {");
      out_.line("method: apigwv2.HttpMethod.ANY,");
    }
    out_.close("});");
    for (const std::string& key : config.routes) {
      out_.open("new apigwv2.HttpRoute(this, " +
                typescript(
                    names_.of(&key, name(api).id + "-" + (key == "$default" ? "Default" : key), "Route").id) +
                ", {");
      out_.line("httpApi: " + name(api).variable + ",");
      out_.line("routeKey: " + routeKey(key) + ",");
      out_.line("integration: " + n.variable + ",");
      out_.close("});");
    }
  }

  static std::string routeKey(const std::string& key) {
    if (key == "$default") return "apigwv2.HttpRouteKey.DEFAULT";
    const auto blank = key.find(' ');
    return "apigwv2.HttpRouteKey.with(" + typescript(key.substr(blank + 1)) + ", apigwv2.HttpMethod." +
           key.substr(0, blank) + ")";
  }

  void customDomain(const Deployment::PlannedApi& api, const std::string& domain) {
    const Name& n = names_.of(&domain, domain, "DomainName");
    out_.open("const " + n.variable + " = new apigwv2.DomainName(this, " + typescript(n.id) + ", {");
    out_.line("domainName: " + typescript(domain) + ",");
    out_.line("certificate: apiCertificate,");
    out_.line("endpointType: apigwv2.EndpointType.REGIONAL,");
    out_.line("securityPolicy: apigwv2.SecurityPolicy.TLS_1_2,");
    out_.close("});");
    out_.open("new apigwv2.ApiMapping(this, " + typescript(names_.of(&domain, n.id, "Mapping").id) + ", {");
    out_.line("api: " + name(*api.node).variable + ",");
    out_.line("domainName: " + n.variable + ",");
    out_.line("stage: " + part(api.config, *api.node, "Stage").variable + ",");
    out_.close("});");
    out_.open("new cdk.CfnOutput(this, " + typescript(names_.of(&domain, n.id, "Target").id) + ", {");
    out_.line("description: " + typescript("DNS: " + domain + " leads to this name") + ",");
    out_.line("value: " + n.variable + ".regionalDomainName,");
    out_.close("});");
  }

  const Deployment& d_;
  const std::vector<Parameter> parameters_;
  Names names_;
  CodeWriter out_;
};

}  // namespace

std::string stackText(const Deployment& d) { return StackWriter(d).text(); }

}  // namespace headway::cdk
