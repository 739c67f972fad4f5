// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/model/load_balancer.h"

#include "sim/model/describe.h"

namespace headway {
namespace {

constexpr std::string_view kPage =
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html";
constexpr std::string_view kListeners =
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-listeners.html";
constexpr std::string_view kCertificates =
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/https-listener-certificates.html";
constexpr std::string_view kForwarded =
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/x-forwarded-headers.html";
constexpr std::string_view kTransforms =
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-transforms.html";
constexpr std::string_view kTargets =
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html";
constexpr std::string_view kHealth =
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html";
constexpr std::string_view kLambda =
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html";
constexpr std::string_view kNetworkTargets =
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-target-groups.html";

constexpr std::string_view kApplicationOnly[] = {"application"};
constexpr std::string_view kForward[] = {"forward"};
constexpr std::string_view kRedirect[] = {"redirect"};
constexpr std::string_view kOwnAnswer[] = {"redirect", "fixed-response"};
constexpr std::string_view kFixed[] = {"fixed-response"};
constexpr std::string_view kServer[] = {"server"};
constexpr std::string_view kLambdaTarget[] = {"lambda"};

}  // namespace

template <>
const Described<Listener>& describe<Listener>() {
  using L = Listener;
  using describing::field;
  static const auto all = describing::described<L>(
      "listener", "Listener", "A further port the load balancer listens on.",
      {
          field(&L::protocol, {.name = "protocol",
                               .label = "Protocol",
                               .help = "http or https; tcp or tls of a network load balancer.",
                               .source = kListeners}),
          field(&L::port, {.name = "port",
                           .label = "Port",
                           .help = "1 to 65535.",
                           .source = kListeners,
                           .min = 1,
                           .max = 65535}),
          field(&L::certificateNames, {.name = "certificate_names",
                                       .label = "Names on its certificates",
                                       .help = "What its certificates cover, such as lb.example.com.",
                                       .source = kCertificates}),
      });
  return all;
}

template <>
const Described<ListenerRule>& describe<ListenerRule>() {
  using R = ListenerRule;
  using describing::field;
  static const auto all = describing::described<R>(
      "listener-rule", "Listener rule", "Conditions and an action. Without conditions it is the default.",
      {
          field(&R::listenerPort, {.name = "listener_port",
                                   .label = "Listener port",
                                   .help = "The listener it belongs to. 0: every listener.",
                                   .source = kListeners,
                                   .min = 0,
                                   .max = 65535}),
          field(&R::priority, {.name = "priority",
                               .label = "Priority",
                               .help = "The lowest is tried first; the default comes last.",
                               .source = kListeners,
                               .min = 1,
                               .max = 50'000}),
          field(&R::hostHeader, {.name = "host_header",
                                 .label = "Host is",
                                 .help = "Such as www.example.com or *.example.com, with * and ?.",
                                 .source = kListeners}),
          field(&R::pathPattern, {.name = "path_pattern",
                                  .label = "Path is",
                                  .help = "Such as /api/*, with * and ?. Capitals count.",
                                  .source = kListeners}),
          field(&R::methods, {.name = "http_request_method",
                              .label = "Method is",
                              .help = "Such as GET; no wildcards.",
                              .source = kListeners}),
          field(&R::sourceIp, {.name = "source_ip",
                               .label = "Sender is in",
                               .help = "CIDR blocks. The address of the connection, never X-Forwarded-For.",
                               .source = kListeners}),
          field(&R::httpHeader, {.name = "http_header",
                                 .label = "Header is",
                                 .help = "Name and pattern with * and ?.",
                                 .source = kListeners}),
          field(&R::queryString, {.name = "query_string",
                                  .label = "Query has",
                                  .help = "Name and pattern with * and ?. An empty name: any.",
                                  .source = kListeners}),
          field(&R::action, {.name = "action",
                             .label = "Action",
                             .help = "What happens to requests that match.",
                             .source = kListeners}),
          field(&R::target, {.name = "target",
                             .label = "Forward to",
                             .help = "Id of the node behind the target group. Empty: the first wire.",
                             .source = kListeners,
                             .suggest = Suggest::Origins,
                             .when = {"action", kForward}}),
          field(&R::location,
                {.name = "location",
                 .label = "Redirect to",
                 .help = "#{protocol}, #{host}, #{port}, #{path} and #{query} stand for the request's.",
                 .source = kListeners,
                 .when = {"action", kRedirect}}),
          field(&R::status, {.name = "status",
                             .label = "Status",
                             .help = "301 or 302 of a redirect; 2XX, 4XX or 5XX of a fixed response.",
                             .source = kListeners,
                             .min = 200,
                             .max = 599,
                             .when = {"action", kOwnAnswer}}),
          field(&R::contentType, {.name = "content_type",
                                  .label = "Content type",
                                  .help = "text/plain, text/css, text/html, application/javascript or "
                                          "application/json.",
                                  .source = kListeners,
                                  .when = {"action", kFixed}}),
          field(&R::body, {.name = "body",
                           .label = "Body",
                           .help = "Up to 1,024 bytes.",
                           .source = kListeners,
                           .when = {"action", kFixed}}),
          field(&R::hostRewrite, {.name = "host_rewrite",
                                  .label = "Rewrite Host: pattern",
                                  .help = "Regular expression that Host must match to be rewritten.",
                                  .source = kTransforms,
                                  .rare = true}),
          field(&R::hostReplacement, {.name = "host_replacement",
                                      .label = "Rewrite Host: new",
                                      .help = "The new Host; $1 is the pattern's first group.",
                                      .source = kTransforms,
                                      .rare = true}),
          field(&R::urlRewrite, {.name = "url_rewrite",
                                 .label = "Rewrite URL: pattern",
                                 .help = "Regular expression on path and query.",
                                 .source = kTransforms,
                                 .rare = true}),
          field(&R::urlReplacement, {.name = "url_replacement",
                                     .label = "Rewrite URL: new",
                                     .help = "The new path and query; $1 is the pattern's first group.",
                                     .source = kTransforms,
                                     .rare = true}),
      });
  return all;
}

template <>
const Described<LoadBalancerConfig>& describe<LoadBalancerConfig>() {
  using L = LoadBalancerConfig;
  using describing::field;
  static const auto all = describing::described<L>(
      "load-balancer", "Load balancer",
      "An Application Load Balancer: takes any Host and writes the X-Forwarded headers. A network one passes bytes.",
      {
          field(&L::dnsName, {.name = "dns_name",
                              .label = "DNS name",
                              .help = "The name AWS gives it. No public certificate can cover that name.",
                              .source = kPage}),
          field(&L::type, {.name = "type",
                           .label = "Type",
                           .help = "application: reads HTTP. network: a plain pipe that changes no header.",
                           .source = kPage}),
          field(&L::internal, {.name = "internal",
                               .label = "Internal",
                               .help = "In private subnets: CloudFront reaches it only as a VPC origin.",
                               .source = kPage}),
          field(&L::listener,
                {.name = "listener",
                 .label = "Listener",
                 .help = "What the listener speaks: http or https; tcp or tls of a network one.",
                 .source = kListeners}),
          field(&L::listenerPort, {.name = "listener_port",
                                   .label = "Listener port",
                                   .help = "80 and 443 are the usual ones; any other is added to Host.",
                                   .source = kListeners,
                                   .min = 1,
                                   .max = 65535}),
          field(&L::certificateNames,
                {.name = "certificate_names",
                 .label = "Names on its certificates",
                 .help = "What the https listener's certificates cover, such as lb.example.com.",
                 .source = kCertificates}),
          field(&L::moreListeners, {.name = "more_listeners",
                                    .label = "More listeners",
                                    .help = "Such as one on port 80 whose rule redirects to https.",
                                    .source = kListeners,
                                    .rare = true}),
          field(&L::rules, {.name = "rules",
                            .label = "Rules",
                            .help = "Tried by priority. Without any, every request goes to the first wire.",
                            .source = kListeners,
                            .when = {"type", kApplicationOnly}}),
          field(&L::xForwardedFor,
                {.name = "x_forwarded_for",
                 .label = "X-Forwarded-For",
                 .help = "append: add the address it sees. preserve: leave it. remove: take it out.",
                 .source = kForwarded,
                 .rare = true,
                 .when = {"type", kApplicationOnly}}),
          field(&L::xForwardedForClientPort, {.name = "x_forwarded_for_client_port",
                                              .label = "Ports in X-Forwarded-For",
                                              .help = "Write address and port: 203.0.113.7:46532.",
                                              .source = kForwarded,
                                              .rare = true,
                                              .when = {"type", kApplicationOnly}}),
          field(&L::preserveHost, {.name = "preserve_host",
                                   .label = "Preserve Host",
                                   .help = "Leave Host as it came, without the listener's port.",
                                   .source = kPage,
                                   .rare = true,
                                   .when = {"type", kApplicationOnly}}),
          field(&L::dropInvalidHeaders, {.name = "drop_invalid_headers",
                                         .label = "Drop invalid header names",
                                         .help = "Names with anything but letters, digits and hyphens.",
                                         .source = kPage,
                                         .rare = true,
                                         .when = {"type", kApplicationOnly}}),
          field(&L::tlsHeaders, {.name = "tls_headers",
                                 .label = "TLS headers",
                                 .help = "Add x-amzn-tls-version and x-amzn-tls-cipher-suite.",
                                 .source = kPage,
                                 .rare = true,
                                 .when = {"type", kApplicationOnly}}),
          field(&L::idleTimeout, {.name = "idle_timeout",
                                  .label = "Idle timeout",
                                  .help = "How long it waits for the server.",
                                  .source = kPage,
                                  .unit = "s",
                                  .min = 1,
                                  .max = 4000,
                                  .rare = true,
                                  .when = {"type", kApplicationOnly}}),
      });
  return all;
}

template <>
const Described<TargetLink>& describe<TargetLink>() {
  using L = TargetLink;
  using describing::field;
  static const auto all = describing::described<L>(
      "target", "Target group", "How the load balancer reaches what runs Django.",
      {
          field(&L::type, {.name = "type",
                           .label = "Targets",
                           .help = "server: over HTTP. lambda: a function gets an event.",
                           .source = kTargets}),
          field(&L::protocol, {.name = "protocol",
                               .label = "Protocol",
                               .help = "What it speaks to the server. Certificates are not checked there.",
                               .source = kTargets,
                               .when = {"type", kServer}}),
          field(&L::port, {.name = "port",
                           .label = "Port",
                           .help = "Port of the server.",
                           .source = kTargets,
                           .min = 1,
                           .max = 65535,
                           .when = {"type", kServer}}),
          field(&L::multiValueHeaders,
                {.name = "multi_value_headers",
                 .label = "Multi-value headers",
                 .help = "Events and answers of the function have lists of values: without "
                         "them only one Set-Cookie survives.",
                 .source = kLambda,
                 .when = {"type", kLambdaTarget}}),
          field(&L::healthCheckPath, {.name = "health_check_path",
                                      .label = "Health check path",
                                      .help = "Asked with Host = address and port of the server.",
                                      .source = kHealth}),
          field(&L::healthCheckMatcher, {.name = "health_check_matcher",
                                         .label = "Healthy statuses",
                                         .help = "Such as 200, 200,302 or 200-399.",
                                         .source = kHealth}),
          field(&L::preserveClientIp,
                {.name = "preserve_client_ip",
                 .label = "Preserve client address",
                 .help = "Network load balancers: the server sees the client's address.",
                 .source = kNetworkTargets,
                 .rare = true,
                 .when = {"type", kServer}}),
          field(&L::proxyProtocol,
                {.name = "proxy_protocol",
                 .label = "PROXY protocol v2",
                 .help = "Network load balancers: a server that does not expect it answers 400.",
                 .source = kNetworkTargets,
                 .rare = true,
                 .when = {"type", kServer}}),
      });
  return all;
}

std::vector<Listener> LoadBalancerConfig::listeners() const {
  std::vector<Listener> all = {{listener, listenerPort, certificateNames}};
  all.insert(all.end(), moreListeners.begin(), moreListeners.end());
  return all;
}

}  // namespace headway
