// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "sim/engine/stage.h"
#include "sim/model/value.h"

namespace headway::gateway {

/// The door that calls the function, and the payload version it speaks.
enum class EventKind { HttpApi2, HttpApi1, RestApi, FunctionUrl, LoadBalancer };

/// "an HTTP API (payload 2.0)"
std::string_view doorName(EventKind kind) noexcept;

enum class AuthorizerKind { None, Jwt, Lambda, Iam, Cognito };

/// What the authorizer of a route or method tells the function.
struct Authorizer {
  AuthorizerKind kind = AuthorizerKind::None;
  NameValues values;  ///< claims, or the context of a Lambda authorizer
  Texts scopes;       ///< jwt: the scopes of the route
  bool operator==(const Authorizer&) const = default;
};

/// What a door knows beside the request. The door has edited the request before: its path is the event's
/// rawPath or path, its headers are those the function sees.
struct EventShape {
  EventKind kind = EventKind::HttpApi2;
  bool multiValue = false;  ///< LoadBalancer: lambda.multi_value_headers.enabled
  std::string accountId = "123456789012", apiId;
  std::string routeKey, stage;  ///< routeKey: HTTP API and function URL
  std::string resourcePath;     ///< RestApi: "/{proxy+}"
  std::string contextPath;      ///< requestContext's own path; "" = what the kind makes of the request's
  NameValues variables;         ///< path variables of the route, still encoded
  NameValues stageVariables;
  Authorizer authorizer;
  std::string targetGroupArn;  ///< LoadBalancer
  Texts binaryMediaTypes;      ///< RestApi: bodies of these types are base64
};

/// The event a function gets, in the words of all doors together.
struct LambdaEvent {
  EventKind kind = EventKind::HttpApi2;
  bool multiValue = false;
  std::string accountId, apiId, routeKey, resourcePath, stage;
  std::string domainName;
  std::string method;
  std::string path;         ///< rawPath, or path
  std::string contextPath;  ///< requestContext.http.path, or requestContext.path
  std::string rawQuery;     ///< without '?'; "" = none
  /// Spelt as in the event, sorted by name. Payload 2.0: no name twice; a multi-value event: every value; an
  /// event of a load balancer without multi-value headers: the last one of each name.
  http::Headers headers;
  Texts cookies;  ///< payload 2.0: "name=value" each
  NameValues pathParameters, stageVariables;
  Authorizer authorizer;
  std::string sourceIp, userAgent;
  std::string targetGroupArn;
  std::string body;       ///< as the client sent it
  bool isBase64 = false;  ///< the event holds the body in base64
  std::string requestId, extendedRequestId;
  std::int64_t epochMilliseconds = 0;

  /// The payload is version 2.0.
  bool version2() const noexcept { return kind == EventKind::HttpApi2 || kind == EventKind::FunctionUrl; }
};

/// The event of the stage's (already edited) request; writes its JSON into the hop. `sourceIp` is the peer of
/// the door, behind an edge-optimized API the viewer.
/// Sources: http-api-develop-integrations-lambda, set-up-lambda-proxy-integrations, urls-invocation,
/// lambda-functions (load balancers), and captures of live events.
LambdaEvent lambdaEvent(Stage& stage, const EventShape& shape, std::string_view sourceIp);

/// Puts the JSON of the event into the hop; it is written when somebody reads it.
void showEvent(Stage& stage, const LambdaEvent& event);

/// The event as a developer sees it in a log: indented JSON in the order AWS writes it.
std::string eventJson(const LambdaEvent& event);
/// Its requestContext alone, on one line.
std::string requestContextJson(const LambdaEvent& event);

/// The bytes in base64 with padding (RFC 4648, section 4).
std::string base64(std::string_view bytes);

}  // namespace headway::gateway
