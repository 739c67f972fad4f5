// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sim/model/field.h"

namespace headway {

/// A custom domain name's mapping to a stage of an API ("base path mapping" of a REST API).
struct ApiMapping {
  std::string domain;  ///< "api.example.com" or "*.example.com"
  std::string key;     ///< "v1", "orders/v2"; "" = what no other mapping of the name takes
  std::string stage;   ///< "" = the API's stage
  bool operator==(const ApiMapping&) const = default;
};
template <>
const Described<ApiMapping>& describe<ApiMapping>();

/// The names and stages of an API, the same for HTTP and REST APIs.
struct ApiNames {
  std::string apiId = "a1b2c3d4e5";
  std::string region = "us-east-1";
  std::string stage = "$default";
  Texts moreStages;     ///< other stages of the API; they have the same routes
  Texts customDomains;  ///< mapped to `stage` with an empty key
  std::vector<ApiMapping> apiMappings;
  bool disableExecuteApiEndpoint = false;
  bool operator==(const ApiNames&) const = default;
};

/// "a1b2c3d4e5.execute-api.us-east-1.amazonaws.com"
std::string executeApiDomain(const ApiNames& api);

/// Throttling of a stage. 0 = what the account has: 10,000 requests a second, bursts of 5,000.
struct Throttling {
  int throttlingRate = 0;   ///< requests a second
  int throttlingBurst = 0;  ///< requests at once
  bool operator==(const Throttling&) const = default;
};

/// CORS that a service answers itself. No allowed origins = it leaves CORS to the application.
struct CorsSettings {
  Texts corsAllowOrigins, corsAllowMethods, corsAllowHeaders, corsExposeHeaders;
  bool corsAllowCredentials = false;
  int corsMaxAge = 0;  ///< seconds
  bool operator==(const CorsSettings&) const = default;
};

/// How an API reaches an HTTP backend: over the internet, or through a VPC link.
enum class ApiConnection { Internet, VpcLink };
template <>
struct EnumNames<ApiConnection> {
  static constexpr std::string_view rows[] = {"internet", "vpc-link"};
};

/// No parameter mapping of an HTTP API may touch a header of this name. Case is ignored.
/// Source: http-api-parameter-mapping.
bool mappingReserved(std::string_view header);

/// A mapping of responses of one status.
struct ResponseMapping {
  int status = 200;
  std::string key;  ///< "overwrite:header.X-Frame-Options"
  std::string value;
  bool operator==(const ResponseMapping&) const = default;
};
template <>
const Described<ResponseMapping>& describe<ResponseMapping>();

}  // namespace headway
