// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/export/cdk_policies.h"

#include "sim/export/quote.h"

namespace headway::cdk {
namespace {

constexpr std::size_t kCommentLength = 128;

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

std::string seconds(int n) { return "cdk.Duration.seconds(" + std::to_string(n) + "),"; }
const char* word(bool b) { return b ? "true," : "false,"; }

/// Names of policies are unique in an account: the stack's name keeps two stacks apart.
std::string accountName(const Name& name) { return "`${this.stackName}-" + name.id + "`,"; }

template <class Policy>
std::string managed(std::string_view type, const Managed<Policy>& policy) {
  if (policy.cdkName.empty())
    return "cloudfront." + std::string(type) + ".from" + std::string(type) + "Id(this, " +
           quote::typescript(policy.policy.name) + ", " + quote::typescript(policy.id) + ")";
  return "cloudfront." + std::string(type) + "." + policy.cdkName;
}

}  // namespace

void writePolicy(CodeWriter& out, const Name& name, const CachePolicy& p) {
  out.open("const " + name.variable + " = new cloudfront.CachePolicy(this, " + quote::typescript(name.id) +
           ", {");
  out.line("cachePolicyName: " + accountName(name));
  out.line("comment: " + quote::typescript(quote::plain(p.name, kCommentLength)) + ",");
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
  out.line("comment: " + quote::typescript(quote::plain(p.name, kCommentLength)) + ",");
  out.line("headerBehavior: " + headers(p) + ",");
  out.line("cookieBehavior: " + list("OriginRequestCookieBehavior", p.cookieBehavior, p.cookies) + ",");
  out.line("queryStringBehavior: " +
           list("OriginRequestQueryStringBehavior", p.queryStringBehavior, p.queryStrings) + ",");
  out.close("});").line();
}

std::string managedPolicy(const Managed<CachePolicy>& policy) { return managed("CachePolicy", policy); }
std::string managedPolicy(const Managed<OriginRequestPolicy>& policy) {
  return managed("OriginRequestPolicy", policy);
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
  if (!b.legacyHeaders.empty()) out.line("Headers: [" + quote::typescriptList(b.legacyHeaders) + "],");
  out.close("});");
  const CachePolicy lifetimes;  // the older settings have the same defaults
  out.line(variable + ".addPropertyOverride(" + property("MinTTL") + ", " + std::to_string(lifetimes.minTtl) +
           ");");
  out.line(variable + ".addPropertyOverride(" + property("DefaultTTL") + ", " +
           std::to_string(lifetimes.defaultTtl) + ");");
  out.line(variable + ".addPropertyOverride(" + property("MaxTTL") + ", " + std::to_string(lifetimes.maxTtl) +
           ");");
}

}  // namespace headway::cdk
