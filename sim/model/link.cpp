// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/model/link.h"

#include <algorithm>

#include "sim/model/describe.h"
#include "sim/model/visit_fields.h"
#include "sim/support/text.h"

namespace headway {
namespace {
constexpr std::string_view kOriginPage =
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesOrigin.html";
constexpr std::string_view kAccessControl =
    "https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_OriginAccessControlConfig.html";
constexpr std::string_view kFailoverPage =
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/high_availability_origin_failover.html";
}  // namespace

template <>
const Described<ViewerLink>& describe<ViewerLink>() {
  static const auto all = describing::described<ViewerLink>(
      "viewer-link", "Request", "The viewer opens a connection to this node's name.", {});
  return all;
}

template <>
const Described<FunctionLink>& describe<FunctionLink>() {
  using L = FunctionLink;
  using describing::field;
  constexpr std::string_view page =
      "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/edge-functions-restrictions-all.html";
  static const auto all = describing::described<L>(
      "function-association", "Function association", "When the distribution runs the function.",
      {
          field(
              &L::event,
              {.name = "event",
               .label = "Runs on",
               .help =
                   "viewer-request: before the cache is asked. viewer-response: before the viewer gets the answer.",
               .source = page}),
          field(&L::behaviors, {.name = "behaviors",
                                .label = "Behaviors",
                                .help = "Path patterns of the behaviors that run it. Empty: all of them.",
                                .source = page,
                                .suggest = Suggest::BehaviorPaths}),
      });
  return all;
}

template <>
const Described<OriginLink>& describe<OriginLink>() {
  using L = OriginLink;
  using describing::field;
  static const auto all = describing::described<L>(
      "origin", "Origin", "How the distribution reaches the node behind it.",
      {
          field(
              &L::behaviors,
              {.name = "behaviors",
               .label = "Behaviors",
               .help =
                   "Path patterns of the behaviors that send here. Empty: every behavior no other wire names.",
               .source = kOriginPage,
               .suggest = Suggest::BehaviorPaths}),
          field(&L::domain, {.name = "domain",
                             .label = "Origin domain",
                             .help = "Name CloudFront connects to. Empty: the name of the node behind it.",
                             .source = kOriginPage}),
          field(&L::path,
                {.name = "path",
                 .label = "Origin path",
                 .help = "Put in front of the path: /prod for a stage called prod. No slash at the end.",
                 .source = kOriginPage}),
          field(&L::protocolPolicy, {.name = "protocol_policy",
                                     .label = "Protocol",
                                     .help = "https-only, unless the origin can't.",
                                     .source = kOriginPage}),
          field(&L::httpPort, {.name = "http_port",
                               .label = "HTTP port",
                               .help = "80, 443 or 1024 to 65535.",
                               .source = kOriginPage,
                               .min = 80,
                               .max = 65535,
                               .rare = true}),
          field(&L::httpsPort, {.name = "https_port",
                                .label = "HTTPS port",
                                .help = "80, 443 or 1024 to 65535.",
                                .source = kOriginPage,
                                .min = 80,
                                .max = 65535,
                                .rare = true}),
          field(
              &L::customHeaders,
              {.name = "custom_headers",
               .label = "Custom headers",
               .help =
                   "Added to every request to this origin; they replace the viewer's headers of the same name.",
               .source =
                   "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/add-origin-custom-headers.html"}),
          field(&L::certificateNames,
                {.name = "certificate_names",
                 .label = "Names on its certificate",
                 .help = "What the origin's certificate covers. Empty: what the node behind it shows.",
                 .source = kOriginPage,
                 .rare = true}),
          field(&L::accessControl,
                {.name = "origin_access_control",
                 .label = "Origin access control",
                 .help = "How CloudFront signs requests to a bucket or function URL. always replaces the "
                         "viewer's Authorization, no-override signs only where there is none.",
                 .source = kAccessControl}),
          field(&L::connectionAttempts, {.name = "connection_attempts",
                                         .label = "Connection attempts",
                                         .help = "Tries to connect before CloudFront gives up.",
                                         .source = kOriginPage,
                                         .min = 1,
                                         .max = 3,
                                         .rare = true}),
          field(&L::connectionTimeout, {.name = "connection_timeout",
                                        .label = "Connection timeout",
                                        .help = "How long each try may take.",
                                        .source = kOriginPage,
                                        .unit = "s",
                                        .min = 1,
                                        .max = 10,
                                        .rare = true}),
          field(&L::readTimeout,
                {.name = "read_timeout",
                 .label = "Response timeout",
                 .help = "How long CloudFront waits for the answer and for each packet of it.",
                 .source = kOriginPage,
                 .unit = "s",
                 .min = 1,
                 .max = 120}),
          field(&L::responseCompletionTimeout,
                {.name = "response_completion_timeout",
                 .label = "Response completion timeout",
                 .help = "Longest time for the whole answer with all tries. 0: no limit.",
                 .source = kOriginPage,
                 .unit = "s",
                 .min = 0,
                 .max = 3600,
                 .rare = true}),
          field(&L::keepAliveTimeout, {.name = "keep_alive_timeout",
                                       .label = "Keep-alive timeout",
                                       .help = "How long an idle connection to the origin stays open.",
                                       .source = kOriginPage,
                                       .unit = "s",
                                       .min = 1,
                                       .max = 300,
                                       .rare = true}),
          field(
              &L::vpcOrigin,
              {.name = "vpc_origin",
               .label = "VPC origin",
               .help =
                   "CloudFront connects inside the VPC: for an internal load balancer or a private server.",
               .source =
                   "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-vpc-origins.html",
               .rare = true}),
          field(&L::originShield,
                {.name = "origin_shield",
                 .label = "Origin Shield",
                 .help = "Region of an extra cache in front of the origin, such as us-east-1. Empty: off.",
                 .source =
                     "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/origin-shield.html",
                 .rare = true}),
          field(&L::sslProtocols,
                {.name = "ssl_protocols",
                 .label = "TLS versions",
                 .help = "What CloudFront may speak to the origin: SSLv3, TLSv1, TLSv1.1, TLSv1.2.",
                 .source = kOriginPage,
                 .rare = true}),
          field(&L::failoverCodes,
                {.name = "failover_codes",
                 .label = "Takes over on",
                 .help = "Makes this the second origin of a group: statuses of the first one that send GET, "
                         "HEAD and OPTIONS here, such as 503.",
                 .source = kFailoverPage,
                 .rare = true}),
      });
  return all;
}

bool customHeaderForbidden(std::string_view name) {
  static constexpr std::string_view names[] = {"Cache-Control",
                                               "Connection",
                                               "Content-Length",
                                               "Cookie",
                                               "Host",
                                               "If-Match",
                                               "If-Modified-Since",
                                               "If-None-Match",
                                               "If-Range",
                                               "If-Unmodified-Since",
                                               "Max-Forwards",
                                               "Pragma",
                                               "Proxy-Authenticate",
                                               "Proxy-Authorization",
                                               "Proxy-Connection",
                                               "Range",
                                               "Request-Range",
                                               "TE",
                                               "Trailer",
                                               "Transfer-Encoding",
                                               "Upgrade",
                                               "Via",
                                               "X-Real-Ip"};
  return text::startsWithIgnoreCase(name, "X-Amz-") || text::startsWithIgnoreCase(name, "X-Edge-") ||
         std::any_of(std::begin(names), std::end(names),
                     [&](std::string_view n) { return text::equalsIgnoreCase(n, name); });
}

template <>
const Described<InvokeLink>& describe<InvokeLink>() {
  static const auto all = describing::described<InvokeLink>(
      "invoke", "Invocation", "The function URL calls the function that runs Django.", {});
  return all;
}

const Schema& linkSchema(const LinkConfig& config) { return fields::schemaOf(config); }
Value linkField(const LinkConfig& config, std::string_view field) { return fields::get(config, field); }
Result<LinkConfig> withLinkField(LinkConfig config, std::string_view field, const Value& v) {
  return fields::with(std::move(config), field, v);
}

}  // namespace headway
