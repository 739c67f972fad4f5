// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "sim/model/field.h"
#include "sim/model/integration.h"
#include "sim/model/load_balancer.h"
#include "sim/support/ids.h"

namespace headway {

/// From the viewer to whatever answers to the name it asks for.
struct ViewerLink {
  bool operator==(const ViewerLink&) const = default;
};
template <>
const Described<ViewerLink>& describe<ViewerLink>();

enum class FunctionEvent { ViewerRequest, ViewerResponse };
template <>
struct EnumNames<FunctionEvent> {
  static constexpr std::string_view rows[] = {"viewer-request", "viewer-response"};
};

/// A function association: from a distribution to a function.
struct FunctionLink {
  FunctionEvent event = FunctionEvent::ViewerRequest;
  Texts behaviors;  ///< path patterns of the behaviors that run it; empty = all
  bool operator==(const FunctionLink&) const = default;
};
template <>
const Described<FunctionLink>& describe<FunctionLink>();

enum class OriginProtocolPolicy { HttpOnly, MatchViewer, HttpsOnly };
template <>
struct EnumNames<OriginProtocolPolicy> {
  static constexpr std::string_view rows[] = {"http-only", "match-viewer", "https-only"};
};

/// How CloudFront signs its requests to a bucket or function URL (OriginAccessControl.SigningBehavior);
/// none: no origin access control is attached.
enum class OriginAccess { None, Always, Never, NoOverride };
template <>
struct EnumNames<OriginAccess> {
  static constexpr std::string_view rows[] = {"none", "always", "never", "no-override"};
};

/// An origin of a distribution: from the distribution to the node that answers there.
struct OriginLink {
  Texts behaviors;     ///< path patterns that send here; empty = every behavior no other link names
  std::string domain;  ///< "" = the node's own name (an HTTP API's execute-api name)
  std::string path;    ///< origin path: "" or "/prod"
  OriginProtocolPolicy protocolPolicy = OriginProtocolPolicy::HttpsOnly;
  int httpPort = 80, httpsPort = 443;
  NameValues customHeaders;
  Texts certificateNames;  ///< names on the certificate shown there; empty = the domain itself
  OriginAccess accessControl = OriginAccess::None;
  int connectionAttempts = 3, connectionTimeout = 10;  ///< tries, and seconds for each
  int readTimeout = 30, keepAliveTimeout = 5;          ///< seconds
  int responseCompletionTimeout = 0;                   ///< seconds; 0 = no limit
  bool vpcOrigin = false;                              ///< reached through a VPC origin
  std::string originShield;                            ///< Region of Origin Shield; "" = off
  Texts sslProtocols = {"TLSv1.2"};
  /// Statuses of the primary origin that send a request here; not empty: this is the secondary origin of an
  /// origin group for the behaviors it names.
  Texts failoverCodes;
  bool operator==(const OriginLink&) const = default;
};
template <>
const Described<OriginLink>& describe<OriginLink>();

/// A function URL calls the Lambda function that runs Django.
struct InvokeLink {
  bool operator==(const InvokeLink&) const = default;
};
template <>
const Described<InvokeLink>& describe<InvokeLink>();

/// CloudFront takes no origin custom header of this name. Source: add-origin-custom-headers.
bool customHeaderForbidden(std::string_view name);

using LinkConfig =
    std::variant<ViewerLink, FunctionLink, OriginLink, IntegrationLink, InvokeLink, TargetLink, MethodLink>;

/// A directed wire between two nodes and what selects it.
struct Link {
  LinkId id;  ///< derived from the ends, see ids.h
  NodeId from, to;
  LinkConfig config;
  bool operator==(const Link&) const = default;
};

const Schema& linkSchema(const LinkConfig& config);
Value linkField(const LinkConfig& config, std::string_view field);
/// Errors as checkValue; "field.unknown".
Result<LinkConfig> withLinkField(LinkConfig config, std::string_view field, const Value& v);

}  // namespace headway
