// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/gateway/http_api/routes.h"
#include "sim/engine/gateway/parameter_mapping.h"
#include "sim/engine/stage.h"

namespace headway::gateway {

/// Where the expressions of this API's mappings and identity sources get their values; refers to `asked`,
/// the request as the API got it.
mapping::Values mappingValues(Stage& stage, const HttpApiConfig& api, const RouteMatch& match,
                              const http::Request& asked);

/// The request mappings of the route's integration. A mapping that API Gateway would not save stops the run.
void mapRequest(Stage& stage, const HttpApiConfig& api, const RouteMatch& match, const http::Request& asked);

/// Its response mappings for the status the integration answered with.
void mapResponse(Stage& stage, const HttpApiConfig& api, const RouteMatch& match, const http::Request& asked);

}  // namespace headway::gateway
