// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/own_address.h"

#include <optional>

#include "sim/engine/elb/target.h"
#include "sim/support/overloaded.h"

namespace headway {
namespace {

http::Url urlOf(std::string scheme, std::string host, int port = 0) {
  http::Url out;
  out.port = port == http::defaultPort(scheme) ? 0 : port;
  out.scheme = std::move(scheme);
  out.host = std::move(host);
  return out;
}

std::optional<http::Url> named(const std::string& uri) {
  if (uri.empty() || uri.find_first_of("{$") < uri.find('/', uri.find("://") + 3)) return std::nullopt;
  const auto url = http::parseUrl(uri);
  return url ? std::optional(urlOf(url->scheme, url->host, url->port)) : std::nullopt;
}

/// What the end of a wire says of the server there.
std::optional<http::Url> addressAt(const LinkConfig& wire) {
  return std::visit(
      Overloaded{[](const OriginLink& l) -> std::optional<http::Url> {
                   if (l.domain.empty()) return std::nullopt;
                   const bool plain = l.protocolPolicy == OriginProtocolPolicy::HttpOnly;
                   return urlOf(plain ? "http" : "https", l.domain, plain ? l.httpPort : l.httpsPort);
                 },
                 [](const IntegrationLink& l) { return named(l.uri); },
                 [](const MethodLink& l) { return named(l.uri); },
                 [](const TargetLink& l) -> std::optional<http::Url> {
                   return urlOf(std::string(enumName(l.protocol)), std::string(elb::kTargetAddress), l.port);
                 },
                 [](const auto&) { return std::optional<http::Url>{}; }},
      wire);
}

http::Url balancerAddress(const LoadBalancerConfig& balancer) {
  const bool tls = balancer.listener == ListenerProtocol::Https || balancer.listener == ListenerProtocol::Tls;
  return urlOf(tls ? "https" : "http", balancer.dnsName, balancer.listenerPort);
}

}  // namespace

http::Url ownAddress(const Project& project, const Node& node) {
  if (const auto* d = std::get_if<DistributionConfig>(&node.config)) return urlOf("https", d->domain);
  if (const auto* api = std::get_if<HttpApiConfig>(&node.config))
    return urlOf("https", executeApiDomain(*api));
  if (const auto* api = std::get_if<RestApiConfig>(&node.config))
    return urlOf("https", executeApiDomain(*api));
  if (const auto* url = std::get_if<FunctionUrlConfig>(&node.config))
    return urlOf("https", functionUrlDomain(*url));
  if (const auto* b = std::get_if<LoadBalancerConfig>(&node.config)) return balancerAddress(*b);
  if (const auto* b = std::get_if<BucketConfig>(&node.config))
    return urlOf(b->endpoint == BucketEndpoint::Website ? "http" : "https", bucketDomain(*b));
  for (const Link* wire : project.linksTo(node.id))
    if (auto found = addressAt(wire->config)) return *found;
  return urlOf("http", std::string(elb::kTargetAddress), 8000);
}

}  // namespace headway
