// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/export/gateway_check.h"

#include <algorithm>
#include <set>

#include "sim/export/cors_check.h"
#include "sim/export/mapping_check.h"
#include "sim/export/shapes.h"
#include "sim/support/text.h"

namespace headway::exporting {
namespace {

constexpr std::string_view kMethods[] = {"ANY", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"};

bool in(std::span<const std::string_view> all, std::string_view wanted) {
  return std::find(all.begin(), all.end(), wanted) != all.end();
}

/// Method and path of a route or method key; a path of "" if it is none.
std::pair<std::string, std::string> halves(const std::string& key) {
  const auto blank = key.find(' ');
  if (blank == std::string::npos || !in(kMethods, key.substr(0, blank))) return {};
  const std::string path = key.substr(blank + 1);
  const bool fits = path.starts_with("/") && isVisibleAscii(path) && (path == "/" || path.back() != '/') &&
                    path.find("//") == std::string::npos;
  return {key.substr(0, blank), fits ? path : ""};
}

bool isUrl(const std::string& s) {
  return (s.starts_with("https://") || s.starts_with("http://")) && isVisibleAscii(s) &&
         s.find("://") + 3 < s.size();
}

/// What HTTP and REST APIs have alike.
class ApiChecker {
 public:
  ApiChecker(const Project& p, const Node& node, Report& report)
      : p_(p), node_(node), names_(*apiNamesOf(node)), report_(report) {}

  void names(bool rest) {
    if (!isRegion(names_.region))
      report_.node(node_, "region", "export.region", "'" + names_.region + "' is not an AWS Region",
                   "write it like eu-west-1");
    std::set<std::string> seen;
    const auto stage = [&](const std::string& name, const char* field) {
      const bool fits =
          (name == "$default" && !rest) || (!name.empty() && name.size() <= 128 && allOf(name, "-_"));
      if (!fits)
        report_.node(node_, field, "export.stage", "'" + name + "' can't be the name of a stage",
                     rest ? "use letters, digits, - and _" : "use $default, or letters, digits, - and _");
      else if (!seen.insert(name).second)
        report_.node(node_, field, "export.stage", "The stage " + name + " is there twice",
                     "keep one of the two");
    };
    stage(names_.stage, "stage");
    for (const std::string& more : names_.moreStages) stage(more, "more_stages");
    for (std::size_t i = 0; i < names_.apiMappings.size(); ++i) {
      const std::string& to = names_.apiMappings[i].stage;
      if (!to.empty() && !seen.contains(to))
        report_.node(node_, "api_mappings[" + std::to_string(i) + "].stage", "export.stage",
                     "'" + node_.name + "' has no stage '" + to + "'", "name one of its stages, or none");
    }
  }

  void stageVariables(const NameValues& all) {
    std::set<std::string> seen;
    for (const auto& [name, value] : all)
      // The CDK loses that name, which JavaScript keeps for itself.
      if (name.empty() || name == "__proto__" || !allOf(name, "_") || !allOf(value, "-._~:/?#&=,") ||
          !seen.insert(name).second)
        report_.node(node_, "stage_variables", "export.stage-variable",
                     "The stage variable '" + name + "' can't be made",
                     "use each name once, of letters, digits and _; values may have -._~:/?#&=, too");
  }

  /// An integration; `field` names its list of keys.
  void lambda(const Link& link, bool allowsInvoke) {
    const Node& to = *p_.find(link.to);
    const auto* django = std::get_if<DjangoConfig>(&to.config);
    if (!django)
      return report_.link(link, "type", "export.integration",
                          "'" + to.name + "' is no Lambda function, and the wire to it calls one",
                          "use http-proxy");
    if (!isLambdaAdapter(django->runsIn))
      report_.link(
          link, "type", "export.integration",
          "'" + to.name + "' runs in " + std::string(enumName(django->runsIn)) +
              ", which a lambda-proxy integration can't call",
          "let it run in apig-wsgi, mangum or serverless-wsgi, or use http-proxy with the server's URL");
    if (!allowsInvoke)
      report_.link(link, "allows_invoke", "export.integration",
                   "The CDK lets the API call the function of '" + to.name + "', the design does not",
                   "switch allows_invoke on");
  }

  void url(const Link& link, const std::string& uri) {
    if (!isUrl(uri))
      report_.link(link, "uri", "export.integration",
                   "The HTTP integration to '" + p_.find(link.to)->name + "' has no URL to call",
                   "write one like https://backend.example.com");
  }

  void keys(const Link& link, const char* field, const Texts& all, const char* what,
            bool (*is)(const std::string&), const char* hint) {
    if (all.empty())
      report_.link(link, field, "export.route", "The wire to '" + p_.find(link.to)->name + "' has no " + what,
                   hint);
    for (const std::string& key : all) {
      if (!is(key))
        report_.link(link, field, "export.route", "'" + key + "' is not a " + what + " of this API", hint);
      else if (!seen_.insert(key).second)
        report_.link(
            link, field, "export.route-twice",
            "The " + std::string(what) + " '" + key + "' of '" + node_.name + "' leads to two places",
            "keep it on one wire");
    }
  }

  void identitySources(const Link& link, const Texts& all, std::initializer_list<std::string_view> prefixes,
                       std::size_t most, const char* hint) {
    const bool fit = std::all_of(all.begin(), all.end(), [&](const std::string& source) {
      return isVisibleAscii(source) && std::any_of(prefixes.begin(), prefixes.end(), [&](std::string_view p) {
               return source.starts_with(p) && source.size() > p.size();
             });
    });
    if (all.empty() || all.size() > most || !fit)
      report_.link(link, "identity_sources", "export.identity-source",
                   "The authorizer can't look for the token there", hint);
  }

 private:
  const Project& p_;
  const Node& node_;
  const ApiNames& names_;
  Report& report_;
  std::set<std::string> seen_;
};

bool isRouteKey(const std::string& key) { return key == "$default" || !halves(key).second.empty(); }

void checkIntegration(const Project& p, const Link& link, ApiChecker& checker, Report& report) {
  const auto& c = std::get<IntegrationLink>(link.config);
  checker.keys(link, "routes", c.routes, "route", isRouteKey,
               "write $default, or a method and a path without a slash at the end: ANY /{proxy+}, GET /pets");
  const bool isPrivate = c.connection == ApiConnection::VpcLink;
  const NodeKind to = p.find(link.to)->kind();
  if (c.type == IntegrationType::LambdaProxy)
    checker.lambda(link, c.allowsInvoke);
  else if (!isPrivate)
    checker.url(link, c.uri);
  else if (to != NodeKind::LoadBalancer && to != NodeKind::Django)
    report.link(link, "connection", "export.integration", "A VPC link does not lead to another API",
                "set the connection to internet");
  else if (!c.serverNameToVerify.empty() && !isAlias(c.serverNameToVerify))
    report.link(link, "server_name_to_verify", "export.integration",
                "'" + c.serverNameToVerify + "' is not a name of a server", "write it like lb.example.com");
  const bool jwt = c.authorization == RouteAuthorization::Jwt;
  if (jwt || c.authorization == RouteAuthorization::Lambda)
    checker.identitySources(
        link, c.identitySources,
        jwt ? std::initializer_list<std::string_view>{"$request.header.", "$request.querystring."}
            : std::initializer_list<std::string_view>{"$request.header.", "$request.querystring.",
                                                      "$context.", "$stageVariables."},
        jwt ? 1 : 10, "write $request.header.Authorization");
  checkHttpMapping(link, c, report);
}

constexpr const char* kMethodHint =
    "write a method and a path without a slash at the end: ANY /, ANY /{proxy+}, GET /pets/{id}";

bool isMethodKey(const std::string& key) {
  const std::string path = halves(key).second;
  if (path.empty()) return false;
  const auto parts = text::split(path.substr(1), '/');
  for (std::size_t i = 0; path != "/" && i < parts.size(); ++i) {
    std::string part = parts[i];
    const bool last = i + 1 == parts.size();
    if (part.starts_with("{") && part.ends_with("}")) {
      part = part.substr(1, part.size() - 2);
      if (last && part.ends_with("+")) part.pop_back();
    }
    if (part.empty() || !allOf(part, ":._-$")) return false;
  }
  return true;
}

/// Below one path there can be one variable.
void checkVariables(const Deployment::PlannedRestApi& api, Report& report) {
  std::map<std::string, std::string> variables;
  for (const Link* l : api.methods)
    for (const std::string& key : std::get<MethodLink>(l->config).methods) {
      std::string parent;
      for (const std::string& part : text::split(halves(key).second, '/')) {
        const auto [it, isNew] =
            part.starts_with("{") ? variables.emplace(parent, part) : std::make_pair(variables.end(), true);
        if (!isNew && it->second != part)
          report.link(
              *l, "methods", "export.route",
              "'" + api.node->name + "' has both " + it->second + " and " + part + " below '" + parent + "/'",
              "AWS takes one variable there; use the same for both");
        parent += "/" + part;
      }
    }
}

void checkMethod(const Link& link, ApiEndpoint endpoint, ApiChecker& checker, Report& report) {
  const auto& c = std::get<MethodLink>(link.config);
  checker.keys(link, "methods", c.methods, "method", isMethodKey, kMethodHint);
  if (c.type == MethodType::LambdaProxy)
    checker.lambda(link, c.allowsInvoke);
  else
    checker.url(link, c.uri);
  if (c.authorization >= MethodAuthorization::Token)
    checker.identitySources(
        link, c.identitySources,
        c.authorization == MethodAuthorization::Request
            ? std::initializer_list<std::string_view>{"method.request.header.", "method.request.querystring.",
                                                      "stageVariables.", "context."}
            : std::initializer_list<std::string_view>{"method.request.header."},
        c.authorization == MethodAuthorization::Request ? 10 : 1,
        "write method.request.header.Authorization");
  if (endpoint == ApiEndpoint::Edge && c.timeout > 29'000)
    report.link(link, "timeout", "export.timeout", "An edge-optimized API waits 29 seconds at most",
                "set the timeout to 29000, or the endpoint type to regional");
  if (c.type != MethodType::LambdaProxy) checkRestMapping(link, c, report);
}

void checkGatewayResponses(const Node& node, const RestApiConfig& c, Report& report) {
  static constexpr std::string_view types[] = {"ACCESS_DENIED",
                                               "API_CONFIGURATION_ERROR",
                                               "AUTHORIZER_CONFIGURATION_ERROR",
                                               "AUTHORIZER_FAILURE",
                                               "BAD_REQUEST_BODY",
                                               "BAD_REQUEST_PARAMETERS",
                                               "DEFAULT_4XX",
                                               "DEFAULT_5XX",
                                               "EXPIRED_TOKEN",
                                               "INTEGRATION_FAILURE",
                                               "INTEGRATION_TIMEOUT",
                                               "INVALID_API_KEY",
                                               "INVALID_SIGNATURE",
                                               "MISSING_AUTHENTICATION_TOKEN",
                                               "QUOTA_EXCEEDED",
                                               "REQUEST_TOO_LARGE",
                                               "RESOURCE_NOT_FOUND",
                                               "THROTTLED",
                                               "UNAUTHORIZED",
                                               "UNSUPPORTED_MEDIA_TYPE",
                                               "WAF_FILTERED"};
  std::set<std::string> seen;
  for (std::size_t i = 0; i < c.gatewayResponses.size(); ++i) {
    const GatewayResponse& r = c.gatewayResponses[i];
    const std::string field = "gateway_responses[" + std::to_string(i) + "].";
    const auto refuse = [&](const char* which, const std::string& message, const char* hint) {
      report.node(node, field + which, "export.gateway-response", message, hint);
    };
    if (!in(types, r.type))
      refuse("type", "'" + r.type + "' is no type of gateway response",
             "use one such as THROTTLED or DEFAULT_4XX");
    else if (!seen.insert(r.type).second)
      refuse("type", "There are two gateway responses of the type " + r.type, "keep one of the two");
    if (r.status && (r.status < 100 || r.status > 599))
      refuse("status", std::to_string(r.status) + " is no status", "use 100 to 599, or 0 for the type's own");
    std::set<std::string> names;
    for (const auto& [name, value] : r.headers)
      if (!isHeaderName(name) || !isRestValue(value, {"method.request."}) ||
          !names.insert(text::lower(name)).second)
        refuse("headers", "The header '" + name + "' can't be set to " + value,
               "name each header once; put the value in quotes: 'https://www.example.com'");
  }
}

bool isCidr(const std::string& s) {
  return s.find_first_of(".:") != std::string::npos &&
         s.find_first_not_of("0123456789abcdefABCDEF.:/") == std::string::npos;
}

void checkAccess(const Node& node, const RestApiConfig& c, Report& report) {
  const bool isPrivate = c.endpointType == ApiEndpoint::Private;
  const bool endpoints = std::all_of(c.vpcEndpoints.begin(), c.vpcEndpoints.end(), [](const std::string& id) {
    return id.starts_with("vpce-") && id.size() > 5 && allOf(id, "-");
  });
  if (isPrivate && (c.vpcEndpoints.empty() || !endpoints))
    report.node(node, "vpc_endpoints", "export.private-api",
                "'" + node.name + "' is private and does not say which VPC endpoints lead to it",
                "name their ids, like vpce-0123456789abcdef0");
  if (isPrivate && !c.allowedSourceIps.empty())
    report.node(node, "allowed_source_ips", "export.private-api",
                "aws:SourceIp says nothing of callers from a VPC, so it can't guard a private API",
                "leave the addresses out; the exported policy lets the VPC endpoints in alone");
  if (!std::all_of(c.allowedSourceIps.begin(), c.allowedSourceIps.end(), isCidr))
    report.node(node, "allowed_source_ips", "export.cidr",
                "An address of the resource policy is no CIDR block", "write it like 203.0.113.0/24");
}

}  // namespace

void checkHttpApi(const Project& project, const Deployment::PlannedApi& api, Report& report) {
  ApiChecker checker(project, *api.node, report);
  checker.names(false);
  checker.stageVariables(api.config->stageVariables);
  checkCors(*api.node, *api.config, CorsOf::HttpApi, report);
  for (const Link* l : api.integrations) checkIntegration(project, *l, checker, report);
}

void checkRestApi(const Project& project, const Deployment::PlannedRestApi& api, Report& report) {
  ApiChecker checker(project, *api.node, report);
  checker.names(true);
  checker.stageVariables(api.config->stageVariables);
  if (api.methods.empty())
    report.node(*api.node, "", "export.integration", "No wire leads on from '" + api.node->name + "'",
                "a REST API without methods can't be deployed; draw one");
  for (const Link* l : api.methods) checkMethod(*l, api.config->endpointType, checker, report);
  checkVariables(api, report);
  checkGatewayResponses(*api.node, *api.config, report);
  checkAccess(*api.node, *api.config, report);
  const std::set<std::string> keys(api.config->apiKeys.begin(), api.config->apiKeys.end());
  if (keys.size() != api.config->apiKeys.size())
    report.node(*api.node, "api_keys", "export.api-key", "An API key is there twice", "keep one of the two");
  for (const std::string& type : api.config->binaryMediaTypes)
    if (type.find('/') == std::string::npos || !isVisibleAscii(type))
      report.node(*api.node, "binary_media_types", "export.media-type", "'" + type + "' is no media type",
                  "write it like image/png, or */* for all");
}

void checkApiDomain(const Deployment::PlannedDomain& domain, Report& report) {
  std::set<std::string> keys;
  for (const auto& m : domain.mappings) {
    const bool listed = m.field == "custom_domains";
    const auto* rest = std::get_if<RestApiConfig>(&m.api->config);
    const auto refuse = [&](const char* field, const char* code, const std::string& message,
                            const char* hint) {
      report.node(*m.api, listed ? m.field : m.field + field, code, message, hint);
    };
    if (!isAlias(domain.name))
      refuse("domain", "export.alias", "'" + domain.name + "' is not a domain name",
             "write it like api.example.com");
    else if (!keys.insert(m.key).second)
      refuse("key", "export.alias-twice",
             "The name " + domain.name + (m.key.empty() ? "" : " with the key " + m.key) + " is there twice",
             "a name and a key lead to one API, once");
    if (!allOf(m.key, domain.edge ? "$-_.+!*'()" : "$-_.+!*'()/") || m.key.size() > 300 ||
        m.key.starts_with("/") || m.key.ends_with("/") || m.key.find("//") != std::string::npos)
      refuse("key", "export.mapping-key", "'" + m.key + "' can't be a key of " + domain.name,
             domain.edge ? "use one part of a path, like v1; edge-optimized names take no more"
                         : "use parts of a path without slashes around them, like v1 or orders/v2");
    if (rest && rest->endpointType == ApiEndpoint::Private)
      refuse("domain", "export.private-api", "Names of private APIs can't be exported",
             "take the name out; the app has no resource for it");
    else if (domain.edge != (rest && rest->endpointType == ApiEndpoint::Edge))
      refuse("domain", "export.edge-name", domain.name + " leads to edge-optimized and regional APIs",
             "a name is of one sort; give the APIs the same endpoint type");
  }
}

}  // namespace headway::exporting
