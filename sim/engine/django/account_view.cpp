// SPDX-License-Identifier: GPL-3.0-or-later
// django/contrib/auth/views.py, django/contrib/admin/sites.py
#include "sim/engine/django/account_view.h"

#include "sim/engine/django/auth.h"
#include "sim/engine/django/html.h"
#include "sim/engine/django/python_text.h"
#include "sim/engine/django/rules.h"
#include "sim/engine/django/url_table.h"

namespace headway::django {
namespace {

bool ofAdmin(const UrlRow& row) { return row.name.starts_with("admin:"); }

/// The never_cache decorator.
Asked<Page> neverCached(const Exchange& x, Asked<Page> page) {
  if (!page) return page;
  if (!page->headers.contains("Expires")) page->headers.add("Expires", httpDate(x.moment.epochSeconds));
  page->headers.set("Cache-Control", "max-age=0, no-cache, no-store, must-revalidate, private");
  return page;
}

/// The csrf_protect decorator: the middleware's work for this view, whether it is in MIDDLEWARE or not.
template <class ViewFunction>
Asked<Page> csrfProtected(Exchange& x, ViewFunction view) {
  static const View checked;
  auto early = csrfRequest(x);
  if (!early) return early.error();
  early = csrfView(x, checked);
  if (!early) return early.error();
  if (*early) return std::move(**early);
  auto page = view();
  return page ? csrfResponse(x, std::move(*page)) : std::move(page);
}

Asked<std::string> nextFieldOf(Exchange& x, const UrlRow& row) {
  auto next = safeNext(x);
  if (!next || !ofAdmin(row) || posted(x, "next") || queried(x, "next")) return next;
  return resolveUrl(x, row.to.empty() ? "admin:index" : row.to);
}

Asked<Page> loginForm(Exchange& x, const UrlRow& row, bool wrong) {
  // The site of the page is that of get_host().
  if (const auto host = x.host(); !host) return host.error();
  const auto next = nextFieldOf(x, row);
  if (!next) return next.error();
  std::string content;
  if (wrong) content += "<p class=\"errornote\">Please enter a correct username and password.</p>\n";
  content +=
      formHtml(x, x.fullPath(),
               {{"text", "username", ""}, {"password", "password", ""}, {"hidden", "next", *next}}, "Log in");
  if (wrong)
    x.decide(rule("django.view.login-refused"), "Name or password are wrong: the form comes again.", false);
  else
    x.decide(rule("django.view.answered"), "The login page answers.", false);
  return row.body.empty() || wrong ? htmlPage(x, ofAdmin(row) ? "Log in" : titleOf(row), content)
                                   : makePage(200, "text/html; charset=utf-8", row.body);
}

Asked<Page> loginPosted(Exchange& x, const UrlRow& row) {
  if (auto fault = bodyFault(x)) return *fault;
  const bool filled =
      !posted(x, "username").value_or("").empty() && !posted(x, "password").value_or("").empty();
  if (!filled || !x.backend.rightCredentials) return loginForm(x, row, true);
  if (auto fault = signIn(x)) return *fault;
  auto target = safeNext(x);
  if (target && target->empty())
    target = resolveUrl(x, row.to.empty() || ofAdmin(row) ? x.settings.loginRedirectUrl : row.to);
  if (!target) return target.error();
  auto page = makeRedirect(x, 302, *target);
  if (page)
    x.decide(rule("django.view.signed-in"), "The visitor is signed in and sent to " + *target + ".", false);
  return page;
}

Asked<Page> loginView(Exchange& x, const UrlRow& row) {
  if (auto page = answerForMethod(x, {"GET", "POST", "PUT", "HEAD", "OPTIONS"})) return std::move(*page);
  if (x.method == "POST") return loginPosted(x, row);
  return loginForm(x, row, x.method == "PUT");
}

std::string logoutTarget(const Exchange& x, const UrlRow& row) {
  return row.to.empty() ? x.settings.logoutRedirectUrl.value_or("") : row.to;
}

/// Where the visitor goes; "" = nowhere, the page says goodbye. Until 4.0 an unsafe `next` leads to the page
/// itself, since then it counts as none.
Asked<std::string> logoutNext(Exchange& x, const UrlRow& row) {
  if (x.method == "POST")
    if (auto fault = bodyFault(x)) return *fault;
  const bool old = x.settings.version == Version::V3_2;
  const bool told = posted(x, "next") || queried(x, "next");
  if (told || !old) {
    auto next = safeNext(x);
    if (!next || !next->empty()) return next;
    if (old) return x.paths.path;
  }
  const std::string to = logoutTarget(x, row);
  if (!to.empty()) return resolveUrl(x, to);
  return old || x.paths.path == x.fullPath() ? std::string{} : x.paths.path;
}

Asked<Page> signedOut(Exchange& x, const UrlRow& row) {
  if (auto fault = signOut(x)) return *fault;
  const auto next = logoutNext(x, row);
  if (!next) return next.error();
  if (next->empty()) {
    if (x.settings.version == Version::V3_2)
      if (auto page = answerForMethod(x, {"GET", "POST", "HEAD", "OPTIONS"})) return std::move(*page);
    if (const auto host = x.host(); !host) return host.error();
    x.decide(rule("django.view.signed-out"), "The session is gone and the page says goodbye.", false);
    return htmlPage(x, "Logged out", row.body.empty() ? "<p>You are logged out.</p>\n" : row.body);
  }
  auto page = makeRedirect(x, 302, *next);
  if (page)
    x.decide(rule("django.view.signed-out"), "The session is gone and the visitor is sent to " + *next + ".",
             false);
  return page;
}

Asked<Page> logoutView(Exchange& x, const UrlRow& row) {
  if (x.settings.version == Version::V3_2) return signedOut(x, row);
  const auto methods = x.settings.version == Version::V4_2
                           ? std::vector<std::string>{"GET", "HEAD", "POST", "OPTIONS"}
                           : std::vector<std::string>{"POST", "OPTIONS"};
  if (auto page = answerForMethod(x, methods)) return std::move(*page);
  return csrfProtected(x, [&] { return signedOut(x, row); });
}

/// AdminSite.admin_view() around a view.
template <class ViewFunction>
Asked<Page> adminView(Exchange& x, const UrlRow& row, ViewFunction view) {
  return csrfProtected(x, [&]() -> Asked<Page> {
    const auto in = signedIn(x);
    if (!in) return in.error();
    if (*in) return neverCached(x, view());
    const auto path = reverseUrl(x, "admin:logout", {});
    if (path && x.paths.path == *path) {
      const auto index = resolveUrl(x, "admin:index");
      if (!index) return index.error();
      x.decide(rule("django.auth.login-required"), "Nobody is signed in, so nobody can be signed out.",
               false);
      return neverCached(x, makeRedirect(x, 302, *index));
    }
    const auto login = reverseUrl(x, "admin:login", {});
    auto page = redirectToLogin(x, x.fullPath(), login ? *login : x.settings.loginUrl);
    if (page)
      x.decide(rule("django.auth.login-required"),
               "Nobody is signed in, so " + py::repr(row.name) + " leads to " +
                   std::string(page->headers.get("Location")) + ".",
               false);
    return neverCached(x, std::move(page));
  });
}

Asked<Page> catchAll(Exchange& x) {
  const std::string& info = x.paths.pathInfo;
  const bool appends = x.settings.appendSlash && !info.ends_with('/');
  const View* view = appends ? x.site.resolve(info + "/") : nullptr;
  if (!view || view->noAppendSlash) return Raised{"Http404", ""};
  // The query string gets lost until 5.0.
  auto page =
      makeRedirect(x, 301, x.settings.version >= Version::V5_2 ? x.fullPath(true) : x.paths.path + "/");
  if (page) x.decide(rule("django.view.redirects"), "The admin's last pattern adds a slash.", false);
  return page;
}

Asked<Page> adminContent(Exchange& x, const UrlRow& row) {
  if (row.name == kAdminCatchAll) return catchAll(x);
  const bool index = row.name == "admin:index";
  if (!index && x.method == "POST") {
    if (auto fault = bodyFault(x)) return *fault;
    auto page = makeRedirect(x, 302, x.fullPath());
    if (page) x.decide(rule("django.view.form-taken"), "The form is taken; its page comes again.", false);
    return page;
  }
  std::string content = signOutHtml(x, "admin:logout");
  if (!index) content += formHtml(x, x.fullPath(), {{"text", "q", ""}}, "Go");
  x.decide(rule("django.view.answered"), "The page of the admin answers.", false);
  return row.body.empty() ? htmlPage(x, titleOf(row), content)
                          : makePage(200, "text/html; charset=utf-8", row.body);
}

}  // namespace

Asked<Page> loginPage(Exchange& x, const UrlRow& row) {
  if (ofAdmin(row)) {
    const auto in = signedIn(x);
    if (!in) return in.error();
    if (*in && x.method == "GET") {
      const auto index = resolveUrl(x, "admin:index");
      if (!index) return index.error();
      x.decide(rule("django.view.redirects"), "The visitor is signed in already.", false);
      return neverCached(x, makeRedirect(x, 302, *index));
    }
    // AdminSite.login looks for next in the form before the CSRF check.
    if (x.method == "POST" && !queried(x, "next"))
      if (auto fault = bodyFault(x)) return *fault;
  }
  auto page = csrfProtected(x, [&] { return neverCached(x, loginView(x, row)); });
  return ofAdmin(row) ? neverCached(x, std::move(page)) : page;
}

Asked<Page> logoutPage(Exchange& x, const UrlRow& row) {
  if (ofAdmin(row)) return adminView(x, row, [&] { return logoutView(x, row); });
  return neverCached(x, logoutView(x, row));
}

Asked<Page> adminPage(Exchange& x, const UrlRow& row) {
  return adminView(x, row, [&] { return adminContent(x, row); });
}

std::string signOutHtml(Exchange& x, std::string_view name) {
  const auto url = reverseUrl(x, name, {});
  if (!url) return {};
  if (x.settings.version == Version::V3_2)
    return "<p><a href=\"" + py::escapeHtml(*url) + "\">Log out</a></p>\n";
  return formHtml(x, *url, {}, "Log out");
}

}  // namespace headway::django
