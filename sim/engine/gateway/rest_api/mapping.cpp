// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/gateway/rest_api/mapping.h"

#include "sim/engine/gateway/parameter_mapping.h"
#include "sim/support/text.h"

namespace headway::gateway::rest {
namespace {

using Kind = mapping::Piece::Kind;

struct Prefix {
  std::string_view text;
  Kind kind;
  bool response;  ///< may stand in response mappings
};
constexpr Prefix kSources[] = {{"method.request.header.", Kind::RequestHeader, false},
                               {"method.request.multivalueheader.", Kind::RequestHeader, false},
                               {"method.request.querystring.", Kind::RequestQuery, false},
                               {"method.request.multivaluequerystring.", Kind::RequestQuery, false},
                               {"method.request.path.", Kind::PathVariable, false},
                               {"method.request.body.", Kind::RequestBody, false},
                               {"integration.response.header.", Kind::ResponseHeader, true},
                               {"integration.response.multivalueheader.", Kind::ResponseHeader, true},
                               {"integration.response.body.", Kind::ResponseBody, true},
                               {"context.", Kind::Context, true},
                               {"stageVariables.", Kind::StageVariable, true}};

bool isConstant(std::string_view s) { return s.size() >= 2 && s.starts_with('\'') && s.ends_with('\''); }

const Prefix* prefixOf(std::string_view source) {
  for (const Prefix& p : kSources)
    if (source.starts_with(p.text) && source.size() > p.text.size()) return &p;
  return nullptr;
}

Diagnostic wrongTarget(std::string_view key, const char* hint) {
  return makeError("mapping.target", "'" + std::string(key) + "' is nothing a mapping can set", hint);
}

}  // namespace

Result<MappingTarget> readTarget(std::string_view key) {
  using T = MappingTarget::Kind;
  static constexpr std::pair<std::string_view, T> prefixes[] = {
      {"integration.request.header.", T::Header},
      {"integration.request.querystring.", T::Query},
      {"integration.request.path.", T::Path}};
  for (const auto& [prefix, kind] : prefixes)
    if (key.starts_with(prefix) && key.size() > prefix.size())
      return MappingTarget{kind, std::string(key.substr(prefix.size()))};
  if (key == "context.requestOverride.path") return MappingTarget{T::WholePath, ""};
  return wrongTarget(key, "integration.request.header.X, .querystring.X or .path.X");
}

Result<std::string> readResponseTarget(std::string_view key) {
  constexpr std::string_view prefix = "method.response.header.";
  if (key.starts_with(prefix) && key.size() > prefix.size()) return std::string(key.substr(prefix.size()));
  return wrongTarget(key, "method.response.header.X");
}

Result<void> checkSource(std::string_view source, bool response) {
  if (mapping::hasControlCharacter(source))
    return makeError("mapping.control-character", "the value has a line break or another control character",
                     "write it on one line");
  if (isConstant(source) || (!response && source == "method.request.body")) return {};
  const Prefix* prefix = prefixOf(source);
  const bool both = prefix && (prefix->kind == Kind::Context || prefix->kind == Kind::StageVariable);
  if (prefix && (both || prefix->response == response)) return {};
  return makeError("mapping.source", "'" + std::string(source) + "' is nothing a mapping can read",
                   response ? "a constant in quotes such as 'no-store', integration.response.header.X, "
                              "context.X or stageVariables.X"
                            : "a constant in quotes such as 'www.example.com', method.request.header.X, "
                              "context.X or stageVariables.X");
}

std::optional<std::string> valueOf(std::string_view source, const SourceValues& values) {
  if (isConstant(source)) return std::string(source.substr(1, source.size() - 2));
  if (source == "method.request.body") return values.request.body;
  const Prefix* prefix = prefixOf(source);
  if (!prefix) return std::nullopt;
  const mapping::Piece piece{prefix->kind, std::string(source.substr(prefix->text.size()))};
  return mapping::textOf({piece}, {values.request, values.response, "", values.variables, values.context,
                                   values.stageVariables});
}

}  // namespace headway::gateway::rest
