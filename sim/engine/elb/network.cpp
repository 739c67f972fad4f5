// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/elb/network.h"

#include "sim/engine/elb/rules.h"
#include "sim/engine/elb/target.h"

namespace headway::elb {
namespace {

void address(Stage& stage, const TargetLink& target, const Link& via) {
  const bool privateLink =
      std::holds_alternative<IntegrationLink>(via.config) || std::holds_alternative<MethodLink>(via.config);
  if (target.preserveClientIp && !privateLink)
    return stage.note(rule("elb.network.client-address"), stage.request().peer);
  stage.edit.setPeer(
      target.preserveClientIp ? rule("elb.network.private-link") : rule("elb.network.own-address"),
      std::string(kBalancerAddress));
}

/// What the bytes are that reach the target: those of the client, or what is left once TLS has ended.
bool protocolFits(Stage& stage, const TargetLink& target, const Listener& listener) {
  const std::string speaks(enumName(target.protocol));
  if (listener.protocol == ListenerProtocol::Tls) {
    if (target.protocol == WebScheme::Http) stage.edit.setScheme(rule("elb.network.tls-ended"), "http");
    return true;
  }
  if (stage.request().scheme == speaks) return true;
  stage.unknown(rule("elb.network.protocol-mismatch"),
                "The client speaks " + stage.request().scheme +
                    ", the tcp listener passes it on, and the target waits for " + speaks +
                    ": the connection fails.");
  return false;
}

}  // namespace

const Link* passOn(Stage& stage, const Project& project, const Node& node, const Listener& listener,
                   const Link& via) {
  const Link* link = targetWire(project, node, "");
  if (!link) {
    stage.unknown(rule("elb.network.no-target"), "No wire leads from the network load balancer to a target.");
    return nullptr;
  }
  const auto& target = std::get<TargetLink>(link->config);
  if (target.type == TargetType::Lambda) {
    stage.unknown(rule("elb.network.no-lambda"),
                  "A network load balancer can't call the function behind " + link->to.value + ".");
    return nullptr;
  }
  stage.note(rule("elb.network.pipe"), "to " + link->to.value + " on port " + std::to_string(target.port));
  if (!protocolFits(stage, target, listener)) return nullptr;
  address(stage, target, via);
  const RuleId connect = rule("elb.network.connect");
  stage.edit.setPort(connect, target.port);
  if (project.find(link->to)->kind() != NodeKind::LoadBalancer)
    stage.edit.setTarget(connect, std::string(kTargetAddress));
  if (listener.protocol == ListenerProtocol::Tls) stage.edit.setServerName(connect, "");
  if (!target.proxyProtocol) return link;
  stage.answer(rule("elb.network.proxy-protocol"), {400, "Bad Request", {{"Connection", "close"}}, ""},
               "The target gets a PROXY header in front of the request, does not expect it and answers 400.",
               true);
  return nullptr;
}

}  // namespace headway::elb
