// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/rules.h"

namespace headway::gateway {

namespace source {
inline constexpr std::string_view kStages =
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-stages.html";
inline constexpr std::string_view kRoutes =
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html";
inline constexpr std::string_view kLambda =
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html";
inline constexpr std::string_view kHttp =
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-http.html";
inline constexpr std::string_view kKnownIssues =
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html";
inline constexpr std::string_view kDomains =
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-custom-domain-names.html";
inline constexpr std::string_view kQuotas =
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html";
}  // namespace source

inline constexpr Rule kRules[] = {
    {"gateway.http-api.https-only", "An HTTP API over plain http is not documented",
     "API Gateway's endpoints are https; what a connection to port 80 gets is not documented, so the run stops here.",
     source::kStages, Confidence::Unknown},
    {"gateway.http-api.host", "The API is chosen by Host",
     "Host is the API's execute-api name or one of its custom domain names.", source::kStages},
    {"gateway.http-api.host-unknown", "An HTTP API refuses names that are not its own",
     "API Gateway picks the API by Host before it looks at anything else. A name no API owns gets 403 and nothing is logged.",
     "https://github.com/Droplr/serverless-api-cloudfront/issues/15", Confidence::Inferred},
    {"gateway.http-api.endpoint-disabled", "The execute-api name is switched off",
     "AWS says such requests fail but not with which status; Headway answers 404 Not Found.",
     "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-disable-default-endpoint.html",
     Confidence::Unknown},
    {"gateway.http-api.stage", "The stage that serves the request",
     "On the execute-api name the first part of the path is the stage, unless the stage is $default. A custom domain name is mapped to one.",
     source::kStages},
    {"gateway.http-api.no-stage", "No stage answers to this path",
     "Without a $default stage, a path that does not begin with a stage name gets 404.", source::kStages},
    {"gateway.http-api.route", "The most specific route wins",
     "A full match of method and path beats a greedy {proxy+}, which beats $default. Of two full matches the one with more literal parts wins.",
     source::kRoutes},
    {"gateway.http-api.no-route", "No route matches", "The API answers 404 itself.", source::kRoutes},
    {"gateway.http-api.trailing-slash", "A slash at the end of a literal route",
     "Whether GET /pets also serves /pets/ is not documented; Headway says no.", source::kRoutes,
     Confidence::Unknown},
    {"gateway.http-api.headers-too-large", "Request line and headers over 10,240 bytes",
     "The limit is documented, the status is not; Headway answers 431.", source::kQuotas,
     Confidence::Unknown},
    {"gateway.lambda.x-forwarded-for", "API Gateway appends the address it sees",
     "Behind CloudFront that is the edge's address; the viewer's stands before it.", source::kLambda,
     Confidence::Observed},
    {"gateway.lambda.x-forwarded-port", "API Gateway writes X-Forwarded-Port",
     "The port of its own endpoint, 443.", source::kLambda, Confidence::Observed},
    {"gateway.lambda.x-forwarded-proto", "API Gateway writes X-Forwarded-Proto",
     "The scheme of the connection to its own endpoint, always https; a value sent by the client is replaced.",
     source::kLambda, Confidence::Observed},
    {"gateway.lambda.trace-id", "API Gateway adds X-Amzn-Trace-Id", "An id for tracing, Root=... .",
     source::kLambda, Confidence::Observed},
    {"gateway.lambda.connection-dropped", "Connection stays behind",
     "Hop-by-hop headers do not reach the event.", source::kLambda, Confidence::Observed},
    {"gateway.lambda.raw-path", "The event's path is decoded and names the stage",
     "rawPath is percent-decoded in events of HTTP APIs and begins with the stage, unless it is $default.",
     source::kLambda, Confidence::Observed},
    {"gateway.lambda.raw-path-custom-domain",
     "A named stage behind a custom domain name is taken to be in the path",
     "The viewer's path does not name the stage. Reports disagree on whether rawPath does; Headway writes it there.",
     "https://github.com/CodeGenieApp/serverless-express/issues/465", Confidence::Unknown},
    {"gateway.lambda.event", "The function gets a payload 2.0 event",
     "Header names in lower case, repeats joined with a comma, cookies as a list of their own.",
     source::kLambda},
    {"gateway.http.forwarded", "API Gateway writes Forwarded",
     "For HTTP backends what X-Forwarded-* headers say is turned into one Forwarded header. Django reads no Forwarded.",
     source::kKnownIssues},
    {"gateway.http.x-forwarded-dropped", "X-Forwarded-* are taken to be folded into Forwarded",
     "AWS says they are turned into Forwarded; whether a client's own X-Forwarded-Host also passes is not documented. Headway removes them.",
     source::kKnownIssues, Confidence::Unknown},
    {"gateway.http.host", "The backend gets its own name as Host",
     "A public HTTP integration is called by the name in its URL.", source::kHttp, Confidence::Observed},
    {"gateway.http.via", "API Gateway writes Via", "HTTP/1.1 AmazonAPIGateway, after what stood there.",
     source::kKnownIssues, Confidence::Observed},
    {"gateway.http.content-length", "A request without a body gets Content-Length: 0", "Also a GET.",
     source::kKnownIssues},
    {"gateway.http.path", "The path goes on without the stage",
     "{proxy} in the URL takes the greedy part; a $default route appends the whole path. The stage is left out.",
     source::kHttp, Confidence::Inferred},
    {"gateway.http.connect", "API Gateway connects to the URL", "Over HTTP/1.1, from an address of its own.",
     source::kHttp},
    {"gateway.http.no-uri", "The integration has no URL", "An http-proxy integration needs the URL it calls.",
     source::kHttp},
    {"gateway.http-api.integration-failed", "The integration failed",
     "Without an answer from the Lambda function an HTTP API says 500. What it says when an HTTP backend can't be reached is not documented; Headway answers the same.",
     "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-troubleshooting-lambda.html",
     Confidence::Inferred},
    {"gateway.response.request-id", "API Gateway adds apigw-requestid", "On every answer of an HTTP API.",
     source::kLambda, Confidence::Observed},
};

/// The rule of that key; a mistyped key does not compile.
consteval RuleId rule(std::string_view key) { return ruleIn(kRules, key); }

}  // namespace headway::gateway
