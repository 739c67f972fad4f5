// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "sim/model/project.h"

namespace headway::gateway::rest {

/// A method of a REST API: "ANY /pets/{id}" read.
struct MethodKey {
  std::string method;    ///< "ANY", "GET"
  std::string resource;  ///< "/pets/{id}"
};

/// Error "method.key": a method key API Gateway would not take, with what one looks like.
Result<MethodKey> readMethodKey(std::string_view key);

/// Where a request goes.
struct MethodMatch {
  const Link* link = nullptr;  ///< into the project
  std::string key;             ///< "ANY /pets/{id}"
  std::string resource;        ///< "/pets/{id}"
  NameValues variables;        ///< what {id} and {proxy+} stand for, encoded; names without the +
};

/// No method takes the request.
struct NoMethod {
  std::string resource;  ///< the resource that has the path but not the method; "" = none has the path
};

/// The method of the API for that method and raw path (without the stage). Slashes at the path's end do not
/// matter. Part by part from the left a literal beats {param}, which beats {proxy+}; then a method of its own
/// beats ANY. Source: how-to-method-settings; the trailing slash and the order are observed and inferred.
std::variant<MethodMatch, NoMethod> findMethod(const Project& project, const Node& api,
                                               std::string_view method, std::string_view path);

}  // namespace headway::gateway::rest
