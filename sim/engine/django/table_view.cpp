// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/django/table_view.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "sim/engine/django/account_view.h"
#include "sim/engine/django/auth.h"
#include "sim/engine/django/html.h"
#include "sim/engine/django/python_text.h"
#include "sim/engine/django/rules.h"
#include "sim/engine/django/url_table.h"
#include "sim/support/text.h"

namespace headway::django {
namespace {

/// Methods of a view of that kind, as a generic View of Django lists them; none: it takes all.
std::vector<std::string> methodsOf(ViewKind kind) {
  switch (kind) {
    case ViewKind::Page:
    case ViewKind::Slow:
    case ViewKind::LoginRequired: return {"GET", "HEAD", "OPTIONS"};
    case ViewKind::Form:
    case ViewKind::Upload: return {"GET", "POST", "HEAD", "OPTIONS"};
    case ViewKind::Api: return {"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"};
    default: return {};
  }
}

Asked<Page> redirectTo(Exchange& x, const std::string& to, RuleId rule, std::string_view what) {
  const auto url = to.empty() ? Asked<std::string>(x.fullPath()) : resolveUrl(x, to);
  if (!url) return url.error();
  auto page = makeRedirect(x, 302, *url);
  if (page) x.decide(rule, std::string(what) + " leads to " + *url + ".", false);
  return page;
}

std::optional<Raised> useSession(Exchange& x, const UrlRow& row) {
  const bool posts = row.kind == ViewKind::Form || row.kind == ViewKind::Upload;
  if (row.session == PageSession::None) return std::nullopt;
  if (!x.session.present) return noAttribute(x, "session");
  const std::string items = x.sessionGet("items");
  if (row.session == PageSession::Write && (!posts || x.method == "POST"))
    x.sessionSet("items", std::to_string(1 + std::strtol(items.c_str(), nullptr, 10)));
  return std::nullopt;
}

// What the page says besides its title.
Asked<std::string> contentOf(Exchange& x, const UrlRow& row) {
  std::string out;
  for (const auto& [name, value] : x.arguments)
    out += "<p>" + py::escapeHtml(name) + ": " + py::escapeHtml(value) + "</p>\n";
  if (row.session != PageSession::None) {
    const std::string items = x.sessionGet("items");
    out += "<p>Items in the session: " + (items.empty() ? "0" : items) + "</p>\n";
  }
  if (row.kind == ViewKind::Form)
    out += formHtml(x, x.fullPath(), {{"text", "text", ""}}, "Send");
  else if (row.kind == ViewKind::Upload)
    out += formHtml(x, x.fullPath(), {{"file", "file", ""}}, "Upload");
  else if (row.showsToken)
    out += "<div id=\"csrf\" data-token=\"" + csrfToken(x) + "\"></div>\n";
  if (row.kind == ViewKind::LoginRequired) out += signOutHtml(x, "logout");
  if (row.showsAddress) {
    const auto uri = x.absoluteUri();
    if (!uri) return uri;
    const std::string url = py::escapeHtml(*uri);
    out += "<p>Address of this page: <a href=\"" + url + "\">" + url + "</a></p>\n";
  }
  return out;
}

Asked<Page> showPage(Exchange& x, const UrlRow& row) {
  auto content = contentOf(x, row);
  if (!content) return content.error();
  Page page = row.body.empty() ? htmlPage(x, titleOf(row), *content)
                               : makePage(200, "text/html; charset=utf-8", row.body);
  x.decide(rule("django.view.answered"), "The page at " + py::repr(x.paths.pathInfo) + " answers.", false);
  return page;
}

Asked<Page> formPosted(Exchange& x, const UrlRow& row) {
  if (auto fault = bodyFault(x)) return *fault;
  return redirectTo(x, row.to, rule("django.view.form-taken"), "The form is taken; it");
}

Asked<Page> redirectPage(Exchange& x, const UrlRow& row) {
  if (!row.to.empty()) return redirectTo(x, row.to, rule("django.view.redirects"), "The view");
  x.decide(rule("django.view.redirects"), "The view leads nowhere: 410 Gone.", true);
  return makePage(410, "text/html; charset=utf-8", "");
}

Page apiPage(Exchange& x, const UrlRow& row) {
  const bool known = !x.environ.get("HTTP_AUTHORIZATION").empty();
  Page page = makePage(known ? 200 : 401, "application/json",
                       known ? R"({"path":)" + nlohmann::json(x.paths.pathInfo).dump() + "}"
                             : R"({"detail":"Authentication credentials were not provided."})");
  if (known && !row.body.empty()) page.body = row.body;
  page.headers.add("Vary", "Accept");
  page.headers.add("Allow", text::join(row.methods.empty() ? methodsOf(row.kind) : row.methods, ", "));
  if (known) {
    x.decide(rule("django.view.answered"), "The API answers at " + py::repr(x.paths.pathInfo) + ".", false);
  } else {
    page.headers.add("WWW-Authenticate", "Token");
    x.decide(rule("django.api.no-token"), "No Authorization header came with the request.", true);
  }
  return page;
}

Raised notServed(Exchange& x) {
  x.decide(rule("django.static.not-served"),
           "Nothing serves " + py::repr(x.paths.pathInfo) +
               ": WhiteNoise is not in MIDDLEWARE, or the path is not below STATIC_URL.",
           true);
  return {"Http404", ""};
}

Asked<Page> viewOf(Exchange& x, const UrlRow& row) {
  switch (row.kind) {
    case ViewKind::Page:
    case ViewKind::Slow:
    case ViewKind::LoginRequired: return showPage(x, row);
    case ViewKind::Form:
    case ViewKind::Upload: return x.method == "POST" ? formPosted(x, row) : showPage(x, row);
    case ViewKind::Login: return loginPage(x, row);
    case ViewKind::Logout: return logoutPage(x, row);
    case ViewKind::Admin: return adminPage(x, row);
    case ViewKind::Redirect: return redirectPage(x, row);
    case ViewKind::Api: return apiPage(x, row);
    case ViewKind::Static: return notServed(x);
    case ViewKind::Error: return Raised{"Exception", row.body.empty() ? "The page is broken." : row.body};
  }
  return Raised{"Http404", ""};
}

Asked<Page> viewWithMethods(Exchange& x, const UrlRow& row) {
  if (row.methods.empty())
    if (auto answer = answerForMethod(x, methodsOf(row.kind))) return std::move(*answer);
  if (auto fault = useSession(x, row)) return *fault;
  auto page = viewOf(x, row);
  if (!page) return page;
  if (!row.cacheControl.empty()) page->headers.set("Cache-Control", row.cacheControl);
  for (const auto& [name, value] : row.headers) page->headers.set(name, value);
  return page;
}

}  // namespace

std::optional<Page> answerForMethod(Exchange& x, const std::vector<std::string>& allowed) {
  const bool taken = allowed.empty() || std::find(allowed.begin(), allowed.end(), x.method) != allowed.end();
  const bool options = taken && !allowed.empty() && x.method == "OPTIONS";
  if (taken && !options) return std::nullopt;
  Page page = makePage(taken ? 200 : 405, "text/html; charset=utf-8", "");
  page.headers.add("Allow", text::join(allowed, ", "));
  if (taken) {
    page.headers.add("Content-Length", "0");
    x.decide(rule("django.view.options"), "The view names its methods in Allow.", false);
    return page;
  }
  x.decide(rule("django.view.method-not-allowed"),
           "The view takes " + text::join(allowed, ", ") + ", not " + x.method + ".", true);
  logResponse(x, page, "Method Not Allowed (" + x.method + ")");
  return page;
}

Asked<Page> answerRow(Exchange& x, const UrlRow& row) {
  x.arguments = matchRoute(row.pattern, std::string_view(x.paths.pathInfo).substr(1)).value_or(Arguments{});
  x.reply.milliseconds = row.milliseconds;
  if (row.milliseconds > 0)
    x.note(rule("django.view.takes"),
           "The view takes " + std::to_string(row.milliseconds) + " milliseconds.");
  // require_http_methods: HEAD and OPTIONS only where they are named.
  if (!row.methods.empty() &&
      std::find(row.methods.begin(), row.methods.end(), x.method) == row.methods.end())
    return std::move(*answerForMethod(x, row.methods));
  if (row.kind == ViewKind::LoginRequired) {
    const auto in = signedIn(x);
    if (!in) return in.error();
    if (!*in) return sendToLogin(x);
  }
  return viewWithMethods(x, row);
}

}  // namespace headway::django
