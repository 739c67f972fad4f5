// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "sim/engine/django/raised.h"

namespace headway::django {

/// The Django releases whose answers are known: 3.2.25, 4.2.27, 5.2.10 and 6.0.1.
enum class Version { V3_2, V4_2, V5_2, V6_0 };
/// "3.2", "4.2", "5.2", "6.0".
std::string_view versionName(Version v) noexcept;
std::optional<Version> parseVersion(std::string_view name) noexcept;

/// ALLOWED_HOSTS, made ready to be matched (django/http/request.py: validate_host).
class AllowedHosts {
 public:
  AllowedHosts() = default;
  AllowedHosts(std::vector<std::string> patterns);
  /// A string where a list belongs: Django 3.2 takes each letter for a pattern, later releases refuse to
  /// start.
  static AllowedHosts fromString(std::string_view text);

  bool empty() const noexcept { return patterns_.empty(); }
  bool isString() const noexcept { return isString_; }
  /// The patterns as they were given.
  const std::vector<std::string>& patterns() const noexcept { return patterns_; }
  /// The first pattern that allows the domain (lower case, no port, no final dot), or null.
  const std::string* match(std::string_view domain) const noexcept;

  /// Whether this host is letter for letter one of the patterns, and nothing in it needs a closer look: no
  /// port, no capitals, no dot at an end. What is false here may still match().
  bool names(std::string_view host) const noexcept;

  bool operator==(const AllowedHosts&) const = default;

 private:
  std::vector<std::string> patterns_;
  std::vector<std::string> lowered_;
  std::vector<std::string> plain_;
  bool isString_ = false;
};

/// host equals the pattern, or lies below it if the pattern begins with a dot (django/utils/http.py:
/// is_same_domain). The pattern must be lower case.
bool isSameDomain(std::string_view host, std::string_view loweredPattern) noexcept;

/// A cookie's SameSite: absent (None or False writes no attribute) or the text as given.
using SameSite = std::optional<std::string>;

/// The Django settings that decide how a request is treated. The values here are those of
/// django/conf/global_settings.py, but for MIDDLEWARE, which is what `startproject` writes as far as it
/// matters.
struct Settings {
  Version version = Version::V5_2;

  bool debug = false;
  AllowedHosts allowedHosts;
  bool useXForwardedHost = false;
  bool useXForwardedPort = false;
  /// SECURE_PROXY_SSL_HEADER. Two values work; none is None; any other number makes Django raise.
  std::vector<std::string> secureProxySslHeader;
  std::optional<std::string> forceScriptName;
  bool appendSlash = true;
  bool prependWww = false;
  std::vector<std::string> disallowedUserAgents;  ///< regular expressions
  /// Dotted paths, outermost first.
  std::vector<std::string> middleware = {
      "django.middleware.security.SecurityMiddleware", "django.contrib.sessions.middleware.SessionMiddleware",
      "django.middleware.common.CommonMiddleware", "django.middleware.csrf.CsrfViewMiddleware"};

  bool secureSslRedirect = false;
  std::optional<std::string> secureSslHost;
  std::vector<std::string> secureRedirectExempt;  ///< regular expressions
  long secureHstsSeconds = 0;
  bool secureHstsIncludeSubdomains = false;
  bool secureHstsPreload = false;
  bool secureContentTypeNosniff = true;
  bool secureBrowserXssFilter = false;  ///< Django 3.2 only
  /// A string is split at commas; a list is joined with them. Absent is None.
  std::optional<std::variant<std::string, std::vector<std::string>>> secureReferrerPolicy = "same-origin";
  std::optional<std::string> secureCrossOriginOpenerPolicy = "same-origin";  ///< Django 4.0 and later
  std::string xFrameOptions = "DENY";

  std::string csrfCookieName = "csrftoken";
  std::optional<long> csrfCookieAge = 31449600;
  std::optional<std::string> csrfCookieDomain;
  std::string csrfCookiePath = "/";
  bool csrfCookieSecure = false;
  bool csrfCookieHttponly = false;
  SameSite csrfCookieSamesite = "Lax";
  std::string csrfHeaderName = "HTTP_X_CSRFTOKEN";
  std::vector<std::string> csrfTrustedOrigins;
  bool csrfUseSessions = false;
  std::string csrfFailureView = "django.views.csrf.csrf_failure";

  std::string sessionCookieName = "sessionid";
  std::optional<long> sessionCookieAge = 1209600;
  std::optional<std::string> sessionCookieDomain;
  std::string sessionCookiePath = "/";
  bool sessionCookieSecure = false;
  bool sessionCookieHttponly = true;
  SameSite sessionCookieSamesite = "Lax";
  bool sessionSaveEveryRequest = false;
  bool sessionExpireAtBrowserClose = false;
  std::string sessionEngine = "django.contrib.sessions.backends.db";

  long cacheMiddlewareSeconds = 600;
  std::optional<long> dataUploadMaxMemorySize = 2621440;  ///< bytes
  std::string loginUrl = "/accounts/login/", loginRedirectUrl = "/accounts/profile/";
  std::optional<std::string> logoutRedirectUrl;
  std::string staticUrl = "static/";
  std::string languageCode = "en-us";
  long whitenoiseMaxAge = 60;
  /// Directive and sources: SECURE_CSP and SECURE_CSP_REPORT_ONLY (6.0).
  std::vector<std::pair<std::string, std::string>> secureCsp, secureCspReportOnly;
  std::string secretKey;
  std::vector<std::string> secretKeyFallbacks;  ///< Django 4.1 and later
  std::vector<std::string> installedApps;
  bool secureCspIsDict = true;            ///< SECURE_CSP is a dictionary, as it must be (6.0)
  bool secureCspReportOnlyIsDict = true;  ///< the same for SECURE_CSP_REPORT_ONLY

  std::string canonicalHost;                 ///< a middleware inside of all others redirects to it; "" = none
  std::string healthCheckPath;               ///< a middleware in front of all others answers it; "" = none
  std::vector<std::string> allowedCidrNets;  ///< django-allow-cidr; empty = not installed
  bool cidrSeesPort = false;                 ///< it compares Host with its port (0.1)

  bool operator==(const Settings&) const = default;
};

/// What Django raises when it loads these settings, before it answers anything
/// (django/conf/__init__.py: since 4.0 ALLOWED_HOSTS must be a list or a tuple).
std::optional<Raised> settingsError(const Settings& settings);

}  // namespace headway::django
