// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "sim/engine/gateway/lambda_event.h"
#include "sim/engine/lambda/outcome.h"
#include "sim/engine/stage.h"
#include "sim/model/project.h"

namespace headway::gateway {

/// Where an HTTP API sends a request.
struct RouteMatch {
  const Link* link = nullptr;  ///< into the project
  std::string key;             ///< route key that matched, "$default"
  std::string path;            ///< request path without the stage
  NameValues variables;        ///< what {proxy+}, {id} and the like stand for; names without the +
};

/// Host check, stage and route. Answers (403, 404) or gives the match; link is null if it answered.
/// Sources: http-api-stages, http-api-develop-routes.
RouteMatch receive(Stage& stage, const Project& project, const Node& api);

/// Headers, path and connection of the request as the integration gets it; for lambda-proxy the event the
/// function is called with. May answer or stop.
std::optional<LambdaEvent> integrate(Stage& stage, const HttpApiConfig& api, const RouteMatch& match);

/// What the integration leads to could not be reached: 500.
void integrationFailed(Stage& stage, OriginFailure failure);

/// The integration's answer on its way back, and what came of the function if it is one. May answer 500.
void returnResponse(Stage& stage, lambda::Outcome outcome);

}  // namespace headway::gateway
