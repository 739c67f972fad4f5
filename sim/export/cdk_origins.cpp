// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/export/cdk_origins.h"

#include <set>

#include "sim/export/names.h"
#include "sim/export/quote.h"
#include "sim/support/text.h"

namespace headway::cdk {
namespace {

using quote::typescript;

std::string seconds(int n) { return "cdk.Duration.seconds(" + std::to_string(n) + "),"; }

}  // namespace

const Name& originName(Names& names, const Link& link) { return names.of(&link, link.to.value, "Origin"); }

const Name& groupName(Names& names, const Link& primary, const Link& secondary) {
  return names.of(&primary, primary.to.value, pascalCase(secondary.id.value) + "OriginGroup");
}

void OriginWriter::functionUrl(const Deployment::PlannedUrl& url, const Name& lambda, const Name& name) {
  out_.open("const " + name.variable + " = " + lambda.variable + ".addFunctionUrl({");
  out_.line(std::string("authType: lambda.FunctionUrlAuthType.") +
            (url.config->authType == FunctionUrlAuth::AwsIam ? "AWS_IAM," : "NONE,"));
  if (url.config->invokeMode == InvokeMode::ResponseStream)
    out_.line("invokeMode: lambda.InvokeMode.RESPONSE_STREAM,");
  cors(*url.config);
  out_.close("});");
  out_.open("new cdk.CfnOutput(this, " + typescript(names_.of(url.config, name.id, "Address").id) + ", {");
  out_.line("description: 'The function URL',").line("value: " + name.variable + ".url,");
  out_.close("});").line();
}

void OriginWriter::cors(const CorsSettings& c) {
  if (c.corsAllowOrigins.empty()) return;
  out_.open("cors: {").line("allowedOrigins: [" + quote::typescriptList(c.corsAllowOrigins) + "],");
  Texts methods;
  for (const std::string& m : c.corsAllowMethods)
    methods.push_back("lambda.HttpMethod." + (m == "*" ? std::string("ALL") : m));
  if (!methods.empty()) out_.line("allowedMethods: [" + text::join(methods, ", ") + "],");
  if (!c.corsAllowHeaders.empty())
    out_.line("allowedHeaders: [" + quote::typescriptList(c.corsAllowHeaders) + "],");
  if (!c.corsExposeHeaders.empty())
    out_.line("exposedHeaders: [" + quote::typescriptList(c.corsExposeHeaders) + "],");
  if (c.corsAllowCredentials) out_.line("allowCredentials: true,");
  if (c.corsMaxAge > 0) out_.line("maxAge: " + seconds(c.corsMaxAge));
  out_.close("},");
}

void OriginWriter::bucket(const Node& node, const Name& name) {
  const auto& config = std::get<BucketConfig>(node.config);
  out_.line("// " + quote::comment(node.name) + ": private; its files are uploaded, not part of this app.");
  out_.open("const " + name.variable + " = new s3.Bucket(this, " + typescript(name.id) + ", {");
  out_.line("bucketName: " + typescript(config.name) + ",");
  out_.line("blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,");
  out_.line("enforceSSL: true,");
  out_.close("});").line();
}

void OriginWriter::origin(const Link& link, const Name& node, const std::string& domain) {
  const auto& config = std::get<OriginLink>(link.config);
  const Node& to = *d_.project->find(link.to);
  const bool isSigned = config.accessControl != OriginAccess::None;
  const std::string variable = originName(names_, link).variable;
  if (const auto* bucket = std::get_if<BucketConfig>(&to.config)) {
    const std::string access = signing(link, "S3OriginAccessControl");
    out_.open("const " + variable + " = origins.S3BucketOrigin." +
              (isSigned ? "withOriginAccessControl(" : "withBucketDefaults(") + node.variable + ", {");
    if (!access.empty()) out_.line("originAccessControl: " + access + ",");
    if (isSigned && bucket->allowsList)
      out_.line("originAccessLevels: [cloudfront.AccessLevel.READ, cloudfront.AccessLevel.LIST],");
  } else if (to.kind() == NodeKind::FunctionUrl) {
    const std::string access = signing(link, "FunctionUrlOriginAccessControl");
    out_.open(
        "const " + variable + " = " +
        (isSigned ? "origins.FunctionUrlOrigin.withOriginAccessControl(" : "new origins.FunctionUrlOrigin(") +
        node.variable + ", {");
    if (!access.empty()) out_.line("originAccessControl: " + access + ",");
    timeouts(config);
  } else {
    out_.open("const " + variable + " = new origins.HttpOrigin(" + domain + ", {");
    custom(config);
    timeouts(config);
  }
  common(config);
  out_.close("});").line();
}

// The CDK's own origin access control always signs; the others need one that says so.
std::string OriginWriter::signing(const Link& link, const std::string& constructClass) {
  const auto access = std::get<OriginLink>(link.config).accessControl;
  if (access != OriginAccess::Never && access != OriginAccess::NoOverride) return "";
  const Name& name = names_.of(&link, link.to.value, "AccessControl");
  out_.open("const " + name.variable + " = new cloudfront." + constructClass + "(this, " +
            typescript(name.id) + ", {");
  out_.line(std::string("signing: cloudfront.Signing.") +
            (access == OriginAccess::Never ? "NEVER," : "SIGV4_NO_OVERRIDE,"));
  out_.close("});");
  return name.variable;
}

void OriginWriter::custom(const OriginLink& config) {
  static constexpr std::string_view protocols[] = {"HTTP_ONLY", "MATCH_VIEWER", "HTTPS_ONLY"};
  out_.line("protocolPolicy: cloudfront.OriginProtocolPolicy." +
            std::string(protocols[static_cast<std::size_t>(config.protocolPolicy)]) + ",");
  Texts tls;
  for (const std::string& p : config.sslProtocols)
    tls.push_back("cloudfront.OriginSslPolicy." + (p == "SSLv3"     ? std::string("SSL_V3")
                                                   : p == "TLSv1"   ? std::string("TLS_V1")
                                                   : p == "TLSv1.1" ? std::string("TLS_V1_1")
                                                                    : std::string("TLS_V1_2")));
  out_.line("originSslProtocols: [" + text::join(tls, ", ") + "],");
  out_.line("httpPort: " + std::to_string(config.httpPort) + ",");
  out_.line("httpsPort: " + std::to_string(config.httpsPort) + ",");
}

// What is as CloudFront has it by default is not written, here and in `common`.
void OriginWriter::timeouts(const OriginLink& config) {
  const OriginLink usual;
  if (config.readTimeout != usual.readTimeout) out_.line("readTimeout: " + seconds(config.readTimeout));
  if (config.keepAliveTimeout != usual.keepAliveTimeout)
    out_.line("keepaliveTimeout: " + seconds(config.keepAliveTimeout));
}

void OriginWriter::common(const OriginLink& config) {
  const OriginLink usual;
  if (!config.path.empty()) out_.line("originPath: " + typescript(config.path) + ",");
  if (config.connectionAttempts != usual.connectionAttempts)
    out_.line("connectionAttempts: " + std::to_string(config.connectionAttempts) + ",");
  if (config.connectionTimeout != usual.connectionTimeout)
    out_.line("connectionTimeout: " + seconds(config.connectionTimeout));
  if (config.responseCompletionTimeout > 0)
    out_.line("responseCompletionTimeout: " + seconds(config.responseCompletionTimeout));
  if (!config.originShield.empty()) out_.line("originShieldRegion: " + typescript(config.originShield) + ",");
  if (config.customHeaders.empty()) return;
  out_.open("customHeaders: {");
  for (const auto& [header, value] : config.customHeaders) {
    const std::string key = typescript(header);
    // Without the brackets this name would be the object's prototype.
    out_.line((header == "__proto__" ? "[" + key + "]" : key) + ": " + typescript(value) + ",");
  }
  out_.close("},");
}

void OriginWriter::groups(const Deployment::PlannedDistribution& d) {
  std::set<std::string> written;
  for (const auto& b : d.behaviors) {
    if (!b.secondary) continue;
    const std::string& variable = groupName(names_, *b.origin, *b.secondary).variable;
    if (!written.insert(variable).second) continue;
    out_.open("const " + variable + " = new origins.OriginGroup({");
    out_.line("primaryOrigin: " + originName(names_, *b.origin).variable + ",");
    out_.line("fallbackOrigin: " + originName(names_, *b.secondary).variable + ",");
    out_.line("fallbackStatusCodes: [" +
              text::join(std::get<OriginLink>(b.secondary->config).failoverCodes, ", ") + "],");
    out_.close("});").line();
  }
}

}  // namespace headway::cdk
