// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/gateway/rest_api/call.h"

namespace headway::gateway::rest {

/// Resource policy, authorizer, API key, throttling and quota, in the order AWS documents for the kind of
/// authorization. Fills the call's authorizer. False if it answered.
/// Sources: apigateway-authorization-flow, api-gateway-api-key-source, api-gateway-request-throttling.
bool mayCall(Stage& stage, const Surroundings& around, Call& call);

}  // namespace headway::gateway::rest
