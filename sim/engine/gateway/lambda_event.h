// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "sim/engine/stage.h"
#include "sim/model/value.h"

namespace headway::gateway {

/// What differs between the doors that make payload 2.0 events.
struct EventShape {
  std::string accountId, apiId;
  std::string routeKey, stage;
  NameValues variables;      ///< path variables of the route, still encoded
  bool functionUrl = false;  ///< rawPath stays encoded, and `headers` holds the cookies too
};

/// The payload 2.0 event of the stage's (already edited) request: indented JSON in the order AWS documents.
/// `sourceIp` is the peer of the door. Sources: http-api-develop-integrations-lambda, urls-invocation.
std::string lambdaEvent(Stage& stage, const EventShape& shape, std::string_view sourceIp);

}  // namespace headway::gateway
