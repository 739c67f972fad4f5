// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "sim/model/gateway.h"

namespace headway {

enum class IntegrationType { LambdaProxy, HttpProxy };
template <>
struct EnumNames<IntegrationType> {
  static constexpr std::string_view rows[] = {"lambda-proxy", "http-proxy"};
};

enum class PayloadVersion { V2, V1 };
template <>
struct EnumNames<PayloadVersion> {
  static constexpr std::string_view rows[] = {"2.0", "1.0"};
};

/// What lets a request into a route of an HTTP API. What it decides, the sample request says.
enum class RouteAuthorization { None, Jwt, Lambda, Iam };
template <>
struct EnumNames<RouteAuthorization> {
  static constexpr std::string_view rows[] = {"NONE", "JWT", "CUSTOM", "AWS_IAM"};
};

/// Routes of an HTTP API and the integration they lead to.
struct IntegrationLink {
  Texts routes = {"$default"};  ///< route keys: "$default", "ANY /{proxy+}", "GET /pets"
  IntegrationType type = IntegrationType::LambdaProxy;
  std::string uri;  ///< http-proxy over the internet: the URL called, "https://backend.example.com"
  ApiConnection connection = ApiConnection::Internet;
  std::string serverNameToVerify;  ///< vpc-link: https to this name; "" = http
  PayloadVersion payloadVersion = PayloadVersion::V2;
  RouteAuthorization authorization = RouteAuthorization::None;
  Texts identitySources = {"$request.header.Authorization"};
  Texts authorizationScopes;
  NameValues requestParameters;  ///< "overwrite:header.Host" and its value
  std::vector<ResponseMapping> responseParameters;
  int timeout = 30'000;      ///< milliseconds
  bool allowsInvoke = true;  ///< the function's policy lets the API call it
  bool operator==(const IntegrationLink&) const = default;
};
template <>
const Described<IntegrationLink>& describe<IntegrationLink>();

enum class MethodType { LambdaProxy, HttpProxy, Http };
template <>
struct EnumNames<MethodType> {
  static constexpr std::string_view rows[] = {"lambda-proxy", "http-proxy", "http"};
};

/// What lets a request into a method of a REST API.
enum class MethodAuthorization { None, Iam, Token, Request, Cognito };
template <>
struct EnumNames<MethodAuthorization> {
  static constexpr std::string_view rows[] = {"NONE", "AWS_IAM", "TOKEN", "REQUEST", "COGNITO_USER_POOLS"};
};

/// Methods of a REST API and the integration they lead to.
struct MethodLink {
  Texts methods = {"ANY /", "ANY /{proxy+}"};  ///< method and resource path
  MethodType type = MethodType::LambdaProxy;
  std::string uri;  ///< http and http-proxy: the URL called; through a VPC link it names Host alone
  ApiConnection connection = ApiConnection::Internet;
  MethodAuthorization authorization = MethodAuthorization::None;
  Texts identitySources = {"method.request.header.Authorization"};
  bool apiKeyRequired = false;
  NameValues requestParameters;  ///< "integration.request.header.Host" and "'www.example.com'"
  std::vector<ResponseMapping> responseParameters;
  int timeout = 29'000;      ///< milliseconds
  bool allowsInvoke = true;  ///< the function's policy lets the API call it
  bool operator==(const MethodLink&) const = default;
};
template <>
const Described<MethodLink>& describe<MethodLink>();

}  // namespace headway
