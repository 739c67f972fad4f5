// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/export/policy_check.h"

#include <algorithm>
#include <charconv>

#include "sim/export/shapes.h"
#include "sim/support/text.h"

namespace headway::exporting {
namespace {

constexpr std::size_t kLongestComment = 128;

/// One list of an own policy: where it stands, whether it is used, and what it names.
struct PolicyList {
  const char* field;
  bool used;
  const Texts& names;
};

void checkLists(const Node& node, const std::string& field, const std::string& policy,
                std::initializer_list<PolicyList> lists, Report& report) {
  for (const PolicyList& list : lists)
    if (list.used && list.names.empty())
      report.node(node, field + list.field, "export.empty-list",
                  "Policy '" + policy + "' goes by a list of " + list.field + " that is empty",
                  "name some, or set the behavior to none or all");
}

bool listed(ListBehavior b) { return b == ListBehavior::Whitelist || b == ListBehavior::AllExcept; }

void checkCachePolicy(const Node& node, const std::string& field, const CachePolicy& p, Report& report) {
  const bool keyed = p.headerBehavior != CacheHeaders::None || p.cookieBehavior != ListBehavior::None ||
                     p.queryStringBehavior != ListBehavior::None || p.gzip || p.brotli;
  if (p.maxTtl == 0 && keyed)
    report.node(
        node, field + "max_ttl", "export.cache-policy-off",
        "Cache policy '" + p.name +
            "' switches caching off (max_ttl 0) and still has a cache key; CloudFront refuses that",
        "set max_ttl to 1 or more, or use CachingDisabled and forward through the origin request policy");
  if (p.minTtl > p.defaultTtl || p.defaultTtl > p.maxTtl)
    report.node(node, field + "default_ttl", "export.cache-policy-ttl",
                "The lifetimes of cache policy '" + p.name + "' are out of order",
                "keep min_ttl <= default_ttl <= max_ttl");
  checkLists(node, field, p.name,
             {{"headers", p.headerBehavior == CacheHeaders::Whitelist, p.headers},
              {"cookies", listed(p.cookieBehavior), p.cookies},
              {"query_strings", listed(p.queryStringBehavior), p.queryStrings}},
             report);
}

void checkOriginRequestPolicy(const Node& node, const std::string& field, const OriginRequestPolicy& p,
                              Report& report) {
  using H = OriginHeaders;
  checkLists(node, field, p.name,
             {{"headers", p.headerBehavior != H::None && p.headerBehavior != H::AllViewer, p.headers},
              {"cookies", listed(p.cookieBehavior), p.cookies},
              {"query_strings", listed(p.queryStringBehavior), p.queryStrings}},
             report);
  for (const std::string& name : p.headers) {
    if (p.headerBehavior == H::Whitelist &&
        (text::equalsIgnoreCase(name, "Authorization") || text::equalsIgnoreCase(name, "Accept-Encoding")))
      report.node(node, field + "headers", "export.policy-header",
                  "The CDK takes no '" + name + "' in an origin request policy's list",
                  "put it in the cache policy, or forward all viewer headers");
    if (p.headerBehavior == H::AllViewerAndWhitelistCloudFront && !name.starts_with("CloudFront-"))
      report.node(node, field + "headers", "export.policy-header",
                  "'" + name + "' is not one of CloudFront's own headers",
                  "name only headers that begin with CloudFront-; the viewer's are forwarded anyway");
  }
}

bool listed(const Texts& list, std::string_view wanted) {
  return std::find(list.begin(), list.end(), wanted) != list.end();
}

/// Refuses one setting of a response headers policy.
class ResponseHeadersChecker {
 public:
  ResponseHeadersChecker(const Node& node, const std::string& field, const ResponseHeadersPolicy& p,
                         Report& report)
      : node_(node), field_(field), p_(p), report_(report) {}

  void run() {
    cors();
    if (!isPrintableAscii(p_.contentSecurityPolicy) || p_.contentSecurityPolicy.size() > 1783)
      refuse("content_security_policy", "has a Content-Security-Policy that can't be sent",
             "use up to 1783 printable characters of ASCII");
    if (p_.xssProtection == XssProtection::Block && !p_.xssReportUri.empty())
      refuse("xss_report_uri", "asks X-XSS-Protection both to block and to report", "choose one");
    if (p_.xssProtection == XssProtection::Off && !p_.xssReportUri.empty())
      refuse("xss_report_uri", "reports what X-XSS-Protection finds, and that is off", "leave the URI empty");
    customHeaders();
    for (const std::string& name : p_.removeHeaders)
      if (!isHeaderName(name) || responseHeaderStays(name))
        refuse("remove_headers", "removes '" + name + "', which CloudFront does not allow", "leave it out");
    if (p_.removeHeaders.size() > 10 || p_.customHeaders.size() > 10)
      refuse(p_.removeHeaders.size() > 10 ? "remove_headers" : "custom_headers", "names more than 10 headers",
             "10 are allowed");
    if (!p_.serverTiming.empty() && !isRate(p_.serverTiming))
      refuse("server_timing", "has the sampling rate '" + p_.serverTiming + "'",
             "write a number from 0 to 100 with up to four decimals");
    if (addsNothing())
      refuse("", "neither adds nor removes a header, which CloudFront does not take",
             "give it a header, or take it off the behaviors");
  }

 private:
  void refuse(const char* field, const std::string& why, const char* hint) {
    report_.node(node_, *field ? field_ + field : field_.substr(0, field_.size() - 1),
                 "export.response-headers-policy", "Response headers policy '" + p_.name + "' " + why, hint);
  }

  void cors() {
    static constexpr std::string_view methods[] = {"GET",   "DELETE", "HEAD", "OPTIONS",
                                                   "PATCH", "POST",   "PUT",  "ALL"};
    if (p_.corsAllowOrigins.empty()) {
      const bool others = !p_.corsAllowMethods.empty() || !p_.corsAllowHeaders.empty() ||
                          !p_.corsExposeHeaders.empty() || p_.corsAllowCredentials || p_.corsMaxAge >= 0;
      if (others || p_.corsOverride)
        refuse("cors_allow_origins", "has CORS settings but allows no origin", "name an origin or *");
      return;
    }
    for (const std::string& method : p_.corsAllowMethods)
      if (std::find(std::begin(methods), std::end(methods), method) == std::end(methods))
        report_.node(node_, field_ + "cors_allow_methods", "export.response-headers-policy",
                     "Response headers policy '" + p_.name + "' allows the method '" + method + "'",
                     text::listChoices(methods));
    if (p_.corsAllowMethods.empty())
      refuse("cors_allow_methods", "allows an origin and names no method, which CloudFront asks for",
             "name some, such as GET and HEAD");
    if (p_.corsAllowHeaders.empty())
      refuse("cors_allow_headers", "allows an origin and names no header, which CloudFront asks for",
             "name some, such as Content-Type, or *");
    const bool wild = std::any_of(p_.corsAllowHeaders.begin(), p_.corsAllowHeaders.end(),
                                  [](const std::string& h) { return h.find('*') != std::string::npos; });
    if (p_.corsAllowCredentials && wild)
      refuse("cors_allow_headers", "allows credentials together with * for headers", "name the headers");
    for (const Texts* list : {&p_.corsAllowOrigins, &p_.corsAllowHeaders, &p_.corsExposeHeaders})
      if (listed(*list, "")) refuse("cors_allow_origins", "has an empty name in a CORS list", "take it out");
  }

  void customHeaders() {
    for (const AddedHeader& h : p_.customHeaders) {
      if (!isHeaderName(h.name))
        refuse("custom_headers", "adds '" + h.name + "', which can't be the name of a header",
               "use letters, digits and -");
      if (!isPrintableAscii(h.value))
        refuse("custom_headers", "gives '" + h.name + "' a value that can't be sent",
               "use printable characters of ASCII");
    }
  }

  bool addsNothing() const {
    return p_.corsAllowOrigins.empty() && p_.contentSecurityPolicy.empty() && !p_.contentTypeOptions &&
           p_.frameOptions == FrameOptions::None && p_.referrerPolicy == ReferrerPolicy::None &&
           p_.hstsMaxAge < 0 && p_.xssProtection == XssProtection::None && p_.customHeaders.empty() &&
           p_.removeHeaders.empty() && p_.serverTiming.empty();
  }

  /// A number that TypeScript reads as it stands.
  static bool isRate(const std::string& rate) {
    double value = 0;
    const auto [end, error] = std::from_chars(rate.data(), rate.data() + rate.size(), value);
    const auto point = rate.find('.');
    const bool plain = rate.find_first_not_of("0123456789.") == std::string::npos && rate[0] != '.' &&
                       (rate[0] != '0' || rate.size() == 1 || rate[1] == '.');
    return plain && error == std::errc() && end == rate.data() + rate.size() && value <= 100 &&
           (point == std::string::npos || rate.size() - point - 1 <= 4);
  }

  const Node& node_;
  const std::string& field_;
  const ResponseHeadersPolicy& p_;
  Report& report_;
};

void checkResponseHeadersPolicy(const Node& node, const std::string& field, const ResponseHeadersPolicy& p,
                                Report& report) {
  ResponseHeadersChecker(node, field, p, report).run();
}

template <class Policy, class Check>
void checkUsed(const Deployment::PlannedDistribution& d, const std::vector<Policy>& own,
               std::string Behavior::*name, const char* list, Check check, Report& report) {
  for (std::size_t i = 0; i < own.size(); ++i) {
    const bool used = std::any_of(d.behaviors.begin(), d.behaviors.end(), [&](const auto& b) {
      const bool inUse =
          b.settings->forwarding == ForwardingMode::Policies || name == &Behavior::responseHeadersPolicy;
      return inUse && b.settings->*name == own[i].name;
    });
    if (!used) continue;
    const std::string field = std::string(list) + "[" + std::to_string(i) + "].";
    check(*d.node, field, own[i], report);
    if (own[i].comment.size() > kLongestComment)
      report.node(*d.node, field + "comment", "export.policy-comment",
                  "The comment of policy '" + own[i].name + "' is longer than 128 characters", "shorten it");
    if (std::any_of(own.begin(), own.begin() + static_cast<std::ptrdiff_t>(i),
                    [&](const Policy& p) { return p.name == own[i].name; }))
      report.node(*d.node, field + "name", "export.policy-twice",
                  "Two policies of one kind are called '" + own[i].name + "'", "rename one of them");
  }
}

}  // namespace

void checkPolicies(const Deployment::PlannedDistribution& d, Report& report) {
  checkUsed(d, d.config->cachePolicies, &Behavior::cachePolicy, "cache_policies", checkCachePolicy, report);
  checkUsed(d, d.config->originRequestPolicies, &Behavior::originRequestPolicy, "origin_request_policies",
            checkOriginRequestPolicy, report);
  checkUsed(d, d.config->responseHeadersPolicies, &Behavior::responseHeadersPolicy,
            "response_headers_policies", checkResponseHeadersPolicy, report);
}

}  // namespace headway::exporting
