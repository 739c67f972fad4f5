// SPDX-License-Identifier: GPL-3.0-or-later
// django/middleware/security.py
#include "sim/engine/django/exchange.h"
#include "sim/engine/django/pattern.h"
#include "sim/engine/django/python_text.h"
#include "sim/engine/django/rules.h"
#include "sim/support/overloaded.h"
#include "sim/support/text.h"

namespace headway::django {
namespace {

void setDefault(Page& page, std::string_view name, std::string value) {
  if (!page.headers.contains(name)) page.headers.add(std::string(name), std::move(value));
}

std::string hstsValue(const Settings& s) {
  return "max-age=" + std::to_string(s.secureHstsSeconds) +
         (s.secureHstsIncludeSubdomains ? "; includeSubDomains" : "") +
         (s.secureHstsPreload ? "; preload" : "");
}

std::string referrerPolicy(const std::variant<std::string, std::vector<std::string>>& policy) {
  return std::visit(Overloaded{[](const std::string& s) {
                                 auto parts = text::split(s, ',');
                                 for (std::string& p : parts) p = std::string(py::strip(p));
                                 return text::join(parts, ",");
                               },
                               [](const std::vector<std::string>& list) { return text::join(list, ","); }},
                    policy);
}

}  // namespace

Asked<Early> securityRequest(Exchange& x) {
  const Settings& s = x.settings;
  if (!s.secureSslRedirect) return Early{};
  const auto secure = x.secure();
  if (!secure) return secure.error();
  if (*secure) return Early{};
  std::string_view path = x.paths.path;
  while (path.starts_with('/')) path.remove_prefix(1);
  const auto exempt = firstMatch(s.secureRedirectExempt, path);
  if (!exempt) x.note(rule("django.expression.untried"), exempt.error().message);
  if (exempt && *exempt) {
    x.note(rule("django.security.redirect-exempt"),
           py::repr(path) + " is exempt by " + py::repr(**exempt) + ".");
    return Early{};
  }
  std::string host = s.secureSslHost.value_or("");
  if (host.empty()) {
    auto asked = x.host();
    if (!asked) return asked.error();
    host = std::move(*asked);
  }
  auto page = makeRedirect(x, 301, "https://" + host + x.fullPath());
  if (!page) return page.error();
  x.decide(
      rule("django.security.ssl-redirect"),
      "The request counts as http, so it is sent to " + page->headers.find("Location")->substr(0, 200) + ".",
      false);
  return Early(std::move(*page));
}

Asked<Page> securityResponse(Exchange& x, Page page) {
  const Settings& s = x.settings;
  if (s.secureHstsSeconds != 0) {
    const auto secure = x.secure();
    if (!secure) return secure.error();
    if (*secure)
      setDefault(page, "Strict-Transport-Security", hstsValue(s));
    else
      x.note(rule("django.security.no-hsts"),
             "The request counts as http, so Strict-Transport-Security is not sent.");
  }
  if (s.secureContentTypeNosniff) setDefault(page, "X-Content-Type-Options", "nosniff");
  if (s.version == Version::V3_2 && s.secureBrowserXssFilter)
    setDefault(page, "X-XSS-Protection", "1; mode=block");
  if (s.secureReferrerPolicy) setDefault(page, "Referrer-Policy", referrerPolicy(*s.secureReferrerPolicy));
  if (s.version != Version::V3_2 && s.secureCrossOriginOpenerPolicy &&
      !s.secureCrossOriginOpenerPolicy->empty())
    setDefault(page, "Cross-Origin-Opener-Policy", *s.secureCrossOriginOpenerPolicy);
  x.note(rule("django.security.headers"),
         "SecurityMiddleware adds its headers where the page has none of that name.");
  return page;
}

}  // namespace headway::django
