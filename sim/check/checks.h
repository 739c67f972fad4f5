// SPDX-License-Identifier: GPL-3.0-or-later
// The groups of checks behind checkProject. Each adds its findings; none needs a request.
#pragma once

#include <string>

#include "sim/check/check.h"

namespace headway::checks {

/// Adds findings about one node or link.
class Findings {
 public:
  explicit Findings(Diagnostics& out) : out_(out) {}
  void node(Severity severity, const Node& node, std::string field, std::string code, std::string message,
            std::string hint);
  void link(Severity severity, const Link& link, std::string field, std::string code, std::string message,
            std::string hint);
  void request(Severity severity, const SampleRequest& request, std::string field, std::string code,
               std::string message, std::string hint);

 private:
  Diagnostics& out_;
};

void checkRequests(const Project& project, Findings& findings);
void checkWiring(const Project& project, Findings& findings);
void checkDistribution(const Project& project, const Node& node, Findings& findings);
void checkFunctions(const Project& project, const Node& distribution, Findings& findings);
/// Cache and origin request policies.
void checkPolicies(const Node& node, Findings& findings);
void checkResponseHeadersPolicies(const Node& node, Findings& findings);
/// Numbers, lengths and characters of a distribution and its behaviors.
void checkQuotas(const Project& project, const Node& node, Findings& findings);
void checkCustomHeaderQuotas(const Link& link, Findings& findings);
void checkOrigin(const Project& project, const Link& link, Findings& findings);
/// Timeouts, signing, VPC, origin groups, and what the node behind needs.
void checkOriginSettings(const Project& project, const Link& link, Findings& findings);
/// Names, stages, Region and CORS of an API or a function URL.
void checkGateway(const Project& project, const Node& node, Findings& findings);
/// An API as an origin: Host and stage.
void checkApiOrigin(const Project& project, const Link& link, Findings& findings);
/// Routes of an HTTP API taken together, and one of its integrations.
void checkRoutes(const Project& project, const Node& api, Findings& findings);
void checkIntegration(const Project& project, const Link& link, Findings& findings);
/// Methods, gateway responses, keys and addresses of a REST API.
void checkRestApi(const Project& project, const Node& node, Findings& findings);
/// One wire that leaves a REST API.
void checkMethods(const Project& project, const Link& link, Findings& findings);
/// Listeners and rules of a load balancer.
void checkBalancer(const Project& project, const Node& node, Findings& findings);
/// A target group: the wire, and whether its health check succeeds.
void checkTarget(const Project& project, const Link& link, Findings& findings);
void checkDjango(const Project& project, const Node& node, Findings& findings);
/// What runs Django takes the requests that this wire brings.
void checkDoor(const Project& project, const Link& link, Findings& findings);
/// Adapter, server and nginx of a Django node.
void checkRuntime(const Node& node, Findings& findings);
/// Settings that another setting of the same node or wire switches off.
void checkEffect(const Node& node, Findings& findings);
void checkEffect(const Link& link, Findings& findings);

}  // namespace headway::checks
