// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include "sim/engine/gateway/lambda_event.h"
#include "sim/engine/lambda/outcome.h"
#include "sim/engine/stage.h"
#include "sim/model/project.h"

namespace headway::elb {

/// What a load balancer makes of the request: listener, rules, headers and the connection to its target.
/// `via` is the wire the request came on. Gives the wire to the target, or null if the request was answered
/// or can't arrive. `event` is set if the target is a function.
const Link* receive(Stage& stage, const Project& project, const Node& balancer, const Link& via,
                    std::optional<gateway::LambdaEvent>& event);

/// The target could not be reached: 502 of an Application Load Balancer.
void targetFailed(Stage& stage, const LoadBalancerConfig& balancer, OriginFailure failure);

/// What came of a target on the way back.
struct TargetResult {
  std::int64_t milliseconds = 0;                  ///< how long it took
  bool function = false;                          ///< a Lambda function, not a server
  lambda::Outcome outcome = lambda::Outcome::Ok;  ///< of its call
};
/// The target's answer on its way back; an Application Load Balancer may answer 502 or 504 in its place.
void returnResponse(Stage& stage, const LoadBalancerConfig& balancer, const TargetResult& result);

}  // namespace headway::elb
