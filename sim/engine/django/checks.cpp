// SPDX-License-Identifier: GPL-3.0-or-later
// django/core/checks/security/base.py, csrf.py, sessions.py
#include "sim/engine/django/checks.h"

#include <algorithm>
#include <set>

#include "sim/engine/django/python_text.h"
#include "sim/support/text.h"

namespace headway::django {
namespace {

bool contains(const std::vector<std::string>& list, std::string_view what) {
  return std::find(list.begin(), list.end(), what) != list.end();
}

bool isWeakKey(const std::string& key) {
  return key.size() < 50 || std::set<char>(key.begin(), key.end()).size() < 5 ||
         key.starts_with("django-insecure-");
}

bool isKnownReferrerPolicy(const std::variant<std::string, std::vector<std::string>>& policy) {
  static const std::vector<std::string> known = {"no-referrer",
                                                 "no-referrer-when-downgrade",
                                                 "origin",
                                                 "origin-when-cross-origin",
                                                 "same-origin",
                                                 "strict-origin",
                                                 "strict-origin-when-cross-origin",
                                                 "unsafe-url"};
  const auto* text = std::get_if<std::string>(&policy);
  const auto values = text ? text::split(*text, ',') : std::get<std::vector<std::string>>(policy);
  return std::all_of(values.begin(), values.end(),
                     [](const std::string& v) { return contains(known, py::strip(v)); });
}

/// The checks that ask whether SecurityMiddleware does its work.
void securityChecks(const Settings& s, std::set<std::string>& out) {
  if (s.secureHstsSeconds == 0) {
    out.insert("W004");
  } else {
    if (!s.secureHstsIncludeSubdomains) out.insert("W005");
    if (!s.secureHstsPreload) out.insert("W021");
  }
  if (!s.secureContentTypeNosniff) out.insert("W006");
  if (!s.secureSslRedirect) out.insert("W008");
  if (!s.secureReferrerPolicy)
    out.insert("W022");
  else if (!isKnownReferrerPolicy(*s.secureReferrerPolicy))
    out.insert("E023");
  const std::string opener = s.secureCrossOriginOpenerPolicy.value_or("same-origin");
  if (s.version != Version::V3_2 && opener != "same-origin" && opener != "same-origin-allow-popups" &&
      opener != "unsafe-none")
    out.insert("E024");
}

/// One id for the app, one for the middleware, one in the place of both.
void sessionCheck(bool app, bool middleware, const char* both, const char* byApp, const char* byMiddleware,
                  std::set<std::string>& out) {
  if (app || middleware) out.insert(app && middleware ? both : app ? byApp : byMiddleware);
}

void cookieChecks(const Settings& s, std::set<std::string>& out) {
  const bool csrf = contains(s.middleware, "django.middleware.csrf.CsrfViewMiddleware");
  if (!csrf)
    out.insert("W003");
  else if (!s.csrfUseSessions && !s.csrfCookieSecure)
    out.insert("W016");
  const bool app = contains(s.installedApps, "django.contrib.sessions");
  const bool middleware = contains(s.middleware, "django.contrib.sessions.middleware.SessionMiddleware");
  if (!s.sessionCookieSecure) sessionCheck(app, middleware, "W012", "W010", "W011", out);
  if (!s.sessionCookieHttponly) sessionCheck(app, middleware, "W015", "W013", "W014", out);
}

}  // namespace

std::vector<std::string> deployChecks(const Settings& s) {
  std::set<std::string> ids;
  if (contains(s.middleware, "django.middleware.security.SecurityMiddleware"))
    securityChecks(s, ids);
  else
    ids.insert("W001");
  if (!contains(s.middleware, "django.middleware.clickjacking.XFrameOptionsMiddleware"))
    ids.insert("W002");
  else if (s.xFrameOptions != "DENY")
    ids.insert("W019");
  cookieChecks(s, ids);
  if (isWeakKey(s.secretKey)) ids.insert("W009");
  if (s.version != Version::V3_2 &&
      std::any_of(s.secretKeyFallbacks.begin(), s.secretKeyFallbacks.end(), isWeakKey))
    ids.insert("W025");
  if (s.debug) ids.insert("W018");
  if (s.allowedHosts.empty()) ids.insert("W020");
  if (s.version >= Version::V6_0 && !(s.secureCspIsDict && s.secureCspReportOnlyIsDict)) ids.insert("E026");
  if (s.csrfFailureView != "django.views.csrf.csrf_failure") ids.insert("E102");
  std::vector<std::string> out;
  for (const std::string& id : ids) out.push_back("security." + id);
  const bool bare = std::any_of(s.csrfTrustedOrigins.begin(), s.csrfTrustedOrigins.end(),
                                [](const std::string& o) { return o.find("://") == o.npos; });
  if (s.version != Version::V3_2 && bare) out.insert(out.begin(), "4_0.E001");
  return out;
}

}  // namespace headway::django
