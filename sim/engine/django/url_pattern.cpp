// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/django/url_pattern.h"

#include <algorithm>
#include <array>

#include "sim/engine/django/python_text.h"

namespace headway::django {
namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool isHex(char c) { return isDigit(c) || (c >= 'a' && c <= 'f'); }

bool fitsEach(std::string_view text, bool (*fits)(char)) {
  return !text.empty() && std::all_of(text.begin(), text.end(), fits);
}

bool isUuid(std::string_view s) {
  if (s.size() != 36) return false;
  for (std::size_t i = 0; i < s.size(); ++i) {
    const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
    if (dash ? s[i] != '-' : !isHex(s[i])) return false;
  }
  return true;
}

struct Converter {
  std::string_view name;
  bool (*fits)(std::string_view);
  std::string_view sample;
};

constexpr std::array<Converter, 5> kConverters = {{
    {"str", [](std::string_view s) { return fitsEach(s, [](char c) { return c != '/'; }); }, "lamp"},
    {"int", [](std::string_view s) { return fitsEach(s, isDigit); }, "1"},
    {"slug",
     [](std::string_view s) {
       return fitsEach(s, [](char c) { return isDigit(c) || isLetter(c) || c == '-' || c == '_'; });
     },
     "lamp"},
    {"uuid", isUuid, "01234567-89ab-cdef-0123-456789abcdef"},
    {"path", [](std::string_view s) { return fitsEach(s, [](char c) { return c != '\n'; }); }, "a/b"},
}};

/// One "<converter:name>", or the text before the next one.
struct Piece {
  bool isText = true;
  std::string_view text;  ///< the text, or the name
  std::string_view converterName;
  const Converter* converter = nullptr;  ///< null: none of that name
};

/// Takes the next piece off the route, which must not be empty.
Piece nextPiece(std::string_view& route) {
  const auto open = route.find('<');
  const auto close = open == route.npos ? route.npos : route.find('>', open);
  Piece piece;
  if (open != 0 || close == route.npos) {
    piece.text = close == route.npos ? route : route.substr(0, open);
    route.remove_prefix(piece.text.size());
    return piece;
  }
  const std::string_view inside = route.substr(1, close - 1);
  route.remove_prefix(close + 1);
  const auto colon = inside.find(':');
  piece.isText = false;
  piece.converterName = colon == inside.npos ? "str" : inside.substr(0, colon);
  piece.text = colon == inside.npos ? inside : inside.substr(colon + 1);
  for (const Converter& c : kConverters)
    if (c.name == piece.converterName) piece.converter = &c;
  return piece;
}

// Greedy, as the expressions that Django makes of routes are.
bool matchFrom(std::string_view route, std::string_view path, Arguments& out) {
  if (route.empty()) return path.empty();
  const Piece piece = nextPiece(route);
  if (piece.isText)
    return path.starts_with(piece.text) && matchFrom(route, path.substr(piece.text.size()), out);
  if (!piece.converter) return false;
  for (std::size_t length = path.size(); length > 0; --length) {
    if (!piece.converter->fits(path.substr(0, length))) continue;
    out.emplace_back(piece.text, path.substr(0, length));
    if (matchFrom(route, path.substr(length), out)) return true;
    out.pop_back();
  }
  return false;
}

}  // namespace

std::optional<Arguments> matchRoute(std::string_view route, std::string_view path) {
  Arguments out;
  if (!matchFrom(route, path, out)) return std::nullopt;
  return out;
}

std::optional<std::string> reverseRoute(std::string_view route, const Arguments& arguments) {
  std::string out;
  while (!route.empty()) {
    const Piece piece = nextPiece(route);
    if (piece.isText) {
      out += piece.text;
      continue;
    }
    const auto at = std::find_if(arguments.begin(), arguments.end(),
                                 [&](const auto& a) { return a.first == piece.text; });
    if (at == arguments.end() || !piece.converter || !piece.converter->fits(at->second)) return std::nullopt;
    out += at->second;
  }
  return py::escapeUriPath(out);
}

Arguments sampleArguments(std::string_view route) {
  Arguments out;
  while (!route.empty()) {
    const Piece piece = nextPiece(route);
    if (!piece.isText && piece.converter) out.emplace_back(piece.text, piece.converter->sample);
  }
  return out;
}

std::optional<Raised> routeFault(std::string_view route) {
  for (std::string_view rest = route; !rest.empty();) {
    const Piece piece = nextPiece(rest);
    if (!piece.isText && !piece.converter)
      return Raised{"ImproperlyConfigured", "URL route " + py::repr(route) + " uses invalid converter " +
                                                py::repr(piece.converterName) + "."};
  }
  return std::nullopt;
}

}  // namespace headway::django
