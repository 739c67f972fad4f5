// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "sim/model/field.h"

namespace headway {

/// What stands behind a pattern of the URLconf, as far as a visitor can tell.
enum class ViewKind {
  Page,           ///< answers GET with HTML
  Form,           ///< GET shows a form with the CSRF token, POST takes it and redirects
  Login,          ///< django.contrib.auth's LoginView
  Logout,         ///< its LogoutView
  LoginRequired,  ///< a page behind login_required
  Admin,          ///< a page of the admin: its own login page, never cached
  Redirect,       ///< answers 302 to `to`
  Api,            ///< JSON for callers with a token: csrf_exempt, 401 without Authorization
  Static,         ///< a static file: there only while something serves it
  Slow,           ///< a page that takes `milliseconds`
  Error,          ///< raises an exception: 500
  Upload,         ///< takes a large body: csrf and DATA_UPLOAD_MAX_MEMORY_SIZE decide
};
template <>
struct EnumNames<ViewKind> {
  static constexpr std::string_view rows[] = {"page",           "form",  "login",    "logout",
                                              "login-required", "admin", "redirect", "api",
                                              "static",         "slow",  "error",    "upload"};
};

/// How a page uses the session by itself; login, logout and admin pages do so in any case.
enum class PageSession { None, Read, Write };
template <>
struct EnumNames<PageSession> {
  static constexpr std::string_view rows[] = {"none", "read", "write"};
};

/// One line of the project's URLconf. The first that matches answers, as in Django.
struct UrlRow {
  /// As in path(): without the first slash, with converters: "products/<slug:name>/".
  std::string pattern;
  ViewKind kind = ViewKind::Page;
  std::string name;  ///< for reverse() and {% url %}; "" = none
  Texts methods;     ///< methods it takes, others get 405; empty = those of its kind
  /// Redirect, form, login: where it leads to: a name of the table, a path or a URL. Login and logout: "" =
  /// LOGIN_REDIRECT_URL, LOGOUT_REDIRECT_URL.
  std::string to;
  int milliseconds = 0;      ///< how long the view takes
  std::string cacheControl;  ///< Cache-Control that the view sets; "" = none
  PageSession session = PageSession::None;
  bool showsToken = false;    ///< a page that contains the CSRF token although it is no form
  bool showsAddress = false;  ///< the page contains its own absolute URL, by build_absolute_uri()
  bool csrfExempt = false;
  bool noAppendSlash = false;
  NameValues headers;  ///< further headers of the answer
  std::string body;    ///< "" = a short page of its kind

  bool operator==(const UrlRow&) const = default;
};
template <>
const Described<UrlRow>& describe<UrlRow>();

/// What answers the paths that no row of the node's own table matches.
enum class SitePages {
  AnyPath,  ///< every path is a page: nothing is known of the project's URLs
  Shop,     ///< the built-in table of a small shop with the admin
  Own,      ///< nothing: 404
};
template <>
struct EnumNames<SitePages> {
  static constexpr std::string_view rows[] = {"any-path", "shop", "own"};
};

/// The last pattern of the admin (AdminSite.catch_all_view): 404 for those signed in, unless a slash helps.
inline constexpr const char* kAdminCatchAll = "admin:catch-all";

/// The built-in table: a small shop with the admin, every kind of page in it.
const std::vector<UrlRow>& shopUrls();

}  // namespace headway
