// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/gateway/parameter_mapping.h"

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

#include "sim/http/url.h"
#include "sim/model/gateway.h"
#include "sim/support/text.h"

namespace headway::gateway::mapping {
namespace {

using Kind = Piece::Kind;

constexpr std::size_t kMaxBody = 100 * 1024;  // http-api-parameter-mapping

struct Prefix {
  std::string_view text;
  Kind kind;
  bool onRequest, onResponse;
};
// The longer of two that begin alike stands first.
constexpr Prefix kPrefixes[] = {{"request.header.", Kind::RequestHeader, true, false},
                                {"request.querystring.", Kind::RequestQuery, true, false},
                                {"request.body.", Kind::RequestBody, true, false},
                                {"request.path.", Kind::PathVariable, true, false},
                                {"request.path", Kind::RequestPath, true, false},
                                {"context.", Kind::Context, true, true},
                                {"stageVariables.", Kind::StageVariable, true, true},
                                {"response.header.", Kind::ResponseHeader, false, true},
                                {"response.body.", Kind::ResponseBody, false, true}};

// http-api-logging-variables
constexpr std::string_view kContext[] = {"accountId",
                                         "apiId",
                                         "customDomain.basePathMatched",
                                         "domainName",
                                         "domainPrefix",
                                         "httpMethod",
                                         "identity.sourceIp",
                                         "identity.userAgent",
                                         "path",
                                         "protocol",
                                         "requestId",
                                         "requestTime",
                                         "requestTimeEpoch",
                                         "routeKey",
                                         "stage"};

Diagnostic unknownExpression(std::string_view expression) {
  return makeError(
      "mapping.expression", "'" + std::string(expression) + "' is no expression of a mapping",
      "$request.header.X, $request.querystring.X, $request.body.x, $request.path, $context.x and "
      "$stageVariables.x are, and $response.header.X for responses");
}

/// "request.header.X", without the dollar sign.
Result<Piece> readExpression(Side side, std::string_view expression) {
  for (const Prefix& p : kPrefixes) {
    if (!expression.starts_with(p.text) || !(side == Side::Request ? p.onRequest : p.onResponse)) continue;
    Piece out{p.kind, std::string(expression.substr(p.text.size()))};
    if (p.kind == Kind::RequestPath ? !out.name.empty() : out.name.empty()) break;
    const bool known = std::find(std::begin(kContext), std::end(kContext), out.name) != std::end(kContext);
    if (p.kind == Kind::Context && !known && !out.name.starts_with("authorizer.")) break;
    return out;
  }
  return unknownExpression("$" + std::string(expression));
}

// Where a bare expression ends in the text around it.
std::size_t expressionEnd(std::string_view s, std::size_t from) {
  const auto partOf = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           std::string_view("._-[]").find(c) != std::string_view::npos;
  };
  while (from < s.size() && partOf(s[from])) ++from;
  return from;
}

Diagnostic controlCharacter() {
  return makeError("mapping.control-character", "the value has a line break or another control character",
                   "write it on one line");
}

std::optional<std::string> entryOf(const NameValues& entries, std::string_view name) {
  for (const auto& [key, value] : entries)
    if (key == name) return value;
  return std::nullopt;
}

std::optional<std::string> queryOf(const http::Request& request, std::string_view name) {
  std::optional<std::string> out;
  if (!request.query) return out;
  for (const auto& [key, value] : http::splitQuery(*request.query))
    if (text::equalsIgnoreCase(http::percentDecode(key), name))
      out = out ? *out + "," + http::percentDecode(value) : http::percentDecode(value);
  return out;
}

/// "user.names[0]" in a JSON text.
std::optional<std::string> bodyOf(std::string_view body, std::string_view path) {
  const auto json = nlohmann::json::parse(body.substr(0, kMaxBody), nullptr, false);
  const nlohmann::json* at = json.is_discarded() ? nullptr : &json;
  for (const std::string& part : text::split(text::replaceAll(std::string(path), "[", ".["), '.')) {
    if (!at || part.empty()) return std::nullopt;
    if (part.front() != '[') {
      at = at->is_object() && at->contains(part) ? &at->at(part) : nullptr;
      continue;
    }
    const bool number = part.size() > 2 && part.size() < 9 && part.back() == ']' &&
                        part.find_first_not_of("0123456789", 1) == part.size() - 1;
    const std::size_t index = number ? std::stoul(part.substr(1)) : 0;
    at = number && at->is_array() && index < at->size() ? &at->at(index) : nullptr;
  }
  if (!at || at->is_null()) return std::nullopt;
  return at->is_string() ? at->get<std::string>() : at->dump();
}

std::optional<std::string> valueOf(const Piece& piece, const Values& values) {
  switch (piece.kind) {
    case Kind::Text: return piece.name;
    case Kind::RequestHeader: return values.request.headers.joined(piece.name, ",");
    case Kind::RequestQuery: return queryOf(values.request, piece.name);
    case Kind::RequestBody: return bodyOf(values.request.body, piece.name);
    case Kind::RequestPath: return values.path;
    case Kind::PathVariable: return entryOf(values.variables, piece.name);
    case Kind::Context: return entryOf(values.context, piece.name);
    case Kind::StageVariable: return entryOf(values.stageVariables, piece.name);
    case Kind::ResponseHeader:
      return values.response ? values.response->headers.joined(piece.name, ",") : std::nullopt;
    case Kind::ResponseBody:
      return values.response ? bodyOf(values.response->body, piece.name) : std::nullopt;
  }
  return std::nullopt;
}

Diagnostic wrongKey(Side side, std::string_view key) {
  return makeError("mapping.key", "'" + std::string(key) + "' is no mapping key",
                   side == Side::Request
                       ? "append, overwrite or remove:header.NAME or :querystring.NAME, or overwrite:path"
                       : "append, overwrite or remove:header.NAME, or overwrite:statuscode");
}

/// "overwrite:header.Host" without the value.
Result<Mapping> readKey(Side side, std::string_view key) {
  static constexpr std::pair<std::string_view, Action> actions[] = {
      {"append:", Action::Append}, {"overwrite:", Action::Overwrite}, {"remove:", Action::Remove}};
  for (const auto& [prefix, action] : actions) {
    if (!key.starts_with(prefix)) continue;
    const std::string_view what = key.substr(prefix.size());
    const bool whole = action == Action::Overwrite;
    if (what.starts_with("header.") && what.size() > 7)
      return Mapping{action, Target::Header, std::string(what.substr(7)), {}};
    if (side == Side::Request && what.starts_with("querystring.") && what.size() > 12)
      return Mapping{action, Target::QueryString, std::string(what.substr(12)), {}};
    if (side == Side::Request && whole && what == "path") return Mapping{action, Target::Path, "", {}};
    if (side == Side::Response && whole && what == "statuscode")
      return Mapping{action, Target::StatusCode, "", {}};
  }
  return wrongKey(side, key);
}

}  // namespace

Result<Mapping> read(Side side, std::string_view key, std::string_view value) {
  auto out = readKey(side, key);
  if (!out) return out;
  if (hasControlCharacter(key)) return wrongKey(side, key);
  if (out->target == Target::Header && mappingReserved(out->name))
    return makeError("mapping.reserved", "the header " + out->name + " is reserved; no mapping may touch it",
                     "use a name of your own, such as X-Viewer-Host");
  if (out->target == Target::Header && out->action == Action::Append && text::lower(out->name) == "host")
    return makeError("mapping.append-host", "a second Host can't be added", "use overwrite:header.Host");
  if (out->action == Action::Remove) return out;
  auto pieces = readValue(side, value);
  if (!pieces) return pieces.error();
  out->value = std::move(*pieces);
  return out;
}

Result<std::vector<Piece>> readValue(Side side, std::string_view value) {
  if (hasControlCharacter(value)) return controlCharacter();
  std::vector<Piece> out;
  // Alone it needs no braces; "$default" without a dot is text.
  if (value.starts_with('$') && expressionEnd(value, 1) == value.size() && value.find('.') != value.npos &&
      std::string_view("0123456789.").find(value[1]) == value.npos) {
    auto piece = readExpression(side, value.substr(1));
    if (!piece) return piece.error();
    out.push_back(std::move(*piece));
    return out;
  }
  while (!value.empty()) {
    const std::size_t from = value.find("${");
    if (from != 0) out.push_back({Kind::Text, std::string(value.substr(0, from))});
    if (from == std::string_view::npos) break;
    const std::size_t end = value.find('}', from);
    if (end == std::string_view::npos) return unknownExpression(value.substr(from));
    std::string_view expression = value.substr(from + 2, end - from - 2);
    if (expression.starts_with('$')) expression.remove_prefix(1);
    auto piece = readExpression(side, expression);
    if (!piece) return piece.error();
    out.push_back(std::move(*piece));
    value.remove_prefix(end + 1);
  }
  return out;
}

bool hasControlCharacter(std::string_view s) noexcept {
  return std::any_of(s.begin(), s.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\t') || byte == 0x7F;
  });
}

std::string escapedPath(std::string_view value) {
  return http::percentEncode(value, "/%!$&'()*+,;=:@[]{}|\"<>^`\\");
}

std::optional<std::string> textOf(const std::vector<Piece>& value, const Values& values) {
  std::optional<std::string> out;
  for (const Piece& piece : value)
    if (const auto text = valueOf(piece, values)) out = out.value_or("") + *text;
  return out;
}

}  // namespace headway::gateway::mapping
