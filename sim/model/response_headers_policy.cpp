// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/model/response_headers_policy.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "sim/model/describe.h"
#include "sim/support/embedded.h"
#include "sim/support/text.h"

namespace headway {
namespace {

using nlohmann::json;

constexpr std::string_view kApi =
    "https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_ResponseHeadersPolicyConfig.html";
constexpr std::string_view kGuide =
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/understanding-response-headers-policies.html";
constexpr std::string_view kOverride = "The policy's header replaces the origin's.";

// managed.json writes each setting under its name in the project file.
Value valueOf(const FieldInfo& info, const json& j) {
  switch (info.type) {
    case FieldType::Bool: return Value(j.get<bool>());
    case FieldType::Int: return Value(j.get<std::int64_t>());
    case FieldType::TextList: return Value(j.get<Texts>());
    default: return Value(j.get<std::string>());
  }
}

Managed<ResponseHeadersPolicy> readManaged(const json& section, const json& item) {
  Managed<ResponseHeadersPolicy> m;
  m.policy.name = item["name"].get<std::string>();
  m.id = item["id"].get<std::string>();
  m.cdkName = item["cdk"].get<std::string>();
  m.source = section["source"].get<std::string>();
  for (const auto& group : item["settings"])
    for (const auto& f : describe<ResponseHeadersPolicy>().fields)
      if (const auto it = section[group.get<std::string>()].find(f.info.name);
          it != section[group.get<std::string>()].end())
        (void)f.set(m.policy, valueOf(f.info, *it));
  return m;
}

constexpr std::string_view kStays[] = {
    "Connection",
    "Content-Encoding",
    "Content-Length",
    "Expect",
    "Host",
    "Keep-Alive",
    "Proxy-Authenticate",
    "Proxy-Authorization",
    "Proxy-Connection",
    "Trailer",
    "Transfer-Encoding",
    "Upgrade",
    "Via",
    "Warning",
    "X-Amzn-Auth",
    "X-Amzn-Cf-Billing",
    "X-Amzn-Cf-Id",
    "X-Amzn-Cf-Xff",
    "X-Amzn-ErrorType",
    "X-Amzn-Fle-Profile",
    "X-Amzn-Header-Count",
    "X-Amzn-Header-Order",
    "X-Amzn-Lambda-Integration-Tag",
    "X-Amzn-RequestId",
    "X-Cache",
    "X-Forwarded-Proto",
    "X-Real-Ip",
};

}  // namespace

template <>
const Described<AddedHeader>& describe<AddedHeader>() {
  using H = AddedHeader;
  using describing::field;
  static const auto all = describing::described<H>(
      "added-header", "Custom header", "A header CloudFront adds to answers.",
      {
          field(&H::name, {.name = "name", .label = "Name", .help = "Header name.", .source = kApi}),
          field(&H::value, {.name = "value", .label = "Value", .help = "May be empty.", .source = kApi}),
          field(&H::override, {.name = "override", .label = "Override", .help = kOverride, .source = kApi}),
      });
  return all;
}

template <>
const Described<ResponseHeadersPolicy>& describe<ResponseHeadersPolicy>() {
  using P = ResponseHeadersPolicy;
  using describing::field;
  static const auto all = describing::described<P>(
      "response-headers-policy", "Response headers policy",
      "What CloudFront removes from answers and adds to them.",
      {
          field(&P::name,
                {.name = "name", .label = "Name", .help = "Letters, digits, - and _.", .source = kApi}),
          field(&P::comment, {.name = "comment",
                              .label = "Comment",
                              .help = "Up to 128 characters.",
                              .source = kApi,
                              .rare = true}),
          field(&P::corsAllowOrigins,
                {.name = "cors_allow_origins",
                 .label = "CORS origins",
                 .help = "Such as https://app.example.com, *.example.com or *. Empty: no CORS headers.",
                 .source = kGuide}),
          field(&P::corsAllowMethods, {.name = "cors_allow_methods",
                                       .label = "CORS methods",
                                       .help = "For preflight requests; ALL stands for all seven.",
                                       .source = kGuide}),
          field(&P::corsAllowHeaders, {.name = "cors_allow_headers",
                                       .label = "CORS headers",
                                       .help = "For preflight requests; * does not stand for Authorization.",
                                       .source = kGuide}),
          field(&P::corsExposeHeaders, {.name = "cors_expose_headers",
                                        .label = "CORS exposed headers",
                                        .help = "Answer headers that scripts may read.",
                                        .source = kGuide}),
          field(&P::corsAllowCredentials, {.name = "cors_allow_credentials",
                                           .label = "CORS credentials",
                                           .help = "Scripts may send cookies.",
                                           .source = kGuide}),
          field(&P::corsMaxAge, {.name = "cors_max_age",
                                 .label = "CORS max age",
                                 .help = "How long browsers remember a preflight answer; -1 says nothing.",
                                 .source = kGuide,
                                 .unit = "s",
                                 .min = -1}),
          field(
              &P::corsOverride,
              {.name = "cors_override",
               .label = "CORS override",
               .help =
                   "On: the policy's CORS headers replace the origin's. Off: one CORS header of the origin keeps all of the policy's out.",
               .source = kGuide}),
          field(&P::contentSecurityPolicy, {.name = "content_security_policy",
                                            .label = "Content-Security-Policy",
                                            .help = "Up to 1,783 characters; empty: not added.",
                                            .source = kGuide}),
          field(&P::contentSecurityPolicyOverride, {.name = "content_security_policy_override",
                                                    .label = "CSP override",
                                                    .help = kOverride,
                                                    .source = kGuide,
                                                    .rare = true}),
          field(&P::contentTypeOptions, {.name = "content_type_options",
                                         .label = "X-Content-Type-Options",
                                         .help = "Adds nosniff.",
                                         .source = kGuide}),
          field(&P::contentTypeOptionsOverride, {.name = "content_type_options_override",
                                                 .label = "Content type override",
                                                 .help = kOverride,
                                                 .source = kGuide,
                                                 .rare = true}),
          field(&P::frameOptions, {.name = "frame_options",
                                   .label = "X-Frame-Options",
                                   .help = "Who may show the page in a frame.",
                                   .source = kGuide}),
          field(&P::frameOptionsOverride, {.name = "frame_options_override",
                                           .label = "Frame override",
                                           .help = kOverride,
                                           .source = kGuide,
                                           .rare = true}),
          field(&P::referrerPolicy, {.name = "referrer_policy",
                                     .label = "Referrer-Policy",
                                     .help = "no-referrer takes Django's CSRF check its Referer.",
                                     .source = kGuide}),
          field(&P::referrerPolicyOverride, {.name = "referrer_policy_override",
                                             .label = "Referrer override",
                                             .help = kOverride,
                                             .source = kGuide,
                                             .rare = true}),
          field(&P::hstsMaxAge, {.name = "hsts_max_age",
                                 .label = "Strict-Transport-Security",
                                 .help = "max-age; -1: not added.",
                                 .source = kGuide,
                                 .unit = "s",
                                 .min = -1}),
          field(&P::hstsIncludeSubdomains, {.name = "hsts_include_subdomains",
                                            .label = "HSTS subdomains",
                                            .help = "Adds includeSubDomains.",
                                            .source = kGuide,
                                            .rare = true}),
          field(&P::hstsPreload, {.name = "hsts_preload",
                                  .label = "HSTS preload",
                                  .help = "Adds preload.",
                                  .source = kGuide,
                                  .rare = true}),
          field(&P::hstsOverride, {.name = "hsts_override",
                                   .label = "HSTS override",
                                   .help = kOverride,
                                   .source = kGuide,
                                   .rare = true}),
          field(&P::xssProtection, {.name = "xss_protection",
                                    .label = "X-XSS-Protection",
                                    .help = "off sends 0, on 1, block 1; mode=block.",
                                    .source = kGuide,
                                    .rare = true}),
          field(&P::xssReportUri, {.name = "xss_report_uri",
                                   .label = "XSS report URI",
                                   .help = "Adds report=; not together with block.",
                                   .source = kGuide,
                                   .rare = true}),
          field(&P::xssProtectionOverride, {.name = "xss_protection_override",
                                            .label = "XSS override",
                                            .help = kOverride,
                                            .source = kGuide,
                                            .rare = true}),
          field(&P::customHeaders, {.name = "custom_headers",
                                    .label = "Custom headers",
                                    .help = "Up to 10, added to every answer.",
                                    .source = kGuide}),
          field(&P::removeHeaders, {.name = "remove_headers",
                                    .label = "Remove headers",
                                    .help = "Taken out first, before others are added.",
                                    .source = kGuide}),
          field(
              &P::serverTiming,
              {.name = "server_timing",
               .label = "Server-Timing",
               .help =
                   "Share of answers that get it, 0 to 100 with up to four decimals; empty: off. A request with Pragma: server-timing always gets it.",
               .source = kGuide,
               .unit = "%",
               .rare = true}),
      });
  return all;
}

bool responseHeaderStays(std::string_view name) {
  if (text::startsWithIgnoreCase(name, "X-Accel-") || text::startsWithIgnoreCase(name, "X-Amz-Cf-") ||
      text::startsWithIgnoreCase(name, "X-Edge-"))
    return true;
  return std::any_of(std::begin(kStays), std::end(kStays),
                     [&](std::string_view n) { return text::equalsIgnoreCase(n, name); });
}

const std::vector<Managed<ResponseHeadersPolicy>>& managedResponseHeadersPolicies() {
  static const auto all = [] {
    std::vector<Managed<ResponseHeadersPolicy>> out;
    const json document = json::parse(embedded::managedPolicies);
    const json& section = document["response_headers_policies"];
    for (const json& item : section["items"]) out.push_back(readManaged(section, item));
    return out;
  }();
  return all;
}

const Managed<ResponseHeadersPolicy>* findManagedResponseHeadersPolicy(std::string_view name) {
  const auto& all = managedResponseHeadersPolicies();
  const auto it = std::find_if(all.begin(), all.end(), [&](const auto& m) { return m.policy.name == name; });
  return it == all.end() ? nullptr : &*it;
}

}  // namespace headway
