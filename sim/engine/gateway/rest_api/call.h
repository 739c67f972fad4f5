// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "sim/engine/gateway/api_names.h"
#include "sim/engine/gateway/lambda_event.h"
#include "sim/engine/gateway/rest_api/gateway_response.h"
#include "sim/engine/gateway/throttle.h"
#include "sim/engine/stage.h"
#include "sim/model/project.h"

namespace headway::gateway::rest {

/// What a REST API finds around a request.
struct Surroundings {
  const Project& project;
  const Node& api;
  const Link& via;             ///< the wire the request came on
  const ViewerConfig& viewer;  ///< who sent it first
  AuthorizerDecision decision;
  Counters& counters;

  const RestApiConfig& config() const { return std::get<RestApiConfig>(api.config); }
};

/// What a REST API knows of one request.
struct Call {
  const Link* link = nullptr;  ///< of the method; null: the API answered itself
  ApiAddress at;               ///< stage and path
  std::string resource;        ///< "/{proxy+}"
  NameValues variables;        ///< of the resource, encoded
  http::Request asked;         ///< as the API got it
  std::string sourceIp;        ///< what the API takes for the caller's address
  Authorizer authorizer;
  std::string requestId, extendedRequestId, traceId;

  const MethodLink& method() const { return std::get<MethodLink>(link->config); }
};

/// $context.* of that call, as far as a project can tell.
NameValues contextOf(const RestApiConfig& api, const Call& call, std::int64_t epochMilliseconds);

/// Where an answer of the API's own comes from.
ErrorPlace placeOf(const Stage& stage, const RestApiConfig& api, const Call& call);

/// "arn:aws:execute-api:us-east-1:123456789012:a1b2c3d4e5/prod/GET/pets"
std::string methodArn(const RestApiConfig& api, const Call& call);

}  // namespace headway::gateway::rest
