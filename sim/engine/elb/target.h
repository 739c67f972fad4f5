// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

#include "sim/engine/gateway/lambda_event.h"
#include "sim/engine/stage.h"
#include "sim/model/project.h"

namespace headway::elb {

/// Addresses of the examples: of the load balancer in its VPC, and of the server behind it.
inline constexpr std::string_view kBalancerAddress = "10.0.0.12", kTargetAddress = "10.0.1.4";

/// The wire to that node, or the first one if it is "". Null if there is none.
const Link* targetWire(const Project& project, const Node& balancer, std::string_view to);

/// Connects to a server, or makes the event of a function (1 MB at most: 413). False if it answered.
bool connect(Stage& stage, const Link& wire, std::optional<gateway::LambdaEvent>& event);

/// The target group's name in an event.
std::string targetGroupArn(const Link& wire);

}  // namespace headway::elb
