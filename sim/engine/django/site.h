// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/engine/django/raised.h"
#include "sim/http/headers.h"

namespace headway {
struct DjangoConfig;
struct UrlRow;
}  // namespace headway

namespace headway::django {

/// A cookie as response.set_cookie() takes it.
struct SetCookie {
  std::string name, value;
  std::optional<long> maxAge;  ///< seconds; also gives "expires"
  std::optional<std::string> domain;
  std::string path = "/";
  bool secure = false, httpOnly = false;
  std::optional<std::string> sameSite;
  bool operator==(const SetCookie&) const = default;
};

enum class SessionUse { None, Read, Write };

/// What stands behind one path, as far as the middleware can tell.
struct View {
  /// The path without its first '/'; '*' stands for any run of characters, '?' for one.
  std::string path;
  int status = 200;
  std::string contentType = "text/html; charset=utf-8";
  http::Headers headers;  ///< besides Content-Type; a Set-Cookie here is passed on as it is
  std::string body = "ok";
  std::optional<std::string> postBody;    ///< for POST, if it differs
  std::optional<std::string> redirectTo;  ///< answers 302 to there
  bool csrfExempt = false;
  bool usesCsrfToken = false;  ///< with any method but POST, if there is a postBody
  bool neverCache = false;
  bool noAppendSlash = false;
  bool answersAbsoluteUri = false;  ///< the body is request.build_absolute_uri()
  SessionUse session = SessionUse::None;
  std::vector<SetCookie> cookies;
  /// The line of a table of URLs this view is of; its pattern counts in place of `path`, and its kind answers
  /// (table_view.h). Not owned. Null: the fields above answer.
  const UrlRow* row = nullptr;
  bool operator==(const View&) const = default;

  bool serves(std::string_view path) const noexcept;
};

/// The pages behind Django's middleware: its URLconf.
struct Site {
  std::vector<View> views;
  /// The session cookie a request brings names a session the store still has.
  bool sessionsKnown = false;
  /// What Django raises whenever it looks at the URLconf: a pattern it can't read.
  std::optional<Raised> fault{};
  bool operator==(const Site&) const = default;

  /// The first view that serves path_info, or null (404).
  const View* resolve(std::string_view pathInfo) const noexcept;
  /// Every path answers 200: what is assumed where nothing is said about the pages.
  static Site anyPath();
  /// A small site that shows each kind of page: what `headway django` answers from. Its table is in
  /// docs/django.md.
  static Site example();
  /// The node's own rows, then what its `site` says. The config must outlive it.
  static Site of(const DjangoConfig& config);
};

/// Time and chance as this answer uses them: fixed, so that a trace is the same every time.
struct Moment {
  std::int64_t epochSeconds = 1767225600;                       ///< 1 January 2026
  std::string secret = "HeadwayHeadwayHeadwayHeadway1234";      ///< 32 letters and digits: a new CSRF secret
  std::string mask = "a2b4c6d8e0f2g4h6i8j0k2l4m6n8o0p2";        ///< 32 letters and digits
  std::string sessionKey = "headwaysessionheadwaysession2026";  ///< a new session's key
  bool operator==(const Moment&) const = default;
};

/// "Thu, 01 Jan 1970 00:00:00 GMT".
std::string httpDate(std::int64_t epochSeconds);
/// The value of the Set-Cookie header, attributes in Python's (alphabetical) order. An empty value with
/// Max-Age 0 deletes the cookie.
std::string formatSetCookie(const SetCookie& cookie, std::int64_t now);

}  // namespace headway::django
