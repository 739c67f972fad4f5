// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "sim/engine/gateway/rest_call.h"

namespace headway::gateway::rest {

/// Resource policy, authorizer, API key, throttling and quota, in the order AWS documents for the kind of
/// authorization. Fills the call's authorizer. False if it answered.
/// Sources: apigateway-authorization-flow, api-gateway-api-key-source, api-gateway-request-throttling.
bool mayCall(Stage& stage, const Surroundings& around, Call& call);

/// The block covers the address ("203.0.113.0/24", "2001:db8::/32", an address alone). False for text that is
/// neither.
bool inBlock(std::string_view block, std::string_view address);
/// The text is an address or a CIDR block.
bool isBlock(std::string_view block);

}  // namespace headway::gateway::rest
