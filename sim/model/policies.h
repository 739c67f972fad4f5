// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/model/field.h"

namespace headway {

enum class CacheHeaders { None, Whitelist };
template <>
struct EnumNames<CacheHeaders> {
  static constexpr std::string_view rows[] = {"none", "whitelist"};
};

enum class ListBehavior { None, Whitelist, AllExcept, All };
template <>
struct EnumNames<ListBehavior> {
  static constexpr std::string_view rows[] = {"none", "whitelist", "allExcept", "all"};
};

enum class OriginHeaders { None, Whitelist, AllViewer, AllViewerAndWhitelistCloudFront, AllExcept };
template <>
struct EnumNames<OriginHeaders> {
  static constexpr std::string_view rows[] = {"none", "whitelist", "allViewer",
                                              "allViewerAndWhitelistCloudFront", "allExcept"};
};

/// A cache policy; words as in CloudFront's API (CachePolicyConfig). TTLs in seconds.
struct CachePolicy {
  std::string name, comment;
  int minTtl = 0, defaultTtl = 86400, maxTtl = 31536000;
  CacheHeaders headerBehavior = CacheHeaders::None;
  Texts headers;
  ListBehavior cookieBehavior = ListBehavior::None;
  Texts cookies;
  ListBehavior queryStringBehavior = ListBehavior::None;
  Texts queryStrings;
  bool gzip = false, brotli = false;

  bool operator==(const CachePolicy&) const = default;
};
template <>
const Described<CachePolicy>& describe<CachePolicy>();

/// An origin request policy; words as in CloudFront's API (OriginRequestPolicyConfig).
struct OriginRequestPolicy {
  std::string name, comment;
  OriginHeaders headerBehavior = OriginHeaders::None;
  Texts headers;
  ListBehavior cookieBehavior = ListBehavior::None;
  Texts cookies;
  ListBehavior queryStringBehavior = ListBehavior::None;
  Texts queryStrings;

  bool operator==(const OriginRequestPolicy&) const = default;
};
template <>
const Described<OriginRequestPolicy>& describe<OriginRequestPolicy>();

template <class Policy>
struct Managed {
  Policy policy;
  std::string id;       ///< AWS's own id
  std::string cdkName;  ///< static member of the CDK class; "" if there is none
  std::string source;   ///< page that lists it
  /// The page says CloudFront's own headers are added although the policy's settings do not list them.
  Texts addsHeaders;
};

/// The policies AWS manages, from resources/policies/managed.json.
const std::vector<Managed<CachePolicy>>& managedCachePolicies();
const std::vector<Managed<OriginRequestPolicy>>& managedOriginRequestPolicies();
const Managed<CachePolicy>* findManagedCachePolicy(std::string_view name);
const Managed<OriginRequestPolicy>* findManagedOriginRequestPolicy(std::string_view name);

}  // namespace headway
