// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/engine/trace.h"
#include "sim/engine/viewer/set_cookie.h"
#include "sim/http/url.h"

namespace headway::viewer {

/// A cookie as the browser keeps it.
struct Cookie {
  std::string name, value;
  std::string domain;    ///< lower case, without a leading dot
  bool hostOnly = true;  ///< for this host alone, not for names below it
  std::string path = "/";
  bool secure = false, httpOnly = false;
  SameSite sameSite = SameSite::Default;
  std::optional<std::int64_t> expires;  ///< seconds since 1970; none = until the browser is closed
  std::int64_t created = 0;             ///< seconds since 1970
  bool operator==(const Cookie&) const = default;
};

/// The cookies of one person's browser (RFC 6265bis, draft-ietf-httpbis-rfc6265bis). A value. Everything it
/// does is told in a note that names the rule. All requests are navigations of the whole page.
class CookieJar {
 public:
  /// What became of one Set-Cookie line.
  struct Taken {
    Note note;
    std::string kept;  ///< name of the cookie that is in the jar now; "" = refused or deleted
  };
  Taken take(std::string_view line, const http::Url& from, std::int64_t now);

  /// The Cookie header of a request, "" = none, and a note on each cookie that is sent or withheld.
  struct Sending {
    std::string header;
    std::vector<Note> notes;
  };
  /// `crossSite`: a page of another site makes the request. Cookies that ran out are dropped.
  Sending send(const http::Url& to, std::string_view method, bool crossSite, std::int64_t now);

  const std::vector<Cookie>& cookies() const noexcept { return cookies_; }
  bool operator==(const CookieJar&) const = default;

 private:
  std::vector<Cookie> cookies_;  ///< oldest first
};

}  // namespace headway::viewer
