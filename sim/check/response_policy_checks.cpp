// SPDX-License-Identifier: GPL-3.0-or-later
// What CloudFront's API refuses of a response headers policy. Each hint ends with the API's error.
#include <algorithm>
#include <charconv>

#include "sim/check/checks.h"
#include "sim/support/text.h"

namespace headway::checks {
namespace {

// Quotas of the CloudFront limits page.
constexpr std::size_t kMostHeaders = 10, kLongestCsp = 1783;

constexpr std::string_view kMethods[] = {"GET", "DELETE", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "ALL"};

// The wildcard stands for the leftmost part of the host, or in the port.
bool originWellFormed(std::string_view origin) {
  if (origin == "*") return true;
  if (const auto scheme = origin.find("://"); scheme != std::string_view::npos)
    origin.remove_prefix(scheme + 3);
  origin = origin.substr(0, origin.rfind(':'));
  if (origin.starts_with("*.")) origin.remove_prefix(2);
  return !origin.empty() && origin.find('*') == std::string_view::npos;
}

bool rateWellFormed(const std::string& rate) {
  double value = 0;
  const auto [end, error] = std::from_chars(rate.data(), rate.data() + rate.size(), value);
  const auto point = rate.find('.');
  return error == std::errc() && end == rate.data() + rate.size() && value >= 0 && value <= 100 &&
         (point == std::string::npos || rate.size() - point - 1 <= 4);
}

class Checker {
 public:
  Checker(const ResponseHeadersPolicy& policy, const Node& node, std::string record, Findings& findings)
      : p_(policy), node_(node), record_(std::move(record)), findings_(findings) {}

  void run() {
    cors();
    if (p_.contentSecurityPolicy.size() > kLongestCsp)
      add("content_security_policy", "csp-too-long",
          "has a Content-Security-Policy of " + std::to_string(p_.contentSecurityPolicy.size()) +
              " characters",
          "1,783 are allowed (TooLongCSPInResponseHeadersPolicy)");
    if (p_.xssProtection == XssProtection::Block && !p_.xssReportUri.empty())
      add("xss_report_uri", "xss-block-and-report", "asks X-XSS-Protection both to block and to report",
          "choose one (InvalidArgument)");
    removed();
    if (p_.customHeaders.size() > kMostHeaders)
      add("custom_headers", "too-many-headers",
          "adds " + std::to_string(p_.customHeaders.size()) + " custom headers",
          "10 are allowed (TooManyCustomHeadersInResponseHeadersPolicy)");
    if (!p_.serverTiming.empty() && !rateWellFormed(p_.serverTiming))
      add("server_timing", "sampling-rate", "has the sampling rate '" + p_.serverTiming + "'",
          "write a number from 0 to 100 with up to four decimals (InvalidArgument)");
  }

 private:
  void add(const char* field, const char* code, const std::string& message, std::string hint,
           Severity severity = Severity::Error) {
    findings_.node(severity, node_, record_ + "." + field, code, p_.name + " " + message, std::move(hint));
  }

  void cors() {
    for (const std::string& origin : p_.corsAllowOrigins)
      if (!originWellFormed(origin))
        add("cors_allow_origins", "cors-origin", "allows the origin '" + origin + "'",
            "* may stand alone or for the leftmost part, as in *.example.com (InvalidArgument)");
    for (const std::string& method : p_.corsAllowMethods)
      if (std::find(std::begin(kMethods), std::end(kMethods), method) == std::end(kMethods))
        add("cors_allow_methods", "cors-method", "allows the method '" + method + "'",
            text::listChoices(kMethods) + " (InvalidArgument)");
    const auto wild = [](const Texts& list) {
      return std::find(list.begin(), list.end(), "*") != list.end();
    };
    if (p_.corsAllowCredentials && (wild(p_.corsAllowOrigins) || wild(p_.corsAllowHeaders)))
      add("cors_allow_credentials", "cors-credentials-wildcard",
          "allows credentials together with *, which browsers refuse",
          "name the origins and headers, or switch credentials off", Severity::Warning);
    if (p_.corsAllowOrigins.empty() &&
        (!p_.corsAllowMethods.empty() || !p_.corsAllowHeaders.empty() || !p_.corsExposeHeaders.empty()))
      add("cors_allow_origins", "cors-no-origin", "has CORS settings but allows no origin",
          "name an origin or * (InvalidArgument)");
  }

  void removed() {
    for (const std::string& name : p_.removeHeaders)
      if (responseHeaderStays(name))
        add("remove_headers", "header-stays", "removes " + name + ", which CloudFront does not allow",
            "leave it out (InvalidArgument)");
    if (p_.removeHeaders.size() > kMostHeaders)
      add("remove_headers", "too-many-headers",
          "removes " + std::to_string(p_.removeHeaders.size()) + " headers",
          "10 are allowed (TooManyRemoveHeadersInResponseHeadersPolicy)");
  }

  const ResponseHeadersPolicy& p_;
  const Node& node_;
  std::string record_;
  Findings& findings_;
};

}  // namespace

void checkResponseHeadersPolicies(const Node& node, Findings& findings) {
  const auto& d = std::get<DistributionConfig>(node.config);
  for (std::size_t i = 0; i < d.responseHeadersPolicies.size(); ++i)
    Checker(d.responseHeadersPolicies[i], node, "response_headers_policies[" + std::to_string(i) + "]",
            findings)
        .run();
}

}  // namespace headway::checks
