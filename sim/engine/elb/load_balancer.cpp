// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/elb/load_balancer.h"

#include "sim/engine/elb/actions.h"
#include "sim/engine/elb/conditions.h"
#include "sim/engine/elb/forwarding.h"
#include "sim/engine/elb/limits.h"
#include "sim/engine/elb/listener.h"
#include "sim/engine/elb/network.h"
#include "sim/engine/elb/page.h"
#include "sim/engine/elb/rules.h"
#include "sim/engine/elb/target.h"
#include "sim/engine/elb/transforms.h"

namespace headway::elb {
namespace {

const Link* route(Stage& stage, const Project& project, const Node& node, const Listener& listener,
                  const Link& via, std::optional<gateway::LambdaEvent>& event) {
  const auto& balancer = std::get<LoadBalancerConfig>(node.config);
  if (!checkRequest(stage, balancer)) return nullptr;
  const ListenerRule* taken = ruleFor(balancer, listener.port, stage.request());
  if (!act(stage, balancer, listener, taken)) return nullptr;
  const Link* wire = targetWire(project, node, taken ? taken->target : "");
  if (!wire) {
    refuse(stage, rule("elb.target.none"), 503, "No wire leads from the load balancer to a server.");
    return nullptr;
  }
  if (project.find(wire->to)->kind() == NodeKind::LoadBalancer) {
    stage.unknown(
        rule("elb.target.balancer"),
        "'" + wire->to.value + "' is a load balancer and can't stand behind an application load balancer.");
    return nullptr;
  }
  if (taken && !transform(stage, *taken)) return nullptr;
  writeHeaders(stage, balancer, listener, project.find(via.from));
  return connect(stage, *wire, event) ? wire : nullptr;
}

}  // namespace

const Link* receive(Stage& stage, const Project& project, const Node& node, const Link& via,
                    std::optional<gateway::LambdaEvent>& event) {
  const auto& balancer = std::get<LoadBalancerConfig>(node.config);
  const auto listener = accept(stage, project, balancer, via);
  if (!listener) return nullptr;
  return balancer.type == BalancerType::Network ? passOn(stage, project, node, *listener, via)
                                                : route(stage, project, node, *listener, via, event);
}

void targetFailed(Stage& stage, const LoadBalancerConfig& balancer, OriginFailure failure) {
  const std::string what(enumName(failure));
  if (balancer.type == BalancerType::Network)
    return stage.unknown(rule("elb.network.target-failed"),
                         "The target behind the network load balancer gives no answer: " + what + ".");
  refuse(stage, rule("elb.target.failed"), 502,
         "The load balancer gets no answer from the server: " + what + ".");
}

void returnResponse(Stage& stage, const LoadBalancerConfig& balancer, const TargetResult& result) {
  if (balancer.type == BalancerType::Network) return;
  if (result.outcome != lambda::Outcome::Ok)
    return refuse(stage, rule("elb.lambda.failed"), 502,
                  "The function gives no usable answer: " + lambda::sentence(result.outcome) + ".");
  if (result.milliseconds > std::int64_t{balancer.idleTimeout} * 1000)
    return refuse(stage, result.function ? rule("elb.lambda.timeout") : rule("elb.target.timeout"), 504,
                  "The server took " + std::to_string(result.milliseconds / 1000) +
                      " s; the load balancer waits " + std::to_string(balancer.idleTimeout) + " s.");
  checkResponse(stage);
}

}  // namespace headway::elb
