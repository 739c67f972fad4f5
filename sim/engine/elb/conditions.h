// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "sim/http/message.h"
#include "sim/model/load_balancer.h"

namespace headway::elb {

/// The rule has no conditions.
bool isDefault(const ListenerRule& rule);
/// Every condition holds. `host-header` looks at the name without a port, `source-ip` at the peer.
bool matches(const ListenerRule& rule, const http::Request& request);
/// "host-header www.example.com, path-pattern /api/*"
std::string conditionText(const ListenerRule& rule);

/// The rule that takes a request on that listener; null: none has been made, so it is forwarded to the first
/// wire. Points into `balancer`.
const ListenerRule* ruleFor(const LoadBalancerConfig& balancer, int listenerPort,
                            const http::Request& request);

/// Host without a port, lower case.
std::string domainOf(std::string_view host);

}  // namespace headway::elb
