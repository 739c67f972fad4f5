// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "sim/model/field.h"
#include "sim/model/policies.h"
#include "sim/model/response_headers_policy.h"
#include "sim/model/viewer.h"

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

/// The methods whose answers may be stored.
enum class CachedMethods { GetHead, GetHeadOptions };
template <>
struct EnumNames<CachedMethods> {
  static constexpr std::string_view rows[] = {"GET,HEAD", "GET,HEAD,OPTIONS"};
};

enum class GeoRestriction { None, Whitelist, Blacklist };
template <>
struct EnumNames<GeoRestriction> {
  static constexpr std::string_view rows[] = {"none", "whitelist", "blacklist"};
};

/// HTTP versions a distribution speaks besides 1.0 and 1.1; words as in CloudFront's API (HttpVersion).
enum class HttpVersions { Http11, Http2, Http3, Http2And3 };
template <>
struct EnumNames<HttpVersions> {
  static constexpr std::string_view rows[] = {"http1.1", "http2", "http3", "http2and3"};
};

/// Security policies (MinimumProtocolVersion) for viewers that name their host (SNI).
enum class SecurityPolicy {
  Tls1,
  Tls12016,
  Tls112016,
  Tls122018,
  Tls122019,
  Tls122021,
  Tls122025,
  Tls132025
};
template <>
struct EnumNames<SecurityPolicy> {
  static constexpr std::string_view rows[] = {"TLSv1",        "TLSv1_2016",   "TLSv1.1_2016", "TLSv1.2_2018",
                                              "TLSv1.2_2019", "TLSv1.2_2021", "TLSv1.2_2025", "TLSv1.3_2025"};
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

enum class LambdaEdgeEvent { ViewerRequest, OriginRequest, OriginResponse, ViewerResponse };
template <>
struct EnumNames<LambdaEdgeEvent> {
  static constexpr std::string_view rows[] = {"viewer-request", "origin-request", "origin-response",
                                              "viewer-response"};
};

/// A Lambda@Edge function of a behavior. Its code is not part of a project and is never run.
struct LambdaEdge {
  LambdaEdgeEvent event = LambdaEdgeEvent::OriginRequest;
  std::string arn;           ///< of a numbered version in us-east-1
  bool includeBody = false;  ///< request events: the function gets the body

  bool operator==(const LambdaEdge&) const = default;
};
template <>
const Described<LambdaEdge>& describe<LambdaEdge>();

/// A cache behavior. Unset settings are what a CDK Distribution gives.
struct Behavior {
  std::string path = "*";  ///< path pattern; "*" is the default behavior and stands last
  ViewerProtocolPolicy viewerProtocolPolicy = ViewerProtocolPolicy::AllowAll;
  AllowedMethods allowedMethods = AllowedMethods::GetHead;
  ForwardingMode forwarding = ForwardingMode::Policies;
  std::string cachePolicy = "CachingOptimized";
  std::string originRequestPolicy;    ///< "" = none
  std::string responseHeadersPolicy;  ///< "" = none
  CachedMethods cachedMethods = CachedMethods::GetHead;
  bool restrictViewerAccess = false;  ///< only signed URLs and signed cookies
  bool compress = true;
  bool fieldLevelEncryption = false;
  bool grpc = false;
  std::vector<LambdaEdge> lambdaEdge;
  Texts legacyHeaders;  ///< "*" forwards all
  LegacyCookies legacyCookies = LegacyCookies::None;
  Texts legacyCookieNames;
  bool legacyQueryString = false;
  Texts legacyQueryStringKeys;  ///< with legacyQueryString: only these are in the key, all are forwarded
  int legacyMinTtl = 0, legacyDefaultTtl = 86400, legacyMaxTtl = 31536000;  ///< seconds

  bool operator==(const Behavior&) const = default;
};
template <>
const Described<Behavior>& describe<Behavior>();

/// CloudFront takes a custom error response for that status. Source: GeneratingCustomErrorResponses.
bool hasCustomPage(int status);

/// What CloudFront does with one error status of an origin or of its own.
struct CustomErrorResponse {
  int errorCode = 404;
  int errorCachingMinTtl = 10;   ///< seconds
  std::string responsePagePath;  ///< "/errors/404.html"; "" = the origin's own answer
  int responseCode = 0;          ///< status the viewer gets with the page; 0 = errorCode

  bool operator==(const CustomErrorResponse&) const = default;
};
template <>
const Described<CustomErrorResponse>& describe<CustomErrorResponse>();

struct DistributionConfig {
  std::string domain = "d111111abcdef8.cloudfront.net";
  Texts aliases;
  std::vector<Behavior> behaviors = {Behavior{}};
  std::vector<CachePolicy> cachePolicies;
  std::vector<OriginRequestPolicy> originRequestPolicies;
  std::vector<ResponseHeadersPolicy> responseHeadersPolicies;
  std::vector<CustomErrorResponse> customErrorResponses;
  std::string defaultRootObject;
  GeoRestriction geoRestriction = GeoRestriction::None;
  Texts geoCountries;  ///< ISO 3166-1 alpha-2
  HttpVersions httpVersions = HttpVersions::Http2;
  SecurityPolicy securityPolicy = SecurityPolicy::Tls122021;
  bool webAcl = false;
  bool viewerMtls = false;
  bool continuousDeployment = false;

  bool operator==(const DistributionConfig&) const = default;
};
template <>
const Described<DistributionConfig>& describe<DistributionConfig>();

/// The oldest TLS version that a security policy takes.
TlsVersion oldestTls(SecurityPolicy policy);

/// The setting for an error status, or null.
const CustomErrorResponse* findCustomErrorResponse(const DistributionConfig& d, int status);

/// The behavior's Lambda@Edge function for that event, or null.
const LambdaEdge* findLambdaEdge(const Behavior& behavior, LambdaEdgeEvent event);

/// The policy of that name: one of the distribution's own, else a managed one, else null.
const CachePolicy* findCachePolicy(const DistributionConfig& d, std::string_view name);
const OriginRequestPolicy* findOriginRequestPolicy(const DistributionConfig& d, std::string_view name);
const ResponseHeadersPolicy* findResponseHeadersPolicy(const DistributionConfig& d, std::string_view name);

}  // namespace headway
