// SPDX-License-Identifier: GPL-3.0-or-later
// What CloudFront's API refuses of a distribution, its behaviors and origins besides policies. Each hint ends
// with the API's error.
#include <algorithm>
#include <cctype>

#include "sim/check/checks.h"
#include "sim/support/text.h"

namespace headway::checks {
namespace {

// Quotas of the CloudFront limits page.
constexpr std::size_t kMostBehaviors = 75, kMostAliases = 100, kLongestPath = 255, kMostLegacyNames = 10;
constexpr std::size_t kMostCustomHeaders = 30, kLongestName = 256, kLongestValue = 1783,
                      kLongestHeaders = 10240;

std::string count(std::size_t n) { return std::to_string(n); }

bool pathCharacters(const std::string& path) {
  constexpr std::string_view other = "_-.*$/~\"'@:+&?";
  return std::all_of(path.begin(), path.end(), [&](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) || other.find(c) != std::string_view::npos;
  });
}

bool aliasWellFormed(const std::string& alias) {
  return alias.find('*') == std::string::npos ||
         (alias.starts_with("*.") && alias.find('*', 1) == std::string::npos);
}

class BehaviorChecker {
 public:
  BehaviorChecker(const Behavior& behavior, const Node& node, std::size_t index, Findings& findings)
      : b_(behavior), node_(node), record_("behaviors[" + count(index) + "]."), findings_(findings) {}

  void run() {
    if (b_.path.size() > kLongestPath || !pathCharacters(b_.path))
      add("path", "path-pattern", "the path pattern " + b_.path.substr(0, 40) + " can't be used",
          "up to 255 letters, digits and _ - . * $ / ~ \" ' @ : + & (InvalidArgument)");
    if (b_.cachedMethods == CachedMethods::GetHeadOptions && b_.allowedMethods == AllowedMethods::GetHead)
      add("cached_methods", "cached-not-allowed",
          "the behavior " + b_.path + " caches OPTIONS but does not allow it",
          "allow GET,HEAD,OPTIONS or ALL (InvalidArgument)");
    if (b_.forwarding == ForwardingMode::Legacy) legacy();
  }

 private:
  void add(const char* field, const char* code, std::string message, std::string hint) {
    findings_.node(Severity::Error, node_, record_ + field, code, std::move(message), std::move(hint));
  }

  void legacy() {
    if (!b_.originRequestPolicy.empty())
      add("origin_request_policy", "origin-policy-needs-cache-policy",
          "the behavior " + b_.path + " has an origin request policy but no cache policy",
          "an origin request policy needs a cache policy: use policies instead of legacy settings (InvalidArgument)");
    if (b_.legacyMinTtl > b_.legacyDefaultTtl || b_.legacyDefaultTtl > b_.legacyMaxTtl)
      add("legacy_max_ttl", "ttl-order", "the TTLs of the behavior " + b_.path + " are out of order",
          "minimum, default and maximum must not go down (InvalidTTLOrder)");
    most("legacy_headers", b_.legacyHeaders, "TooManyHeadersInForwardedValues");
    most("legacy_cookie_names", b_.legacyCookieNames, "TooManyCookieNamesInWhiteList");
    most("legacy_query_string_keys", b_.legacyQueryStringKeys, "TooManyQueryStringParameters");
    if (!b_.legacyQueryString && !b_.legacyQueryStringKeys.empty())
      add("legacy_query_string_keys", "query-keys-without-query",
          "the behavior " + b_.path + " names query keys but does not forward the query string",
          "forward the query string (InvalidArgument)");
  }

  void most(const char* field, const Texts& names, const char* error) {
    if (names.size() > kMostLegacyNames)
      add(field, "too-many-names", count(names.size()) + " names in " + field,
          "10 are allowed (" + std::string(error) + ")");
  }

  const Behavior& b_;
  const Node& node_;
  std::string record_;
  Findings& findings_;
};

void checkAliases(const Project& project, const Node& node, const DistributionConfig& d, Findings& f) {
  if (d.aliases.size() > kMostAliases)
    f.node(Severity::Error, node, "aliases", "too-many-aliases",
           count(d.aliases.size()) + " alternate domain names",
           "100 are allowed (TooManyDistributionCNAMEs)");
  for (const std::string& alias : d.aliases) {
    if (!aliasWellFormed(alias))
      f.node(Severity::Error, node, "aliases", "alias-wildcard", "the alternate domain name " + alias,
             "* may stand for the leftmost part alone, as in *.example.com (InvalidArgument)");
    for (const Node& other : project.nodes) {
      const auto* o = std::get_if<DistributionConfig>(&other.config);
      if (!o || other.id == node.id) continue;
      if (std::any_of(o->aliases.begin(), o->aliases.end(),
                      [&](const std::string& a) { return text::equalsIgnoreCase(a, alias); }))
        f.node(Severity::Error, node, "aliases", "alias-twice", alias + " also belongs to " + other.name,
               "a name can be on one distribution only (CNAMEAlreadyExists)");
    }
  }
}

void checkCountries(const Node& node, const DistributionConfig& d, Findings& f) {
  if (d.geoRestriction != GeoRestriction::None && d.geoCountries.empty())
    f.node(Severity::Error, node, "geo_countries", "geo-no-country",
           "the geographic restriction names no country",
           "name one or choose none (InvalidGeoRestrictionParameter)");
  for (const std::string& code : d.geoCountries)
    if (code.size() != 2 || !std::isalpha(static_cast<unsigned char>(code[0])) ||
        !std::isalpha(static_cast<unsigned char>(code[1])))
      f.node(Severity::Error, node, "geo_countries", "geo-country", "'" + code + "' is no country code",
             "codes have two letters, such as DE (InvalidGeoRestrictionParameter)");
}

void checkErrorResponses(const Node& node, const DistributionConfig& d, Findings& f) {
  const auto error = [&](std::string message, const char* hint) {
    f.node(Severity::Error, node, "custom_error_responses", "error-response", std::move(message), hint);
  };
  for (const CustomErrorResponse& e : d.customErrorResponses) {
    const std::string code = std::to_string(e.errorCode);
    if (!hasCustomPage(e.errorCode))
      error("there is no custom error response for " + code,
            "use 400, 403, 404, 405, 414, 416 or 500 to 504");
    if (findCustomErrorResponse(d, e.errorCode) != &e)
      error("there are two custom error responses for " + code, "keep one");
    if (!e.responsePagePath.empty() && e.responsePagePath.front() != '/')
      error("the page '" + e.responsePagePath + "' is no path", "begin it with a slash");
    if (e.responsePagePath.empty() && e.responseCode != 0)
      error(code + " gets another status but no page", "name a page, or leave the status out");
    if (e.responseCode != 0 && e.responseCode != 200 && !hasCustomPage(e.responseCode))
      error("CloudFront does not answer with " + std::to_string(e.responseCode) + " there",
            "use 200, 400, 403, 404, 405, 414, 416 or 500 to 504");
  }
}

void checkTls(const Project& project, const Node& node, const DistributionConfig& d, Findings& f) {
  if (d.aliases.empty()) return;  // the certificate of cloudfront.net takes every version
  for (const Node& other : project.nodes)
    if (const auto* viewer = std::get_if<ViewerConfig>(&other.config);
        viewer && viewer->tlsVersion < oldestTls(d.securityPolicy))
      f.node(Severity::Warning, node, "security_policy", "viewer-tls-too-old",
             other.name + " speaks " + std::string(enumName(viewer->tlsVersion)) + ", which " +
                 std::string(enumName(d.securityPolicy)) + " does not allow: it can't connect over https",
             "choose an older security policy, or a newer viewer");
}

}  // namespace

void checkQuotas(const Project& project, const Node& node, Findings& findings) {
  const auto& d = std::get<DistributionConfig>(node.config);
  if (d.behaviors.size() > kMostBehaviors)
    findings.node(Severity::Error, node, "behaviors", "too-many-behaviors",
                  count(d.behaviors.size()) + " cache behaviors", "75 are allowed (TooManyCacheBehaviors)");
  for (std::size_t i = 0; i < d.behaviors.size(); ++i)
    BehaviorChecker(d.behaviors[i], node, i, findings).run();
  checkAliases(project, node, d, findings);
  checkCountries(node, d, findings);
  checkTls(project, node, d, findings);
  checkErrorResponses(node, d, findings);
  if (d.defaultRootObject.starts_with('/') || d.defaultRootObject.size() > kLongestPath)
    findings.node(Severity::Error, node, "default_root_object", "default-root-object",
                  "the default root object '" + d.defaultRootObject.substr(0, 40) + "' can't be used",
                  "write its name without / in front, up to 255 characters (InvalidDefaultRootObject)");
}

void checkCustomHeaderQuotas(const Link& link, Findings& findings) {
  const auto& headers = std::get<OriginLink>(link.config).customHeaders;
  std::size_t all = 0;
  for (const auto& [name, value] : headers) {
    all += name.size() + value.size();
    if (name.size() > kLongestName || value.size() > kLongestValue)
      findings.link(Severity::Error, link, "custom_headers", "custom-header-too-long",
                    "the custom header " + name.substr(0, 40) + " is too long",
                    "names have up to 256 characters, values 1,783 (InvalidArgument)");
  }
  if (headers.size() > kMostCustomHeaders)
    findings.link(Severity::Error, link, "custom_headers", "too-many-custom-headers",
                  count(headers.size()) + " custom headers", "30 are allowed (TooManyOriginCustomHeaders)");
  if (all > kLongestHeaders)
    findings.link(Severity::Error, link, "custom_headers", "custom-headers-too-long",
                  "the custom headers have " + count(all) + " characters",
                  "together they may have 10,240 (InvalidArgument)");
}

}  // namespace headway::checks
