// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/check/check.h"

#include "sim/check/checks.h"

namespace headway {
namespace checks {

void Findings::node(Severity severity, const Node& n, std::string field, std::string code,
                    std::string message, std::string hint) {
  Diagnostic d{severity, "check." + std::move(code), n.name + ": " + std::move(message), std::move(hint), {}};
  d.where.node = n.id.value;
  d.where.field = std::move(field);
  out_.push_back(std::move(d));
}

void Findings::link(Severity severity, const Link& l, std::string field, std::string code,
                    std::string message, std::string hint) {
  Diagnostic d{
      severity, "check." + std::move(code), l.id.value + ": " + std::move(message), std::move(hint), {}};
  d.where.link = l.id.value;
  d.where.field = std::move(field);
  out_.push_back(std::move(d));
}

void Findings::request(Severity severity, const SampleRequest& r, std::string field, std::string code,
                       std::string message, std::string hint) {
  Diagnostic d{severity,
               "check." + std::move(code),
               "Request " + r.name + ": " + std::move(message),
               std::move(hint),
               {}};
  d.where.request = r.name;
  d.where.field = std::move(field);
  out_.push_back(std::move(d));
}

}  // namespace checks

Diagnostics checkProject(const Project& project) {
  Diagnostics out;
  checks::Findings findings(out);
  checks::checkWiring(project, findings);
  checks::checkRequests(project, findings);
  for (const Node& node : project.nodes) {
    if (node.kind() == NodeKind::Distribution) {
      checks::checkDistribution(project, node, findings);
      checks::checkFunctions(project, node, findings);
    }
    checks::checkGateway(project, node, findings);
    if (node.kind() == NodeKind::HttpApi) checks::checkRoutes(project, node, findings);
    if (node.kind() == NodeKind::LoadBalancer) checks::checkBalancer(project, node, findings);
    if (node.kind() == NodeKind::RestApi) checks::checkRestApi(project, node, findings);
    if (node.kind() == NodeKind::Django) {
      checks::checkDjango(project, node, findings);
      checks::checkRuntime(node, findings);
    }
    checks::checkEffect(node, findings);
  }
  for (const Link& link : project.links) {
    checks::checkDoor(project, link, findings);
    checks::checkEffect(link, findings);
    if (std::holds_alternative<TargetLink>(link.config)) checks::checkTarget(project, link, findings);
    if (std::holds_alternative<OriginLink>(link.config)) {
      checks::checkOrigin(project, link, findings);
      checks::checkOriginSettings(project, link, findings);
      checks::checkApiOrigin(project, link, findings);
    }
    if (std::holds_alternative<IntegrationLink>(link.config))
      checks::checkIntegration(project, link, findings);
    if (std::holds_alternative<MethodLink>(link.config)) checks::checkMethods(project, link, findings);
  }
  return out;
}

}  // namespace headway
