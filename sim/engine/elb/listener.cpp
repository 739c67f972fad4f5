// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/elb/listener.h"

#include "sim/engine/elb/rules.h"
#include "sim/support/text.h"

namespace headway::elb {
namespace {

bool speaks(BalancerType type, ListenerProtocol protocol, std::string_view scheme) {
  const bool network = type == BalancerType::Network;
  switch (protocol) {
    case ListenerProtocol::Http: return !network && scheme == "http";
    case ListenerProtocol::Https: return !network && scheme == "https";
    case ListenerProtocol::Tcp: return network;
    case ListenerProtocol::Tls: return network && scheme == "https";
  }
  return false;
}

bool isVpcLink(const Link& via) {
  if (const auto* l = std::get_if<IntegrationLink>(&via.config))
    return l->connection == ApiConnection::VpcLink;
  if (const auto* l = std::get_if<MethodLink>(&via.config)) return l->connection == ApiConnection::VpcLink;
  return false;
}

bool fromInside(const Project& project, const Link& via) {
  if (std::holds_alternative<ViewerLink>(via.config)) {
    const Node* sender = project.find(via.from);
    const auto* viewer = sender ? std::get_if<ViewerConfig>(&sender->config) : nullptr;
    return viewer && viewer->inVpc;
  }
  if (const auto* origin = std::get_if<OriginLink>(&via.config)) return origin->vpcOrigin;
  return isVpcLink(via) || std::holds_alternative<TargetLink>(via.config);
}

std::string allNames(const LoadBalancerConfig& balancer) {
  Texts names;
  for (const Listener& l : balancer.listeners()) names.push_back(listenerName(l));
  return text::join(names, " and ");
}

}  // namespace

std::optional<Listener> listenerFor(const LoadBalancerConfig& balancer, std::string_view scheme, int port) {
  for (Listener& l : balancer.listeners())
    if (l.port == port && speaks(balancer.type, l.protocol, scheme)) return std::move(l);
  return std::nullopt;
}

bool listens(const LoadBalancerConfig& balancer, std::string_view scheme, int port) {
  return listenerFor(balancer, scheme, port).has_value();
}

std::optional<Listener> firstListenerFor(const LoadBalancerConfig& balancer, std::string_view scheme) {
  for (Listener& l : balancer.listeners())
    if (speaks(balancer.type, l.protocol, scheme)) return std::move(l);
  return std::nullopt;
}

std::optional<Texts> certificateNames(const LoadBalancerConfig& balancer, int port) {
  const auto listener = listenerFor(balancer, "https", port);
  if (!listener) return Texts{};
  if (listener->protocol == ListenerProtocol::Tcp && listener->certificateNames.empty()) return std::nullopt;
  return listener->certificateNames;
}

std::string listenerName(const Listener& listener) {
  return std::string(enumName(listener.protocol)) + ":" + std::to_string(listener.port);
}

std::optional<Listener> accept(Stage& stage, const Project& project, const LoadBalancerConfig& balancer,
                               const Link& via) {
  const http::Request& r = stage.request();
  if (balancer.internal && !fromInside(project, via)) {
    stage.unknown(rule("elb.internal.from-outside"), "The load balancer is internal, and " + via.from.value +
                                                         " has no way to its private addresses.");
    return std::nullopt;
  }
  auto listener = listenerFor(balancer, r.scheme, r.port);
  if (!listener) {
    stage.unknown(rule("elb.listener.none"), "The load balancer listens on " + allNames(balancer) +
                                                 " alone, and " + via.from.value + " connects over " +
                                                 r.scheme + " to port " + std::to_string(r.port) + ".");
    return std::nullopt;
  }
  if (balancer.internal) stage.note(rule("elb.internal.reached"), via.from.value + " is in the VPC");
  stage.note(rule("elb.listener.accepts"), "listener " + listenerName(*listener));
  return listener;
}

}  // namespace headway::elb
