// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace headway::http {

/// What a response's Cache-Control header says (RFC 9111, section 5.2.2; RFC 5861). Times in seconds.
/// An argument that is no number counts as absent, as caches treat it.
struct CacheControl {
  std::optional<std::int64_t> maxAge, sMaxAge, staleWhileRevalidate, staleIfError;
  bool noCache = false;           ///< without a field list
  bool noCacheSetCookie = false;  ///< no-cache="Set-Cookie": everything but that header may be stored
  bool noStore = false;
  bool isPrivate = false;
};
/// Repeated header fields are to be joined with commas before.
CacheControl parseCacheControl(std::string_view header);

/// Milliseconds since 1970 of an IMF-fixdate, "Thu, 15 Jan 2026 12:00:00 GMT" (RFC 9110, section 5.6.7).
/// Nothing for any other form.
std::optional<std::int64_t> parseHttpDate(std::string_view text);

}  // namespace headway::http
