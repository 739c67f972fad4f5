// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "sim/engine/stage.h"
#include "sim/model/project.h"

namespace headway::elb {

/// The listener that takes a connection of that protocol ("http", "https") on that port. A tcp listener takes
/// either; a protocol of the other kind of load balancer takes none.
std::optional<Listener> listenerFor(const LoadBalancerConfig& balancer, std::string_view scheme, int port);
/// The load balancer has such a listener.
bool listens(const LoadBalancerConfig& balancer, std::string_view scheme, int port);
/// The first listener that speaks so: what a VPC link leads to, which names no port.
std::optional<Listener> firstListenerFor(const LoadBalancerConfig& balancer, std::string_view scheme);

/// Names on the certificates shown on that port; nothing if the server behind shows its own (tcp).
std::optional<Texts> certificateNames(const LoadBalancerConfig& balancer, int port);

/// "https:443"
std::string listenerName(const Listener& listener);

/// The listener that takes the request, or nothing after saying why there is none. `via` is the wire the
/// request came on.
std::optional<Listener> accept(Stage& stage, const Project& project, const LoadBalancerConfig& balancer,
                               const Link& via);

}  // namespace headway::elb
