// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "sim/engine/gateway/lambda_event.h"
#include "sim/engine/stage.h"
#include "sim/model/project.h"

namespace headway::elb {

/// Makes the stage's request the health check of a target: the one whose node id is the host of `url`, or the
/// first. Gives the wire to it; null if there is none, or if a connection is all that is tried. `event` is
/// set if the target is a function. Source: target-group-health-checks.
const Link* probe(Stage& stage, const Project& project, const Node& balancer, std::string_view url,
                  std::optional<gateway::LambdaEvent>& event);

/// The matcher ("200", "200,302", "200-399") has the status.
bool isHealthy(std::string_view matcher, int status);
/// Every part of it is a status, or two with a hyphen between.
bool isMatcher(std::string_view matcher);

/// Notes what the answer of the target means.
void judge(Stage& stage, const TargetLink& target, int status);
/// The same of a target that gives no answer; ends the hop.
void judgeFailure(Stage& stage, OriginFailure failure);

}  // namespace headway::elb
