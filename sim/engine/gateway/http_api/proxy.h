// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/gateway/http_api/routes.h"
#include "sim/engine/stage.h"

namespace headway::gateway {

/// The request of an http-proxy integration: headers, mappings, path, and the connection to a public URL or
/// through a VPC link to what the wire leads to. May answer or stop.
/// Sources: http-api-develop-integrations-http, http-api-develop-integrations-private,
/// api-gateway-known-issues.
void proxyOverHttp(Stage& stage, const Project& project, const HttpApiConfig& api, const RouteMatch& match);

/// Headers of one connection alone stay behind.
void dropHopByHop(Stage& stage, RuleId why);
/// An X-Amzn-Trace-Id, if none has come.
void addTraceId(Stage& stage);

}  // namespace headway::gateway
