// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/export/distribution_check.h"

#include <algorithm>

#include "sim/export/shapes.h"
#include "sim/support/text.h"

namespace headway::exporting {
namespace {

void checkAliases(const Deployment::PlannedDistribution& d, std::set<std::string>& seen, Report& report) {
  for (const std::string& alias : d.config->aliases) {
    if (!isAlias(alias))
      report.node(*d.node, "aliases", "export.alias",
                  "'" + alias + "' is not a domain name that CloudFront takes",
                  "write it like www.example.com or *.example.com, without a scheme, port or path");
    else if (!seen.insert(text::lower(alias)).second)
      report.node(*d.node, "aliases", "export.alias-twice", "The name " + alias + " is there twice",
                  "a name belongs to one distribution, once");
  }
}

/// Switches for which the project does not hold what AWS wants to know.
void checkSwitches(const Node& node, const DistributionConfig& c, Report& report) {
  if (c.viewerMtls)
    report.node(node, "viewer_mtls", "export.not-held",
                "Client certificates can't be exported: the project does not hold the trust store",
                "export with viewer_mtls off, and switch it on in the app with your trust store");
  if (c.continuousDeployment)
    report.node(node, "continuous_deployment", "export.not-held",
                "Continuous deployment can't be exported: the project does not hold the staging distribution",
                "export with continuous_deployment off, and add the policy once the distribution is there");
}

void checkCountries(const Node& node, const DistributionConfig& c, Report& report) {
  if (c.geoRestriction == GeoRestriction::None) return;
  if (c.geoCountries.empty())
    report.node(node, "geo_countries", "export.empty-list", "The geographic restriction names no country",
                "name some, or set geo_restriction to none");
  for (const std::string& code : c.geoCountries)
    if (code.size() != 2 || code.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") != std::string::npos)
      report.node(node, "geo_countries", "export.country", "'" + code + "' is not a code of a country",
                  "codes are two large letters, such as DE");
}

void checkErrorResponses(const Node& node, const DistributionConfig& c, Report& report) {
  std::set<int> seen;
  for (std::size_t i = 0; i < c.customErrorResponses.size(); ++i) {
    const CustomErrorResponse& e = c.customErrorResponses[i];
    const std::string number = std::to_string(e.errorCode);
    const auto refuse = [&](const char* field, const std::string& message, const char* hint) {
      report.node(node, "custom_error_responses[" + std::to_string(i) + "]." + field, "export.error-response",
                  message, hint);
    };
    if (!hasCustomPage(e.errorCode))
      refuse("error_code", "CloudFront has no custom error response for " + number,
             "use 400, 403, 404, 405, 414, 416 or 500 to 504");
    if (!seen.insert(e.errorCode).second)
      refuse("error_code", "There are two custom error responses for " + number, "keep one");
    const std::string& page = e.responsePagePath;
    if (!page.empty() && (page[0] != '/' || !isVisibleAscii(page)))
      refuse("response_page_path", "'" + page + "' can't be the path of a page",
             "begin it with a slash, like /errors/404.html");
    if (page.empty() && e.responseCode != 0)
      refuse("response_code", "The error " + number + " gets another status but no page",
             "name a page, or set response_code to 0");
    if (e.responseCode != 0 && e.responseCode != 200 && !hasCustomPage(e.responseCode))
      refuse("response_code", "CloudFront does not answer with " + std::to_string(e.responseCode) + " there",
             "use 0, 200, 400, 403, 404, 405, 414, 416 or 500 to 504");
  }
}

void checkSettings(const Node& node, const DistributionConfig& c, Report& report) {
  const bool usual = c.securityPolicy == DistributionConfig{}.securityPolicy;
  if (c.aliases.empty() && !usual && c.securityPolicy != SecurityPolicy::Tls1)
    report.node(node, "security_policy", "export.security-policy",
                "CloudFront's own certificate always comes with TLSv1, whatever the security policy",
                "add an alternate domain name, or set security_policy to TLSv1");
  if (c.defaultRootObject.starts_with('/') || !isVisibleAscii(c.defaultRootObject))
    report.node(node, "default_root_object", "export.default-root-object",
                "'" + c.defaultRootObject + "' can't be the default root object",
                "write its name without / in front");
  checkSwitches(node, c, report);
  checkCountries(node, c, report);
  checkErrorResponses(node, c, report);
}

/// Checks one behavior.
class BehaviorChecker {
 public:
  BehaviorChecker(const Deployment::PlannedDistribution& d, std::size_t index, Report& report)
      : d_(d),
        planned_(d.behaviors[index]),
        b_(*planned_.settings),
        field_("behaviors[" + std::to_string(index) + "]."),
        report_(report) {}

  void run() {
    if (b_.path.empty() || b_.path.size() > 255 || !isVisibleAscii(b_.path))
      refuse("path", "export.path-pattern", "'" + b_.path + "' can't be a path pattern",
             "use up to 255 letters, digits and signs of a URL, and %XX for others");
    if (b_.cachedMethods == CachedMethods::GetHeadOptions && b_.allowedMethods == AllowedMethods::GetHead)
      refuse("cached_methods", "export.cached-methods",
             "It stores answers to OPTIONS and does not allow OPTIONS", "allow GET,HEAD,OPTIONS or ALL");
    if (b_.restrictViewerAccess)
      refuse("restrict_viewer_access", "export.not-held",
             "Signed URLs can't be exported: the project does not hold the key group",
             "export with restrict_viewer_access off, and name your key group in the app (trustedKeyGroups)");
    if (b_.fieldLevelEncryption)
      refuse("field_level_encryption", "export.not-held",
             "Field-level encryption can't be exported: the project does not hold its configuration",
             "export with field_level_encryption off, and add your configuration in the app");
    if (b_.grpc) grpc();
    lambdaEdge();
    policies();
    if (b_.forwarding == ForwardingMode::Legacy) legacy();
  }

 private:
  void refuse(const std::string& field, const char* code, const std::string& message, const char* hint) {
    report_.node(*d_.node, field_ + field, code, "Behavior '" + b_.path + "': " + message, hint);
  }

  void grpc() {
    const HttpVersions http = d_.config->httpVersions;
    if (b_.allowedMethods != AllowedMethods::All)
      refuse("grpc", "export.grpc", "gRPC needs POST", "set allowed_methods to ALL");
    if (http != HttpVersions::Http2 && http != HttpVersions::Http2And3)
      refuse("grpc", "export.grpc", "gRPC needs HTTP/2", "set http_version to http2 or http2and3");
    if (!b_.lambdaEdge.empty())
      refuse("grpc", "export.grpc", "gRPC can't be had together with Lambda@Edge", "take one of them out");
  }

  void lambdaEdge() {
    std::set<LambdaEdgeEvent> seen;
    for (std::size_t i = 0; i < b_.lambdaEdge.size(); ++i) {
      const LambdaEdge& l = b_.lambdaEdge[i];
      const std::string field = "lambda_edge[" + std::to_string(i) + "].";
      if (!isVersionArn(l.arn))
        refuse(field + "arn", "export.lambda-edge",
               "'" + l.arn + "' is not a numbered version of a function in us-east-1",
               "write it like arn:aws:lambda:us-east-1:123456789012:function:name:3");
      if (!seen.insert(l.event).second)
        refuse(field + "event", "export.function-twice",
               "It would run two Lambda@Edge functions on " + std::string(enumName(l.event)),
               "CloudFront runs one function an event");
      const bool request =
          l.event == LambdaEdgeEvent::ViewerRequest || l.event == LambdaEdgeEvent::OriginRequest;
      if (l.includeBody && !request)
        refuse(field + "include_body", "export.lambda-edge",
               std::string(enumName(l.event)) + " can't be given the body", "switch include_body off");
      const bool viewer =
          l.event == LambdaEdgeEvent::ViewerRequest || l.event == LambdaEdgeEvent::ViewerResponse;
      if (viewer && !planned_.functions.empty())
        refuse(field + "event", "export.functions-mixed",
               "CloudFront Functions and Lambda@Edge can't both run on viewer events",
               "use one kind there; Lambda@Edge may have the origin events besides");
    }
  }

  static bool isVersionArn(const std::string& arn) {
    const auto parts = text::split(arn, ':');
    constexpr std::string_view digits = "0123456789";
    const auto number = [&](const std::string& s) {
      return !s.empty() && s.find_first_not_of(digits) == std::string::npos;
    };
    return parts.size() == 8 && parts[0] == "arn" && parts[1].starts_with("aws") && allOf(parts[1], "-") &&
           parts[2] == "lambda" && parts[3] == "us-east-1" && parts[4].size() == 12 && number(parts[4]) &&
           parts[5] == "function" && !parts[6].empty() && allOf(parts[6], "-_") && number(parts[7]);
  }

  void policies() {
    if (!b_.responseHeadersPolicy.empty() && !findResponseHeadersPolicy(*d_.config, b_.responseHeadersPolicy))
      refuse("response_headers_policy", "export.policy-unknown",
             "There is no response headers policy '" + b_.responseHeadersPolicy + "'",
             "use a managed policy such as SecurityHeadersPolicy, or add an own one of that name");
    if (b_.forwarding == ForwardingMode::Legacy) return;
    if (!findCachePolicy(*d_.config, b_.cachePolicy))
      refuse("cache_policy", "export.policy-unknown", "There is no cache policy '" + b_.cachePolicy + "'",
             "use a managed policy such as CachingDisabled, or add an own one of that name");
    if (!b_.originRequestPolicy.empty() && !findOriginRequestPolicy(*d_.config, b_.originRequestPolicy))
      refuse("origin_request_policy", "export.policy-unknown",
             "There is no origin request policy '" + b_.originRequestPolicy + "'",
             "use a managed policy such as AllViewerExceptHostHeader, or add an own one of that name");
  }

  void legacy() {
    if (!b_.originRequestPolicy.empty())
      refuse("origin_request_policy", "export.legacy",
             "An origin request policy needs a cache policy, and legacy settings have none",
             "leave it empty, or set forwarding to policies");
    if (b_.legacyCookies == LegacyCookies::Whitelist && b_.legacyCookieNames.empty())
      refuse("legacy_cookie_names", "export.empty-list", "It forwards a list of cookies that is empty",
             "name the cookies, or set legacy_cookies to none");
    if (!b_.legacyQueryString && !b_.legacyQueryStringKeys.empty())
      refuse("legacy_query_string_keys", "export.legacy",
             "It names query keys and does not forward the query string",
             "switch legacy_query_string on, or name none");
    if (b_.legacyMinTtl > b_.legacyDefaultTtl || b_.legacyDefaultTtl > b_.legacyMaxTtl)
      refuse("legacy_default_ttl", "export.legacy", "Its lifetimes are out of order",
             "keep legacy_min_ttl <= legacy_default_ttl <= legacy_max_ttl");
  }

  const Deployment::PlannedDistribution& d_;
  const Deployment::PlannedBehavior& planned_;
  const Behavior& b_;
  const std::string field_;
  Report& report_;
};

void checkBehaviors(const Deployment::PlannedDistribution& d, Report& report) {
  if (d.behaviors.empty() || d.behaviors.back().settings->path != "*")
    report.node(*d.node, "behaviors", "export.default-behavior",
                "'" + d.node->name + "' has no default behavior at the end",
                "add a behavior with the path * as the last one");
  std::set<std::string> seen;
  for (std::size_t i = 0; i < d.behaviors.size(); ++i) {
    const std::string& path = d.behaviors[i].settings->path;
    if (!seen.insert(path).second)
      report.node(*d.node, "behaviors[" + std::to_string(i) + "].path", "export.behavior-twice",
                  "There are two behaviors for '" + path + "'",
                  "CloudFront takes each path pattern once; only the first would ever be used");
    BehaviorChecker(d, i, report).run();
  }
}

}  // namespace

void checkDistribution(const Deployment::PlannedDistribution& d, std::set<std::string>& aliases,
                       Report& report) {
  checkAliases(d, aliases, report);
  checkSettings(*d.node, *d.config, report);
  checkBehaviors(d, report);
}

}  // namespace headway::exporting
