// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sim/model/field.h"
#include "sim/model/policies.h"

namespace headway {

enum class FrameOptions { None, Deny, SameOrigin };
template <>
struct EnumNames<FrameOptions> {
  static constexpr std::string_view rows[] = {"none", "DENY", "SAMEORIGIN"};
};

enum class ReferrerPolicy {
  None,
  NoReferrer,
  NoReferrerWhenDowngrade,
  Origin,
  OriginWhenCrossOrigin,
  SameOrigin,
  StrictOrigin,
  StrictOriginWhenCrossOrigin,
  UnsafeUrl,
};
template <>
struct EnumNames<ReferrerPolicy> {
  static constexpr std::string_view rows[] = {"none",
                                              "no-referrer",
                                              "no-referrer-when-downgrade",
                                              "origin",
                                              "origin-when-cross-origin",
                                              "same-origin",
                                              "strict-origin",
                                              "strict-origin-when-cross-origin",
                                              "unsafe-url"};
};

/// Protection off is "0", on is "1", block is "1; mode=block".
enum class XssProtection { None, Off, On, Block };
template <>
struct EnumNames<XssProtection> {
  static constexpr std::string_view rows[] = {"none", "off", "on", "block"};
};

/// A custom header of a response headers policy. The value may be empty.
struct AddedHeader {
  std::string name, value;
  bool override = false;  ///< replaces a header of that name from the origin

  bool operator==(const AddedHeader&) const = default;
};
template <>
const Described<AddedHeader>& describe<AddedHeader>();

/// What CloudFront removes from and adds to answers; words as in CloudFront's API
/// (ResponseHeadersPolicyConfig). Each ...Override: the policy's header replaces the origin's.
struct ResponseHeadersPolicy {
  std::string name, comment;

  // CORS: the block is there when it allows an origin.
  Texts corsAllowOrigins;
  Texts corsAllowMethods;  ///< "ALL" stands for all seven
  Texts corsAllowHeaders;
  Texts corsExposeHeaders;
  bool corsAllowCredentials = false;
  int corsMaxAge = -1;  ///< seconds; -1: the header is not sent
  bool corsOverride = false;

  // Security headers: empty, false, none or -1 leaves one out.
  std::string contentSecurityPolicy;
  bool contentSecurityPolicyOverride = false;
  bool contentTypeOptions = false;
  bool contentTypeOptionsOverride = false;
  FrameOptions frameOptions = FrameOptions::None;
  bool frameOptionsOverride = false;
  ReferrerPolicy referrerPolicy = ReferrerPolicy::None;
  bool referrerPolicyOverride = false;
  int hstsMaxAge = -1;  ///< seconds; -1: the header is not sent
  bool hstsIncludeSubdomains = false, hstsPreload = false;
  bool hstsOverride = false;
  XssProtection xssProtection = XssProtection::None;
  std::string xssReportUri;
  bool xssProtectionOverride = false;

  std::vector<AddedHeader> customHeaders;
  Texts removeHeaders;
  std::string serverTiming;  ///< share of answers that get Server-Timing, "0" to "100"; "" = off

  bool operator==(const ResponseHeadersPolicy&) const = default;
};
template <>
const Described<ResponseHeadersPolicy>& describe<ResponseHeadersPolicy>();

/// CloudFront does not let a response headers policy remove that header.
/// Source: understanding-response-headers-policies, "Headers that you can't remove".
bool responseHeaderStays(std::string_view name);

/// The policies AWS manages, from resources/policies/managed.json.
const std::vector<Managed<ResponseHeadersPolicy>>& managedResponseHeadersPolicies();
const Managed<ResponseHeadersPolicy>* findManagedResponseHeadersPolicy(std::string_view name);

}  // namespace headway
