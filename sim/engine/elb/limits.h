// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/stage.h"
#include "sim/model/load_balancer.h"

namespace headway::elb {

/// What an Application Load Balancer refuses before it looks at its rules: sizes, TRACE, transfer encodings,
/// too many addresses in X-Forwarded-For, two Host headers. False if it answered or stopped.
/// Sources: load-balancer-troubleshooting, load-balancer-limits.
bool checkRequest(Stage& stage, const LoadBalancerConfig& balancer);

/// A response of a server that is too large to pass on becomes 502; false then.
bool checkResponse(Stage& stage);

}  // namespace headway::elb
