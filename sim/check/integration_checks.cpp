// SPDX-License-Identifier: GPL-3.0-or-later
// Routes and integrations of HTTP APIs.
#include <algorithm>
#include <set>

#include "sim/check/checks.h"
#include "sim/engine/gateway/api_names.h"
#include "sim/engine/gateway/http_api/routes.h"
#include "sim/engine/gateway/parameter_mapping.h"
#include "sim/http/url.h"

namespace headway::checks {
namespace {

namespace mapping = gateway::mapping;

constexpr std::size_t kMaxRoutes = 300;  // http-api-quotas

/// One wire that leaves an HTTP API.
class IntegrationCheck {
 public:
  IntegrationCheck(const Project& project, const Link& link, Findings& findings)
      : project_(project),
        to_(*project.find(link.to)),
        link_(link),
        i_(std::get<IntegrationLink>(link.config)),
        findings_(findings) {}

  void run() {
    if (i_.routes.empty()) warn("routes", "route-none", "no route leads here", "add $default, for instance");
    for (const std::string& key : i_.routes)
      if (const auto route = gateway::readRouteKey(key); !route)
        error("routes", "route-key", route.error().message, route.error().hint);
    target();
    tooMany("request_parameters", i_.requestParameters.size());
    tooMany("response_parameters", i_.responseParameters.size());
    for (const auto& [key, value] : i_.requestParameters)
      parameter("request_parameters", mapping::Side::Request, key, value);
    for (const ResponseMapping& m : i_.responseParameters)
      parameter("response_parameters", mapping::Side::Response, m.key, m.value);
    authorizer();
  }

 private:
  void error(const char* field, const char* code, std::string message, std::string hint) {
    findings_.link(Severity::Error, link_, field, code, std::move(message), std::move(hint));
  }
  void warn(const char* field, const char* code, std::string message, std::string hint) {
    findings_.link(Severity::Warning, link_, field, code, std::move(message), std::move(hint));
  }

  void target() {
    const auto* django = std::get_if<DjangoConfig>(&to_.config);
    if (i_.type == IntegrationType::LambdaProxy) {
      if (!django)
        error("type", "lambda-target", "'" + to_.name + "' is no Lambda function",
              "set the integration to http-proxy");
      return;
    }
    if (i_.connection == ApiConnection::VpcLink) {
      if (!i_.uri.empty())
        warn("uri", "vpc-link-uri", "a VPC link leads to what the wire points at, so the URL has no effect",
             "leave it empty");
      if (!django && to_.kind() != NodeKind::LoadBalancer)
        error("connection", "vpc-link-target", "a VPC link does not lead to '" + to_.name + "'",
              "link the API to a load balancer or to Django, or set the connection to internet");
      return;
    }
    if (!http::parseUrl(i_.uri))
      error("uri", "integration-url", "the integration has no URL it could call",
            "give one such as https://backend.example.com/{proxy}");
    if (const NodeId start = link_.from; gateway::apiNames(to_) && leadsBackTo(start))
      error("uri", "api-cycle", "the APIs call each other for ever", "let one of them lead to Django");
    if (const auto* balancer = std::get_if<LoadBalancerConfig>(&to_.config); balancer && balancer->internal)
      error("connection", "integration-private", "the load balancer is internal",
            "set the connection to vpc-link");
    for (const std::string& key : i_.routes)
      if (key.find("+}") != std::string::npos && i_.uri.find('{') == std::string::npos)
        warn("uri", "integration-fixed-path", "every path of " + key + " calls the same URL",
             "put the variable into the URL: https://backend.example.com/{proxy}");
  }

  void tooMany(const char* field, std::size_t count) {
    if (count > mapping::kMaxMappings)
      error(field, "mapping-many", "the integration has " + std::to_string(count) + " mappings",
            "keep to " + std::to_string(mapping::kMaxMappings) + " at most");
  }

  bool leadsBackTo(const NodeId& start) const {
    std::set<NodeId> seen;
    std::vector<NodeId> ahead = {to_.id};
    while (!ahead.empty()) {
      const NodeId at = ahead.back();
      ahead.pop_back();
      if (at == start) return true;
      if (!seen.insert(at).second) continue;
      for (const Link* link : project_.linksFrom(at)) ahead.push_back(link->to);
    }
    return false;
  }

  void parameter(const char* field, mapping::Side side, const std::string& key, const std::string& value) {
    if (const auto m = mapping::read(side, key, value); !m)
      error(field, "mapping", key + ": " + m.error().message, m.error().hint);
  }

  void authorizer() {
    const bool jwt = i_.authorization == RouteAuthorization::Jwt;
    if (!jwt && i_.authorization != RouteAuthorization::Lambda) return;
    for (const std::string& source : i_.identitySources) identitySource(source, jwt);
    if (jwt && i_.identitySources.size() != 1)
      error("identity_sources", "identity-source", "a JWT authorizer has one identity source",
            "name the header that carries the token");
  }

  void identitySource(const std::string& source, bool jwt) {
    using Kind = mapping::Piece::Kind;
    const auto pieces = mapping::readValue(mapping::Side::Request, source);
    const Kind kind = pieces && pieces->size() == 1 ? pieces->front().kind : Kind::Text;
    const bool token = kind == Kind::RequestHeader || kind == Kind::RequestQuery;
    if (token || (!jwt && (kind == Kind::Context || kind == Kind::StageVariable))) return;
    error("identity_sources", "identity-source", "'" + source + "' is no identity source",
          "use $request.header.Authorization or $request.querystring.token");
  }

  const Project& project_;
  const Node& to_;
  const Link& link_;
  const IntegrationLink& i_;
  Findings& findings_;
};

struct Placed {
  std::string text;
  gateway::RouteKey key;
  const Link* link;
};

std::vector<Placed> routesOf(const Project& project, const Node& api) {
  std::vector<Placed> out;
  for (const Link* link : project.linksFrom(api.id))
    if (const auto* integration = std::get_if<IntegrationLink>(&link->config))
      for (const std::string& text : integration->routes)
        if (auto key = gateway::readRouteKey(text)) out.push_back({text, std::move(*key), link});
  return out;
}

}  // namespace

void checkIntegration(const Project& project, const Link& link, Findings& findings) {
  if (project.find(link.from) && project.find(link.to)) IntegrationCheck(project, link, findings).run();
}

void checkRoutes(const Project& project, const Node& api, Findings& findings) {
  const std::vector<Placed> routes = routesOf(project, api);
  for (std::size_t i = 0; i < routes.size(); ++i) {
    const auto same = [&](const Placed& p) { return gateway::sameRoute(p.key, routes[i].key); };
    const auto first = std::find_if(routes.begin(), routes.begin() + static_cast<std::ptrdiff_t>(i), same);
    if (first == routes.begin() + static_cast<std::ptrdiff_t>(i)) continue;
    findings.link(Severity::Error, *routes[i].link, "routes", "route-twice",
                  "the route " + routes[i].text + " is there already, as " + first->text,
                  "one route has one integration; remove it from one of the wires");
  }
  if (routes.size() > kMaxRoutes)
    findings.node(Severity::Error, api, "", "routes",
                  "the API has " + std::to_string(routes.size()) + " routes; 300 are allowed",
                  "let /{proxy+} stand for several");
  const auto takesRoot = [](const Placed& p) {
    return p.key.isDefault || (p.key.segments.size() == 1 && p.key.segments[0].empty());
  };
  const auto takesAll = [](const Placed& p) {
    return p.key.segments.size() == 1 && p.key.segments[0].ends_with("+}");
  };
  if (std::any_of(routes.begin(), routes.end(), takesAll) &&
      std::none_of(routes.begin(), routes.end(), takesRoot))
    findings.node(Severity::Warning, api, "", "route-root", "/{proxy+} does not match the path /",
                  "add a route ANY /, or use $default");
}

}  // namespace headway::checks
