// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/gateway/http_api/routes.h"
#include "sim/engine/stage.h"
#include "sim/model/request.h"

namespace headway::gateway {

/// The route's authorizer. Tokens and signatures are recognised, not computed: what a token is worth, the
/// sample says; a signature is good for the URL the viewer asked. False if it answered.
/// Sources: http-api-jwt-authorizer, http-api-lambda-authorizer, http-api-access-control-iam.
bool authorize(Stage& stage, const HttpApiConfig& api, const RouteMatch& match, const SampleRequest& sample);

}  // namespace headway::gateway
