// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/elb/target.h"

#include "sim/engine/elb/page.h"
#include "sim/engine/elb/rules.h"
#include "sim/engine/lambda/outcome.h"

namespace headway::elb {
namespace {

bool call(Stage& stage, const Link& wire, std::optional<gateway::LambdaEvent>& event) {
  const bool multiValue = std::get<TargetLink>(wire.config).multiValueHeaders;
  gateway::EventShape shape;
  shape.kind = gateway::EventKind::LoadBalancer;
  shape.multiValue = multiValue;
  shape.targetGroupArn = targetGroupArn(wire);
  event = gateway::lambdaEvent(stage, shape, stage.request().peer);
  stage.note(rule("elb.lambda.event"), multiValue ? "multi-value headers" : "one value a header");
  if (!lambda::tooLarge(*event)) return true;
  refuse(stage, rule("elb.lambda.request-too-large"), 413,
         "The body has " + std::to_string(event->body.size()) +
             " bytes; a function behind a load balancer gets 1 MB.");
  return false;
}

}  // namespace

const Link* targetWire(const Project& project, const Node& balancer, std::string_view to) {
  for (const Link* link : project.linksFrom(balancer.id))
    if (std::holds_alternative<TargetLink>(link->config) && (to.empty() || link->to.value == to)) return link;
  return nullptr;
}

std::string targetGroupArn(const Link& wire) {
  return "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/" + wire.to.value +
         "/6d0ecf831eec9f09";
}

bool connect(Stage& stage, const Link& wire, std::optional<gateway::LambdaEvent>& event) {
  const auto& target = std::get<TargetLink>(wire.config);
  if (target.type == TargetType::Lambda) return call(stage, wire, event);
  MessageEditor& edit = stage.edit;
  const RuleId why = rule("elb.target.connect");
  edit.setScheme(why, std::string(enumName(target.protocol)));
  edit.setVersion(why, "1.1");
  edit.setTarget(why, std::string(kTargetAddress));
  edit.setPort(why, target.port);
  edit.setServerName(why, "");
  edit.setPeer(why, std::string(kBalancerAddress));
  return true;
}

}  // namespace headway::elb
