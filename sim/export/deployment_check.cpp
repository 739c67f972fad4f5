// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <set>

#include "sim/export/deployment.h"
#include "sim/export/origin_check.h"
#include "sim/export/report.h"
#include "sim/support/text.h"

namespace headway {
namespace {

using exporting::Report;

constexpr std::size_t kFunctionLimit = 10 * 1024;

bool alphanumeric(char c) {
  return (c >= '0' && c <= '9') || (text::lower(c) >= 'a' && text::lower(c) <= 'z');
}

bool allOf(std::string_view s, std::string_view besides) {
  return std::all_of(s.begin(), s.end(),
                     [&](char c) { return alphanumeric(c) || besides.find(c) != std::string_view::npos; });
}

bool isHostName(std::string_view s) {
  if (s.size() > 253 || s.find('.') == std::string_view::npos) return false;
  for (const std::string& label : text::split(s, '.'))
    if (label.empty() || label.size() > 63 || !allOf(label, "-") || label.front() == '-' ||
        label.back() == '-')
      return false;
  return true;
}

/// A host name, or "*." before one.
bool isAlias(std::string_view s) { return isHostName(s.starts_with("*.") ? s.substr(2) : s); }

bool isVisibleAscii(std::string_view s) {
  return std::all_of(s.begin(), s.end(), [](char c) { return c > 0x20 && c < 0x7F; });
}

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

void checkBehaviors(const Deployment::PlannedDistribution& d, Report& report) {
  if (d.behaviors.empty() || d.behaviors.back().settings->path != "*")
    report.node(*d.node, "behaviors", "export.default-behavior",
                "'" + d.node->name + "' has no default behavior at the end",
                "add a behavior with the path * as the last one");
  std::set<std::string> seen;
  for (std::size_t i = 0; i < d.behaviors.size(); ++i) {
    const Behavior& b = *d.behaviors[i].settings;
    const std::string field = "behaviors[" + std::to_string(i) + "].";
    if (!seen.insert(b.path).second)
      report.node(*d.node, field + "path", "export.behavior-twice",
                  "There are two behaviors for '" + b.path + "'",
                  "CloudFront takes each path pattern once; only the first would ever be used");
    if (b.path.empty() || b.path.size() > 255 || !isVisibleAscii(b.path))
      report.node(*d.node, field + "path", "export.path-pattern", "'" + b.path + "' can't be a path pattern",
                  "use up to 255 letters, digits and signs of a URL, and %XX for others");
    if (b.forwarding == ForwardingMode::Legacy && b.legacyCookies == LegacyCookies::Whitelist &&
        b.legacyCookieNames.empty())
      report.node(*d.node, field + "legacy_cookie_names", "export.empty-list",
                  "Behavior '" + b.path + "' forwards a list of cookies that is empty",
                  "name the cookies, or set legacy_cookies to none");
    if (b.forwarding == ForwardingMode::Legacy) continue;
    if (!findCachePolicy(*d.config, b.cachePolicy))
      report.node(*d.node, field + "cache_policy", "export.policy-unknown",
                  "There is no cache policy '" + b.cachePolicy + "'",
                  "use a managed policy such as CachingDisabled, or add an own one of that name");
    if (!b.originRequestPolicy.empty() && !findOriginRequestPolicy(*d.config, b.originRequestPolicy))
      report.node(*d.node, field + "origin_request_policy", "export.policy-unknown",
                  "There is no origin request policy '" + b.originRequestPolicy + "'",
                  "use a managed policy such as AllViewerExceptHostHeader, or add an own one of that name");
  }
}

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

template <class Policy, class Check>
void checkUsedPolicies(const Deployment::PlannedDistribution& d, const std::vector<Policy>& own,
                       std::string Behavior::*name, const char* list, Check check, Report& report) {
  for (std::size_t i = 0; i < own.size(); ++i) {
    const bool used = std::any_of(d.behaviors.begin(), d.behaviors.end(), [&](const auto& b) {
      return b.settings->forwarding == ForwardingMode::Policies && b.settings->*name == own[i].name;
    });
    if (used) check(*d.node, std::string(list) + "[" + std::to_string(i) + "].", own[i], report);
  }
}

void checkCustomHeaders(const Link& link, const NameValues& headers, Report& report) {
  std::set<std::string> seen;
  for (const auto& [name, value] : headers) {
    const auto refuse = [&, n = name](const std::string& why, const char* hint) {
      report.link(link, "custom_headers", "export.custom-header", "'" + n + "' " + why, hint);
    };
    if (name.empty() || !allOf(name, "!#$%&'*+-.^_`|~"))
      refuse("can't be the name of a header", "use letters, digits and -");
    else if (customHeaderForbidden(name))
      refuse("may not be set as a custom header; CloudFront keeps it for itself", "use another name");
    else if (!seen.insert(text::lower(name)).second)
      refuse("is set twice as a custom header", "keep one of the two");
    const bool printable =
        std::all_of(value.begin(), value.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
    if (value.empty() || !printable)
      refuse("has a value that can't be sent", "use at least one character, all of them printable ASCII");
  }
}

bool portAllowed(int port) { return port == 80 || port == 443 || (port >= 1024 && port <= 65535); }

void checkOriginDomain(const Project& p, const Link& link, const OriginLink& origin, Report& report) {
  const Node& to = *p.find(link.to);
  const auto* api = std::get_if<HttpApiConfig>(&to.config);
  if (!origin.domain.empty() && !isHostName(origin.domain))
    report.link(
        link, "domain", "export.origin-domain", "'" + origin.domain + "' is not a domain name",
        "write the name alone, like backend.example.com; scheme, port and path have settings of their own");
  if (origin.domain.empty() && to.kind() == NodeKind::Django)
    report.link(link, "domain", "export.origin-domain",
                "The wire to '" + to.name + "' names no origin domain",
                "give the name under which CloudFront reaches it, such as backend.example.com");
  const bool ownName =
      origin.domain.empty() || (api && text::equalsIgnoreCase(origin.domain, executeApiDomain(*api)));
  if (api && ownName && api->disableExecuteApiEndpoint)
    report.link(
        link, "domain", "export.origin-domain",
        "The wire leads to the execute-api name of '" + to.name + "', which is switched off",
        "give a custom domain name of the API as the origin domain, or switch the execute-api name on");
}

void checkOrigin(const Project& p, const Link& link, Report& report) {
  const auto& origin = std::get<OriginLink>(link.config);
  checkOriginDomain(p, link, origin, report);
  const std::string& path = origin.path;
  if (!path.empty() &&
      (path.front() != '/' || path.back() == '/' || path.size() > 255 || !isVisibleAscii(path)))
    report.link(link, "path", "export.origin-path", "'" + path + "' can't be an origin path",
                "begin it with a slash and end it without one, like /prod");
  for (const int port : {origin.httpPort, origin.httpsPort})
    if (!portAllowed(port))
      report.link(link, "http_port", "export.origin-port",
                  "CloudFront does not connect to port " + std::to_string(port),
                  "use 80, 443, or 1024 to 65535");
  checkCustomHeaders(link, origin.customHeaders, report);
}

void checkFunction(const Node& node, Report& report) {
  const auto& code = std::get<FunctionConfig>(node.config).code;
  if (code.size() > kFunctionLimit)
    report.node(node, "code", "export.function-size",
                "The code of '" + node.name + "' has " + std::to_string(code.size()) +
                    " bytes; CloudFront takes 10240",
                "shorten it, starting with comments");
  if (code.find_first_not_of(" \t\r\n") == std::string::npos)
    report.node(node, "code", "export.function-empty", "'" + node.name + "' has no code",
                "write a function called handler");
}

bool isRouteKey(const std::string& key) {
  static constexpr std::array<std::string_view, 8> methods = {"ANY",     "DELETE", "GET",  "HEAD",
                                                              "OPTIONS", "PATCH",  "POST", "PUT"};
  if (key == "$default") return true;
  const auto blank = key.find(' ');
  if (blank == std::string::npos ||
      std::find(methods.begin(), methods.end(), key.substr(0, blank)) == methods.end())
    return false;
  const std::string path = key.substr(blank + 1);
  return path.starts_with("/") && isVisibleAscii(path) && (path == "/" || path.back() != '/');
}

void checkIntegration(const Project& p, const Link& link, Report& report) {
  const auto& config = std::get<IntegrationLink>(link.config);
  for (const std::string& key : config.routes)
    if (!isRouteKey(key))
      report.link(
          link, "routes", "export.route", "'" + key + "' is not a route of an HTTP API",
          "write $default, or a method and a path without a slash at the end: ANY /{proxy+}, GET /pets");
  const Node& to = *p.find(link.to);
  if (config.type == IntegrationType::LambdaProxy &&
      std::get<DjangoConfig>(to.config).runsIn == DjangoHost::Gunicorn)
    report.link(link, "type", "export.integration",
                "'" + to.name + "' runs in gunicorn, which a lambda-proxy integration can't call",
                "let it run in apig-wsgi or mangum, or use http-proxy with the server's URL");
  const bool url = (config.uri.starts_with("https://") || config.uri.starts_with("http://")) &&
                   isVisibleAscii(config.uri) && config.uri.find("://") + 3 < config.uri.size();
  if (config.type == IntegrationType::HttpProxy && !url)
    report.link(link, "uri", "export.integration",
                "The http-proxy integration to '" + to.name + "' has no URL to call",
                "write one like https://backend.example.com");
}

void checkApi(const Deployment& d, const Deployment::PlannedApi& api, std::set<std::string>& names,
              Report& report) {
  const HttpApiConfig& c = *api.config;
  if (!allOf(c.region, "-") || c.region.find('-') == std::string::npos)
    report.node(*api.node, "region", "export.region", "'" + c.region + "' is not an AWS Region",
                "write it like eu-west-1");
  if (c.stage != "$default" && (c.stage.empty() || c.stage.size() > 128 || !allOf(c.stage, "-_")))
    report.node(*api.node, "stage", "export.stage", "'" + c.stage + "' can't be the name of a stage",
                "use $default, or letters, digits, - and _");
  for (const std::string& domain : c.customDomains) {
    if (!isAlias(domain))
      report.node(*api.node, "custom_domains", "export.alias", "'" + domain + "' is not a domain name",
                  "write it like api.example.com");
    else if (!names.insert(text::lower(domain)).second)
      report.node(*api.node, "custom_domains", "export.alias-twice", "The name " + domain + " is there twice",
                  "a name leads to one API, once");
  }
  std::set<std::string> routes;
  for (const Link* l : api.integrations) {
    checkIntegration(*d.project, *l, report);
    for (const std::string& key : std::get<IntegrationLink>(l->config).routes)
      if (!routes.insert(key).second)
        report.link(*l, "routes", "export.route-twice",
                    "The route '" + key + "' of '" + api.node->name + "' leads to two places",
                    "keep it on one wire");
  }
}

/// The CDK replaces "${Token[...]}" in any text by something of its own, and takes "${AWS::...}" for a
/// mistake.
bool hasToken(const Value& v) {
  const auto in = [](const std::string& s) {
    return s.find("${Token[") != std::string::npos || s.find("${AWS::") != std::string::npos;
  };
  if (const auto* s = v.as<std::string>()) return in(*s);
  if (const auto* list = v.as<Texts>()) return std::any_of(list->begin(), list->end(), in);
  if (const auto* pairs = v.as<NameValues>())
    return std::any_of(pairs->begin(), pairs->end(),
                       [&](const auto& p) { return in(p.first) || in(p.second); });
  if (const auto* records = v.as<std::vector<Record>>())
    for (const Record& r : *records)
      if (std::any_of(r.begin(), r.end(), [](const auto& f) { return hasToken(f.second); })) return true;
  return false;
}

void checkTokens(const Project& p, Report& report) {
  constexpr const char* message =
      "A text contains '${Token[' or '${AWS::', which the CDK does not take as plain text";
  constexpr const char* hint = "write it otherwise; in code, put it together of two texts";
  for (const Node& node : p.nodes) {
    if (node.kind() == NodeKind::Viewer || node.kind() == NodeKind::Django) continue;
    if (hasToken(node.name)) report.node(node, "name", "export.token", message, hint);
    for (const FieldInfo& f : schema(node.kind()).fields)
      if (hasToken(nodeField(node.config, f.name))) report.node(node, f.name, "export.token", message, hint);
  }
  for (const Link& link : p.links)
    for (const FieldInfo& f : linkSchema(link.config).fields)
      if (hasToken(linkField(link.config, f.name))) report.link(link, f.name, "export.token", message, hint);
}

}  // namespace

Diagnostics checkDeployment(const Deployment& d) {
  Report report;
  std::set<std::string> aliases, domains;
  for (const auto& distribution : d.distributions) {
    checkAliases(distribution, aliases, report);
    checkBehaviors(distribution, report);
    checkUsedPolicies(distribution, distribution.config->cachePolicies, &Behavior::cachePolicy,
                      "cache_policies", checkCachePolicy, report);
    checkUsedPolicies(distribution, distribution.config->originRequestPolicies,
                      &Behavior::originRequestPolicy, "origin_request_policies", checkOriginRequestPolicy,
                      report);
    for (const Link* l : distribution.origins) {
      checkOrigin(*d.project, *l, report);
      exporting::checkOriginSettings(*d.project, *l, report);
    }
  }
  for (const Node* node : d.functions) checkFunction(*node, report);
  for (const auto& url : d.urls) exporting::checkFunctionUrl(url, report);
  for (const auto& api : d.apis) checkApi(d, api, domains, report);
  checkTokens(*d.project, report);
  return report.all();
}

}  // namespace headway
