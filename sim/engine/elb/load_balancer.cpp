// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/elb/load_balancer.h"

#include <algorithm>

#include "sim/engine/elb/rules.h"
#include "sim/support/text.h"

namespace headway::elb {
namespace {

constexpr std::string_view kBalancerAddress = "10.0.0.12", kServerAddress = "10.0.1.4";
constexpr std::size_t kMaxAddresses = 30;

void page(Stage& stage, RuleId why, int status, const std::string& title, std::string sentence) {
  const std::string heading = std::to_string(status) + " " + title;
  http::Response r;
  r.status = status;
  r.reason = title;
  r.body = "<html>\r\n<head><title>" + heading + "</title></head>\r\n<body>\r\n<center><h1>" + heading +
           "</h1></center>\r\n</body>\r\n</html>\r\n";
  r.headers = {{"Server", "awselb/2.0"},
               {"Date", httpDate(stage.clock.epochMilliseconds())},
               {"Content-Type", "text/html"},
               {"Content-Length", std::to_string(r.body.size())},
               {"Connection", "keep-alive"}};
  stage.answer(why, std::move(r), std::move(sentence), true);
}

std::string listenerName(const LoadBalancerConfig& balancer) {
  return std::string(enumName(balancer.listener)) + ":" + std::to_string(balancer.listenerPort);
}

void host(Stage& stage, const LoadBalancerConfig& balancer) {
  const std::string came(stage.request().headers.get("Host"));
  const std::string port = ":" + std::to_string(balancer.listenerPort);
  const bool ported =
      came.find(':', came.rfind(']') == std::string::npos ? 0 : came.rfind(']')) != std::string::npos;
  const int usual = balancer.listener == ListenerProtocol::Https ? 443 : 80;
  if (!balancer.preserveHost && balancer.listenerPort == usual && came.ends_with(port))
    return stage.edit.setHeader(rule("elb.host.port-removed"), "Host",
                                came.substr(0, came.size() - port.size()));
  if (!balancer.preserveHost && balancer.listenerPort != 80 && balancer.listenerPort != 443 && !ported)
    return stage.edit.setHeader(rule("elb.host.port-added"), "Host", came + port);
  stage.note(rule("elb.host.kept"), "Host " + came);
}

/// False if it answered.
bool forwardedFor(Stage& stage, const LoadBalancerConfig& balancer) {
  const auto chain = stage.request().headers.joined("X-Forwarded-For", ",");
  if (chain && text::split(*chain, ',').size() > kMaxAddresses) {
    page(stage, rule("elb.x-forwarded-for.too-many"), 463, "", "X-Forwarded-For has more than 30 addresses.");
    return false;
  }
  switch (balancer.xForwardedFor) {
    case ForwardedForMode::Append:
      stage.edit.setHeader(rule("elb.x-forwarded-for.appended"), "X-Forwarded-For",
                           chain ? *chain + ", " + stage.request().peer : stage.request().peer);
      break;
    case ForwardedForMode::Preserve:
      stage.note(rule("elb.x-forwarded-for.preserved"), chain.value_or("there is none"));
      break;
    case ForwardedForMode::Remove:
      stage.edit.removeHeader(rule("elb.x-forwarded-for.removed"), "X-Forwarded-For");
      break;
  }
  return true;
}

void traceId(Stage& stage) {
  const std::string id = "1-" + stage.ids.hex(8) + "-" + stage.ids.hex(24);
  std::string value;
  for (const std::string& part : text::split(stage.request().headers.get("X-Amzn-Trace-Id"), ';'))
    if (!part.empty() && !part.starts_with("Self=")) value += ";" + part;
  stage.edit.setHeader(rule("elb.trace-id"), "X-Amzn-Trace-Id",
                       value.empty() ? "Root=" + id : "Self=" + id + value);
}

void connect(Stage& stage, const TargetLink& target) {
  MessageEditor& edit = stage.edit;
  const RuleId why = rule("elb.target.connect");
  edit.setScheme(why, std::string(enumName(target.protocol)));
  edit.setVersion(why, "1.1");
  edit.setTarget(why, std::string(kServerAddress));
  edit.setPort(why, target.port);
  edit.setServerName(why, "");
  edit.setPeer(why, std::string(kBalancerAddress));
}

}  // namespace

bool listens(const LoadBalancerConfig& balancer, std::string_view scheme, int port) {
  return enumName(balancer.listener) == scheme && balancer.listenerPort == port;
}

const Link* receive(Stage& stage, const Project& project, const Node& node, const Link& via) {
  const auto& balancer = std::get<LoadBalancerConfig>(node.config);
  const http::Request& r = stage.request();
  if (balancer.internal && std::holds_alternative<ViewerLink>(via.config)) {
    stage.unknown(rule("elb.internal.from-outside"),
                  "The load balancer is internal, and a viewer has no way to its private addresses.");
    return nullptr;
  }
  if (!listens(balancer, r.scheme, r.port)) {
    stage.unknown(rule("elb.listener.none"), "The load balancer listens on " + listenerName(balancer) +
                                                 " alone, and the viewer connects to " + r.scheme + ":" +
                                                 std::to_string(r.port) + ".");
    return nullptr;
  }
  stage.note(rule("elb.listener.accepts"), "listener " + listenerName(balancer));
  host(stage, balancer);
  if (!forwardedFor(stage, balancer)) return nullptr;
  stage.edit.setHeader(rule("elb.x-forwarded-proto"), "X-Forwarded-Proto",
                       std::string(enumName(balancer.listener)));
  stage.edit.setHeader(rule("elb.x-forwarded-port"), "X-Forwarded-Port",
                       std::to_string(balancer.listenerPort));
  traceId(stage);
  for (const Link* link : project.linksFrom(node.id)) {
    const auto* target = std::get_if<TargetLink>(&link->config);
    if (!target) continue;
    connect(stage, *target);
    return link;
  }
  page(stage, rule("elb.target.none"), 503, "Service Temporarily Unavailable",
       "No wire leads from the load balancer to a server.");
  return nullptr;
}

void targetFailed(Stage& stage, OriginFailure failure) {
  page(stage, rule("elb.target.failed"), 502, "Bad Gateway",
       "The load balancer gets no answer from the server: " + std::string(enumName(failure)) + ".");
}

void returnResponse(Stage& stage, std::int64_t milliseconds) {
  if (milliseconds <= kIdleTimeout) return;
  page(stage, rule("elb.target.timeout"), 504, "Gateway Time-out",
       "The server took " + std::to_string(milliseconds / 1000) + " s; the load balancer waits 60 s.");
}

}  // namespace headway::elb
