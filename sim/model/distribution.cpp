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
}  // namespace

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
              &D::defaultRootObject,
              {.name = "default_root_object",
               .label = "Default root object",
               .help = "Asked for instead of /. Leave it empty for Django, or / arrives as /index.html.",
               .source =
                   "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DefaultRootObject.html",
               .rare = true}),
      });
  return all;
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

}  // namespace headway
