// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/http/url.h"

#include <charconv>

#include "sim/support/text.h"

namespace headway::http {
namespace {

int hexDigit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char l = text::lower(c);
  return l >= 'a' && l <= 'f' ? l - 'a' + 10 : -1;
}

bool isUnreserved(char c) {
  const char l = text::lower(c);
  return (l >= 'a' && l <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '~';
}

Diagnostic malformed(std::string_view url, std::string what) {
  return makeError("url.malformed", "'" + std::string(url) + "' is not a URL: " + std::move(what),
                   "write it like https://www.example.com/page/?q=1");
}

}  // namespace

std::string Url::authority() const { return port == 0 ? host : host + ":" + std::to_string(port); }

std::string Url::text() const {
  return scheme + "://" + authority() + path + (query ? "?" + *query : std::string{});
}

int defaultPort(std::string_view scheme) noexcept { return scheme == "https" ? 443 : 80; }

Result<Url> parseUrl(std::string_view input) {
  const std::string_view whole = text::trim(input);
  std::string_view rest = whole;
  Url out;
  out.scheme = "https";
  if (const auto sep = rest.find("://"); sep != std::string_view::npos) {
    out.scheme = text::lower(rest.substr(0, sep));
    rest.remove_prefix(sep + 3);
  }
  if (out.scheme != "http" && out.scheme != "https")
    return malformed(whole, "the scheme must be http or https, not '" + out.scheme + "'");
  for (const char c : whole)
    if (static_cast<unsigned char>(c) <= 0x20 || c == 0x7F)
      return malformed(whole, "it has a blank or a control character; write it as %20 and so on");
  rest = rest.substr(0, rest.find('#'));
  const auto end = rest.find_first_of("/?");
  std::string_view authority = rest.substr(0, end);
  rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end);
  if (authority.find('@') != std::string_view::npos)
    return malformed(whole, "a user name in it is not sent to servers; leave it out");
  const auto bracket = authority.rfind(']');
  const auto colon = authority.rfind(':');
  if (colon != std::string_view::npos && (bracket == std::string_view::npos || colon > bracket)) {
    const std::string_view digits = authority.substr(colon + 1);
    const auto [ptr, ec] = std::from_chars(digits.data(), digits.data() + digits.size(), out.port);
    if (ec != std::errc{} || ptr != digits.data() + digits.size() || out.port < 1 || out.port > 65535)
      return malformed(whole, "the port must be a number from 1 to 65535");
    authority = authority.substr(0, colon);
  }
  if (authority.empty()) return malformed(whole, "it names no host");
  out.host = std::string(authority);
  const auto question = rest.find('?');
  if (question != std::string_view::npos) out.query = std::string(rest.substr(question + 1));
  const std::string_view path = rest.substr(0, question);
  out.path = path.empty() ? "/" : std::string(path);
  return out;
}

namespace {

/// RFC 3986, section 5.2.4.
std::string withoutDotSegments(std::string_view path) {
  if (path.starts_with('/') && path.find("/.") == path.npos) return std::string(path);  // as most are
  std::vector<std::string> kept;
  const std::vector<std::string> segments = text::split(path, '/');
  for (std::size_t i = 1; i < segments.size(); ++i) {
    const bool last = i + 1 == segments.size();
    if (segments[i] == "..") {
      if (!kept.empty()) kept.pop_back();
    } else if (segments[i] != ".") {
      kept.push_back(segments[i]);
      continue;
    }
    if (last) kept.emplace_back();
  }
  return "/" + text::join(kept, "/");
}

/// The reference as a browser's address parser cleans it.
std::string cleaned(std::string_view reference) {
  std::string out;
  bool inPath = true;
  for (const char c : text::trim(reference)) {
    const auto u = static_cast<unsigned char>(c);
    if (c == '\n' || c == '\r' || c == '\t') continue;
    if (c == '#') break;
    if (c == '?') inPath = false;
    if (c == '\\' && inPath)
      out += '/';
    else if (u <= 0x20 || u >= 0x7F || c == '"' || c == '<' || c == '>')
      out += percentEncode(std::string_view(&c, 1), "");
    else
      out += c;
  }
  return out;
}

/// "mailto" of "mailto:a@example.com"; empty if the reference is relative.
std::string_view schemeOf(std::string_view reference) {
  const auto colon = reference.find(':');
  if (colon == std::string_view::npos || colon == 0 || reference.find_first_of("/?") < colon) return {};
  return reference.substr(0, colon);
}

}  // namespace

Result<Url> resolveReference(const Url& base, std::string_view reference) {
  std::string clean = cleaned(reference);
  if (const std::string_view scheme = schemeOf(clean); !scheme.empty()) {
    if (clean.substr(scheme.size() + 1, 2) != "//")
      return malformed(reference, "it is not an http or https URL");
    auto out = parseUrl(clean);
    if (out) out.value().path = withoutDotSegments(out->path);
    return out;
  }
  if (clean.starts_with("//")) return resolveReference(base, base.scheme + ":" + clean);
  Url out = base;
  if (clean.empty()) return out;
  const auto question = clean.find('?');
  const std::string path = clean.substr(0, question);
  out.query = question == std::string::npos ? std::nullopt : std::optional(clean.substr(question + 1));
  if (path.starts_with('/'))
    out.path = withoutDotSegments(path);
  else if (!path.empty())
    out.path = withoutDotSegments(base.path.substr(0, base.path.rfind('/') + 1) + path);
  return out;
}

std::string percentDecode(std::string_view s) {
  std::string out;
  out.reserve(s.size());
  for (std::size_t i = 0; i < s.size(); ++i) {
    if (s[i] == '%' && i + 2 < s.size() && hexDigit(s[i + 1]) >= 0 && hexDigit(s[i + 2]) >= 0) {
      out += static_cast<char>(hexDigit(s[i + 1]) * 16 + hexDigit(s[i + 2]));
      i += 2;
    } else {
      out += s[i];
    }
  }
  return out;
}

std::string percentEncode(std::string_view s, std::string_view keep) {
  static constexpr char digits[] = "0123456789ABCDEF";
  std::string out;
  out.reserve(s.size());
  for (const char c : s) {
    if (isUnreserved(c) || keep.find(c) != std::string_view::npos) {
      out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out += '%';
      out += digits[byte >> 4];
      out += digits[byte & 15];
    }
  }
  return out;
}

std::vector<std::pair<std::string, std::string>> splitQuery(std::string_view raw) {
  std::vector<std::pair<std::string, std::string>> out;
  for (const std::string& part : text::split(raw, '&')) {
    if (part.empty()) continue;
    const auto eq = part.find('=');
    out.emplace_back(part.substr(0, eq), eq == std::string::npos ? std::string{} : part.substr(eq + 1));
  }
  return out;
}

std::string normalizePath(std::string_view path) {
  std::vector<std::string> kept;
  bool trailing = !path.empty() && path.back() == '/';
  for (const std::string& segment : text::split(path, '/')) {
    if (segment.empty()) continue;
    trailing = (segment == "." || segment == "..") || (!path.empty() && path.back() == '/');
    if (segment == "..") {
      if (!kept.empty()) kept.pop_back();
    } else if (segment != ".") {
      kept.push_back(segment);
    }
  }
  std::string out = "/" + text::join(kept, "/");
  if (trailing && out.size() > 1) out += '/';
  return out;
}

}  // namespace headway::http
