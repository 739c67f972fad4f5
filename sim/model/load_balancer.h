// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "sim/model/field.h"

namespace headway {

enum class WebScheme { Http, Https };
template <>
struct EnumNames<WebScheme> {
  static constexpr std::string_view rows[] = {"http", "https"};
};

/// routing.http.xff_header_processing.mode
enum class ForwardedForMode { Append, Preserve, Remove };
template <>
struct EnumNames<ForwardedForMode> {
  static constexpr std::string_view rows[] = {"append", "preserve", "remove"};
};

/// An Application Load Balancer with one listener; its targets are behind the wire that leaves it.
struct LoadBalancerConfig {
  std::string dnsName = "site-1234567890.us-east-1.elb.amazonaws.com";
  bool internal = false;  ///< in private subnets: reached from its VPC alone
  WebScheme listener = WebScheme::Http;
  int listenerPort = 80;
  Texts certificateNames;  ///< names on the certificates of an https listener
  ForwardedForMode xForwardedFor = ForwardedForMode::Append;
  bool preserveHost = false;  ///< routing.http.preserve_host_header.enabled

  bool operator==(const LoadBalancerConfig&) const = default;
};
template <>
const Described<LoadBalancerConfig>& describe<LoadBalancerConfig>();

}  // namespace headway
