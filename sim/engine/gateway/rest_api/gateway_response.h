// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "sim/engine/gateway/rest_api/rules.h"
#include "sim/engine/stage.h"
#include "sim/model/rest_api.h"

namespace headway::gateway::rest {

/// A type of gateway response. Source: supported-gateway-response-types.
struct ResponseType {
  std::string_view name;
  int status;  ///< by default; 0: the type has none of its own
};
std::span<const ResponseType> responseTypes();

/// An answer that a REST API makes itself.
struct OwnAnswer {
  RuleId rule;
  std::string_view type;  ///< the gateway response that can word it anew; "" = none can
  int status;
  std::string_view message;    ///< $context.error.message; "" = null
  std::string_view errorType;  ///< x-amzn-ErrorType; "" = not there
  std::string_view key = "message";
};

inline constexpr OwnAnswer kOwnAnswers[] = {
    {rule("gateway.rest-api.host-unknown"), "", 403, "Forbidden", "ForbiddenException"},
    {rule("gateway.rest-api.endpoint-disabled"), "", 403, "Forbidden", "ForbiddenException"},
    {rule("gateway.rest-api.no-mapping"), "", 403, "Forbidden", "ForbiddenException"},
    {rule("gateway.rest-api.no-stage"), "", 403, "Forbidden", "ForbiddenException"},
    {rule("gateway.rest-api.private.no-api-id"), "", 403, "Forbidden", "ForbiddenException"},
    {rule("gateway.rest-api.private.from-outside"), "", 403, "Forbidden", "ForbiddenException"},
    {rule("gateway.rest-api.private.dns-captures"), "", 403, "Forbidden", "ForbiddenException"},
    {rule("gateway.rest-api.headers-too-large"), "", 431, "Request Header Fields Too Large", ""},
    {rule("gateway.rest-api.url-too-long"), "", 414, "Request URI too long", ""},
    {rule("gateway.rest-api.query-characters"), "", 400, "Bad Request", "BadRequestException"},
    {rule("gateway.rest-api.no-resource"), "MISSING_AUTHENTICATION_TOKEN", 403,
     "Missing Authentication Token", "MissingAuthenticationTokenException"},
    {rule("gateway.rest-api.no-method"), "MISSING_AUTHENTICATION_TOKEN", 403, "Missing Authentication Token",
     "MissingAuthenticationTokenException"},
    {rule("gateway.rest-api.policy.denies"), "ACCESS_DENIED", 403,
     "User: anonymous is not authorized to perform: execute-api:Invoke on resource: ",
     "AccessDeniedException", "Message"},
    {rule("gateway.rest-api.authorizer.no-token"), "UNAUTHORIZED", 401, "Unauthorized",
     "UnauthorizedException"},
    {rule("gateway.rest-api.authorizer.denies"), "ACCESS_DENIED", 403,
     "User is not authorized to access this resource with an explicit deny in an identity-based policy",
     "AccessDeniedException", "Message"},
    {rule("gateway.rest-api.authorizer.unauthorized"), "UNAUTHORIZED", 401, "Unauthorized",
     "UnauthorizedException"},
    {rule("gateway.rest-api.authorizer.fails"), "AUTHORIZER_CONFIGURATION_ERROR", 500, "",
     "AuthorizerConfigurationException"},
    {rule("gateway.rest-api.cognito.refuses"), "UNAUTHORIZED", 401, "Unauthorized", "UnauthorizedException"},
    {rule("gateway.rest-api.cognito.expired"), "UNAUTHORIZED", 401, "The incoming token has expired",
     "UnauthorizedException"},
    {rule("gateway.rest-api.iam.unsigned"), "MISSING_AUTHENTICATION_TOKEN", 403,
     "Missing Authentication Token", "MissingAuthenticationTokenException"},
    {rule("gateway.rest-api.iam.signature"), "INVALID_SIGNATURE", 403,
     "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.",
     "InvalidSignatureException"},
    {rule("gateway.rest-api.iam.expired"), "EXPIRED_TOKEN", 403,
     "The security token included in the request is expired", "ExpiredTokenException"},
    {rule("gateway.rest-api.iam.denies"), "ACCESS_DENIED", 403,
     "User: arn:aws:iam::123456789012:user/caller is not authorized to perform: execute-api:Invoke on resource: ",
     "AccessDeniedException", "Message"},
    {rule("gateway.rest-api.api-key.refused"), "INVALID_API_KEY", 403, "Forbidden", "ForbiddenException"},
    {rule("gateway.rest-api.throttled"), "THROTTLED", 429, "Too Many Requests", "TooManyRequestsException"},
    {rule("gateway.rest-api.key-throttled"), "THROTTLED", 429, "Too Many Requests",
     "TooManyRequestsException"},
    {rule("gateway.rest-api.quota"), "QUOTA_EXCEEDED", 429, "Limit Exceeded", "LimitExceededException"},
    {rule("gateway.rest-api.body-too-large"), "", 413, "Request Too Long", "RequestTooLargeException"},
    {rule("gateway.rest-api.arn-too-long"), "", 414, "Request URI too long", ""},
    {rule("gateway.rest-api.header.exception"), "DEFAULT_5XX", 500, "Internal server error",
     "InternalServerErrorException"},
    {rule("gateway.rest-api.mapping.forbidden"), "DEFAULT_5XX", 500, "Internal server error",
     "InternalServerErrorException"},
    {rule("gateway.rest-api.lambda.no-permission"), "API_CONFIGURATION_ERROR", 500, "Internal server error",
     "InternalServerErrorException"},
    {rule("gateway.rest-api.lambda.too-large"), "", 413, "Request Too Long", "RequestTooLargeException"},
    {rule("gateway.rest-api.integration-failed"), "INTEGRATION_FAILURE", 504,
     "Network error communicating with endpoint", "InternalServerErrorException"},
    {rule("gateway.rest-api.integration-timeout"), "INTEGRATION_TIMEOUT", 504, "Endpoint request timed out",
     "InternalServerErrorException"},
    {rule("gateway.rest-api.function-failed"), "DEFAULT_5XX", 502, "Internal server error",
     "InternalServerErrorException"},
};

/// The answer of that rule; a rule without one does not compile.
consteval const OwnAnswer& ownAnswer(std::string_view key) {
  for (const OwnAnswer& row : kOwnAnswers)
    if (row.rule.row().key == key) return row;
  throw "this rule has no answer of its own";
}

/// Who asks, and where: what templates and headers of gateway responses can name.
struct ErrorPlace {
  const RestApiConfig& api;
  const http::Request& request;  ///< as the API got it
  NameValues context;            ///< $context.*, without error.*
  std::string requestId, extendedRequestId;
};

/// Ends the hop with that answer, worded anew by the API's gateway responses if they say so. `detail` is put
/// behind the message (an ARN).
void answerItself(Stage& stage, const ErrorPlace& place, const OwnAnswer& own, std::string sentence,
                  const std::string& detail = {});

/// An id as x-amzn-RequestId has it: 8-4-4-4-12 hexadecimal digits.
std::string requestId(IdSource& ids);

}  // namespace headway::gateway::rest
