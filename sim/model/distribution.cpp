// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/model/distribution.h"

#include <algorithm>

#include "sim/model/describe.h"

namespace headway {
namespace {
constexpr std::string_view kBehaviorPage =
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesCacheBehavior.html";
constexpr std::string_view kGeneralPage =
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesGeneral.html";
constexpr std::string_view kForwardedValues =
    "https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_ForwardedValues.html";
constexpr std::string_view kApiDistribution =
    "https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_DistributionConfig.html";
}  // namespace

template <>
const Described<LambdaEdge>& describe<LambdaEdge>() {
  using L = LambdaEdge;
  using describing::field;
  constexpr std::string_view page =
      "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-cloudfront-trigger-events.html";
  static const auto all = describing::described<L>(
      "lambda-edge", "Lambda@Edge function",
      "A Lambda function at the edge. Headway knows that it is there and does not run it.",
      {
          field(&L::event, {.name = "event",
                            .label = "Runs on",
                            .help = "Origin events run only where the cache has no answer.",
                            .source = page}),
          field(
              &L::arn,
              {.name = "arn",
               .label = "Version ARN",
               .help =
                   "Of a numbered version in us-east-1, such as arn:aws:lambda:us-east-1:123456789012:function:name:3.",
               .source =
                   "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-at-edge-function-restrictions.html"}),
          field(
              &L::includeBody,
              {.name = "include_body",
               .label = "Include body",
               .help = "Request events: the function gets the body, cut at 40 KB (viewer) or 1 MB (origin).",
               .source =
                   "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-include-body-access.html"}),
      });
  return all;
}

template <>
const Described<Behavior>& describe<Behavior>() {
  using B = Behavior;
  using describing::field;
  static const auto all = describing::described<B>(
      "behavior", "Cache behavior", "What CloudFront does with requests whose path matches.",
      {
          field(
              &B::path,
              {.name = "path",
               .label = "Path pattern",
               .help =
                   "The first pattern that matches wins; * stands for any text, ? for one character. The default behavior is * and stands last.",
               .source = kBehaviorPage}),
          field(&B::viewerProtocolPolicy, {.name = "viewer_protocol_policy",
                                           .label = "Viewer protocol policy",
                                           .help = "What happens to a viewer that comes over http.",
                                           .source = kBehaviorPage}),
          field(&B::allowedMethods,
                {.name = "allowed_methods",
                 .label = "Allowed methods",
                 .help = "Other methods get 403 from CloudFront. Forms and APIs need ALL.",
                 .source = kBehaviorPage}),
          field(
              &B::cachePolicy,
              {.name = "cache_policy",
               .label = "Cache policy",
               .help =
                   "Decides the cache key, how long answers stay, and that what is in the key reaches the origin.",
               .source =
                   "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/controlling-the-cache-key.html",
               .suggest = Suggest::CachePolicies}),
          field(
              &B::originRequestPolicy,
              {.name = "origin_request_policy",
               .label = "Origin request policy",
               .help = "Decides what else of the viewer's request reaches the origin. Empty: nothing else.",
               .source =
                   "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/controlling-origin-requests.html",
               .suggest = Suggest::OriginRequestPolicies}),
          field(
              &B::responseHeadersPolicy,
              {.name = "response_headers_policy",
               .label = "Response headers policy",
               .help =
                   "Headers that CloudFront removes from and adds to every answer, its own errors too. Empty: none.",
               .source =
                   "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/understanding-response-headers-policies.html",
               .suggest = Suggest::ResponseHeadersPolicies}),
          field(&B::cachedMethods,
                {.name = "cached_methods",
                 .label = "Cached methods",
                 .help = "Answers to GET and HEAD may be stored, and to OPTIONS if you say so.",
                 .source = kBehaviorPage,
                 .rare = true}),
          field(
              &B::restrictViewerAccess,
              {.name = "restrict_viewer_access",
               .label = "Restrict viewer access",
               .help = "Only signed URLs and signed cookies get in; anything else gets 403.",
               .source =
                   "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-trusted-signers.html",
               .rare = true}),
          field(
              &B::fieldLevelEncryption,
              {.name = "field_level_encryption",
               .label = "Field-level encryption",
               .help =
                   "Form fields are encrypted on their way. Headway does not model it and says so in the trace.",
               .source =
                   "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/field-level-encryption.html",
               .rare = true}),
          field(
              &B::grpc,
              {.name = "grpc",
               .label = "gRPC",
               .help = "gRPC calls are let through. Headway does not model them and says so in the trace.",
               .source =
                   "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/distribution-using-grpc.html",
               .rare = true}),
          field(
              &B::lambdaEdge,
              {.name = "lambda_edge",
               .label = "Lambda@Edge",
               .help =
                   "Lambda functions at the edge. They are not run: a request that meets one ends as unknown.",
               .source =
                   "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-at-the-edge.html",
               .rare = true}),
          field(&B::compress, {.name = "compress",
                               .label = "Compress",
                               .help = "CloudFront may compress answers for viewers that accept it.",
                               .source = kBehaviorPage,
                               .rare = true}),
          field(
              &B::forwarding,
              {.name = "forwarding",
               .label = "Settings in use",
               .help =
                   "policies: the two policies above. legacy: the ForwardedValues settings below, as many older behaviors have.",
               .source = kForwardedValues,
               .rare = true}),
          field(&B::legacyHeaders,
                {.name = "legacy_headers",
                 .label = "Legacy headers",
                 .help = "Headers forwarded and put in the key; * forwards all and caches nothing.",
                 .source = kForwardedValues,
                 .suggest = Suggest::Headers,
                 .rare = true}),
          field(&B::legacyCookies, {.name = "legacy_cookies",
                                    .label = "Legacy cookies",
                                    .help = "Cookies forwarded and put in the key.",
                                    .source = kForwardedValues,
                                    .rare = true}),
          field(&B::legacyCookieNames, {.name = "legacy_cookie_names",
                                        .label = "Legacy cookie names",
                                        .help = "Names for the whitelist; * and ? are wildcards here.",
                                        .source = kForwardedValues,
                                        .rare = true}),
          field(&B::legacyQueryString, {.name = "legacy_query_string",
                                        .label = "Legacy query string",
                                        .help = "Forward the query string and put it in the key.",
                                        .source = kForwardedValues,
                                        .rare = true}),
          field(
              &B::legacyQueryStringKeys,
              {.name = "legacy_query_string_keys",
               .label = "Legacy query keys",
               .help =
                   "Only these parameters are in the key; all of them are forwarded. Empty: all are in the key.",
               .source = kForwardedValues,
               .rare = true}),
          field(&B::legacyMinTtl,
                {.name = "legacy_min_ttl",
                 .label = "Legacy minimum TTL",
                 .help = "More than 0 makes CloudFront keep even private answers that long.",
                 .source = kForwardedValues,
                 .unit = "s",
                 .min = 0,
                 .rare = true}),
          field(&B::legacyDefaultTtl, {.name = "legacy_default_ttl",
                                       .label = "Legacy default TTL",
                                       .help = "For answers that name no lifetime.",
                                       .source = kForwardedValues,
                                       .unit = "s",
                                       .min = 0,
                                       .rare = true}),
          field(&B::legacyMaxTtl, {.name = "legacy_max_ttl",
                                   .label = "Legacy maximum TTL",
                                   .help = "0 switches caching off.",
                                   .source = kForwardedValues,
                                   .unit = "s",
                                   .min = 0,
                                   .rare = true}),
      });
  return all;
}

template <>
const Described<CustomErrorResponse>& describe<CustomErrorResponse>() {
  using C = CustomErrorResponse;
  using describing::field;
  static constexpr std::string_view kPage =
      "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/GeneratingCustomErrorResponses.html";
  static const auto all = describing::described<C>(
      "custom-error-response", "Custom error response", "What the viewer gets for one error status.",
      {
          field(&C::errorCode, {.name = "error_code",
                                .label = "Error code",
                                .help = "Status of the origin: 400, 403, 404, 405, 414, 416 or 500 to 504.",
                                .source = kPage,
                                .min = 400,
                                .max = 599}),
          field(&C::errorCachingMinTtl, {.name = "error_caching_min_ttl",
                                         .label = "Error caching minimum TTL",
                                         .help = "How long CloudFront keeps this error at least.",
                                         .source = kPage,
                                         .unit = "s",
                                         .min = 0}),
          field(&C::responsePagePath,
                {.name = "response_page_path",
                 .label = "Response page path",
                 .help = "Page to show instead, such as /errors/404.html. Empty: the origin's own answer.",
                 .source = kPage}),
          field(&C::responseCode, {.name = "response_code",
                                   .label = "Response code",
                                   .help = "Status the viewer gets with the page; 0: the error code itself.",
                                   .source = kPage,
                                   .min = 0,
                                   .max = 599}),
      });
  return all;
}

template <>
const Described<DistributionConfig>& describe<DistributionConfig>() {
  using D = DistributionConfig;
  using describing::field;
  static const auto all = describing::described<D>(
      "distribution", "Distribution",
      "A CloudFront distribution: the names it answers to and what it does with each path.",
      {
          field(&D::aliases,
                {.name = "aliases",
                 .label = "Alternate domain names",
                 .help =
                     "Names viewers use, such as www.example.com or *.example.com. Any other name gets 403.",
                 .source = "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/CNAMEs.html"}),
          field(&D::domain, {.name = "domain",
                             .label = "CloudFront name",
                             .help = "The name AWS gives the distribution.",
                             .source = kGeneralPage,
                             .rare = true}),
          field(&D::behaviors, {.name = "behaviors",
                                .label = "Cache behaviors",
                                .help = "In order; the first whose pattern matches the path decides.",
                                .source = kBehaviorPage}),
          field(
              &D::cachePolicies,
              {.name = "cache_policies",
               .label = "Own cache policies",
               .help = "Cache policies besides the managed ones.",
               .source =
                   "https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CachePolicyConfig.html"}),
          field(
              &D::originRequestPolicies,
              {.name = "origin_request_policies",
               .label = "Own origin request policies",
               .help = "Origin request policies besides the managed ones.",
               .source =
                   "https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_OriginRequestPolicyConfig.html"}),
          field(
              &D::responseHeadersPolicies,
              {.name = "response_headers_policies",
               .label = "Own response headers policies",
               .help = "Response headers policies besides the managed ones.",
               .source =
                   "https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_ResponseHeadersPolicyConfig.html"}),
          field(
              &D::customErrorResponses,
              {.name = "custom_error_responses",
               .label = "Custom error responses",
               .help = "Pages and caching times for errors. Without a row an error is kept for 10 seconds.",
               .source =
                   "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/GeneratingCustomErrorResponses.html",
               .rare = true}),
          field(
              &D::defaultRootObject,
              {.name = "default_root_object",
               .label = "Default root object",
               .help = "Asked for instead of /. Leave it empty for Django, or / arrives as /index.html.",
               .source =
                   "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DefaultRootObject.html",
               .rare = true}),
          field(
              &D::geoRestriction,
              {.name = "geo_restriction",
               .label = "Geographic restriction",
               .help = "whitelist: only the countries below get in. blacklist: they get 403.",
               .source =
                   "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/georestrictions.html",
               .rare = true}),
          field(
              &D::geoCountries,
              {.name = "geo_countries",
               .label = "Countries",
               .help = "Codes of two letters, such as DE.",
               .source =
                   "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/georestrictions.html",
               .rare = true}),
          field(&D::httpVersions,
                {.name = "http_version",
                 .label = "HTTP versions",
                 .help = "The newest version viewers may speak; one that speaks a newer falls back.",
                 .source = kGeneralPage,
                 .rare = true}),
          field(&D::securityPolicy,
                {.name = "security_policy",
                 .label = "Security policy",
                 .help = "The oldest TLS version that viewers may use, with the ciphers of its year.",
                 .source = kGeneralPage,
                 .rare = true}),
          field(&D::webAcl,
                {.name = "web_acl",
                 .label = "AWS WAF",
                 .help = "A web ACL is attached. Headway does not know its rules and says so in the trace.",
                 .source = kApiDistribution,
                 .rare = true}),
          field(&D::viewerMtls,
                {.name = "viewer_mtls",
                 .label = "Client certificates",
                 .help = "Viewers show certificates (mutual TLS). Headway does not model it and says so.",
                 .source = kApiDistribution,
                 .rare = true}),
          field(
              &D::continuousDeployment,
              {.name = "continuous_deployment",
               .label = "Continuous deployment",
               .help =
                   "A staging distribution takes part of the requests. Headway does not model it and says so.",
               .source = kApiDistribution,
               .rare = true}),
      });
  return all;
}

TlsVersion oldestTls(SecurityPolicy policy) {
  const std::string_view name = enumName(policy);
  return *enumFrom<TlsVersion>(name.substr(0, name.find('_')));
}

const CustomErrorResponse* findCustomErrorResponse(const DistributionConfig& d, int status) {
  for (const CustomErrorResponse& c : d.customErrorResponses)
    if (c.errorCode == status) return &c;
  return nullptr;
}

const LambdaEdge* findLambdaEdge(const Behavior& behavior, LambdaEdgeEvent event) {
  for (const LambdaEdge& l : behavior.lambdaEdge)
    if (l.event == event) return &l;
  return nullptr;
}

const CachePolicy* findCachePolicy(const DistributionConfig& d, std::string_view name) {
  for (const CachePolicy& p : d.cachePolicies)
    if (p.name == name) return &p;
  const auto* managed = findManagedCachePolicy(name);
  return managed ? &managed->policy : nullptr;
}

const OriginRequestPolicy* findOriginRequestPolicy(const DistributionConfig& d, std::string_view name) {
  for (const OriginRequestPolicy& p : d.originRequestPolicies)
    if (p.name == name) return &p;
  const auto* managed = findManagedOriginRequestPolicy(name);
  return managed ? &managed->policy : nullptr;
}

const ResponseHeadersPolicy* findResponseHeadersPolicy(const DistributionConfig& d, std::string_view name) {
  for (const ResponseHeadersPolicy& p : d.responseHeadersPolicies)
    if (p.name == name) return &p;
  const auto* managed = findManagedResponseHeadersPolicy(name);
  return managed ? &managed->policy : nullptr;
}

bool hasCustomPage(int status) {
  static constexpr int all[] = {400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504};
  return std::find(std::begin(all), std::end(all), status) != std::end(all);
}

}  // namespace headway
