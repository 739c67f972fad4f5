// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/export/cdk_stack.h"

#include <algorithm>

#include "sim/export/cdk_distribution.h"
#include "sim/export/cdk_domains.h"
#include "sim/export/cdk_functions.h"
#include "sim/export/cdk_http_api.h"
#include "sim/export/cdk_names.h"
#include "sim/export/cdk_origins.h"
#include "sim/export/cdk_parameters.h"
#include "sim/export/cdk_rest_api.h"
#include "sim/export/quote.h"
#include "sim/support/text.h"

namespace headway::cdk {
namespace {

using quote::typescript;

class StackWriter {
 public:
  explicit StackWriter(const Deployment& d) : d_(d), parameters_(parametersOf(d)) {
    for (const Parameter& p : parameters_) names_.reserve(p.id);
  }

  std::string text() {
    head();
    for (const Node* node : d_.lambdas) django(*node);
    gateways();
    OriginWriter origins(d_, names_, out_);
    for (const auto& url : d_.urls) origins.functionUrl(url, name(*url.lambda), name(*url.node));
    for (const Node* node : d_.buckets) origins.bucket(*node, name(*node));
    FunctionWriter functions(d_, names_, out_);
    for (const auto& store : d_.stores) functions.store(store);
    for (const Node* node : d_.functions) functions.function(*node);
    certificate(ParameterRole::Certificate, "certificate", "Certificate");
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

  void imports() {
    const auto use = [&](bool wanted, const char* as, const char* module) {
      if (wanted) out_.line(std::string("import * as ") + as + " from 'aws-cdk-lib/" + module + "';");
    };
    const bool edge = !d_.distributions.empty(), lambda = !d_.lambdas.empty();
    const auto integrations = [&](auto is) {
      return std::any_of(d_.apis.begin(), d_.apis.end(), [&](const auto& api) {
        return std::any_of(api.integrations.begin(), api.integrations.end(),
                           [&](const Link* l) { return is(std::get<IntegrationLink>(l->config)); });
      });
    };
    const auto rest = [&](auto is) {
      return std::any_of(d_.restApis.begin(), d_.restApis.end(),
                         [&](const auto& api) { return is(*api.config); });
    };
    const bool functions = std::any_of(parameters_.begin(), parameters_.end(), [](const Parameter& p) {
      return p.role == ParameterRole::Authorizer;
    });
    use(!d_.restApis.empty(), "apigateway", "aws-apigateway");
    use(!d_.apis.empty() || !apiNames(d_, false).empty(), "apigwv2", "aws-apigatewayv2");
    use(integrations([](const auto& i) { return i.authorization != RouteAuthorization::None; }),
        "authorizers", "aws-apigatewayv2-authorizers");
    use(integrations([](const auto&) { return true; }), "integrations", "aws-apigatewayv2-integrations");
    use(!distributionNames(d_).empty() || !d_.domains.empty(), "acm", "aws-certificatemanager");
    use(edge, "cloudfront", "aws-cloudfront");
    use(edge, "origins", "aws-cloudfront-origins");
    use(rest([](const RestApiConfig& c) { return c.endpointType == ApiEndpoint::Private; }), "ec2",
        "aws-ec2");
    use(rest(hasResourcePolicy), "iam", "aws-iam");
    use(lambda || functions || anyLambdaEdge(d_), "lambda", "aws-lambda");
    use(lambda, "logs", "aws-logs");
    use(!d_.buckets.empty(), "s3", "aws-s3");
  }

  void head() {
    out_.line(
        "// Written by Headway. A new export replaces this file, so change the design rather than this.");
    out_.line("import * as cdk from 'aws-cdk-lib';");
    imports();
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

  void certificate(ParameterRole role, const std::string& variable, const std::string& id) {
    const Parameter* arn = findParameter(parameters_, role);
    if (!arn) return;
    writeParameter(out_, *arn);
    out_.line("const " + variable + " = acm.Certificate.fromCertificateArn(this, " + typescript(id) + ", " +
              arn->property + ");")
        .line();
  }

  /// APIs may call each other, so all of them come before what is behind them.
  void gateways() {
    bool any = false;
    for (const Parameter& p : parameters_)
      if (p.role >= ParameterRole::VpcLink && p.role <= ParameterRole::UserPool) {
        writeParameter(out_, p);
        any = true;
      }
    if (any) out_.line();
    HttpApiWriter http(d_, parameters_, names_, out_);
    RestApiWriter rest(d_, parameters_, names_, out_);
    for (const auto& api : d_.apis) http.api(api);
    for (const auto& api : d_.restApis) rest.api(api);
    for (const auto& api : d_.apis) http.routes(api);
    for (const auto& api : d_.restApis) rest.methods(api);
    certificate(ParameterRole::ApiCertificate, "apiCertificate", "ApiCertificate");
    certificate(ParameterRole::EdgeApiCertificate, "edgeApiCertificate", "EdgeApiCertificate");
    DomainWriter domains(names_, out_);
    for (const auto& domain : d_.domains) domains.domain(domain);
  }

  void django(const Node& node) {
    const auto& config = std::get<DjangoConfig>(node.config);
    const Name& n = name(node);
    const std::string folder = djangoFolder(d_, node);
    const Parameter* settings = findParameter(parameters_, ParameterRole::SettingsModule, &node);
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
    for (const auto& url : d_.urls)
      if (url.lambda == &node && url.config->reservedConcurrency >= 0)
        out_.line("reservedConcurrentExecutions: " + std::to_string(url.config->reservedConcurrency) + ",");
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

  const Deployment& d_;
  const std::vector<Parameter> parameters_;
  Names names_;
  CodeWriter out_;
};

}  // namespace

std::string stackText(const Deployment& d) { return StackWriter(d).text(); }

}  // namespace headway::cdk
