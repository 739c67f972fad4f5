// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/django/middleware.h"

#include <algorithm>

#include "sim/engine/django/python_text.h"
#include "sim/engine/django/rules.h"

namespace headway::django {
namespace {

constexpr Middleware kMiddleware[] = {
    {"django.middleware.security.SecurityMiddleware", securityRequest, securityResponse},
    {"django.contrib.sessions.middleware.SessionMiddleware", sessionRequest, sessionResponse},
    {"django.middleware.common.CommonMiddleware", commonRequest, commonResponse},
    {"django.middleware.csrf.CsrfViewMiddleware", csrfRequest, csrfResponse, csrfView},
    {"django.contrib.auth.middleware.AuthenticationMiddleware", authenticationRequest, nullptr},
    {"django.contrib.auth.middleware.LoginRequiredMiddleware", nullptr, nullptr, loginRequiredView,
     Version::V5_2},
    {"django.contrib.messages.middleware.MessageMiddleware", messageRequest, nullptr},
    {"django.middleware.clickjacking.XFrameOptionsMiddleware", nullptr, xFrameOptionsResponse},
    {"django.middleware.gzip.GZipMiddleware", nullptr, gzipResponse},
    {"django.middleware.http.ConditionalGetMiddleware", nullptr, conditionalGetResponse},
    {"django.middleware.locale.LocaleMiddleware", localeRequest, localeResponse},
    {"django.middleware.csp.ContentSecurityPolicyMiddleware", nullptr, cspResponse, nullptr, Version::V6_0},
    {"django.middleware.cache.UpdateCacheMiddleware", nullptr, updateCacheResponse},
    {"django.middleware.cache.FetchFromCacheMiddleware", fetchFromCacheRequest, nullptr},
    {"whitenoise.middleware.WhiteNoiseMiddleware", whitenoiseRequest, nullptr},
};

/// Django's own whose work is not modelled.
constexpr std::string_view kPassing[] = {
    "django.middleware.cache.CacheMiddleware",
    "django.middleware.common.BrokenLinkEmailsMiddleware",
    "django.contrib.auth.middleware.RemoteUserMiddleware",
    "django.contrib.auth.middleware.PersistentRemoteUserMiddleware",
    "django.contrib.sites.middleware.CurrentSiteMiddleware",
    "django.contrib.flatpages.middleware.FlatpageFallbackMiddleware",
    "django.contrib.redirects.middleware.RedirectFallbackMiddleware",
    "django.contrib.admindocs.middleware.XViewMiddleware",
};

bool passes(std::string_view dotted) {
  return std::find(std::begin(kPassing), std::end(kPassing), dotted) != std::end(kPassing);
}

}  // namespace

const Middleware* findMiddleware(std::string_view dotted) {
  for (const Middleware& m : kMiddleware)
    if (m.path == dotted) return &m;
  return nullptr;
}

std::optional<Raised> middlewareFault(const Settings& settings) {
  for (const std::string& dotted : settings.middleware) {
    const Middleware* known = findMiddleware(dotted);
    const bool loads =
        known ? settings.version >= known->since : !dotted.starts_with("django.") || passes(dotted);
    if (loads) continue;
    const auto dot = dotted.rfind('.');
    const std::string module = dotted.substr(0, dot);
    if (known && known->view == nullptr)
      return Raised{"ModuleNotFoundError", "No module named " + py::repr(module)};
    return Raised{"ImportError", "Module \"" + module + "\" does not define a \"" + dotted.substr(dot + 1) +
                                     "\" attribute/class"};
  }
  return std::nullopt;
}

void noteUnknownMiddleware(Exchange& x) {
  for (const std::string& dotted : x.settings.middleware)
    if (!findMiddleware(dotted))
      x.note(rule("django.middleware.unknown"),
             "Nothing is known of " + dotted + "; requests pass through it.");
}

}  // namespace headway::django
