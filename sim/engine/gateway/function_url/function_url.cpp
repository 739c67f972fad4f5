// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/gateway/function_url/function_url.h"

#include <algorithm>

#include "sim/engine/gateway/cors.h"
#include "sim/engine/gateway/function_url/rules.h"
#include "sim/engine/gateway/message_size.h"
#include "sim/engine/gateway/wording.h"
#include "sim/support/text.h"

namespace headway::function_url {
namespace {

namespace cors = gateway::cors;

void answerJson(Stage& stage, RuleId why, int status, const std::string& message, std::string_view errorType,
                std::string sentence) {
  http::Response r;
  r.status = status;
  r.reason = http::reasonPhrase(status);
  r.body = "{\"Message\":" + message + "}";
  r.headers = {{"Date", httpDate(stage.clock.epochMilliseconds())},
               {"Content-Type", "application/json"},
               {"Content-Length", std::to_string(r.body.size())},
               {"Connection", "keep-alive"},
               {"x-amzn-RequestId", stage.ids.hex(32)},
               {"x-amzn-ErrorType", std::string(errorType)}};
  stage.answer(why, std::move(r), std::move(sentence), true);
}

void refuse(Stage& stage, RuleId why, const std::string& message, std::string sentence) {
  answerJson(stage, why, 403, message, "AccessDeniedException", std::move(sentence));
}

void forbid(Stage& stage, RuleId why, std::string sentence) {
  refuse(stage, why,
         "\"Forbidden. For troubleshooting Function URL authorization issues, see: "
         "https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html\"",
         std::move(sentence));
}

bool isHash(std::string_view s) {
  return s.size() == 64 && s.find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
}

/// With origin access control.
bool signedByCloudFront(const http::Request& r) {
  return r.headers.get("Authorization").starts_with("AWS4-HMAC-SHA256 Credential=CLOUDFRONT/");
}

std::string missingPermission(const FunctionUrlConfig& url) {
  if (!url.allowsInvokeFunctionUrl) return "lambda:InvokeFunctionUrl";
  return url.allowsInvokeFunction ? "" : "lambda:InvokeFunction";
}

bool refusesSignature(Stage& stage, AuthorizerDecision decision) {
  const std::string_view authorization = stage.request().headers.get("Authorization");
  if (authorization.find("/lambda/aws4_request") == std::string_view::npos) {
    forbid(
        stage, rule("function-url.auth.other-service"),
        "The signature is not made for the service lambda: its scope does not end in /lambda/aws4_request.");
    return true;
  }
  if (decision == AuthorizerDecision::Allow || signedByCloudFront(stage.request())) return false;
  forbid(stage, rule("function-url.auth.refused"),
         "The function URL does not let the caller in: " + std::string(gateway::refusalText(decision)) + ".");
  return true;
}

/// CloudFront signs without the body. False if it answered.
bool bodyIsSigned(Stage& stage) {
  const http::Request& r = stage.request();
  if (!signedByCloudFront(r)) return true;
  if (gateway::bodySize(r) == 0) {
    if (r.method == "POST" || r.method == "PUT")
      stage.note(rule("function-url.auth.empty-body"), "the " + r.method + " has no body");
    return true;
  }
  if (isHash(r.headers.get("X-Amz-Content-Sha256"))) return true;
  forbid(stage, rule("function-url.auth.body-hash"),
         "The " + r.method + " has a body, and no x-amz-content-sha256 with its hash came from the viewer.");
  return false;
}

/// False if it answered.
bool checkAuth(Stage& stage, const FunctionUrlConfig& url, AuthorizerDecision decision) {
  const bool iam = url.authType == FunctionUrlAuth::AwsIam;
  if (iam && !stage.request().headers.get("Authorization").starts_with("AWS4-HMAC-SHA256")) {
    forbid(stage, rule("function-url.auth.unsigned"),
           "The function URL is AWS_IAM, and the request is not signed.");
    return false;
  }
  if (iam && refusesSignature(stage, decision)) return false;
  if (const std::string missing = missingPermission(url); !missing.empty()) {
    forbid(stage, rule("function-url.auth.no-permission"),
           "The function's policy does not grant " + missing +
               (!iam                                  ? " to everyone."
                : signedByCloudFront(stage.request()) ? " to the distribution."
                                                      : " to the caller."));
    return false;
  }
  if (iam && !bodyIsSigned(stage)) return false;
  stage.note(iam ? rule("function-url.auth.signed") : rule("function-url.auth.open"),
             iam ? "signed and permitted" : "authorization NONE");
  return true;
}

/// False if it answered.
bool mayRun(Stage& stage, const FunctionUrlConfig& url, gateway::Counters& counters) {
  const int reserved = url.reservedConcurrency;
  if (reserved < 0) return true;
  const bool passes =
      reserved > 0 && counters.take(url.urlId, 10 * reserved, 10 * reserved, stage.clock.epochMilliseconds());
  if (passes) return true;
  answerJson(stage, reserved == 0 ? rule("function-url.switched-off") : rule("function-url.throttled"), 429,
             "\"Rate Exceeded.\"", "TooManyRequestsException",
             reserved == 0 ? "The reserved concurrency of the function is 0: it is switched off."
                           : "More than " + std::to_string(10 * reserved) +
                                 " requests came in a second, ten times the reserved concurrency.");
  return false;
}

/// The function URL answers preflights itself once CORS is set. False if it did not.
bool answersPreflight(Stage& stage, const FunctionUrlConfig& url) {
  if (!cors::isOn(url) || !cors::isPreflight(stage.request())) return false;
  const std::string origin(stage.request().headers.get("Origin"));
  http::Response r{200, std::string(http::reasonPhrase(200)), cors::preflightHeaders(url, stage.request()),
                   ""};
  const bool allowed = !r.headers.empty();
  r.headers.add("Date", httpDate(stage.clock.epochMilliseconds()));
  r.headers.add("Content-Length", "0");
  r.headers.add("x-amzn-RequestId", stage.ids.hex(32));
  stage.answer(rule("function-url.cors.preflight"), std::move(r),
               "The function URL answers the preflight itself and " +
                   std::string(allowed ? "allows " : "does not allow ") + origin + ".",
               !allowed);
  return true;
}

void answerCors(Stage& stage, const FunctionUrlConfig& url, const http::Request& asked) {
  if (!cors::isOn(url)) return;
  const http::Headers own = cors::answerHeaders(url, asked);
  const http::Response came = stage.edit.response();
  for (const auto& field : own.fields()) {
    const bool twice = came.headers.contains(field.name) && field.name != "Vary";
    stage.edit.addHeader(twice ? rule("function-url.cors.twice") : rule("function-url.cors.headers"),
                         field.name, field.value);
  }
  if (own.empty() && asked.headers.contains("Origin"))
    stage.note(rule("function-url.cors.not-allowed"), std::string(asked.headers.get("Origin")));
}

void headers(Stage& stage) {
  MessageEditor& edit = stage.edit;
  for (const char* name :
       {"Connection", "Keep-Alive", "Proxy-Connection", "TE", "Trailer", "Upgrade", "Transfer-Encoding"})
    edit.removeHeader(rule("function-url.connection-dropped"), name);
  const std::string peer = stage.request().peer;
  const auto chain = stage.request().headers.joined("X-Forwarded-For", ",");
  edit.setHeader(rule("function-url.x-forwarded-for"), "X-Forwarded-For",
                 chain ? *chain + ", " + peer : peer);
  const RuleId why = rule("function-url.headers");
  edit.setHeader(why, "X-Forwarded-Port", "443");
  edit.setHeader(why, "X-Forwarded-Proto", "https");
  edit.setHeader(why, "X-Amzn-Tls-Version", "TLSv1.3");
  edit.setHeader(why, "X-Amzn-Tls-Cipher-Suite", "TLS_AES_128_GCM_SHA256");
  if (!stage.request().headers.contains("X-Amzn-Trace-Id"))
    edit.addHeader(why, "X-Amzn-Trace-Id", "Root=" + headway::traceId(stage));
}

gateway::LambdaEvent makeEvent(Stage& stage, const FunctionUrlConfig& url) {
  gateway::EventShape shape;
  shape.kind = gateway::EventKind::FunctionUrl;
  if (url.authType == FunctionUrlAuth::None)
    shape.accountId = "anonymous";
  else
    shape.authorizer.kind = gateway::AuthorizerKind::Iam;
  shape.apiId = url.urlId;
  shape.routeKey = shape.stage = "$default";
  stage.note(rule("function-url.event"), "payload 2.0");
  if (url.invokeMode == InvokeMode::ResponseStream)
    stage.note(rule("function-url.stream"), "invoke mode RESPONSE_STREAM");
  return gateway::lambdaEvent(stage, shape, stage.request().peer);
}

void answerFailure(Stage& stage, RuleId why, const std::string& what) {
  http::Response r;
  r.status = 502;
  r.reason = http::reasonPhrase(502);
  r.body = "Internal Server Error";
  r.headers = {{"Date", httpDate(stage.clock.epochMilliseconds())},
               {"Content-Type", "text/plain"},
               {"Content-Length", std::to_string(r.body.size())},
               {"x-amzn-RequestId", stage.ids.hex(32)}};
  stage.answer(why, std::move(r), "The function gives no answer: " + what + ".", true);
}

}  // namespace

const Link* receive(Stage& stage, const Project& project, const Node& node, const SampleRequest& sample,
                    gateway::Counters& counters, std::optional<gateway::LambdaEvent>& event) {
  const auto& url = std::get<FunctionUrlConfig>(node.config);
  if (stage.request().scheme != "https") {
    stage.unknown(rule("function-url.https-only"), "The request comes over http; function URLs speak https.");
    return nullptr;
  }
  const std::string host = text::lower(stage.request().headers.get("Host"));
  if (host != text::lower(functionUrlDomain(url))) {
    refuse(stage, rule("function-url.host-unknown"), "null",
           "Host is '" + host + "', and the function URL answers only to " + functionUrlDomain(url) + ".");
    return nullptr;
  }
  stage.note(rule("function-url.host"), "'" + host + "' is the function URL's name");
  if (answersPreflight(stage, url) || !checkAuth(stage, url, sample.authorizer) ||
      !mayRun(stage, url, counters))
    return nullptr;
  const auto links = project.linksFrom(node.id);
  if (links.empty()) {
    stage.unknown(rule("function-url.no-function"), "No wire leads from the function URL to Django.");
    return nullptr;
  }
  const bool claimsTooMuch =
      gateway::bodySize(stage.request()) > lambda::payloadLimit(gateway::EventKind::FunctionUrl);
  headers(stage);
  event = makeEvent(stage, url);
  if (!claimsTooMuch && !lambda::tooLarge(*event)) return links.front();
  answerJson(stage, rule("function-url.too-large"), 413, "\"Request Entity Too Large\"",
             "RequestTooLargeException", "The event with this body is over the 6 MB that a function takes.");
  return nullptr;
}

void functionFailed(Stage& stage, OriginFailure failure) {
  answerFailure(stage, rule("function-url.failed"), std::string(gateway::failureText(failure)));
}

void returnResponse(Stage& stage, const FunctionUrlConfig& url, const http::Request& asked,
                    lambda::Outcome outcome) {
  if (outcome != lambda::Outcome::Ok)
    return answerFailure(
        stage,
        outcome == lambda::Outcome::TimedOut ? rule("function-url.timeout") : rule("function-url.failed"),
        lambda::sentence(outcome));
  answerCors(stage, url, asked);
  stage.edit.setHeader(rule("function-url.request-id"), "x-amzn-RequestId", stage.ids.hex(32));
}

}  // namespace headway::function_url
