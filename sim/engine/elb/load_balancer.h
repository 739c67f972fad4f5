// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/stage.h"
#include "sim/model/project.h"

namespace headway::elb {

/// Where an Application Load Balancer's idle timeout ends a request, in milliseconds (the default).
inline constexpr std::int64_t kIdleTimeout = 60'000;

/// The listener speaks that protocol on that port.
bool listens(const LoadBalancerConfig& balancer, std::string_view scheme, int port);

/// Listener, Host, the X-Forwarded headers and the connection to the server. `via` is the wire the request
/// came on. Gives the wire to the server, or null if the request was answered (463, 503) or can't arrive.
/// Sources: x-forwarded-headers, application-load-balancers.
const Link* receive(Stage& stage, const Project& project, const Node& balancer, const Link& via);

/// The server could not be reached: 502.
void targetFailed(Stage& stage, OriginFailure failure);

/// The server's answer on its way back; `milliseconds` is how long the server took. May answer 504.
void returnResponse(Stage& stage, std::int64_t milliseconds);

}  // namespace headway::elb
