// SPDX-License-Identifier: GPL-3.0-or-later
// django/contrib/sessions/middleware.py and backends/base.py
#include "sim/engine/django/exchange.h"
#include "sim/engine/django/rules.h"
#include "sim/engine/django/session_store.h"
#include "sim/support/text.h"

namespace headway::django {
namespace {

constexpr std::size_t kShortestKey = 8;

/// A key the store does not know is forgotten when the session is first read.
void load(Exchange& x) {
  if (x.session.loaded) return;
  x.session.loaded = true;
  if (x.backend.store) return loadSession(x);
  if (x.site.sessionsKnown && !x.session.key.empty())
    x.session.data.emplace("known", "1");
  else
    x.session.key.clear();
}

std::optional<Raised> deleteCookie(Exchange& x, Page& page) {
  const Settings& s = x.settings;
  if (auto fault = sameSiteFault(s.sessionCookieSamesite)) return fault;
  SetCookie gone{s.sessionCookieName, "",    0,     s.sessionCookieDomain,
                 s.sessionCookiePath, false, false, s.sessionCookieSamesite};
  gone.secure = s.sessionCookieName.starts_with("__Secure-") || s.sessionCookieName.starts_with("__Host-") ||
                text::lower(s.sessionCookieSamesite.value_or("")) == "none";
  page.setCookie(std::move(gone));
  page.patchVary("Cookie");
  x.note(rule("django.session.deleted"), "The session is empty, so its cookie is deleted.");
  return std::nullopt;
}

std::optional<Raised> saveCookie(Exchange& x, Page& page) {
  const Settings& s = x.settings;
  // Django 5.0 and later keep the cookie back for every 5xx, before only for 500.
  if (s.version >= Version::V5_2 ? page.status >= 500 : page.status == 500) return std::nullopt;
  load(x);
  saveSession(x);
  if (auto fault = sameSiteFault(s.sessionCookieSamesite)) return fault;
  const auto age = s.sessionExpireAtBrowserClose ? std::nullopt : s.sessionCookieAge;
  page.setCookie({s.sessionCookieName, x.session.key, age, s.sessionCookieDomain, s.sessionCookiePath,
                  s.sessionCookieSecure, s.sessionCookieHttponly, s.sessionCookieSamesite});
  x.note(rule("django.session.cookie"),
         "The session is saved and its cookie " + s.sessionCookieName + " sent.");
  return std::nullopt;
}

}  // namespace

std::string Exchange::sessionGet(const std::string& key) {
  session.accessed = true;
  load(*this);
  const auto at = session.data.find(key);
  return at == session.data.end() ? std::string{} : at->second;
}

void Exchange::sessionSet(const std::string& key, std::string value) {
  session.accessed = session.modified = true;
  load(*this);
  session.data[key] = std::move(value);
}

Asked<Early> sessionRequest(Exchange& x) {
  x.session.present = true;
  const auto at = x.cookies.find(x.settings.sessionCookieName);
  if (at != x.cookies.end() && at->second.size() >= kShortestKey) x.session.key = at->second;
  return Early{};
}

Asked<Page> sessionResponse(Exchange& x, Page page) {
  const Session& session = x.session;
  if (x.cookies.count(x.settings.sessionCookieName) && session.isEmpty()) {
    if (auto fault = deleteCookie(x, page)) return *fault;
    return page;
  }
  if (session.accessed) page.patchVary("Cookie");
  if ((session.modified || x.settings.sessionSaveEveryRequest) && !session.isEmpty())
    if (auto fault = saveCookie(x, page)) return *fault;
  return page;
}

}  // namespace headway::django
