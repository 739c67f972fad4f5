// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "sim/engine/gateway/rest_api/call.h"
#include "sim/engine/lambda/outcome.h"

namespace headway::gateway::rest {

/// Name, limits, stage, resource and method of a REST API, and who may call it. Answers itself, stops, or
/// gives the call; its link is null if it answered or stopped. `sourceIp` is what the API takes for the
/// caller's address: its peer, behind an edge-optimized API the edge location's.
/// Sources: api-gateway-known-issues, how-to-method-settings, limits.
Call receive(Stage& stage, const Surroundings& around, const std::string& sourceIp);

/// Headers, path and connection of the request as the integration gets it, mappings included; for
/// lambda-proxy the event the function is called with. May answer or stop.
/// Sources: api-gateway-known-issues (the table of headers), private-integration.
std::optional<LambdaEvent> integrate(Stage& stage, const Surroundings& around, Call& call);

/// The integration could not be reached: 504 from an HTTP backend, 502 from a function.
void integrationFailed(Stage& stage, const RestApiConfig& api, const Call& call, OriginFailure failure);

/// What an integration's answer meets on its way back.
struct Integrated {
  const RestApiConfig& api;
  const Call& call;
  lambda::Outcome outcome = lambda::Outcome::Ok;
  std::int64_t milliseconds = 0;     ///< that the integration took
  std::int64_t functionTimeout = 0;  ///< milliseconds; of the function, if it is one
};
/// The integration's answer on its way back: timeout, what came of a function, headers, mappings, binary
/// bodies, compression. Gives the milliseconds after which the API answers.
std::int64_t returnResponse(Stage& stage, const Integrated& done);

}  // namespace headway::gateway::rest
