// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/stage.h"
#include "sim/model/project.h"

namespace headway::elb {

/// A Network Load Balancer passes the connection to its first target; only what the connection itself is made
/// of changes. Gives the wire, or null if nobody is there or the two ends don't understand each other.
/// Sources: load-balancer-target-groups, create-tls-listener (network).
const Link* passOn(Stage& stage, const Project& project, const Node& balancer, const Listener& listener,
                   const Link& via);

}  // namespace headway::elb
