// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "sim/http/message.h"
#include "sim/model/value.h"
#include "sim/support/result.h"

namespace headway::gateway::rest {

/// What a request mapping of a REST API sets.
struct MappingTarget {
  enum class Kind { Header, Query, Path, WholePath };
  Kind kind = Kind::Header;
  std::string name;
};

/// "integration.request.header.Host", ".querystring.X", ".path.X" or "context.requestOverride.path".
/// Error "mapping.target".
Result<MappingTarget> readTarget(std::string_view key);
/// "method.response.header.X" -> X. Error "mapping.target".
Result<std::string> readResponseTarget(std::string_view key);

/// The value of a mapping can be read: 'text', method.request.{header,querystring,path,multivalueheader,
/// multivaluequerystring}.X, method.request.body[.x], integration.response.header.X (responses), context.X,
/// stageVariables.X. Error "mapping.source". Source: rest-api-parameter-mapping.
Result<void> checkSource(std::string_view source, bool response);

/// Where sources get their values from.
struct SourceValues {
  const http::Request& request;              ///< as the API got it
  const http::Response* response = nullptr;  ///< as the integration gave it
  NameValues variables;                      ///< of the resource
  NameValues context;
  NameValues stageVariables;
};

/// What a source stands for; nothing if it has no value or can't be read.
std::optional<std::string> valueOf(std::string_view source, const SourceValues& values);

}  // namespace headway::gateway::rest
