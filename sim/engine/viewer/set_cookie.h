// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace headway::viewer {

enum class SameSite { Default, None, Lax, Strict };

/// A Set-Cookie line as a browser reads it (RFC 6265bis, section 5.6): of a repeated attribute the last one.
struct SetCookie {
  std::string name;  ///< "" is possible: a value alone
  std::string value;
  std::optional<std::int64_t> maxAge;   ///< seconds; 0 and less: at once
  std::optional<std::int64_t> expires;  ///< seconds since 1970
  std::string domain;                   ///< lower case, without the leading dot; "" = none
  std::optional<std::string> path;      ///< only if it begins with '/'
  bool secure = false, httpOnly = false;
  SameSite sameSite = SameSite::Default;
};
SetCookie parseSetCookie(std::string_view line);

/// A date in any of the forms browsers take (RFC 6265bis, section 5.1.1), in seconds since 1970.
std::optional<std::int64_t> parseCookieDate(std::string_view text);

/// "Lax" and so on; "" for the default.
std::string_view sameSiteName(SameSite s) noexcept;

}  // namespace headway::viewer
