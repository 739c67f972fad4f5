// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/rules.h"

namespace headway::elb {

namespace source {
inline constexpr std::string_view kBalancer =
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html";
inline constexpr std::string_view kListeners =
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-listeners.html";
inline constexpr std::string_view kConditions =
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html";
inline constexpr std::string_view kActions =
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-action-types.html";
inline constexpr std::string_view kTransforms =
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-transforms.html";
inline constexpr std::string_view kForwarded =
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/x-forwarded-headers.html";
inline constexpr std::string_view kTrace =
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-request-tracing.html";
inline constexpr std::string_view kTrouble =
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html";
inline constexpr std::string_view kLimits =
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html";
inline constexpr std::string_view kTargets =
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html";
inline constexpr std::string_view kLambda =
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html";
inline constexpr std::string_view kHealth =
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html";
inline constexpr std::string_view kNetwork =
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/network-load-balancers.html";
inline constexpr std::string_view kNetworkTargets =
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-target-groups.html";
inline constexpr std::string_view kNetworkTls =
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/create-tls-listener.html";
inline constexpr std::string_view kNetworkToApplication =
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/application-load-balancer-target.html";
}  // namespace source

inline constexpr Rule kRules[] = {
    // Listeners
    {"elb.listener.accepts", "The listener takes the request",
     "A load balancer takes any Host; it listens on its own protocols and ports alone.", source::kListeners},
    {"elb.listener.none", "Nothing listens there",
     "The load balancer has no listener for this protocol and port, so the connection fails and there is no answer to tell of.",
     source::kListeners},
    {"elb.internal.from-outside", "An internal load balancer is not on the internet",
     "Its name leads to private addresses, which nobody outside its VPC can reach.", source::kBalancer},
    {"elb.internal.reached", "The sender is inside the VPC",
     "A client in the VPC, a VPC link, a VPC origin or another load balancer reaches private addresses.",
     source::kBalancer},

    // Requests it does not take
    {"elb.request.line-too-long", "The request line is over 16 KB",
     "AWS names both 400 and 414 for a request line or URL that is too long.", source::kTrouble,
     Confidence::Unknown},
    {"elb.request.header-too-large", "The headers are too large",
     "A load balancer takes 16 KB for one header and 64 KB for all of them and answers 400 to more.",
     source::kLimits},
    {"elb.request.malformed", "The request is malformed",
     "A load balancer answers 400 to what does not meet the HTTP specification: a method or header name with a blank, no Host, a blank in Host.",
     source::kTrouble},
    {"elb.request.trace", "TRACE is refused", "A load balancer answers 405 to TRACE.", source::kTrouble},
    {"elb.request.transfer-encoding", "An unknown transfer encoding",
     "A load balancer knows chunked and identity and answers 501 to others.", source::kTrouble},
    {"elb.request.two-hosts", "Two Host headers",
     "Whether the load balancer takes the first or answers 400 is not documented, unless Host is preserved.",
     source::kBalancer, Confidence::Unknown},
    {"elb.request.two-hosts-kept", "Every Host header passes",
     "With Host preserved each of them reaches the server; rules look at the first.", source::kBalancer},

    // Host
    {"elb.host.kept", "Host reaches the server as it came",
     "A load balancer does not replace Host: the server sees the name that came in.", source::kBalancer},
    {"elb.host.port-added", "The listener's port is added to Host",
     "On a port other than 80 and 443 the load balancer writes its port into Host, unless Host is preserved.",
     source::kBalancer},
    {"elb.host.port-removed", "The default port is taken out of Host",
     "Port 80 of an http listener and 443 of an https one, unless Host is preserved.", source::kBalancer},

    // Rules of a listener
    {"elb.rule.matched", "A rule of the listener takes the request",
     "Rules are tried from the lowest priority number up; the first whose conditions all hold decides.",
     source::kConditions},
    {"elb.rule.default", "The default action takes the request",
     "No condition of another rule holds. The default rule has no conditions and comes last.",
     source::kListeners},
    {"elb.rule.host-port", "Host has a port, and a rule compares the name alone",
     "Whether a host-header condition sees the port is not documented; the name without it is compared.",
     source::kConditions, Confidence::Unknown},
    {"elb.action.redirect", "The rule redirects",
     "#{protocol}, #{host}, #{port}, #{path} and #{query} stand for the parts of the request's own URL.",
     source::kActions},
    {"elb.action.redirect-to-itself", "The rule would redirect to the same URL",
     "A redirect must change protocol, host, port or path; such a rule can't be made.", source::kActions},
    {"elb.action.fixed-response", "The rule answers by itself",
     "Status, content type and body are the rule's; nothing behind the load balancer is asked.",
     source::kActions},
    {"elb.action.authenticate", "The rule asks for a login",
     "What Amazon Cognito or another identity provider answers is not in the project.", source::kActions,
     Confidence::Unknown},
    {"elb.transform.host", "The rule rewrites Host",
     "After the rule has matched, what its expression finds in Host is replaced. Rules see the old one.",
     source::kTransforms},
    {"elb.transform.url", "The rule rewrites path and query",
     "After the rule has matched, what its expression finds is replaced. Users report that percent-encoding is decoded in what comes out.",
     source::kTransforms, Confidence::Inferred},
    {"elb.transform.no-match", "The transform finds nothing", "Without a match the request stays as it is.",
     source::kTransforms},
    {"elb.transform.failed", "The transform fails",
     "If the expression can't be used, or its result is no host or URL, the load balancer answers 500.",
     source::kTransforms},
    {"elb.transform.untried", "Headway could not try the transform",
     "AWS searches in a way that no expression makes slow. Headway leaves open what it would search too long.",
     source::kTransforms, Confidence::Unknown},
    {"elb.transform.not-on-default", "The default rule transforms nothing",
     "Transforms can't be set on the default rule.", source::kTransforms},

    // Headers it writes
    {"elb.x-forwarded-for.appended", "The load balancer appends the address it sees",
     "Behind CloudFront that is the edge's address; the viewer's stands before it.", source::kForwarded},
    {"elb.x-forwarded-for.client-port", "The port of the connection is written too",
     "Address and port with a colon between; an IPv6 address stands in brackets.", source::kForwarded},
    {"elb.x-forwarded-for.preserved", "X-Forwarded-For is left as it came",
     "The load balancer is set to preserve it.", source::kForwarded},
    {"elb.x-forwarded-for.removed", "X-Forwarded-For is taken out", "The load balancer is set to remove it.",
     source::kForwarded},
    {"elb.x-forwarded-for.too-many", "Too many addresses in X-Forwarded-For",
     "A load balancer refuses more than 30 addresses with 463.", source::kTrouble},
    {"elb.x-forwarded-for.malformed", "X-Forwarded-For holds something that is no address",
     "A malformed header gets 463. AWS does not say what counts as malformed; anything but addresses is taken to.",
     source::kTrouble, Confidence::Inferred},
    {"elb.x-forwarded-proto", "The load balancer writes X-Forwarded-Proto",
     "The protocol of its own listener, replacing what came in. Behind CloudFront over http it says http, whatever the viewer used.",
     source::kForwarded},
    {"elb.x-forwarded-port", "The load balancer writes X-Forwarded-Port",
     "The port of its own listener, replacing what came in.", source::kForwarded},
    {"elb.x-forwarded-host", "X-Forwarded-Host passes as it came",
     "A load balancer never writes this header and does not take it out.",
     "https://github.com/manuelkasper/mod_auth_pubtkt/pull/36", Confidence::Inferred},
    {"elb.trace-id", "The load balancer writes X-Amzn-Trace-Id",
     "A new Root where there is none; else it puts its own Self in front.", source::kTrace},
    {"elb.trace-id.rewritten", "A trace id over 7 KB is written anew",
     "What came in X-Amzn-Trace-Id is dropped, Root and all.", source::kTrace},
    {"elb.tls-headers", "The load balancer tells of the TLS connection",
     "x-amzn-tls-version and x-amzn-tls-cipher-suite, of an https listener and if switched on.",
     source::kBalancer},
    {"elb.tls-headers.assumed", "The sender's TLS version and cipher are examples",
     "What a service of AWS negotiates with the listener depends on the listener's security policy.",
     source::kBalancer, Confidence::Inferred},
    {"elb.header.invalid-dropped", "A header with an invalid name is dropped",
     "Switched on, only names of letters, digits and hyphens pass; underscores don't.", source::kBalancer},
    {"elb.header.invalid-passes", "A header with an unusual name passes",
     "By default names with underscores and the like reach the server, which may take x_forwarded_host for X-Forwarded-Host.",
     source::kBalancer},

    // Targets
    {"elb.target.connect", "The load balancer connects to the server",
     "Over HTTP/1.1 from an address of its own, with the target group's protocol and port. Certificates of servers are not checked.",
     source::kTargets},
    {"elb.target.none", "The target group has no server",
     "Without a registered target the load balancer answers 503.", source::kTrouble},
    {"elb.target.balancer", "An application load balancer has no load balancer as target",
     "Only a network load balancer can have an application one behind it; addresses that AWS may change can't be registered in its stead.",
     source::kNetworkToApplication, Confidence::Inferred},
    {"elb.target.failed", "The server could not be reached",
     "If the server refuses or closes the connection, or TLS with it fails, the load balancer answers 502.",
     source::kTrouble},
    {"elb.target.headers-too-large", "The server's headers are over 32 KB",
     "A load balancer answers 502 in place of such a response.", source::kTrouble},
    {"elb.target.timeout", "The server took longer than the idle timeout",
     "After that time without a byte from the server the load balancer answers 504.", source::kTrouble},
    {"elb.lambda.event", "The function gets an event",
     "Header names in lower case, path and query not decoded. The last value of a repeated name counts, unless the target group has multi-value headers.",
     source::kLambda},
    {"elb.lambda.request-too-large", "The body is over 1 MB",
     "A load balancer calls no function with more and answers 413.", source::kTrouble},
    {"elb.lambda.failed", "The function gives no usable answer",
     "Errors, timeouts, answers over 1 MB and answers without the parts a load balancer expects become 502.",
     source::kTrouble},
    {"elb.lambda.timeout", "The function took longer than the idle timeout",
     "That a load balancer stops waiting for a function as it does for a server is not documented.",
     source::kTrouble, Confidence::Unknown},

    // Network load balancers
    {"elb.network.pipe", "A network load balancer passes what comes",
     "It forwards connections and reads no HTTP: no header is added or changed, Host reaches the target untouched.",
     source::kNetwork},
    {"elb.network.tls-ended", "TLS ends here, and no header tells so",
     "What stands behind a tls listener with http targets sees plain http without X-Forwarded-Proto.",
     source::kNetworkTls, Confidence::Inferred},
    {"elb.network.connect", "The network load balancer connects to the target",
     "On the target group's port. Certificates of targets are not checked.", source::kNetworkTargets},
    {"elb.network.client-address", "The target sees the client's address",
     "Client IP preservation is on; by default it is for instances and not for IP addresses.",
     source::kNetworkTargets},
    {"elb.network.own-address", "The target sees the load balancer's address",
     "Without client IP preservation connections come from a private address of the load balancer.",
     source::kNetworkTargets},
    {"elb.network.private-link", "Behind a VPC link the target sees the load balancer's address",
     "Client IP preservation has no effect on what comes through AWS PrivateLink.", source::kNetworkTargets},
    {"elb.network.protocol-mismatch", "Client and server speak different protocols",
     "A tcp listener passes bytes on: TLS reaches a server that waits for plain HTTP, or the other way round, and the connection fails.",
     source::kNetwork, Confidence::Inferred},
    {"elb.network.proxy-protocol", "The server does not understand the PROXY header",
     "Version 2 of the PROXY protocol puts binary data before the request; a server that is not set to expect it answers 400.",
     source::kNetworkTargets, Confidence::Inferred},
    {"elb.network.no-lambda", "A network load balancer calls no function",
     "Its targets are instances, addresses and application load balancers.", source::kNetworkTargets},
    {"elb.network.no-target", "Nobody is behind the network load balancer",
     "Without a target it resets connections; there is no answer to tell of.", source::kNetworkTargets},
    {"elb.network.target-failed", "The target ends the connection",
     "A network load balancer makes no error pages: the client's connection ends with the target's.",
     source::kNetwork},

    // Health checks
    {"elb.health.probe", "The health check asks the target",
     "GET with the address and port of the target in Host, from the load balancer itself; no X-Forwarded headers. It passes no listener and no rule.",
     source::kHealth},
    {"elb.health.tcp", "The health check opens a connection",
     "A network load balancer without a health check path is content with a TCP connection.",
     "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/target-group-health-checks.html"},
    {"elb.health.event", "The health check calls the function",
     "The event has user-agent as its only header: there is no host.", source::kLambda, Confidence::Observed},
    {"elb.health.healthy", "The target is healthy",
     "The status is one of the healthy ones of the target group.", source::kHealth},
    {"elb.health.unhealthy", "The target is unhealthy",
     "The status is none of the healthy ones. After two such checks the target gets no requests, and services that manage targets replace it.",
     source::kHealth},
    {"elb.health.fail-open", "With no healthy target every target gets requests",
     "A load balancer whose targets are all unhealthy sends to all of them, so pages may still come while targets are replaced over and over.",
     source::kHealth},
    {"elb.health.no-target", "There is nothing to check",
     "No wire of the load balancer leads to that target.", source::kHealth},
};

/// The rule of that key; a mistyped key does not compile.
consteval RuleId rule(std::string_view key) { return ruleIn(kRules, key); }

}  // namespace headway::elb
