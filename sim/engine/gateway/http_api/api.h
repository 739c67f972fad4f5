// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include "sim/engine/gateway/http_api/routes.h"
#include "sim/engine/gateway/lambda_event.h"
#include "sim/engine/gateway/throttle.h"
#include "sim/engine/lambda/outcome.h"
#include "sim/engine/stage.h"
#include "sim/model/project.h"

namespace headway::gateway {

/// For a request from inside a VPC: true if private DNS of a VPC endpoint captures the API's name, which is
/// then answered with 403.
bool meetsVpcEndpoint(Stage& stage, const Project& project, const HttpApiConfig& api);

/// Name, stage, limits, CORS preflight, route and authorizer of an HTTP API. Answers itself, stops, or gives
/// the route; its link is null if it answered or stopped. The sample says what authorizers decide.
/// Sources: http-api-stages, http-api-develop-routes, http-api-quotas, http-api-cors,
/// http-api-access-control.
RouteMatch receive(Stage& stage, const Project& project, const Node& api, const SampleRequest& sample,
                   Counters& counters);

/// Headers, path and connection of the request as the integration gets it, mappings included; for
/// lambda-proxy the event the function is called with. May answer or stop.
std::optional<LambdaEvent> integrate(Stage& stage, const Project& project, const HttpApiConfig& api,
                                     const RouteMatch& match);

/// What the integration leads to could not be reached.
void integrationFailed(Stage& stage, const IntegrationLink& integration, OriginFailure failure);

/// What an integration's answer meets on its way back.
struct Integrated {
  const HttpApiConfig& api;
  const RouteMatch& match;
  const http::Request& asked;  ///< as the API got it
  lambda::Outcome outcome = lambda::Outcome::Ok;
  std::int64_t milliseconds = 0;  ///< that the integration took
};
/// The integration's answer on its way back: timeout, what came of a function, CORS, mappings. Gives the
/// milliseconds after which the API answers.
std::int64_t returnResponse(Stage& stage, const Integrated& done);

}  // namespace headway::gateway
