// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/rules.h"

namespace headway::elb {

namespace source {
inline constexpr std::string_view kBalancer =
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html";
inline constexpr std::string_view kListeners =
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-listeners.html";
inline constexpr std::string_view kForwarded =
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/x-forwarded-headers.html";
inline constexpr std::string_view kTrace =
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-request-tracing.html";
inline constexpr std::string_view kTrouble =
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html";
inline constexpr std::string_view kTargets =
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html";
}  // namespace source

inline constexpr Rule kRules[] = {
    {"elb.listener.accepts", "The listener takes the request",
     "A load balancer takes any Host; it listens on its own protocol and port alone.", source::kListeners},
    {"elb.listener.none", "Nothing listens there",
     "The load balancer has no listener for this protocol and port, so the viewer's connection fails and there is no answer to tell of.",
     source::kListeners},
    {"elb.internal.from-outside", "An internal load balancer is not on the internet",
     "Its name leads to private addresses, which a viewer can't reach.", source::kBalancer},
    {"elb.host.kept", "Host reaches the server as it came",
     "A load balancer does not replace Host: the server sees the name that came in.", source::kBalancer},
    {"elb.host.port-added", "The listener's port is added to Host",
     "On a port other than 80 and 443 the load balancer writes its port into Host, unless Host is preserved.",
     source::kBalancer},
    {"elb.host.port-removed", "The default port is taken out of Host",
     "Port 80 of an http listener and 443 of an https one, unless Host is preserved.", source::kBalancer},
    {"elb.x-forwarded-for.appended", "The load balancer appends the address it sees",
     "Behind CloudFront that is the edge's address; the viewer's stands before it.", source::kForwarded},
    {"elb.x-forwarded-for.preserved", "X-Forwarded-For is left as it came",
     "The load balancer is set to preserve it.", source::kForwarded},
    {"elb.x-forwarded-for.removed", "X-Forwarded-For is taken out", "The load balancer is set to remove it.",
     source::kForwarded},
    {"elb.x-forwarded-for.too-many", "Too many addresses in X-Forwarded-For",
     "A load balancer refuses more than 30 addresses with 463.", source::kTrouble},
    {"elb.x-forwarded-proto", "The load balancer writes X-Forwarded-Proto",
     "The protocol of its own listener, replacing what came in. Behind CloudFront over http it says http, whatever the viewer used.",
     source::kForwarded},
    {"elb.x-forwarded-port", "The load balancer writes X-Forwarded-Port",
     "The port of its own listener, replacing what came in.", source::kForwarded},
    {"elb.trace-id", "The load balancer writes X-Amzn-Trace-Id",
     "A new Root where there is none; else it puts its own Self in front.", source::kTrace},
    {"elb.target.connect", "The load balancer connects to the server",
     "Over HTTP/1.1 from an address of its own, with the target group's protocol and port. Certificates of servers are not checked.",
     source::kTargets},
    {"elb.target.none", "The target group has no server",
     "Without a registered target the load balancer answers 503.", source::kTrouble},
    {"elb.target.failed", "The server could not be reached",
     "If the server refuses or closes the connection, or TLS with it fails, the load balancer answers 502.",
     source::kTrouble},
    {"elb.target.timeout", "The server took longer than the idle timeout",
     "After 60 seconds without a byte from the server the load balancer answers 504.", source::kTrouble},
};

/// The rule of that key; a mistyped key does not compile.
consteval RuleId rule(std::string_view key) { return ruleIn(kRules, key); }

}  // namespace headway::elb
