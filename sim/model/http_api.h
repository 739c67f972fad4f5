// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "sim/model/field.h"

namespace headway {

/// An API Gateway HTTP API (apigatewayv2) with one stage; its routes are on the links that leave it.
struct HttpApiConfig {
  std::string apiId = "a1b2c3d4e5";
  std::string region = "us-east-1";
  std::string stage = "$default";
  Texts customDomains;
  bool disableExecuteApiEndpoint = false;

  bool operator==(const HttpApiConfig&) const = default;
};
template <>
const Described<HttpApiConfig>& describe<HttpApiConfig>();

/// "a1b2c3d4e5.execute-api.us-east-1.amazonaws.com"
std::string executeApiDomain(const HttpApiConfig& api);

}  // namespace headway
