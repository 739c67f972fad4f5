// SPDX-License-Identifier: GPL-3.0-or-later
// What a REST API says when it answers itself: types, statuses, bodies, and their wording anew.
#include <map>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "sim/engine/fakes.h"
#include "sim/engine/gateway/rest_api/gateway_response.h"

using namespace headway;
namespace rest = gateway::rest;

namespace {

const std::map<std::string_view, int> kDefaultStatus = {
    {"ACCESS_DENIED", 403},
    {"API_CONFIGURATION_ERROR", 500},
    {"AUTHORIZER_CONFIGURATION_ERROR", 500},
    {"AUTHORIZER_FAILURE", 500},
    {"BAD_REQUEST_BODY", 400},
    {"BAD_REQUEST_PARAMETERS", 400},
    {"DEFAULT_4XX", 0},
    {"DEFAULT_5XX", 0},
    {"EXPIRED_TOKEN", 403},
    {"INTEGRATION_FAILURE", 504},
    {"INTEGRATION_TIMEOUT", 504},
    {"INVALID_API_KEY", 403},
    {"INVALID_SIGNATURE", 403},
    {"MISSING_AUTHENTICATION_TOKEN", 403},
    {"QUOTA_EXCEEDED", 429},
    {"REQUEST_TOO_LARGE", 413},
    {"RESOURCE_NOT_FOUND", 404},
    {"THROTTLED", 429},
    {"UNAUTHORIZED", 401},
    {"UNSUPPORTED_MEDIA_TYPE", 415},
    {"WAF_FILTERED", 403},
};

struct Row {
  const char* rule;
  int status;
  const char* body;
  const char* errorType;
};
constexpr const char* kForbidden = R"({"message":"Forbidden"})";
constexpr const char* kToken = R"({"message":"Missing Authentication Token"})";
constexpr const char* kInternal = R"({"message":"Internal server error"})";
constexpr Row kRows[] = {
    {"host-unknown", 403, kForbidden, "ForbiddenException"},
    {"endpoint-disabled", 403, kForbidden, "ForbiddenException"},
    {"no-stage", 403, kForbidden, "ForbiddenException"},
    {"no-resource", 403, kToken, "MissingAuthenticationTokenException"},
    {"no-method", 403, kToken, "MissingAuthenticationTokenException"},
    {"policy.denies", 403,
     R"({"Message":"User: anonymous is not authorized to perform: execute-api:Invoke on resource: "})",
     "AccessDeniedException"},
    {"authorizer.denies", 403,
     R"({"Message":"User is not authorized to access this resource with an explicit deny in an identity-based policy"})",
     "AccessDeniedException"},
    {"authorizer.no-token", 401, R"({"message":"Unauthorized"})", "UnauthorizedException"},
    {"authorizer.fails", 500, R"({"message":null})", "AuthorizerConfigurationException"},
    {"api-key.refused", 403, kForbidden, "ForbiddenException"},
    {"throttled", 429, R"({"message":"Too Many Requests"})", "TooManyRequestsException"},
    {"quota", 429, R"({"message":"Limit Exceeded"})", "LimitExceededException"},
    {"body-too-large", 413, R"({"message":"Request Too Long"})", "RequestTooLargeException"},
    {"integration-failed", 504, R"({"message":"Network error communicating with endpoint"})",
     "InternalServerErrorException"},
    {"integration-timeout", 504, R"({"message":"Endpoint request timed out"})",
     "InternalServerErrorException"},
    {"function-failed", 502, kInternal, "InternalServerErrorException"},
    {"lambda.no-permission", 500, kInternal, "InternalServerErrorException"},
    {"arn-too-long", 414, R"({"message":"Request URI too long"})", ""},
};

const rest::OwnAnswer& own(std::string_view key) {
  for (const rest::OwnAnswer& row : rest::kOwnAnswers)
    if (row.rule.key() == "gateway.rest-api." + std::string(key)) return row;
  throw std::invalid_argument(std::string(key));
}

http::Response answer(const rest::OwnAnswer& which, const RestApiConfig& api = {}) {
  http::Request request;
  request.headers = {{"Origin", "https://app.example.com"}};
  Hop hop;
  hop.in = hop.out = request;
  FixedClock clock;
  SeededIds ids;
  Stage stage(hop, clock, ids);
  rest::answerItself(stage, {api, request, {{"stage", "prod"}, {"path", "/prod/x"}}, "id-1", "id-2="}, which,
                     "why");
  return std::get<http::Response>(hop.out);
}

RestApiConfig with(GatewayResponse g) {
  RestApiConfig api;
  api.stageVariables = {{"color", "blue"}};
  api.gatewayResponses = {{.type = "DEFAULT_5XX", .status = 599}, std::move(g)};
  return api;
}

}  // namespace

TEST(GatewayResponses, TypesAndTheirStatuses) {
  std::map<std::string_view, int> types;
  for (const rest::ResponseType& t : rest::responseTypes()) types.emplace(t.name, t.status);
  EXPECT_EQ(types, kDefaultStatus);
}

TEST(GatewayResponses, OwnAnswersHaveTheStatusOfTheirType) {
  for (const rest::OwnAnswer& row : rest::kOwnAnswers) {
    if (row.type.empty()) continue;
    ASSERT_TRUE(kDefaultStatus.contains(row.type)) << row.type;
    if (const int status = kDefaultStatus.at(row.type); status != 0)
      EXPECT_EQ(row.status, status) << row.rule.key();
    else
      EXPECT_EQ(row.status / 100, row.type == "DEFAULT_4XX" ? 4 : 5) << row.rule.key();
  }
}

TEST(GatewayResponses, BodiesAndHeaders) {
  for (const Row& row : kRows) {
    const http::Response r = answer(own(row.rule));
    EXPECT_EQ(r.status, row.status) << row.rule;
    EXPECT_EQ(r.body, row.body) << row.rule;
    EXPECT_EQ(r.headers.get("x-amzn-ErrorType"), row.errorType) << row.rule;
    EXPECT_EQ(r.headers.get("Content-Type"), "application/json") << row.rule;
    EXPECT_EQ(r.headers.get("Content-Length"), std::to_string(r.body.size())) << row.rule;
    EXPECT_EQ(r.headers.get("x-amzn-RequestId"), "id-1") << row.rule;
    EXPECT_EQ(r.headers.get("x-amz-apigw-id"), "id-2=") << row.rule;
    EXPECT_EQ(r.headers.contains("x-amzn-ErrorType"), *row.errorType != '\0') << row.rule;
  }
}

TEST(GatewayResponses, EveryBodyIsJson) {
  for (const rest::OwnAnswer& row : rest::kOwnAnswers)
    EXPECT_TRUE(nlohmann::json::accept(answer(row).body)) << row.rule.key();
}

TEST(GatewayResponses, TheVeryTypeBeatsTheDefault) {
  RestApiConfig api;
  api.gatewayResponses = {{.type = "DEFAULT_4XX", .status = 418}, {.type = "THROTTLED", .status = 503}};
  EXPECT_EQ(answer(own("throttled"), api).status, 503);
  EXPECT_EQ(answer(own("quota"), api).status, 418);
  EXPECT_EQ(answer(own("function-failed"), api).status, 502) << "a 5XX does not follow DEFAULT_4XX";
  EXPECT_EQ(answer(own("no-stage"), api).status, 403) << "the front end's answer is nobody's to word";
  EXPECT_EQ(answer(own("body-too-large"), api).status, 413);
}

TEST(GatewayResponses, TemplatesAndHeaders) {
  const http::Response r =
      answer(own("no-resource"),
             with({.type = "MISSING_AUTHENTICATION_TOKEN",
                   .headers = {{"Access-Control-Allow-Origin", "method.request.header.Origin"},
                               {"X-Constant", "'kept'"},
                               {"X-None", "method.request.header.None"},
                               {"Content-Type", "'text/plain'"}},
                   .body = "$context.error.messageString of $context.error.responseType in ${context.stage}, "
                           "$stageVariables.color; $context.nothing$5 $"}));
  EXPECT_EQ(r.body, "\"Missing Authentication Token\" of MISSING_AUTHENTICATION_TOKEN in prod, blue; $5 $");
  EXPECT_EQ(r.headers.get("Access-Control-Allow-Origin"), "https://app.example.com");
  EXPECT_EQ(r.headers.get("X-Constant"), "kept");
  EXPECT_EQ(r.headers.get("Content-Type"), "text/plain");
  EXPECT_FALSE(r.headers.contains("X-None"));
  EXPECT_EQ(r.status, 403);
}

TEST(GatewayResponses, TemplatesEndAnywhere) {
  for (const char* body :
       {"$", "${", "$context.", "${context.stage", "$context.error.message.", "$stageVariables."})
    EXPECT_NE(answer(own("throttled"), with({.type = "THROTTLED", .body = body})).status, 0) << body;
}
