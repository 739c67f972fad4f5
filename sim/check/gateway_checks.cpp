// SPDX-License-Identifier: GPL-3.0-or-later
// Names, stages, Regions and CORS of APIs and function URLs.
#include <algorithm>
#include <set>

#include "sim/check/checks.h"
#include "sim/engine/cloudfront/behaviors.h"
#include "sim/engine/cloudfront/policies.h"
#include "sim/engine/gateway/api_names.h"
#include "sim/model/regions.h"
#include "sim/support/text.h"

namespace headway::checks {
namespace {

constexpr std::string_view kWord =
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";  // letters and digits
constexpr std::size_t kMaxStages = 10;                                 // http-api-quotas
constexpr std::ptrdiff_t kMaxLevels = 200;                             // http-api-quotas
constexpr std::size_t kMaxKey = 300;                                   // http-api-mappings

bool onlyOf(std::string_view s, std::string_view more) {
  return std::all_of(s.begin(), s.end(), [&](char c) {
    return kWord.find(c) != std::string_view::npos || more.find(c) != std::string_view::npos;
  });
}

/// One node that has settings of a gateway.
class GatewayCheck {
 public:
  GatewayCheck(const Project& project, const Node& node, Findings& findings)
      : project_(project), node_(node), findings_(findings) {}

  void api(const ApiNames& api) {
    region(api.region);
    if (api.apiId.empty() || !onlyOf(api.apiId, ""))
      error("api_id", "api-id", "'" + api.apiId + "' is no API id", "it has letters and digits alone");
    stages(api);
    for (const std::string& domain : api.customDomains) domainName("custom_domains", domain);
    for (const ApiMapping& m : api.apiMappings) mapping(api, m);
    if (api.disableExecuteApiEndpoint && api.customDomains.empty() && api.apiMappings.empty())
      error("disable_execute_api_endpoint", "api-nameless", "the API has no name that works",
            "give it a custom domain name, or leave the execute-api name on");
    sameMappingElsewhere();
    sameIdElsewhere(api);
    const auto levels =
        std::count_if(api.apiMappings.begin(), api.apiMappings.end(),
                      [](const ApiMapping& m) { return m.key.find('/') != std::string::npos; });
    if (levels > kMaxLevels)
      error("api_mappings", "mapping-many",
            "the API has " + std::to_string(levels) + " mappings of several levels",
            "a custom domain name has at most 200");
  }

  void sameIdElsewhere(const ApiNames& api) {
    for (const Node& other : project_.nodes) {
      const ApiNames* names = gateway::apiNames(other);
      if (names && other.id != node_.id && executeApiDomain(*names) == executeApiDomain(api))
        return error("api_id", "api-id-twice", "'" + other.name + "' has the same API id",
                     "give each API an id of its own");
    }
  }

  void region(const std::string& code) {
    if (isAwsRegion(code)) return;
    error("region", "region", "'" + code + "' is no AWS Region", text::didYouMean(code, awsRegions()));
  }

  void cors(const CorsSettings& c) {
    const auto has = [](const Texts& all, std::string_view one) {
      return std::find(all.begin(), all.end(), one) != all.end();
    };
    if (c.corsAllowCredentials && has(c.corsAllowOrigins, "*"))
      error("cors_allow_credentials", "cors-credentials",
            "credentials are not allowed together with the origin *", "name the origins");
    const bool more =
        !c.corsAllowMethods.empty() || !c.corsAllowHeaders.empty() || !c.corsExposeHeaders.empty();
    if (more && c.corsAllowOrigins.empty())
      warn("cors_allow_origins", "cors-off", "CORS is off: no origin is named",
           "name one, or empty the others");
    for (const std::string& origin : c.corsAllowOrigins)
      if (origin != "*" && (!origin.starts_with("http") || origin.find("://") == std::string::npos))
        error("cors_allow_origins", "cors-origin", "'" + origin + "' is no origin",
              "write it with its scheme, such as https://app.example.com");
  }

 private:
  void error(const char* field, const char* code, std::string message, std::string hint) {
    findings_.node(Severity::Error, node_, field, code, std::move(message), std::move(hint));
  }
  void warn(const char* field, const char* code, std::string message, std::string hint) {
    findings_.node(Severity::Warning, node_, field, code, std::move(message), std::move(hint));
  }

  void stages(const ApiNames& api) {
    std::set<std::string> seen;
    const auto one = [&](const char* field, const std::string& stage) {
      const bool http = node_.kind() == NodeKind::HttpApi;
      if (!(http && stage == "$default") && (stage.empty() || stage.size() > 128 || !onlyOf(stage, "-_")))
        error(field, "stage-name", "'" + stage + "' is no name of a stage",
              http ? "use letters, digits, - and _, or $default" : "use letters, digits, - and _");
      if (!seen.insert(stage).second)
        error(field, "stage-twice", "the stage " + stage + " stands twice", "remove one");
    };
    one("stage", api.stage);
    for (const std::string& stage : api.moreStages) one("more_stages", stage);
    if (seen.size() > kMaxStages)
      error("more_stages", "stages", "the API has " + std::to_string(seen.size()) + " stages; 10 are allowed",
            "remove some");
  }

  void domainName(const char* field, const std::string& domain) {
    const bool wild = domain.starts_with("*.");
    const std::string_view name = std::string_view(domain).substr(wild ? 2 : 0);
    if (!name.empty() && name.find('.') != std::string_view::npos && onlyOf(name, "-.")) return;
    error(field, "domain-name", "'" + domain + "' is no domain name",
          "write it without a scheme or a path; * stands for the first part alone");
  }

  void mapping(const ApiNames& api, const ApiMapping& m) {
    domainName("api_mappings", m.domain);
    if (m.key.size() > kMaxKey || !onlyOf(m.key, "$-_.+!*'()/"))
      error("api_mappings", "mapping-key", "'" + m.key + "' is no mapping key",
            "up to 300 letters, digits and $-_.+!*'()/ make one");
    else if (m.key.starts_with('/') || m.key.ends_with('/'))
      error("api_mappings", "mapping-key", "the mapping key " + m.key + " has a slash at its end",
            "leave out the slash before and behind it");
    const bool known =
        m.stage.empty() || m.stage == api.stage ||
        std::find(api.moreStages.begin(), api.moreStages.end(), m.stage) != api.moreStages.end();
    if (!known)
      error("api_mappings", "mapping-stage", "the API has no stage " + m.stage, "name one of its stages");
  }

  static std::vector<std::pair<std::string, std::string>> mappingsOf(const ApiNames& api) {
    std::vector<std::pair<std::string, std::string>> out;
    for (const std::string& domain : api.customDomains) out.emplace_back(text::lower(domain), "");
    for (const ApiMapping& m : api.apiMappings) out.emplace_back(text::lower(m.domain), m.key);
    return out;
  }

  void sameMappingElsewhere() {
    std::set<std::pair<std::string, std::string>> seen;
    for (const Node& other : project_.nodes) {
      const ApiNames* api = gateway::apiNames(other);
      if (!api) continue;
      for (const auto& m : mappingsOf(*api)) {
        if (seen.insert(m).second || other.id != node_.id) continue;
        error("api_mappings", "mapping-twice",
              m.first + (m.second.empty() ? "" : " with the key " + m.second) + " is mapped twice",
              "give one of them a key of its own");
      }
    }
  }

  const Project& project_;
  const Node& node_;
  Findings& findings_;
};

/// An API as an origin: what CloudFront sends must be a name and a stage of its.
class ApiOriginCheck {
 public:
  ApiOriginCheck(const Project& project, const Link& link, Findings& findings)
      : project_(project),
        from_(*project.find(link.from)),
        api_(*gateway::apiNames(*project.find(link.to))),
        origin_(std::get<OriginLink>(link.config)),
        link_(link),
        findings_(findings) {}

  void run() {
    stage();
    const auto& d = std::get<DistributionConfig>(from_.config);
    for (const Behavior& b : d.behaviors) {
      const auto route = cloudfront::routeOf(project_, from_, b);
      if (route.origin == &link_ || route.secondary == &link_) host(d, b);
    }
  }

 private:
  void error(const char* field, const char* code, std::string message, std::string hint) {
    findings_.link(Severity::Error, link_, field, code, std::move(message), std::move(hint));
  }

  std::string domain() const { return origin_.domain.empty() ? executeApiDomain(api_) : origin_.domain; }

  void stage() {
    if (origin_.path == "/$default")
      return error("path", "origin-path-default",
                   "the stage $default is served at the root, not below /$default",
                   "leave the origin path empty");
    if (!text::equalsIgnoreCase(domain(), executeApiDomain(api_))) {
      const std::string first = origin_.path.substr(0, origin_.path.find('/', 1));
      if (!api_.stage.empty() && first == "/" + api_.stage && gateway::hasCustomDomain(api_, domain()))
        findings_.link(
            Severity::Warning, link_, "path", "origin-path-mapped",
            "the mapping of " + domain() + " names the stage already, so " + first + " is a path to Django",
            "leave the stage out of the origin path");
      return;
    }
    const auto serves = [&](const std::string& s) {
      return s == "$default" || origin_.path == "/" + s || origin_.path.starts_with("/" + s + "/");
    };
    if (serves(api_.stage) || std::any_of(api_.moreStages.begin(), api_.moreStages.end(), serves)) return;
    findings_.link(Severity::Warning, link_, "path", "origin-path-stage",
                   "the API's stage is " + api_.stage + " but the origin path is '" + origin_.path + "'",
                   "set the origin path to /" + api_.stage);
  }

  void host(const DistributionConfig& d, const Behavior& b) {
    if (!cloudfront::Forwarding(d, b).headerSentBy("Host").empty()) {
      for (const std::string& alias : d.aliases)
        if (!gateway::hasCustomDomain(api_, alias))
          error("behaviors", "api-host",
                "the behavior " + b.path + " forwards Host, and the API does not answer to " + alias,
                "use AllViewerExceptHostHeader, or make " + alias + " a custom domain name of the API");
      return;
    }
    if (gateway::isRegionalName(domain()))
      error("domain", "api-regional-name", "no API answers to the Host " + domain(),
            "forward the custom domain name as Host, or use it as the origin domain");
    else if (api_.disableExecuteApiEndpoint && text::equalsIgnoreCase(domain(), executeApiDomain(api_)))
      error("domain", "api-name-off", "the execute-api name of the API is switched off",
            "use a custom domain name of the API as the origin domain");
  }

  const Project& project_;
  const Node& from_;
  const ApiNames& api_;
  const OriginLink& origin_;
  const Link& link_;
  Findings& findings_;
};

}  // namespace

void checkGateway(const Project& project, const Node& node, Findings& findings) {
  GatewayCheck check(project, node, findings);
  if (const ApiNames* api = gateway::apiNames(node)) check.api(*api);
  if (const auto* http = std::get_if<HttpApiConfig>(&node.config)) check.cors(*http);
  if (const auto* url = std::get_if<FunctionUrlConfig>(&node.config)) {
    check.region(url->region);
    if (url->urlId.empty() || !onlyOf(url->urlId, ""))
      findings.node(Severity::Error, node, "url_id", "url-id", "'" + url->urlId + "' is no URL id",
                    "it has letters and digits alone");
    check.cors(*url);
    const auto& methods = url->corsAllowMethods;
    if (std::find(methods.begin(), methods.end(), "OPTIONS") != methods.end())
      findings.node(Severity::Error, node, "cors_allow_methods", "cors-method",
                    "a function URL takes no OPTIONS among its CORS methods",
                    "leave it out; preflights are answered anyway");
  }
}

void checkApiOrigin(const Project& project, const Link& link, Findings& findings) {
  const Node *from = project.find(link.from), *to = project.find(link.to);
  if (from && to && from->kind() == NodeKind::Distribution && gateway::apiNames(*to))
    ApiOriginCheck(project, link, findings).run();
}

}  // namespace headway::checks
