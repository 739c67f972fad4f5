// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "sim/engine/stage.h"
#include "sim/model/load_balancer.h"

namespace headway::elb {

/// The rule that takes the request, noted. False if its action answered, or can't be followed: redirect,
/// fixed response, login. Source: rule-action-types.
bool act(Stage& stage, const LoadBalancerConfig& balancer, const Listener& listener,
         const ListenerRule* rule);

/// A redirect's Location for this request. `port` is the listener's.
std::string locationFor(const ListenerRule& rule, const http::Request& request, int port);
/// The redirect leaves protocol, host, port and path as they are; AWS makes no such rule.
bool redirectsToItself(const ListenerRule& rule);

}  // namespace headway::elb
