// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/cloudfront/origin_faults.h"

#include <algorithm>

#include "sim/engine/cloudfront/error_page.h"
#include "sim/engine/cloudfront/origin_rules.h"
#include "sim/engine/elb/listener.h"

namespace headway::cloudfront {
namespace {

using origin::rule;

// As live error pages print them.
constexpr const char* kNotResolved = "CloudFront wasn't able to resolve the origin domain name.";
constexpr const char* kNotConnected = "CloudFront wasn't able to connect to the origin.";
constexpr const char* kClosed =
    "CloudFront attempted to establish a connection with the origin, but either the attempt failed or the origin "
    "closed the connection.";

std::string tries(const OriginLink& link) {
  return link.connectionAttempts == 1 ? "after one try"
                                      : "after " + std::to_string(link.connectionAttempts) + " tries";
}

bool listens(const Node& origin, const http::Request& r) {
  if (const auto* lb = std::get_if<LoadBalancerConfig>(&origin.config))
    return elb::listens(*lb, r.scheme, r.port);
  if (origin.kind() == NodeKind::FunctionUrl) return r.scheme == "https" && r.port == 443;
  const auto* bucket = std::get_if<BucketConfig>(&origin.config);
  if (bucket && bucket->endpoint == BucketEndpoint::Website) return r.scheme == "http" && r.port == 80;
  return true;
}

std::optional<OriginFault> given(const OriginLink& link, const std::string& target,
                                 const OriginAnswer& answer) {
  switch (answer.failure) {
    case OriginFailure::Dns:
      return OriginFault{rule("cloudfront.origin.dns"), 502, kNotResolved,
                         "The name " + target + " is not found."};
    case OriginFailure::Refused:
      return OriginFault{rule("cloudfront.origin.refused"), 502, kNotConnected,
                         target + " refuses the connection; CloudFront gives up " + tries(link) + "."};
    case OriginFailure::Reset:
      return OriginFault{rule("cloudfront.origin.reset"), 502, kClosed,
                         target + " closes the connection without an answer."};
    case OriginFailure::Tls:
    case OriginFailure::None: break;
  }
  return std::nullopt;
}

}  // namespace

std::optional<OriginFault> connectionFault(const http::Request& r, const OriginLink& link, const Node& origin,
                                           const OriginAnswer* answer) {
  const auto* balancer = std::get_if<LoadBalancerConfig>(&origin.config);
  if (balancer && balancer->internal && !link.vpcOrigin)
    return OriginFault{rule("cloudfront.origin.unreachable"), 504, kClosed,
                       "The load balancer is internal; CloudFront waits " +
                           std::to_string(link.connectionTimeout) + " s a try and gives up " + tries(link) +
                           ". A VPC origin would reach it."};
  if (!listens(origin, r))
    return OriginFault{rule("cloudfront.origin.no-listener"), 502, kNotConnected,
                       "'" + origin.name + "' has nothing that listens for " + r.scheme + " on port " +
                           std::to_string(r.port) + "."};
  return answer ? given(link, r.target, *answer) : std::nullopt;
}

std::optional<OriginFault> tlsFault(const http::Request& r, const OriginLink&, const OriginAnswer* answer) {
  if (!answer || answer->failure != OriginFailure::Tls || r.scheme != "https") return std::nullopt;
  return OriginFault{rule("cloudfront.origin.tls"), 502, kNotConnected,
                     "TLS with " + r.target +
                         " fails: CloudFront does not trust its certificate, or they "
                         "have no protocol in common."};
}

std::optional<OriginFault> timeoutFault(const OriginLink& link, std::string_view method,
                                        std::int64_t milliseconds) {
  if (milliseconds <= std::int64_t{link.readTimeout} * 1000) return std::nullopt;
  const bool again = method == "GET" || method == "HEAD";
  const int waited = link.readTimeout * (again ? link.connectionAttempts : 1);
  const std::string took = "The origin needs " + std::to_string(milliseconds / 1000) + " s. ";
  if (link.responseCompletionTimeout > 0 && waited > link.responseCompletionTimeout)
    return OriginFault{rule("cloudfront.origin.completion-timeout"), 504, kClosed,
                       took + "CloudFront stops after " + std::to_string(link.responseCompletionTimeout) +
                           " s for all tries together."};
  return OriginFault{
      rule("cloudfront.origin.read-timeout"), 504, kClosed,
      took + "CloudFront waits " + std::to_string(link.readTimeout) + " s" +
          (again && link.connectionAttempts > 1
               ? " and asks again: 504 " + tries(link) + " and " + std::to_string(waited) + " s."
               : "; " + std::string(method) + " is not tried again.")};
}

void answerFault(Stage& stage, const OriginFault& fault) {
  stage.answer(fault.rule, errorPage(stage, fault.status, fault.pageSentence), fault.sentence, true);
}

}  // namespace headway::cloudfront
