// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/gateway/function_url.h"

#include <algorithm>

#include "sim/engine/gateway/function_url_rules.h"
#include "sim/support/text.h"

namespace headway::function_url {
namespace {

void refuse(Stage& stage, RuleId why, const std::string& message, std::string sentence) {
  http::Response r;
  r.status = 403;
  r.reason = http::reasonPhrase(403);
  r.body = "{\"Message\":" + message + "}";
  r.headers = {{"Date", httpDate(stage.clock.epochMilliseconds())},
               {"Content-Type", "application/json"},
               {"Content-Length", std::to_string(r.body.size())},
               {"Connection", "keep-alive"},
               {"x-amzn-RequestId", stage.ids.hex(32)},
               {"x-amzn-ErrorType", "AccessDeniedException"}};
  stage.answer(why, std::move(r), std::move(sentence), true);
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

std::string missingPermission(const FunctionUrlConfig& url) {
  if (!url.allowsInvokeFunctionUrl) return "lambda:InvokeFunctionUrl";
  return url.allowsInvokeFunction ? "" : "lambda:InvokeFunction";
}

/// False if it answered.
bool checkAuth(Stage& stage, const FunctionUrlConfig& url) {
  const http::Request& r = stage.request();
  const bool iam = url.authType == FunctionUrlAuth::AwsIam;
  if (iam && !r.headers.get("Authorization").starts_with("AWS4-HMAC-SHA256")) {
    forbid(stage, rule("function-url.auth.unsigned"),
           "The function URL is AWS_IAM, and the request is not signed.");
    return false;
  }
  if (const std::string missing = missingPermission(url); !missing.empty()) {
    forbid(stage, rule("function-url.auth.no-permission"),
           "The function's policy does not grant " + missing +
               (iam ? " to the distribution." : " to everyone."));
    return false;
  }
  const bool bodySent = !r.body.empty();
  if (iam && bodySent && !isHash(r.headers.get("X-Amz-Content-Sha256"))) {
    refuse(
        stage, rule("function-url.auth.body-hash"),
        "\"The request signature we calculated does not match the signature you provided.\"",
        "The " + r.method + " has a body, and no x-amz-content-sha256 with its hash came from the viewer.");
    return false;
  }
  stage.note(iam ? rule("function-url.auth.signed") : rule("function-url.auth.open"),
             iam ? "signed and permitted" : "authorization NONE");
  return true;
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
    edit.addHeader(why, "X-Amzn-Trace-Id", "Root=1-" + stage.ids.hex(8) + "-" + stage.ids.hex(24));
}

}  // namespace

const Link* receive(Stage& stage, const Project& project, const Node& node,
                    std::optional<gateway::LambdaEvent>& event) {
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
  if (!checkAuth(stage, url)) return nullptr;
  const auto links = project.linksFrom(node.id);
  if (links.empty()) {
    stage.unknown(rule("function-url.no-function"), "No wire leads from the function URL to Django.");
    return nullptr;
  }
  headers(stage);
  gateway::EventShape shape;
  shape.kind = gateway::EventKind::FunctionUrl;
  if (url.authType == FunctionUrlAuth::None) shape.accountId = "anonymous";
  shape.apiId = url.urlId;
  shape.routeKey = shape.stage = "$default";
  event = gateway::lambdaEvent(stage, shape, stage.request().peer);
  stage.note(rule("function-url.event"), "payload 2.0");
  return links.front();
}

namespace {

void functionFailed(Stage& stage, const std::string& why) {
  http::Response r;
  r.status = 502;
  r.reason = http::reasonPhrase(502);
  r.body = "Internal Server Error";
  r.headers = {{"Date", httpDate(stage.clock.epochMilliseconds())},
               {"Content-Type", "text/plain"},
               {"Content-Length", std::to_string(r.body.size())},
               {"x-amzn-RequestId", stage.ids.hex(32)}};
  stage.answer(rule("function-url.failed"), std::move(r), "The function gives no answer: " + why + ".", true);
}

}  // namespace

void functionFailed(Stage& stage, OriginFailure failure) {
  functionFailed(stage, std::string(enumName(failure)));
}

void returnResponse(Stage& stage, lambda::Outcome outcome) {
  if (outcome != lambda::Outcome::Ok) return functionFailed(stage, std::string(lambda::sentence(outcome)));
  stage.edit.setHeader(rule("function-url.request-id"), "x-amzn-RequestId", stage.ids.hex(32));
}

}  // namespace headway::function_url
