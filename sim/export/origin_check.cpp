// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/export/origin_check.h"

#include <algorithm>

#include "sim/export/cors_check.h"
#include "sim/export/shapes.h"
#include "sim/support/text.h"

namespace headway::exporting {
namespace {

bool isBucketName(std::string_view s) {
  return s.size() >= 3 && s.size() <= 63 && s.front() != '-' && s.back() != '-' && s.front() != '.' &&
         s.back() != '.' && s.find("..") == std::string_view::npos &&
         s.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-.") == std::string_view::npos;
}

/// What the CDK has no setting for at this kind of origin must be at its default.
void checkConnection(const Link& link, const OriginLink& o, bool timeouts, const std::string& kind,
                     Report& report) {
  const OriginLink usual;
  const std::pair<const char*, bool> fields[] = {
      {"protocol_policy", o.protocolPolicy == usual.protocolPolicy},
      {"http_port", o.httpPort == usual.httpPort},
      {"https_port", o.httpsPort == usual.httpsPort},
      {"ssl_protocols", o.sslProtocols == usual.sslProtocols},
      {"read_timeout", timeouts || o.readTimeout == usual.readTimeout},
      {"keep_alive_timeout", timeouts || o.keepAliveTimeout == usual.keepAliveTimeout}};
  for (const auto& [field, isUsual] : fields)
    if (!isUsual)
      report.link(link, field, "export.origin-setting",
                  std::string("An origin that is a ") + kind + " has no setting " + field,
                  "set it back to its default");
}

void checkBucket(const Node& to, const BucketConfig& b, const Link& link, const OriginLink& o,
                 Report& report) {
  if (!isBucketName(b.name))
    report.node(to, "bucket", "export.bucket", "'" + b.name + "' can't be the name of a bucket",
                "use 3 to 63 small letters, digits, - and .");
  if (!isRegion(b.region))
    report.node(to, "region", "export.region", "'" + b.region + "' is not an AWS Region",
                "write it like eu-west-1");
  if (b.endpoint == BucketEndpoint::Website || b.publicRead)
    report.node(to, b.publicRead ? "public_read" : "endpoint", "export.bucket",
                "The export makes private buckets, and '" + to.name + "' is public or a website",
                "use the rest endpoint with origin access control");
  const bool isSigned =
      o.accessControl == OriginAccess::Always || o.accessControl == OriginAccess::NoOverride;
  if (isSigned && !b.allowsOac)
    report.node(to, "allows_oac", "export.bucket",
                "The CDK lets the distribution read the bucket '" + to.name + "', and the design does not",
                "switch allows_oac on, or take origin access control off");
  if (!isSigned && b.allowsList)
    report.node(to, "allows_list", "export.bucket",
                "Without origin access control nobody is granted s3:ListBucket on '" + to.name + "'",
                "switch allows_list off");
  if (!o.domain.empty() && !text::equalsIgnoreCase(o.domain, bucketDomain(b)))
    report.link(link, "domain", "export.origin-domain", "'" + o.domain + "' is not the bucket's name",
                "leave the origin domain empty");
  checkConnection(link, o, false, "bucket", report);
}

void checkUrlOrigin(const FunctionUrlConfig& url, const Link& link, const OriginLink& o, Report& report) {
  if (o.accessControl != OriginAccess::None && url.authType == FunctionUrlAuth::None)
    report.link(link, "origin_access_control", "export.origin-access",
                "The CDK signs only for function URLs with AWS_IAM, and this one has NONE",
                "set its authorization to AWS_IAM, or origin access control to none");
  if (!o.domain.empty() && !text::equalsIgnoreCase(o.domain, functionUrlDomain(url)))
    report.link(link, "domain", "export.origin-domain", "'" + o.domain + "' is not the function URL's name",
                "leave the origin domain empty");
  checkConnection(link, o, true, "function URL", report);
}

}  // namespace

void checkOriginSettings(const Project& project, const Link& link, Report& report) {
  const auto& o = std::get<OriginLink>(link.config);
  const Node& to = *project.find(link.to);
  const auto* bucket = std::get_if<BucketConfig>(&to.config);
  const auto* url = std::get_if<FunctionUrlConfig>(&to.config);
  if (bucket) checkBucket(to, *bucket, link, o, report);
  if (url) checkUrlOrigin(*url, link, o, report);
  if (!bucket && !url && o.accessControl != OriginAccess::None)
    report.link(link, "origin_access_control", "export.origin-access",
                "'" + to.name + "' can't have origin access control",
                "set it to none; it exists for buckets and function URLs");
  if (o.vpcOrigin)
    report.link(link, "vpc_origin", "export.vpc-origin",
                "VPC origins can't be exported: the project does not hold the VPC's ids",
                "export with it switched off and make the VPC origin by hand");
  if (o.responseCompletionTimeout > 0 && o.responseCompletionTimeout < o.readTimeout)
    report.link(link, "response_completion_timeout", "export.origin-setting",
                "The response completion timeout is shorter than the response timeout",
                "make it at least as long, or 0 for none");
  if (!o.originShield.empty() && !isRegion(o.originShield))
    report.link(link, "origin_shield", "export.region", "'" + o.originShield + "' is not an AWS Region",
                "write it like us-east-1");
  static constexpr std::string_view protocols[] = {"SSLv3", "TLSv1", "TLSv1.1", "TLSv1.2"};
  const auto known = [](const std::string& p) {
    return std::find(std::begin(protocols), std::end(protocols), p) != std::end(protocols);
  };
  if (o.sslProtocols.empty() || !std::all_of(o.sslProtocols.begin(), o.sslProtocols.end(), known))
    report.link(link, "ssl_protocols", "export.origin-setting", "These TLS versions are not CloudFront's",
                text::listChoices(protocols));
  static constexpr std::string_view codes[] = {"400", "403", "404", "416", "429", "500", "502", "503", "504"};
  for (const std::string& code : o.failoverCodes)
    if (std::find(std::begin(codes), std::end(codes), code) == std::end(codes))
      report.link(link, "failover_codes", "export.failover-code",
                  "An origin group can't fail over on '" + code + "'", text::listChoices(codes));
}

void checkAdapter(const Node& django, Report& report) {
  const auto& config = std::get<DjangoConfig>(django.config);
  if (config.runsIn == DjangoHost::Zappa || config.runsIn == DjangoHost::LambdaWebAdapter)
    report.node(django, "runs_in", "export.adapter",
                "'" + django.name + "' runs in " + std::string(enumName(config.runsIn)) +
                    ", which brings a deployment of its own",
                "let it run in apig-wsgi, mangum or serverless-wsgi to have it in the CDK app");
}

void checkFunctionUrl(const Deployment::PlannedUrl& url, Report& report) {
  const FunctionUrlConfig& c = *url.config;
  if (!isRegion(c.region))
    report.node(*url.node, "region", "export.region", "'" + c.region + "' is not an AWS Region",
                "write it like eu-west-1");
  if (!url.lambda)
    return report.node(*url.node, "", "export.integration",
                       "No wire leads from '" + url.node->name + "' to Django", "draw one");
  if (const auto host = std::get<DjangoConfig>(url.lambda->config).runsIn; !isLambdaAdapter(host))
    report.node(*url.lambda, "runs_in", "export.integration",
                "'" + url.lambda->name + "' runs in " + std::string(enumName(host)) +
                    ", which a function URL can't call",
                "let it run in apig-wsgi, mangum or serverless-wsgi");
  checkCors(*url.node, c, CorsOf::FunctionUrl, report);
  if (!c.allowsInvokeFunctionUrl || !c.allowsInvokeFunction)
    report.node(
        *url.node, c.allowsInvokeFunctionUrl ? "allows_invoke_function" : "allows_invoke_function_url",
        "export.function-url", "The CDK grants both permissions a function URL needs, the design does not",
        "switch both on");
}

}  // namespace headway::exporting
