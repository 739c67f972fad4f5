// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "sim/model/field.h"

namespace headway {

enum class WebScheme { Http, Https };
template <>
struct EnumNames<WebScheme> {
  static constexpr std::string_view rows[] = {"http", "https"};
};

enum class BalancerType { Application, Network };
template <>
struct EnumNames<BalancerType> {
  static constexpr std::string_view rows[] = {"application", "network"};
};

/// tcp passes every byte on; tls ends the encryption. Both are a Network Load Balancer's.
enum class ListenerProtocol { Http, Https, Tcp, Tls };
template <>
struct EnumNames<ListenerProtocol> {
  static constexpr std::string_view rows[] = {"http", "https", "tcp", "tls"};
};

/// A further listener of a load balancer.
struct Listener {
  ListenerProtocol protocol = ListenerProtocol::Http;
  int port = 80;
  Texts certificateNames;  ///< names on the certificates of an https or tls listener
  bool operator==(const Listener&) const = default;
};
template <>
const Described<Listener>& describe<Listener>();

enum class RuleAction { Forward, Redirect, FixedResponse, Authenticate };
template <>
struct EnumNames<RuleAction> {
  static constexpr std::string_view rows[] = {"forward", "redirect", "fixed-response", "authenticate"};
};

/// A rule of a listener of an Application Load Balancer. All conditions must hold; of one condition one
/// value. A rule without conditions is the listener's default. Source: load-balancer-listeners.
struct ListenerRule {
  int listenerPort = 0;  ///< 0 = every listener
  int priority = 1;      ///< 1 to 50,000; the lowest is tried first, the default last
  Texts hostHeader, pathPattern, methods, sourceIp;
  NameValues httpHeader;   ///< name and pattern; the same name again = another value
  NameValues queryString;  ///< key ("" = any) and pattern
  RuleAction action = RuleAction::Forward;
  std::string target;                                             ///< node id; "" = the first wire
  std::string location = "https://#{host}:443/#{path}?#{query}";  ///< redirect
  int status = 301;                                               ///< redirect and fixed-response
  std::string contentType = "text/plain", body;                   ///< fixed-response
  std::string hostRewrite, hostReplacement;                       ///< transform: regex, replacement
  std::string urlRewrite, urlReplacement;
  bool operator==(const ListenerRule&) const = default;
};
template <>
const Described<ListenerRule>& describe<ListenerRule>();

/// routing.http.xff_header_processing.mode
enum class ForwardedForMode { Append, Preserve, Remove };
template <>
struct EnumNames<ForwardedForMode> {
  static constexpr std::string_view rows[] = {"append", "preserve", "remove"};
};

/// An Application or Network Load Balancer; its targets are behind the wires that leave it.
struct LoadBalancerConfig {
  std::string dnsName = "site-1234567890.us-east-1.elb.amazonaws.com";
  BalancerType type = BalancerType::Application;
  bool internal = false;  ///< in private subnets: reached from its VPC alone
  ListenerProtocol listener = ListenerProtocol::Http;
  int listenerPort = 80;
  Texts certificateNames;  ///< names on the certificates of an https or tls listener
  std::vector<Listener> moreListeners;
  std::vector<ListenerRule> rules;
  ForwardedForMode xForwardedFor = ForwardedForMode::Append;
  bool xForwardedForClientPort = false;  ///< routing.http.xff_client_port.enabled
  bool preserveHost = false;             ///< routing.http.preserve_host_header.enabled
  bool dropInvalidHeaders = false;       ///< routing.http.drop_invalid_header_fields.enabled
  bool tlsHeaders = false;               ///< routing.http.x_amzn_tls_version_and_cipher_suite.enabled
  int idleTimeout = 60;                  ///< seconds

  /// The main listener and the others.
  std::vector<Listener> listeners() const;
  bool operator==(const LoadBalancerConfig&) const = default;
};
template <>
const Described<LoadBalancerConfig>& describe<LoadBalancerConfig>();

enum class TargetType { Server, Lambda };
template <>
struct EnumNames<TargetType> {
  static constexpr std::string_view rows[] = {"server", "lambda"};
};

/// A target group: from a load balancer to what runs Django, or from a network one to an application one.
struct TargetLink {
  TargetType type = TargetType::Server;
  WebScheme protocol = WebScheme::Http;
  int port = 8000;
  bool multiValueHeaders = false;  ///< lambda.multi_value_headers.enabled
  std::string healthCheckPath = "/";
  std::string healthCheckMatcher = "200";  ///< "200", "200-399", "200,302"
  bool preserveClientIp = false;           ///< network: the server sees the client's address
  bool proxyProtocol = false;              ///< network: PROXY protocol version 2
  bool operator==(const TargetLink&) const = default;
};
template <>
const Described<TargetLink>& describe<TargetLink>();

}  // namespace headway
