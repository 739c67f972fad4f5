// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/gateway/cors.h"
#include "sim/engine/gateway/http_api/answers.h"
#include "sim/engine/gateway/http_api/api.h"
#include "sim/engine/gateway/http_api/mapping.h"
#include "sim/engine/gateway/http_api/proxy.h"
#include "sim/engine/gateway/http_api/rules.h"
#include "sim/engine/gateway/message_size.h"
#include "sim/engine/gateway/wording.h"
#include "sim/http/url.h"
#include "sim/support/text.h"

namespace headway::gateway {
namespace {

void lambdaHeaders(Stage& stage, const http::Request& asked) {
  dropHopByHop(stage, rule("gateway.lambda.connection-dropped"));
  const auto chain = asked.headers.joined("X-Forwarded-For", ",");
  stage.edit.setHeader(rule("gateway.lambda.x-forwarded-for"), "X-Forwarded-For",
                       chain ? *chain + ", " + asked.peer : asked.peer);
  stage.edit.setHeader(rule("gateway.lambda.x-forwarded-port"), "X-Forwarded-Port",
                       std::to_string(asked.port));
  stage.edit.setHeader(rule("gateway.lambda.x-forwarded-proto"), "X-Forwarded-Proto", "https");
  addTraceId(stage);
  if (!asked.headers.contains("Content-Length"))
    stage.edit.addHeader(rule("gateway.lambda.content-length"), "Content-Length",
                         std::to_string(asked.body.size()));
}

// On the execute-api name the stage is in the path already.
void lambdaPath(Stage& stage, const ApiAddress& at) {
  const bool named = at.stage != "$default";
  if (!at.onCustomDomain || (!named && at.key.empty())) return;
  stage.edit.setPath(rule("gateway.lambda.raw-path-custom-domain"), (named ? "/" + at.stage : "") + at.path);
  if (!at.key.empty())
    stage.note(rule("gateway.lambda.raw-path-custom-domain"),
               "rawPath is taken to be " + stage.request().path + "; it may be " + at.requestedPath);
}

Authorizer authorizerOf(const IntegrationLink& link) {
  switch (link.authorization) {
    case RouteAuthorization::None: break;
    case RouteAuthorization::Jwt: return {AuthorizerKind::Jwt, {}, link.authorizationScopes};
    case RouteAuthorization::Lambda: return {AuthorizerKind::Lambda, {}, {}};
    case RouteAuthorization::Iam: return {AuthorizerKind::Iam, {}, {}};
  }
  return {};
}

/// False if it answered.
bool mayInvoke(Stage& stage, const IntegrationLink& link, const HttpApiConfig& api) {
  if (link.allowsInvoke) return true;
  answerItself(stage, rule("gateway.http-api.lambda-permission"), kServerError,
               "The function's policy does not let the API " + api.apiId + " call it.");
  return false;
}

LambdaEvent makeEvent(Stage& stage, const HttpApiConfig& api, const RouteMatch& match,
                      const http::Request& asked) {
  const auto& link = std::get<IntegrationLink>(match.link->config);
  const bool second = link.payloadVersion == PayloadVersion::V2;
  EventShape shape;
  shape.kind = second ? EventKind::HttpApi2 : EventKind::HttpApi1;
  shape.apiId = api.apiId;
  shape.routeKey = match.key;
  shape.stage = match.at.stage;
  shape.resourcePath = match.key.substr(match.key.find(' ') + 1);
  shape.variables = match.variables;
  shape.stageVariables = api.stageVariables;
  shape.authorizer = authorizerOf(link);
  LambdaEvent event = lambdaEvent(stage, shape, asked.peer);
  if (const std::string_view host = asked.headers.get("Host"); event.domainName != host) {
    event.domainName = host;  // a mapping changes the header alone
    showEvent(stage, event);
  }
  stage.note(second ? rule("gateway.lambda.event") : rule("gateway.lambda.event-1"),
             "payload " + std::string(enumName(link.payloadVersion)) + ", route " + match.key);
  return event;
}

std::optional<LambdaEvent> refuseEvent(Stage& stage) {
  answerItself(stage, rule("gateway.http-api.event-too-large"), kTooLarge,
               "The event with this body is over the 6 MB that a function takes.");
  return std::nullopt;
}

std::optional<LambdaEvent> toLambda(Stage& stage, const Node& to, const HttpApiConfig& api,
                                    const RouteMatch& match) {
  const http::Request asked = stage.request();
  if (to.kind() != NodeKind::Django) {
    stage.unknown(rule("gateway.lambda.no-function"), "'" + to.name + "' is no Lambda function.");
    return std::nullopt;
  }
  if (!mayInvoke(stage, std::get<IntegrationLink>(match.link->config), api)) return std::nullopt;
  if (bodySize(asked) > lambda::payloadLimit(EventKind::HttpApi2)) return refuseEvent(stage);
  lambdaHeaders(stage, asked);
  lambdaPath(stage, match.at);
  mapRequest(stage, api, match, asked);
  if (!stage.forwarded()) return std::nullopt;
  stage.edit.setPath(rule("gateway.lambda.raw-path"), http::percentDecode(stage.request().path));
  LambdaEvent event = makeEvent(stage, api, match, asked);
  return lambda::tooLarge(event) ? refuseEvent(stage) : std::optional(std::move(event));
}

void answerCors(Stage& stage, const HttpApiConfig& api, const http::Request& asked) {
  if (!cors::isOn(api)) return;
  for (const std::string& name : cors::headersOf(stage.edit.response()))
    stage.edit.removeHeader(rule("gateway.http-api.cors.backend-dropped"), name);
  const RuleId why = rule("gateway.http-api.cors.headers");
  const http::Headers own = cors::answerHeaders(api, asked);
  for (const auto& field : own.fields()) {
    const auto there = stage.edit.response().headers.joined(field.name, ", ");
    const bool vary = there && field.name == "Vary";
    stage.edit.setHeader(why, field.name, vary ? *there + ", " + field.value : field.value);
  }
  if (own.empty() && asked.headers.contains("Origin"))
    stage.note(rule("gateway.http-api.cors.not-allowed"), std::string(asked.headers.get("Origin")));
}

void timedOut(Stage& stage, const IntegrationLink& link, std::int64_t milliseconds) {
  const bool lambda = link.type == IntegrationType::LambdaProxy;
  answerItself(stage,
               lambda ? rule("gateway.http-api.lambda-timeout") : rule("gateway.http-api.http-timeout"),
               lambda ? kUnavailable : kTimeout, slowText(milliseconds, link.timeout, "the API"));
}

}  // namespace

std::optional<LambdaEvent> integrate(Stage& stage, const Project& project, const HttpApiConfig& api,
                                     const RouteMatch& match) {
  if (std::get<IntegrationLink>(match.link->config).type == IntegrationType::LambdaProxy)
    return toLambda(stage, *project.find(match.link->to), api, match);
  proxyOverHttp(stage, project, api, match);
  return std::nullopt;
}

void integrationFailed(Stage& stage, const IntegrationLink& integration, OriginFailure failure) {
  const std::string sentence =
      "The API gets no answer from its integration: " + std::string(failureText(failure)) + ".";
  if (integration.type == IntegrationType::LambdaProxy)
    return answerItself(stage, rule("gateway.http-api.integration-failed"), kServerError, sentence);
  if (integration.connection == ApiConnection::VpcLink)
    return answerItself(stage, rule("gateway.http.vpc-link.failed"), kUnavailable, sentence);
  answerItself(stage, rule("gateway.http.failed"), kServerError, sentence);
}

std::int64_t returnResponse(Stage& stage, const Integrated& done) {
  const auto& link = std::get<IntegrationLink>(done.match.link->config);
  if (done.milliseconds > link.timeout) {
    timedOut(stage, link, done.milliseconds);
    return link.timeout;
  }
  if (done.outcome != lambda::Outcome::Ok) {
    answerItself(stage, rule("gateway.http-api.integration-failed"), kServerError,
                 "The API gets no answer from the function: " + lambda::sentence(done.outcome) + ".");
    return done.milliseconds;
  }
  answerCors(stage, done.api, done.asked);
  mapResponse(stage, done.api, done.match, done.asked);
  if (stage.forwarded())
    stage.edit.setHeader(rule("gateway.response.request-id"), "Apigw-Requestid", stage.ids.hex(15) + "=");
  return done.milliseconds;
}

}  // namespace headway::gateway
