// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "sim/engine/gateway/http_api.h"
#include "sim/engine/stage.h"

namespace headway::gateway {

/// The payload 2.0 event of the stage's (already edited) request: indented JSON in the order AWS documents.
/// `match` is the route; `sourceIp` is the peer of the gateway. Source: http-api-develop-integrations-lambda.
std::string lambdaEvent(Stage& stage, const HttpApiConfig& api, const RouteMatch& match,
                        std::string_view sourceIp);

}  // namespace headway::gateway
