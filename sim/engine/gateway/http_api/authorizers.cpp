// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/gateway/http_api/authorizers.h"

#include "sim/engine/gateway/http_api/answers.h"
#include "sim/engine/gateway/http_api/mapping.h"
#include "sim/engine/gateway/http_api/rules.h"
#include "sim/engine/gateway/wording.h"
#include "sim/http/url.h"
#include "sim/support/text.h"

namespace headway::gateway {
namespace {

using Decision = AuthorizerDecision;

/// The first identity source that the request does not have; "" = all are there.
std::string missingSource(Stage& stage, const HttpApiConfig& api, const RouteMatch& match,
                          const IntegrationLink& link) {
  const mapping::Values values = mappingValues(stage, api, match, stage.request());
  for (const std::string& source : link.identitySources) {
    const auto pieces = mapping::readValue(mapping::Side::Request, source);
    if (!pieces || mapping::textOf(*pieces, values).value_or("").empty()) return source;
  }
  return "";
}

http::Headers challenge(const std::string& value) { return {{"www-authenticate", value}}; }

bool byToken(Stage& stage, const IntegrationLink& link, const std::string& missing, Decision decision) {
  if (!missing.empty()) {
    answerItself(stage, rule("gateway.http-api.jwt.missing"), kUnauthorizedToken,
                 "The request has no " + missing + ".", challenge("Bearer"));
    return false;
  }
  if (decision == Decision::ScopeMissing && !link.authorizationScopes.empty()) {
    answerItself(stage, rule("gateway.http-api.jwt.scope"), kForbidden,
                 "The token has none of the scopes " + text::join(link.authorizationScopes, ", ") + ".");
    return false;
  }
  if (decision == Decision::Allow || decision == Decision::ScopeMissing) {
    stage.note(rule("gateway.http-api.jwt.passed"), "the token is taken to be good");
    return true;
  }
  const std::string why = decision == Decision::Expired ? "the token has expired"
                          : decision == Decision::Fail  ? "OIDC discovery endpoint communication error"
                                                        : "the token does not have a valid audience";
  answerItself(stage, rule("gateway.http-api.jwt.refused"), kUnauthorizedToken,
               "The authorizer refuses the token: " + why + ".",
               challenge("Bearer scope=\"\" error=\"invalid_token\" error_description=\"" + why + "\""));
  return false;
}

bool byFunction(Stage& stage, const std::string& missing, Decision decision) {
  if (!missing.empty()) {
    answerItself(stage, rule("gateway.http-api.lambda-authorizer.missing"), kUnauthorized,
                 "The request has no " + missing + ", so the authorizer is not called.");
    return false;
  }
  if (decision == Decision::Fail) {
    answerItself(stage, rule("gateway.http-api.lambda-authorizer.failed"), kServerError,
                 "The authorizer's function failed.");
    return false;
  }
  if (decision != Decision::Allow) {
    answerItself(stage, rule("gateway.http-api.lambda-authorizer.denied"), kForbidden,
                 "The authorizer denies the request: " + std::string(refusalText(decision)) + ".");
    return false;
  }
  stage.note(rule("gateway.http-api.lambda-authorizer.passed"), "the authorizer allows the request");
  return true;
}

/// What a signature made for the viewer's URL no longer fits; "" = it fits.
std::string signedOther(const http::Request& r, const std::string& url) {
  const auto asked = http::parseUrl(url);
  if (!asked) return "";
  const auto differs = [](const std::string& was, std::string_view is) {
    return "signed for " + was + ", but it is " + std::string(is) + " here";
  };
  if (!text::equalsIgnoreCase(asked->authority(), r.headers.get("Host")))
    return differs("Host " + asked->authority(), r.headers.get("Host"));
  if (asked->path != r.path) return differs("path " + asked->path, r.path);
  if (asked->query.value_or("") != r.query.value_or(""))
    return differs("query " + asked->query.value_or("(none)"), r.query.value_or("(none)"));
  return "";
}

bool bySignature(Stage& stage, const SampleRequest& sample) {
  const http::Request& r = stage.request();
  const bool isSigned = r.headers.get("Authorization").starts_with("AWS4-HMAC-SHA256") ||
                        r.query.value_or("").find("X-Amz-Signature=") != std::string::npos;
  if (!isSigned) {
    answerItself(stage, rule("gateway.http-api.iam.unsigned"), kForbidden,
                 "The route wants AWS_IAM, and no signature arrives.");
    return false;
  }
  if (const std::string other = signedOther(r, sample.url); !other.empty()) {
    answerItself(stage, rule("gateway.http-api.iam.other-request"), kForbidden,
                 "The signature does not fit: " + other + ".");
    return false;
  }
  if (sample.authorizer != Decision::Allow) {
    answerItself(stage, rule("gateway.http-api.iam.refused"), kForbidden,
                 "IAM does not let the caller in: " + std::string(refusalText(sample.authorizer)) + ".");
    return false;
  }
  stage.note(rule("gateway.http-api.iam.passed"), "the signature is taken to be good");
  return true;
}

}  // namespace

bool authorize(Stage& stage, const HttpApiConfig& api, const RouteMatch& match, const SampleRequest& sample) {
  const auto& link = std::get<IntegrationLink>(match.link->config);
  switch (link.authorization) {
    case RouteAuthorization::None: return true;
    case RouteAuthorization::Iam: return bySignature(stage, sample);
    case RouteAuthorization::Jwt:
      return byToken(stage, link, missingSource(stage, api, match, link), sample.authorizer);
    case RouteAuthorization::Lambda:
      return byFunction(stage, missingSource(stage, api, match, link), sample.authorizer);
  }
  return true;
}

}  // namespace headway::gateway
