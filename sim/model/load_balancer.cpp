// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/model/load_balancer.h"

#include "sim/model/describe.h"

namespace headway {

template <>
const Described<LoadBalancerConfig>& describe<LoadBalancerConfig>() {
  using L = LoadBalancerConfig;
  using describing::field;
  constexpr std::string_view page =
      "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html";
  constexpr std::string_view listeners =
      "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-listeners.html";
  static const auto all = describing::described<L>(
      "load-balancer", "Load balancer",
      "An Application Load Balancer. It takes any Host and writes the X-Forwarded headers.",
      {
          field(&L::dnsName, {.name = "dns_name",
                              .label = "DNS name",
                              .help = "The name AWS gives it. No public certificate can cover that name.",
                              .source = page}),
          field(&L::internal, {.name = "internal",
                               .label = "Internal",
                               .help = "In private subnets: CloudFront reaches it only as a VPC origin.",
                               .source = page}),
          field(&L::listener, {.name = "listener",
                               .label = "Listener",
                               .help = "What the listener speaks: http or https.",
                               .source = listeners}),
          field(&L::listenerPort, {.name = "listener_port",
                                   .label = "Listener port",
                                   .help = "80 and 443 are the usual ones; any other is added to Host.",
                                   .source = listeners,
                                   .min = 1,
                                   .max = 65535}),
          field(
              &L::certificateNames,
              {.name = "certificate_names",
               .label = "Names on its certificates",
               .help = "What the https listener's certificates cover, such as lb.example.com.",
               .source =
                   "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/https-listener-certificates.html"}),
          field(
              &L::xForwardedFor,
              {.name = "x_forwarded_for",
               .label = "X-Forwarded-For",
               .help = "append: add the address it sees. preserve: leave it. remove: take it out.",
               .source =
                   "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/x-forwarded-headers.html",
               .rare = true}),
          field(&L::preserveHost, {.name = "preserve_host",
                                   .label = "Preserve Host",
                                   .help = "Leave Host as it came, without the listener's port.",
                                   .source = page,
                                   .rare = true}),
      });
  return all;
}

}  // namespace headway
