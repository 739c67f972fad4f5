// SPDX-License-Identifier: GPL-3.0-or-later
// REST APIs: methods and integrations, gateway responses, who may call.
#include <algorithm>
#include <set>

#include "sim/check/checks.h"
#include "sim/engine/gateway/rest_api/gateway_response.h"
#include "sim/engine/gateway/rest_api/mapping.h"
#include "sim/engine/gateway/rest_api/resources.h"
#include "sim/http/cidr.h"
#include "sim/http/url.h"
#include "sim/support/text.h"

namespace headway::checks {
namespace {

namespace rest = gateway::rest;

constexpr int kLongest = 29'000;                    // limits: milliseconds, unless raised
constexpr std::size_t kMinKey = 20, kMaxKey = 128;  // api-gateway-api-key-file-format

/// The settings of one REST API.
class RestApiCheck {
 public:
  RestApiCheck(const Project& project, const Node& node, Findings& findings)
      : project_(project), node_(node), api_(std::get<RestApiConfig>(node.config)), findings_(findings) {}

  void run() {
    endpoint();
    for (const std::string& block : api_.allowedSourceIps)
      if (!http::parseBlock(block))
        error("allowed_source_ips", "source-ip", "'" + block + "' is no block of addresses",
              "write it like 203.0.113.0/24");
    responses();
    keys();
    throttling();
    methods();
  }

 private:
  void error(const char* field, const char* code, std::string message, std::string hint) {
    findings_.node(Severity::Error, node_, field, code, std::move(message), std::move(hint));
  }
  void warn(const char* field, const char* code, std::string message, std::string hint) {
    findings_.node(Severity::Warning, node_, field, code, std::move(message), std::move(hint));
  }

  std::vector<const Link*> links() const {
    std::vector<const Link*> out;
    for (const Link* link : project_.linksFrom(node_.id))
      if (std::holds_alternative<MethodLink>(link->config)) out.push_back(link);
    return out;
  }

  void endpoint() {
    const bool isPrivate = api_.endpointType == ApiEndpoint::Private;
    if (isPrivate && api_.vpcEndpoints.empty())
      error("vpc_endpoints", "vpc-endpoint-none", "no VPC endpoint leads to this private API",
            "name one, such as vpce-0123456789abcdef0");
    for (const std::string& id : api_.vpcEndpoints)
      if (!id.starts_with("vpce-") || id.size() < 13)
        error("vpc_endpoints", "vpc-endpoint", "'" + id + "' is no id of a VPC endpoint",
              "it begins with vpce-");
    if (isPrivate && !api_.allowedSourceIps.empty())
      warn("allowed_source_ips", "source-ip-private",
           "behind a VPC endpoint aws:SourceIp is no address of the VPC",
           "AWS has aws:VpcSourceIp for private APIs");
    if (isPrivate && !api_.customDomains.empty())
      warn("custom_domains", "private-domain", "a public custom domain name does not lead to a private API",
           "use a private custom domain name in the VPC");
    if (api_.endpointType != ApiEndpoint::Edge) return;
    for (const Link* link : project_.linksTo(node_.id))
      if (std::holds_alternative<OriginLink>(link->config))
        warn("endpoint_type", "edge-behind-cloudfront", "two CloudFronts stand one behind the other",
             "make the API regional");
  }

  void responses() {
    std::vector<std::string_view> names;
    for (const rest::ResponseType& t : rest::responseTypes()) names.push_back(t.name);
    std::set<std::string> seen;
    for (const GatewayResponse& g : api_.gatewayResponses) {
      if (std::find(names.begin(), names.end(), g.type) == names.end())
        error("gateway_responses", "gateway-response-type", "'" + g.type + "' is no type of gateway response",
              text::didYouMean(g.type, names));
      else if (!seen.insert(g.type).second)
        error("gateway_responses", "gateway-response-twice", g.type + " stands twice", "remove one");
      if (g.status != 0 && g.status < 100)
        error("gateway_responses", "gateway-response-status", std::to_string(g.status) + " is no status",
              "use 100 to 599, or 0 for the type's own");
      for (const auto& [name, source] : g.headers)
        if (const bool context = source.starts_with("context.");
            !context && !rest::checkSource(source, false))
          error("gateway_responses", "gateway-response-header",
                "the value of " + name + " can't be read: " + source,
                "put a constant into single quotes: 'https://www.example.com'");
    }
  }

  void keys() {
    const auto all = links();
    const bool wanted = std::any_of(all.begin(), all.end(), [](const Link* link) {
      return std::get<MethodLink>(link->config).apiKeyRequired;
    });
    if (wanted && api_.apiKeys.empty())
      error("api_keys", "api-key-none", "methods want an API key, and the usage plan has none",
            "add a made-up key");
    if (!wanted && (!api_.apiKeys.empty() || api_.quota > 0 || api_.keyRate > 0))
      warn("api_keys", "api-key-unused", "no method wants an API key, so the usage plan counts nothing",
           "switch on 'API key required' on a wire");
    std::set<std::string> seen;
    for (const std::string& key : api_.apiKeys) {
      if (key.size() < kMinKey || key.size() > kMaxKey)
        warn("api_keys", "api-key-length",
             "an API key has 20 to 128 characters; one has " + std::to_string(key.size()),
             "write a longer made-up one");
      if (!seen.insert(key).second)
        error("api_keys", "api-key-twice", "an API key stands twice", "remove one");
    }
  }

  void throttling() {
    if ((api_.keyRate > 0) != (api_.keyBurst > 0))
      warn("key_burst", "key-throttling", "throttling of keys needs a rate and a burst",
           "set both, or neither");
  }

  void methods() {
    std::set<std::pair<std::string, std::string>> seen;
    for (const Link* link : links())
      for (const std::string& text : std::get<MethodLink>(link->config).methods) {
        const auto key = rest::readMethodKey(text);
        if (!key || seen.emplace(key->method, key->resource).second) continue;
        findings_.link(Severity::Error, *link, "methods", "method-twice", text + " is there already",
                       "one method has one integration; remove it from one of the wires");
      }
  }

  const Project& project_;
  const Node& node_;
  const RestApiConfig& api_;
  Findings& findings_;
};

/// One wire that leaves a REST API.
class MethodCheck {
 public:
  MethodCheck(const Project& project, const Link& link, Findings& findings)
      : api_(std::get<RestApiConfig>(project.find(link.from)->config)),
        to_(*project.find(link.to)),
        link_(link),
        m_(std::get<MethodLink>(link.config)),
        findings_(findings) {}

  void run() {
    if (m_.methods.empty()) warn("methods", "method-none", "no method leads here", "add ANY /{proxy+}");
    for (const std::string& text : m_.methods)
      if (const auto key = rest::readMethodKey(text); !key)
        error("methods", "method-key", key.error().message, key.error().hint);
    if (m_.timeout > kLongest && api_.endpointType == ApiEndpoint::Edge)
      error("timeout", "method-timeout", "an edge-optimized API waits 29 seconds at the most",
            "make the API regional, or shorten the timeout");
    target();
    mappings();
    sources();
  }

 private:
  void error(const char* field, const char* code, std::string message, std::string hint) {
    findings_.link(Severity::Error, link_, field, code, std::move(message), std::move(hint));
  }
  void warn(const char* field, const char* code, std::string message, std::string hint) {
    findings_.link(Severity::Warning, link_, field, code, std::move(message), std::move(hint));
  }

  void target() {
    const auto* balancer = std::get_if<LoadBalancerConfig>(&to_.config);
    if (m_.type == MethodType::LambdaProxy) {
      if (to_.kind() != NodeKind::Django)
        error("type", "lambda-target", "'" + to_.name + "' is no Lambda function",
              "set the integration to http-proxy");
      return;
    }
    if (m_.connection == ApiConnection::VpcLink && !balancer)
      error("connection", "vpc-link-target", "a VPC link of a REST API leads to a load balancer alone",
            "put one between, or set the connection to internet");
    if (m_.connection == ApiConnection::Internet && balancer && balancer->internal)
      error("connection", "integration-private", "the load balancer is internal",
            "set the connection to vpc-link");
    if (m_.uri.empty() && m_.connection == ApiConnection::VpcLink) return;
    if (!http::parseUrl(m_.uri))
      return error("uri", "integration-url", "the integration has no URL it could call",
                   "give one such as https://backend.example.com/{proxy}");
    for (const std::string& key : m_.methods)
      if (key.find("+}") != std::string::npos && m_.uri.find('{') == std::string::npos)
        warn("uri", "integration-fixed-path", "every path of " + key + " calls the same URL",
             "put the variable into the URL: https://backend.example.com/{proxy}");
  }

  void mappings() {
    if (m_.type == MethodType::LambdaProxy) return;  // without effect
    for (const auto& [key, source] : m_.requestParameters) request(key, source);
    if (!m_.responseParameters.empty() && m_.type == MethodType::HttpProxy)
      warn("response_parameters", "mapping-proxy", "a proxy integration passes answers without mappings",
           "set the integration to http, or remove them");
    for (const ResponseMapping& r : m_.responseParameters) {
      if (const auto name = rest::readResponseTarget(r.key); !name)
        error("response_parameters", "mapping", name.error().message, name.error().hint);
      if (const auto ok = rest::checkSource(r.value, true); !ok)
        error("response_parameters", "mapping", r.key + ": " + ok.error().message, ok.error().hint);
    }
  }

  void request(const std::string& key, const std::string& source) {
    const auto target = rest::readTarget(key);
    if (!target) return error("request_parameters", "mapping", target.error().message, target.error().hint);
    if (const auto ok = rest::checkSource(source, false); !ok)
      error("request_parameters", "mapping", key + ": " + ok.error().message, ok.error().hint);
    if (text::equalsIgnoreCase(target->name, "Content-Length") ||
        text::equalsIgnoreCase(target->name, "Transfer-Encoding"))
      error("request_parameters", "mapping-fails", "with " + target->name + " mapped every request gets 500",
            "remove the mapping; API Gateway counts the body itself");
  }

  void sources() {
    const bool token =
        m_.authorization == MethodAuthorization::Token || m_.authorization == MethodAuthorization::Cognito;
    if (!token && m_.authorization != MethodAuthorization::Request) return;
    for (const std::string& source : m_.identitySources) {
      const bool header = source.starts_with("method.request.header.");
      if (header || (!token && (source.starts_with("method.request.querystring.") ||
                                source.starts_with("context.") || source.starts_with("stageVariables."))))
        continue;
      error("identity_sources", "identity-source", "'" + source + "' is no identity source",
            token ? "use a header: method.request.header.Authorization"
                  : "use method.request.header.X or method.request.querystring.X");
    }
    if (token && m_.identitySources.size() != 1)
      error("identity_sources", "identity-source", "this authorizer has one identity source",
            "name the header that carries the token");
  }

  const RestApiConfig& api_;
  const Node& to_;
  const Link& link_;
  const MethodLink& m_;
  Findings& findings_;
};

}  // namespace

void checkRestApi(const Project& project, const Node& node, Findings& findings) {
  RestApiCheck(project, node, findings).run();
}

void checkMethods(const Project& project, const Link& link, Findings& findings) {
  const Node* from = project.find(link.from);
  if (from && from->kind() == NodeKind::RestApi && project.find(link.to))
    MethodCheck(project, link, findings).run();
}

}  // namespace headway::checks
