// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sim/engine/gateway/api_names.h"
#include "sim/model/project.h"
#include "sim/support/result.h"

namespace headway::gateway {

/// Where an HTTP API sends a request.
struct RouteMatch {
  const Link* link = nullptr;  ///< into the project
  std::string key;             ///< route key that matched, "$default"
  ApiAddress at;               ///< stage, and the path that was matched
  NameValues variables;        ///< what {proxy+}, {id} and the like stand for, raw; names without the +
};

/// A route key in its parts.
struct RouteKey {
  bool isDefault = false;
  std::string method;                 ///< "GET", "ANY"
  std::vector<std::string> segments;  ///< of the path behind its first '/'
};

/// Errors "route.syntax", "route.method", "route.variable", "route.greedy" (a greedy variable not last).
/// Source: http-api-develop-routes.
Result<RouteKey> readRouteKey(std::string_view key);

/// Whether two keys are one route to API Gateway: names of variables do not count.
bool sameRoute(const RouteKey& a, const RouteKey& b);

/// The most specific route of the API; link is null if none matches. A key that can't be read matches
/// nothing.
RouteMatch bestRoute(const Project& project, const Node& api, std::string_view method, const ApiAddress& at);

/// A route without variables serves this path, but for the slash at its end.
bool differsBySlashOnly(const Project& project, const Node& api, std::string_view method, ApiAddress at);

}  // namespace headway::gateway
