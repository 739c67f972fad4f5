// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "sim/model/field.h"
#include "sim/model/policies.h"

namespace headway {

enum class ViewerProtocolPolicy { AllowAll, RedirectToHttps, HttpsOnly };
template <>
struct EnumNames<ViewerProtocolPolicy> {
  static constexpr std::string_view rows[] = {"allow-all", "redirect-to-https", "https-only"};
};

/// CloudFront knows exactly these three sets.
enum class AllowedMethods { GetHead, GetHeadOptions, All };
template <>
struct EnumNames<AllowedMethods> {
  static constexpr std::string_view rows[] = {"GET,HEAD", "GET,HEAD,OPTIONS", "ALL"};
};

enum class ForwardingMode { Policies, Legacy };
template <>
struct EnumNames<ForwardingMode> {
  static constexpr std::string_view rows[] = {"policies", "legacy"};
};

/// Headers forwarded by legacy settings (ForwardedValues.Cookies.Forward).
enum class LegacyCookies { None, Whitelist, All };
template <>
struct EnumNames<LegacyCookies> {
  static constexpr std::string_view rows[] = {"none", "whitelist", "all"};
};

/// A cache behavior. Unset settings are what a CDK Distribution gives.
struct Behavior {
  std::string path = "*";  ///< path pattern; "*" is the default behavior and stands last
  ViewerProtocolPolicy viewerProtocolPolicy = ViewerProtocolPolicy::AllowAll;
  AllowedMethods allowedMethods = AllowedMethods::GetHead;
  ForwardingMode forwarding = ForwardingMode::Policies;
  std::string cachePolicy = "CachingOptimized";
  std::string originRequestPolicy;  ///< "" = none
  bool compress = true;
  Texts legacyHeaders;  ///< "*" forwards all
  LegacyCookies legacyCookies = LegacyCookies::None;
  Texts legacyCookieNames;
  bool legacyQueryString = false;

  bool operator==(const Behavior&) const = default;
};
template <>
const Described<Behavior>& describe<Behavior>();

struct DistributionConfig {
  std::string domain = "d111111abcdef8.cloudfront.net";
  Texts aliases;
  std::vector<Behavior> behaviors = {Behavior{}};
  std::vector<CachePolicy> cachePolicies;
  std::vector<OriginRequestPolicy> originRequestPolicies;
  std::string defaultRootObject;

  bool operator==(const DistributionConfig&) const = default;
};
template <>
const Described<DistributionConfig>& describe<DistributionConfig>();

/// The policy of that name: one of the distribution's own, else a managed one, else null.
const CachePolicy* findCachePolicy(const DistributionConfig& d, std::string_view name);
const OriginRequestPolicy* findOriginRequestPolicy(const DistributionConfig& d, std::string_view name);

}  // namespace headway
