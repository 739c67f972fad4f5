// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/http/message.h"
#include "sim/model/value.h"
#include "sim/support/result.h"

namespace headway::gateway::mapping {

enum class Side { Request, Response };
enum class Action { Append, Overwrite, Remove };
enum class Target { Header, QueryString, Path, StatusCode };

/// A piece of a mapping's value: text, or what an expression such as $request.header.X stands for.
struct Piece {
  enum class Kind {
    Text,
    RequestHeader,
    RequestQuery,
    RequestBody,
    RequestPath,
    PathVariable,
    Context,
    StageVariable,
    ResponseHeader,
    ResponseBody
  };
  Kind kind = Kind::Text;
  std::string name;  ///< of the header and the like; for Text the text
};

/// A parameter mapping of an HTTP API, read.
struct Mapping {
  Action action = Action::Overwrite;
  Target target = Target::Header;
  std::string name;  ///< of the header or query string parameter
  std::vector<Piece> value;
};

/// The key ("overwrite:header.Host") and the value of a mapping. Errors "mapping.key", "mapping.reserved",
/// "mapping.append-host", "mapping.expression", "mapping.control-character": what API Gateway would not save.
/// Source: http-api-parameter-mapping.
Result<Mapping> read(Side side, std::string_view key, std::string_view value);

/// The pieces of a value. An expression stands alone or, among text, in ${...}; without braces it is text
/// there. Errors "mapping.expression", "mapping.control-character".
Result<std::vector<Piece>> readValue(Side side, std::string_view value);

/// A line break or the like, which no header, query or path may hold; tabs may stand in headers.
bool hasControlCharacter(std::string_view s) noexcept;

/// A value that becomes a path, with blanks, '?', '#' and bytes outside ASCII as %XX; escapes stay.
std::string escapedPath(std::string_view value);

/// The most mappings an integration may have in Headway; API Gateway's own limit is not documented.
inline constexpr std::size_t kMaxMappings = 300;

/// Where expressions get their values from.
struct Values {
  const http::Request& request;              ///< as the API got it
  const http::Response* response = nullptr;  ///< as the API got it back
  std::string path;                          ///< without the stage
  NameValues variables;                      ///< of the route
  NameValues context;                        ///< $context.*
  NameValues stageVariables;
};

/// The text a value stands for; pieces without a value are left out. Nothing if no piece has a value.
/// Several values of a name are joined with commas; bodies are read up to 100 KB, as JSON.
std::optional<std::string> textOf(const std::vector<Piece>& value, const Values& values);

}  // namespace headway::gateway::mapping
