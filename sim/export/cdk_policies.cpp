// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/export/cdk_policies.h"

#include <algorithm>
#include <utility>

#include "sim/export/quote.h"

namespace headway::cdk {
namespace {

std::string list(std::string_view type, ListBehavior behavior, const Texts& names) {
  std::string call = "cloudfront." + std::string(type);
  switch (behavior) {
    case ListBehavior::None: return call + ".none()";
    case ListBehavior::All: return call + ".all()";
    case ListBehavior::Whitelist: return call + ".allowList(" + quote::typescriptList(names) + ")";
    case ListBehavior::AllExcept: return call + ".denyList(" + quote::typescriptList(names) + ")";
  }
  return call;
}

std::string headers(const OriginRequestPolicy& p) {
  const std::string call = "cloudfront.OriginRequestHeaderBehavior";
  switch (p.headerBehavior) {
    case OriginHeaders::None: return call + ".none()";
    case OriginHeaders::AllViewer: return call + ".all()";
    case OriginHeaders::AllViewerAndWhitelistCloudFront:
      return call + ".all(" + quote::typescriptList(p.headers) + ")";
    case OriginHeaders::Whitelist: return call + ".allowList(" + quote::typescriptList(p.headers) + ")";
    case OriginHeaders::AllExcept: return call + ".denyList(" + quote::typescriptList(p.headers) + ")";
  }
  return call;
}

/// AWS shows only the comment, so a policy without one gets the name it has in the design.
std::string comment(const std::string& name, const std::string& text) {
  constexpr std::size_t longest = 128;
  return quote::typescript(quote::plain(text.empty() ? name : text, longest)) + ",";
}

std::string seconds(int n) { return "cdk.Duration.seconds(" + std::to_string(n) + "),"; }
/// Names of policies are unique in an account: the stack's name keeps two stacks apart.
std::string accountName(const Name& name) { return "`${this.stackName}-" + name.id + "`,"; }
const char* word(bool b) { return b ? "true," : "false,"; }

}  // namespace

void writePolicy(CodeWriter& out, const Name& name, const CachePolicy& p) {
  out.open("const " + name.variable + " = new cloudfront.CachePolicy(this, " + quote::typescript(name.id) +
           ", {");
  out.line("cachePolicyName: " + accountName(name));
  out.line("comment: " + comment(p.name, p.comment));
  out.line("minTtl: " + seconds(p.minTtl));
  out.line("defaultTtl: " + seconds(p.defaultTtl));
  out.line("maxTtl: " + seconds(p.maxTtl));
  out.line("headerBehavior: cloudfront.CacheHeaderBehavior." +
           (p.headerBehavior == CacheHeaders::None ? "none()"
                                                   : "allowList(" + quote::typescriptList(p.headers) + ")") +
           ",");
  out.line("cookieBehavior: " + list("CacheCookieBehavior", p.cookieBehavior, p.cookies) + ",");
  out.line("queryStringBehavior: " + list("CacheQueryStringBehavior", p.queryStringBehavior, p.queryStrings) +
           ",");
  out.line(std::string("enableAcceptEncodingGzip: ") + word(p.gzip));
  out.line(std::string("enableAcceptEncodingBrotli: ") + word(p.brotli));
  out.close("});").line();
}

void writePolicy(CodeWriter& out, const Name& name, const OriginRequestPolicy& p) {
  out.open("const " + name.variable + " = new cloudfront.OriginRequestPolicy(this, " +
           quote::typescript(name.id) + ", {");
  out.line("originRequestPolicyName: " + accountName(name));
  out.line("comment: " + comment(p.name, p.comment));
  out.line("headerBehavior: " + headers(p) + ",");
  out.line("cookieBehavior: " + list("OriginRequestCookieBehavior", p.cookieBehavior, p.cookies) + ",");
  out.line("queryStringBehavior: " +
           list("OriginRequestQueryStringBehavior", p.queryStringBehavior, p.queryStrings) + ",");
  out.close("});").line();
}

void writeLegacyForwarding(CodeWriter& out, const std::string& variable, const std::string& place,
                           const Behavior& b) {
  const std::string path = "DistributionConfig." + place;
  const auto property = [&](const char* name) { return quote::typescript(path + "." + name); };
  out.line("// Behavior " + quote::comment(b.path) +
           " keeps the older ForwardedValues settings, for which the construct has no words.");
  out.line(variable + ".addPropertyDeletionOverride(" + property("CachePolicyId") + ");");
  out.open(variable + ".addPropertyOverride(" + property("ForwardedValues") + ", {");
  out.line(std::string("QueryString: ") + word(b.legacyQueryString));
  const bool named = b.legacyCookies == LegacyCookies::Whitelist;
  out.line("Cookies: { Forward: " + quote::typescript(enumName(b.legacyCookies)) +
           (named ? ", WhitelistedNames: [" + quote::typescriptList(b.legacyCookieNames) + "]" : "") + " },");
  if (!b.legacyQueryStringKeys.empty())
    out.line("QueryStringCacheKeys: [" + quote::typescriptList(b.legacyQueryStringKeys) + "],");
  if (!b.legacyHeaders.empty()) out.line("Headers: [" + quote::typescriptList(b.legacyHeaders) + "],");
  out.close("});");
  const std::pair<const char*, int> lifetimes[] = {
      {"MinTTL", b.legacyMinTtl}, {"DefaultTTL", b.legacyDefaultTtl}, {"MaxTTL", b.legacyMaxTtl}};
  for (const auto& [ttl, value] : lifetimes)
    out.line(variable + ".addPropertyOverride(" + property(ttl) + ", " + std::to_string(value) + ");");
}

namespace {

class ResponseHeadersWriter {
 public:
  ResponseHeadersWriter(CodeWriter& out, const ResponseHeadersPolicy& p) : out_(out), p_(p) {}

  void write(const Name& name) {
    out_.open("const " + name.variable + " = new cloudfront.ResponseHeadersPolicy(this, " +
              quote::typescript(name.id) + ", {");
    out_.line("responseHeadersPolicyName: " + accountName(name));
    out_.line("comment: " + comment(p_.name, p_.comment));
    if (!p_.corsAllowOrigins.empty()) cors();
    security();
    if (!p_.customHeaders.empty()) custom();
    if (!p_.removeHeaders.empty())
      out_.line("removeHeaders: [" + quote::typescriptList(p_.removeHeaders) + "],");
    if (!p_.serverTiming.empty() && !timingIsZero())
      out_.line("serverTimingSamplingRate: " + p_.serverTiming + ",");
    out_.close("});");
    if (!p_.serverTiming.empty() && timingIsZero()) zeroTiming(name);
    out_.line();
  }

 private:
  void list(const char* property, const Texts& names) {
    out_.line(std::string(property) + ": [" + quote::typescriptList(names) + "],");
  }

  void cors() {
    const bool all =
        std::find(p_.corsAllowMethods.begin(), p_.corsAllowMethods.end(), "ALL") != p_.corsAllowMethods.end();
    out_.open("corsBehavior: {");
    out_.line(std::string("accessControlAllowCredentials: ") + word(p_.corsAllowCredentials));
    list("accessControlAllowOrigins", p_.corsAllowOrigins);
    list("accessControlAllowMethods", all ? Texts{"ALL"} : p_.corsAllowMethods);
    list("accessControlAllowHeaders", p_.corsAllowHeaders);
    if (!p_.corsExposeHeaders.empty()) list("accessControlExposeHeaders", p_.corsExposeHeaders);
    if (p_.corsMaxAge >= 0) out_.line("accessControlMaxAge: " + seconds(p_.corsMaxAge));
    out_.line(std::string("originOverride: ") + word(p_.corsOverride)).close("},");
  }

  /// "frameOptions: { frameOption: ..., override: true }," if it is wanted.
  void header(bool wanted, const std::string& property, const std::string& value, bool overrides) {
    if (wanted)
      out_.line(property + ": { " + value + (value.empty() ? "" : ", ") +
                "override: " + (overrides ? "true" : "false") + " },");
  }

  void security() {
    static constexpr std::string_view referrers[] = {"",
                                                     "NO_REFERRER",
                                                     "NO_REFERRER_WHEN_DOWNGRADE",
                                                     "ORIGIN",
                                                     "ORIGIN_WHEN_CROSS_ORIGIN",
                                                     "SAME_ORIGIN",
                                                     "STRICT_ORIGIN",
                                                     "STRICT_ORIGIN_WHEN_CROSS_ORIGIN",
                                                     "UNSAFE_URL"};
    const bool csp = !p_.contentSecurityPolicy.empty(), frame = p_.frameOptions != FrameOptions::None,
               referrer = p_.referrerPolicy != ReferrerPolicy::None, hsts = p_.hstsMaxAge >= 0,
               xss = p_.xssProtection != XssProtection::None;
    if (!csp && !p_.contentTypeOptions && !frame && !referrer && !hsts && !xss) return;
    out_.open("securityHeadersBehavior: {");
    header(csp, "contentSecurityPolicy",
           "contentSecurityPolicy: " + quote::typescript(p_.contentSecurityPolicy),
           p_.contentSecurityPolicyOverride);
    header(p_.contentTypeOptions, "contentTypeOptions", "", p_.contentTypeOptionsOverride);
    header(frame, "frameOptions",
           "frameOption: cloudfront.HeadersFrameOption." + std::string(enumName(p_.frameOptions)),
           p_.frameOptionsOverride);
    header(referrer, "referrerPolicy",
           "referrerPolicy: cloudfront.HeadersReferrerPolicy." +
               std::string(referrers[static_cast<std::size_t>(p_.referrerPolicy)]),
           p_.referrerPolicyOverride);
    if (hsts) strictTransport();
    if (xss) xssProtection();
    out_.close("},");
  }

  void strictTransport() {
    out_.open("strictTransportSecurity: {").line("accessControlMaxAge: " + seconds(p_.hstsMaxAge));
    out_.line(std::string("includeSubdomains: ") + word(p_.hstsIncludeSubdomains));
    out_.line(std::string("preload: ") + word(p_.hstsPreload));
    out_.line(std::string("override: ") + word(p_.hstsOverride)).close("},");
  }

  void xssProtection() {
    out_.open("xssProtection: {");
    out_.line(std::string("protection: ") + word(p_.xssProtection != XssProtection::Off));
    if (p_.xssProtection == XssProtection::Block) out_.line("modeBlock: true,");
    if (!p_.xssReportUri.empty()) out_.line("reportUri: " + quote::typescript(p_.xssReportUri) + ",");
    out_.line(std::string("override: ") + word(p_.xssProtectionOverride)).close("},");
  }

  void custom() {
    out_.open("customHeadersBehavior: {").open("customHeaders: [");
    for (const AddedHeader& h : p_.customHeaders)
      out_.line("{ header: " + quote::typescript(h.name) + ", value: " + quote::typescript(h.value) +
                ", override: " + (h.override ? "true" : "false") + " },");
    out_.close("],").close("},");
  }

  bool timingIsZero() const { return p_.serverTiming.find_first_not_of("0.") == std::string::npos; }

  // The construct takes a rate of 0 for none at all.
  void zeroTiming(const Name& name) {
    out_.open("(" + name.variable +
              ".node.defaultChild as cloudfront.CfnResponseHeadersPolicy).addPropertyOverride(");
    out_.line("'ResponseHeadersPolicyConfig.ServerTimingHeadersConfig',");
    out_.line("{ Enabled: true, SamplingRate: 0 },").close(");");
  }

  CodeWriter& out_;
  const ResponseHeadersPolicy& p_;
};

}  // namespace

void writePolicy(CodeWriter& out, const Name& name, const ResponseHeadersPolicy& p) {
  ResponseHeadersWriter(out, p).write(name);
}

}  // namespace headway::cdk
