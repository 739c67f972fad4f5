// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/elb/forwarding.h"

#include <algorithm>

#include "sim/engine/elb/conditions.h"
#include "sim/engine/elb/rules.h"
#include "sim/support/text.h"

namespace headway::elb {
namespace {

constexpr std::size_t kLongestTraceId = 7 * 1024;
constexpr int kServicePort = 41234;  // of a service of AWS that connects: any free port

void host(Stage& stage, const LoadBalancerConfig& balancer, const Listener& listener) {
  const std::string came(stage.request().headers.get("Host")), port = ":" + std::to_string(listener.port);
  const bool ported = domainOf(came).size() != came.size();
  const int usual = listener.protocol == ListenerProtocol::Https ? 443 : 80;
  if (!balancer.preserveHost && listener.port == usual && came.ends_with(port))
    return stage.edit.setHeader(rule("elb.host.port-removed"), "Host",
                                came.substr(0, came.size() - port.size()));
  if (!balancer.preserveHost && listener.port != 80 && listener.port != 443 && !ported && !came.empty())
    return stage.edit.setHeader(rule("elb.host.port-added"), "Host", came + port);
  stage.note(rule("elb.host.kept"), "Host " + came);
}

const ViewerConfig* viewerOf(const Node* sender) {
  return sender ? std::get_if<ViewerConfig>(&sender->config) : nullptr;
}

std::string ported(const std::string& address, int port) {
  const bool six = address.find(':') != std::string::npos;
  return (six ? "[" + address + "]" : address) + ":" + std::to_string(port);
}

void append(Stage& stage, const LoadBalancerConfig& balancer, const Node* sender) {
  std::string element = stage.request().peer;
  if (balancer.xForwardedForClientPort) {
    const ViewerConfig* viewer = viewerOf(sender);
    element = ported(element, viewer ? viewer->port : kServicePort);
    stage.note(rule("elb.x-forwarded-for.client-port"), element);
  }
  const auto chain = stage.request().headers.joined("X-Forwarded-For", ",");
  stage.edit.setHeader(rule("elb.x-forwarded-for.appended"), "X-Forwarded-For",
                       chain ? *chain + ", " + element : element);
}

void forwardedFor(Stage& stage, const LoadBalancerConfig& balancer, const Node* sender) {
  const auto chain = stage.request().headers.joined("X-Forwarded-For", ",");
  switch (balancer.xForwardedFor) {
    case ForwardedForMode::Append: return append(stage, balancer, sender);
    case ForwardedForMode::Preserve:
      return stage.note(rule("elb.x-forwarded-for.preserved"), chain.value_or("there is none"));
    case ForwardedForMode::Remove:
      return stage.edit.removeHeader(rule("elb.x-forwarded-for.removed"), "X-Forwarded-For");
  }
}

void tracing(Stage& stage) {
  const std::string id = headway::traceId(stage);
  const std::string came(stage.request().headers.get("X-Amzn-Trace-Id"));
  if (came.size() > kLongestTraceId)
    return stage.edit.setHeader(rule("elb.trace-id.rewritten"), "X-Amzn-Trace-Id", "Root=" + id);
  std::string kept;
  for (const std::string& part : text::split(came, ';'))
    if (!part.empty() && !part.starts_with("Self=")) kept += ";" + part;
  stage.edit.setHeader(rule("elb.trace-id"), "X-Amzn-Trace-Id",
                       kept.empty() ? "Root=" + id : "Self=" + id + kept);
}

void tlsHeaders(Stage& stage, const Node* sender) {
  const ViewerConfig* viewer = viewerOf(sender);
  const RuleId why = rule("elb.tls-headers");
  const std::string version = viewer ? std::string(enumName(viewer->tlsVersion)) : "TLSv1.2";
  const std::string cipher = viewer ? viewer->tlsCipher : "ECDHE-RSA-AES128-GCM-SHA256";
  stage.edit.setHeader(why, "X-Amzn-Tls-Version", version);
  stage.edit.setHeader(why, "X-Amzn-Tls-Cipher-Suite", cipher);
  if (!viewer) stage.note(rule("elb.tls-headers.assumed"), version + ", " + cipher);
}

bool isValidName(std::string_view name) {
  return std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
  });
}

void invalidNames(Stage& stage, bool drop) {
  for (std::size_t i = stage.request().headers.size(); i-- > 0;) {
    const std::string name = stage.request().headers.fields()[i].name;
    if (isValidName(name)) continue;
    if (drop)
      stage.edit.removeHeaderAt(rule("elb.header.invalid-dropped"), i);
    else
      stage.note(rule("elb.header.invalid-passes"), name);
  }
}

}  // namespace

void writeHeaders(Stage& stage, const LoadBalancerConfig& balancer, const Listener& listener,
                  const Node* sender) {
  invalidNames(stage, balancer.dropInvalidHeaders);
  host(stage, balancer, listener);
  forwardedFor(stage, balancer, sender);
  stage.edit.setHeader(rule("elb.x-forwarded-proto"), "X-Forwarded-Proto",
                       std::string(enumName(listener.protocol)));
  stage.edit.setHeader(rule("elb.x-forwarded-port"), "X-Forwarded-Port", std::to_string(listener.port));
  if (const auto forwarded = stage.request().headers.joined("X-Forwarded-Host", ", "))
    stage.note(rule("elb.x-forwarded-host"), *forwarded);
  tracing(stage);
  if (balancer.tlsHeaders && listener.protocol == ListenerProtocol::Https) tlsHeaders(stage, sender);
}

}  // namespace headway::elb
