// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "sim/engine/stage.h"
#include "sim/model/http_api.h"

namespace headway::gateway {

/// The payload 2.0 event of the stage's (already edited) request: indented JSON in the order AWS documents.
/// `routeKey` matched; `sourceIp` is the peer of the gateway. Source: http-api-develop-integrations-lambda.
std::string lambdaEvent(Stage& stage, const HttpApiConfig& api, std::string_view routeKey, std::string_view sourceIp);

}  // namespace headway::gateway
