// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "sim/model/field.h"

namespace headway {

/// A cookie's SameSite as Django takes it; Off is None or False, which writes no attribute.
enum class CookieSameSite { Lax, Strict, None, Off };
template <>
struct EnumNames<CookieSameSite> {
  static constexpr std::string_view rows[] = {"Lax", "Strict", "None", "off"};
};

/// MIDDLEWARE and the settings that Django's own middleware reads, with the values of
/// django/conf/global_settings.py; MIDDLEWARE as `startproject` writes it. Empty texts and lists stand for
/// None where Django's value is None.
struct MiddlewareSettings {
  Texts middleware = {"django.middleware.security.SecurityMiddleware",
                      "django.contrib.sessions.middleware.SessionMiddleware",
                      "django.middleware.common.CommonMiddleware",
                      "django.middleware.csrf.CsrfViewMiddleware",
                      "django.contrib.auth.middleware.AuthenticationMiddleware",
                      "django.contrib.messages.middleware.MessageMiddleware",
                      "django.middleware.clickjacking.XFrameOptionsMiddleware"};
  std::string forceScriptName = "None";  ///< "None", or the text
  bool appendSlash = true;
  bool prependWww = false;
  Texts disallowedUserAgents;  ///< regular expressions
  int secureHstsSeconds = 0;
  bool secureHstsIncludeSubdomains = false, secureHstsPreload = false;
  bool secureContentTypeNosniff = true;
  bool secureBrowserXssFilter = false;           ///< Django 3.2 only
  Texts secureReferrerPolicy = {"same-origin"};  ///< joined with commas; empty = None
  std::string secureCrossOriginOpenerPolicy = "same-origin";
  NameValues secureCsp, secureCspReportOnly;  ///< directive and sources; Django 6.0
  std::string xFrameOptions = "DENY";

  std::string csrfCookieName = "csrftoken";
  int csrfCookieAge = 31'449'600;  ///< seconds; -1 = None
  std::string csrfCookieDomain;
  std::string csrfCookiePath = "/";
  bool csrfCookieHttponly = false;
  CookieSameSite csrfCookieSamesite = CookieSameSite::Lax;
  std::string csrfHeaderName = "HTTP_X_CSRFTOKEN";
  bool csrfUseSessions = false;

  std::string sessionEngine = "django.contrib.sessions.backends.db";
  std::string sessionCookieName = "sessionid";
  int sessionCookieAge = 1'209'600;  ///< seconds
  std::string sessionCookieDomain;
  std::string sessionCookiePath = "/";
  bool sessionCookieHttponly = true;
  CookieSameSite sessionCookieSamesite = CookieSameSite::Lax;
  bool sessionSaveEveryRequest = false, sessionExpireAtBrowserClose = false;

  int cacheMiddlewareSeconds = 600;
  std::string languageCode = "en-us";
  std::string staticUrl = "static/";
  int whitenoiseMaxAge = 60;                ///< seconds
  int dataUploadMaxMemorySize = 2'621'440;  ///< bytes; -1 = None
  std::string loginUrl = "/accounts/login/", loginRedirectUrl = "/accounts/profile/", logoutRedirectUrl;

  bool operator==(const MiddlewareSettings&) const = default;
};

}  // namespace headway
