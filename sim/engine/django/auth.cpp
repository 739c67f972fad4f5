// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/django/auth.h"

#include <utility>

#include "sim/engine/django/account_view.h"
#include "sim/engine/django/python_text.h"
#include "sim/engine/django/python_url.h"
#include "sim/engine/django/rules.h"
#include "sim/engine/django/url_table.h"
#include "sim/support/text.h"

namespace headway::django {
namespace {

constexpr const char* kUserKey = "_auth_user_id";

}  // namespace

Raised noAttribute(const Exchange& x, std::string_view name) {
  return {"AttributeError", std::string("'") +
                                (x.environ.gateway == Gateway::Asgi ? "ASGIRequest" : "WSGIRequest") +
                                "' object has no attribute '" + std::string(name) + "'"};
}

Asked<bool> signedIn(Exchange& x) {
  if (!x.hasUser) return noAttribute(x, "user");
  return !x.sessionGet(kUserKey).empty();
}

std::optional<Raised> signIn(Exchange& x) {
  if (!x.session.present) return noAttribute(x, "session");
  if (x.sessionGet(kUserKey).empty()) x.sessionCycleKey();
  x.sessionSet(kUserKey, "1");
  x.sessionSet("_auth_user_backend", "django.contrib.auth.backends.ModelBackend");
  x.sessionSet("_auth_user_hash", "headway");
  rotateCsrfToken(x);
  return std::nullopt;
}

std::optional<Raised> signOut(Exchange& x) {
  if (!x.session.present) return noAttribute(x, "session");
  x.sessionFlush();
  return std::nullopt;
}

Asked<Page> redirectToLogin(Exchange& x, const std::string& next, const std::string& loginUrl) {
  const auto resolved = resolveUrl(x, loginUrl);
  if (!resolved) return resolved.error();
  auto parts = py::urlSplit(*resolved, x.settings.version);
  if (!parts) return parts.error();
  // QueryDict: next takes the place of another value of it, the rest is kept.
  const std::string field = "next=" + quoteField(next);
  std::vector<std::string> fields;
  bool there = false;
  for (std::string& pair : text::split(parts->query, '&')) {
    if (pair.empty()) continue;
    const bool same = pair.starts_with("next=");
    if (!same)
      fields.push_back(std::move(pair));
    else if (!std::exchange(there, true))
      fields.push_back(field);
  }
  if (!there) fields.push_back(field);
  parts->query = text::join(fields, "&");
  return makeRedirect(x, 302, py::urlUnsplit(*parts));
}

Asked<Page> sendToLogin(Exchange& x) {
  const auto uri = x.absoluteUri();
  if (!uri) return uri.error();
  const auto url = resolveUrl(x, x.settings.loginUrl);
  if (!url) return url.error();
  const auto login = py::urlSplit(*url, x.settings.version);
  const auto here = py::urlSplit(*uri, x.settings.version);
  if (!login || !here) return login ? here.error() : login.error();
  const bool sameSite = (login->scheme.empty() || login->scheme == here->scheme) &&
                        (login->netloc.empty() || login->netloc == here->netloc);
  auto page = redirectToLogin(x, sameSite ? x.fullPath() : *uri, *url);
  if (page)
    x.decide(
        rule("django.auth.login-required"),
        "Nobody is signed in, so the visitor is sent to " + std::string(page->headers.get("Location")) + ".",
        false);
  return page;
}

Asked<std::string> safeNext(Exchange& x) {
  auto next = posted(x, "next");
  if (!next) next = queried(x, "next");
  const auto host = x.host();
  if (!host) return host;
  const auto secure = x.secure();
  if (!secure) return secure.error();
  if (!next || next->empty()) return std::string{};
  if (isSafeUrl(*next, *host, *secure, x.settings.version)) return *next;
  x.note(rule("django.auth.next-unsafe"),
         "next is " + py::repr(*next) + ", which is not on " + py::repr(*host) + " or not https.");
  return std::string{};
}

}  // namespace headway::django
