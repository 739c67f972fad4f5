// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "sim/http/message.h"
#include "sim/model/project.h"

namespace headway::gateway {

/// The stage of an API that Host and path lead to.
struct ApiAddress {
  std::string domain;         ///< the name that was asked, lower case, without a port
  std::string stage;          ///< "$default", "prod"
  std::string path;           ///< raw, without the stage or the mapping key; begins with '/'
  std::string key;            ///< mapping key that led here; "" = none
  std::string requestedPath;  ///< raw, as it came
  bool onCustomDomain = false;
};

/// Host and path lead to no stage of the API.
struct NoAddress {
  enum class Why {
    UnknownHost,       ///< a name that no API of the project has
    RegionalName,      ///< a name a custom domain points to, "d-1234567890.execute-api...": nobody's Host
    EndpointDisabled,  ///< the execute-api name is switched off
    NoMapping,         ///< a custom domain name, but no mapping of it takes this path
    OtherApi,          ///< the longest mapping key belongs to another API of the project
    Reserved,          ///< /ping or /sping of a custom domain name
    NoStage,           ///< the execute-api name without a stage's name, and there is no $default
  };
  Why why = Why::UnknownHost;
  std::string sentence;  ///< why, in this request's own values
};

using Addressed = std::variant<ApiAddress, NoAddress>;

/// The names and stages of an HTTP or REST API node, null for other kinds.
const ApiNames* apiNames(const Node& node);

/// The API is chosen by Host: its execute-api name, or a custom domain name of which the longest mapping key
/// that the path begins with (whole segments) belongs to it. Mappings of all APIs of the project take part.
/// On the execute-api name the first segment is the stage, else $default serves the whole path.
/// Sources: http-api-stages, http-api-mappings, api-gateway-known-issues (/ping).
Addressed addressOf(const Project& project, const Node& api, const http::Request& request);

/// A name such as "d-1234567890.execute-api.eu-west-1.amazonaws.com".
bool isRegionalName(std::string_view domain);

/// Lower case, without a port.
std::string domainOfHost(std::string_view host);

/// A wildcard stands for one label: "*.example.com" covers "api.example.com". Case is ignored.
bool nameCovers(std::string_view pattern, std::string_view name);

/// Some of the API's own custom domain names, wildcards too, is that name.
bool hasCustomDomain(const ApiNames& api, std::string_view name);

/// A VPC endpoint for private APIs of that Region is in the project, so inside the VPC every execute-api name
/// of the Region leads to it. Source: apigateway-private-api-test-invoke-url.
bool capturedByVpcEndpoint(const Project& project, std::string_view region);

}  // namespace headway::gateway
