// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "sim/model/gateway.h"

namespace headway {

/// An API Gateway HTTP API (apigatewayv2); its routes are on the links that leave it.
struct HttpApiConfig : ApiNames, Throttling, CorsSettings {
  NameValues stageVariables;

  bool operator==(const HttpApiConfig&) const = default;
};
template <>
const Described<HttpApiConfig>& describe<HttpApiConfig>();

}  // namespace headway
