// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

#include "sim/engine/stage.h"
#include "sim/model/integration.h"

namespace headway::gateway::rest {

/// What a REST API does with a header.
enum class Fate {
  Pass,
  Drop,
  Endpoint,   ///< overwritten with the integration endpoint's
  Generate,   ///< made from the body
  Exception,  ///< the request fails
  Remap,      ///< renamed to x-amzn-Remapped-...
  RemapOwn,   ///< renamed, and API Gateway writes its own
};

/// A row of AWS's table. Each side: http, http-proxy, Lambda. Source: api-gateway-known-issues.
struct HeaderRow {
  std::string_view name;
  Fate request[3];
  Fate response[3];
};

/// The table; a header that it does not name passes both ways.
std::span<const HeaderRow> headerTable();

Fate requestFate(std::string_view name, MethodType type);
Fate responseFate(std::string_view name, MethodType type);

/// Treats the request's headers one by one. `iam`: the method uses AWS_IAM. False if it can't go on (the
/// stage is not answered yet): a Lambda integration and Transfer-Encoding.
bool treatRequestHeaders(Stage& stage, MethodType type, bool iam);

/// Treats the response's headers one by one.
void treatResponseHeaders(Stage& stage, MethodType type);

}  // namespace headway::gateway::rest
