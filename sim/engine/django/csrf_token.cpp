// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/django/csrf_token.h"

#include <algorithm>

#include "sim/http/url.h"
#include "sim/support/text.h"

namespace headway::django {
namespace {

constexpr std::size_t kLongestBoundary = 201;
constexpr std::string_view kCharacters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

std::size_t indexOf(char c) { return kCharacters.find(c); }

std::string unquotePlus(std::string_view s) {
  std::string out(s);
  std::replace(out.begin(), out.end(), '+', ' ');
  return http::percentDecode(out);
}

std::string urlencodedField(std::string_view body, std::string_view name) {
  std::string found;
  for (const std::string& pair : text::split(body, '&')) {
    const auto equals = pair.find('=');
    if (unquotePlus(pair.substr(0, equals)) == name)
      found = equals == pair.npos ? "" : unquotePlus(std::string_view(pair).substr(equals + 1));
  }
  return found;
}

/// A parameter of a header such as `form-data; name="a"`.
std::string_view parameter(std::string_view header, std::string_view name) {
  const auto at = text::lower(header).find(std::string(name) + "=");
  if (at == header.npos) return {};
  std::string_view value = header.substr(at + name.size() + 1);
  if (value.starts_with('"')) {
    value.remove_prefix(1);
    return value.substr(0, value.find('"'));
  }
  return value.substr(0, value.find_first_of("; \r\n"));
}

/// One part as MultiPartParser takes it: files are no fields.
std::optional<std::string> partValue(std::string_view part, std::string_view name) {
  const auto blank = part.find("\r\n\r\n");
  if (blank == part.npos) return std::nullopt;
  const std::string_view header = part.substr(0, blank);
  if (parameter(header, " name") != name || !parameter(header, "filename").empty()) return std::nullopt;
  return std::string(part.substr(blank + 4));
}

/// What stands before the first boundary or behind the last one is a part, too.
std::string multipartField(std::string_view boundary, std::string_view body, std::string_view name) {
  const std::string separator = "--" + std::string(boundary);
  std::string found;
  while (!boundary.empty()) {
    const auto next = body.find(separator);
    std::string_view part = body.substr(0, next);
    if (next != body.npos && part.ends_with('\n')) part.remove_suffix(part.ends_with("\r\n") ? 2 : 1);
    if (auto value = partValue(part, name)) found = std::move(*value);
    if (next == body.npos) break;
    body.remove_prefix(next + separator.size());
  }
  return found;
}

}  // namespace

std::optional<std::string> boundaryFault(Version version, std::string_view contentType) {
  std::string_view type = text::trim(contentType.substr(0, contentType.find(';')));
  const bool multipart = version == Version::V3_2 ? type == "multipart/form-data"
                                                  : text::equalsIgnoreCase(type, "multipart/form-data");
  if (!multipart) return std::nullopt;
  const std::string_view boundary = parameter(contentType, "boundary");
  const bool printable =
      std::all_of(boundary.begin(), boundary.end(), [](char c) { return c >= ' ' && c <= '~'; });
  if (!boundary.empty() && printable && boundary.back() != ' ' && boundary.size() <= kLongestBoundary)
    return std::nullopt;
  const bool named = boundary.data() != nullptr;
  return "Invalid boundary in multipart: " + (named ? std::string(boundary) : "None");
}

bool isCsrfText(std::string_view text) noexcept {
  return std::all_of(text.begin(), text.end(), [](char c) { return indexOf(c) != kCharacters.npos; });
}

std::optional<std::string_view> csrfFormatFault(std::string_view token) noexcept {
  // Characters count, not bytes.
  const auto length = static_cast<std::size_t>(std::count_if(
      token.begin(), token.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
  if (length != kCsrfSecretLength && length != kCsrfTokenLength) return "has incorrect length";
  if (!isCsrfText(token)) return "has invalid characters";
  return std::nullopt;
}

std::string maskCsrfSecret(std::string_view secret, std::string_view mask) {
  std::string out(mask);
  for (std::size_t i = 0; i < secret.size(); ++i)
    out += kCharacters[(indexOf(secret[i]) + indexOf(mask[i])) % kCharacters.size()];
  return out;
}

std::string unmaskCsrfToken(std::string_view token) {
  std::string out;
  for (std::size_t i = 0; i < kCsrfSecretLength; ++i) {
    const std::size_t cipher = indexOf(token[kCsrfSecretLength + i]), mask = indexOf(token[i]);
    out += kCharacters[(cipher + kCharacters.size() - mask) % kCharacters.size()];
  }
  return out;
}

std::string formField(Version version, std::string_view contentType, std::string_view body,
                      std::string_view name) {
  std::string type(text::trim(contentType.substr(0, contentType.find(';'))));
  if (version != Version::V3_2) type = text::lower(type);
  if (type == "application/x-www-form-urlencoded") return urlencodedField(body, name);
  if (type == "multipart/form-data") return multipartField(parameter(contentType, "boundary"), body, name);
  return {};
}

}  // namespace headway::django
