// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/stage.h"
#include "sim/model/project.h"

namespace headway::elb {

/// The headers of the request as an Application Load Balancer sends it on: Host with or without the
/// listener's port, X-Forwarded-For, -Proto and -Port, X-Amzn-Trace-Id, the TLS headers, invalid names.
/// `sender` is what opened the connection, for its port and its TLS.
/// Sources: x-forwarded-headers, load-balancer-request-tracing, application-load-balancers.
void writeHeaders(Stage& stage, const LoadBalancerConfig& balancer, const Listener& listener,
                  const Node* sender);

}  // namespace headway::elb
