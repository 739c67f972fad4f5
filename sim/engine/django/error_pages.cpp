// SPDX-License-Identifier: GPL-3.0-or-later
// django/core/handlers/exception.py, django/views/defaults.py, django/views/debug.py
#include <algorithm>
#include <charconv>
#include <utility>

#include "sim/engine/django/exchange.h"
#include "sim/engine/django/python_text.h"
#include "sim/engine/django/rules.h"
#include "sim/support/text.h"

namespace headway::django {
namespace {

Page plainPage(const Exchange& x, int status, std::string_view title, std::string_view details) {
  std::string body = "\n<!doctype html>\n<html lang=\"en\">\n<head>\n  <title>" + std::string(title) +
                     "</title>\n</head>\n<body>\n  <h1>" + std::string(title) + "</h1><p>" +
                     std::string(details) + "</p>\n</body>\n</html>\n";
  return makePage(status, errorContentType(x.settings), std::move(body));
}

Page plainPage(const Exchange& x, int status) {
  switch (status) {
    case 400: return plainPage(x, 400, "Bad Request (400)", "");
    case 403: return plainPage(x, 403, "403 Forbidden", "");
    case 404: return plainPage(x, 404, "Not Found", "The requested resource was not found on this server.");
    default: return plainPage(x, 500, "Server Error (500)", "");
  }
}

/// One entry of an Accept header.
struct Accepted {
  std::string main, sub;
  double quality = 1;
  bool matches(std::string_view m, std::string_view s) const {
    return (main == "*" && sub == "*") || (main == m && (sub == "*" || sub == s));
  }
  int specificity() const { return main == "*" ? 0 : sub == "*" ? 1 : 2; }
};

double qualityOf(std::string_view parameters) {
  for (const std::string& p : text::split(parameters, ';')) {
    const std::string_view t = text::trim(p);
    if (!t.starts_with("q=")) continue;
    double q = 1;
    std::from_chars(t.data() + 2, t.data() + t.size(), q);
    return q >= 0 && q <= 1 ? q : 1;
  }
  return 1;
}

std::vector<Accepted> acceptedTypes(const Exchange& x) {
  std::vector<Accepted> out;
  for (const std::string& token : text::split(x.environ.get("HTTP_ACCEPT", "*/*"), ',')) {
    if (text::trim(token).empty()) continue;
    const auto semicolon = token.find(';');
    const std::string_view type = text::trim(std::string_view(token).substr(0, semicolon));
    const auto slash = type.find('/');
    Accepted a{std::string(type.substr(0, slash)),
               slash == type.npos ? "" : std::string(type.substr(slash + 1)), 1};
    if (semicolon != token.npos) a.quality = qualityOf(std::string_view(token).substr(semicolon + 1));
    out.push_back(std::move(a));
  }
  return out;
}

/// Position of the accepted type that decides on `text/<sub>`, or none (6.0 ranks by quality).
std::optional<std::size_t> rankOf(const std::vector<Accepted>& all, std::string_view sub) {
  std::optional<std::size_t> best;
  for (std::size_t i = 0; i < all.size(); ++i)
    if (all[i].matches("text", sub) && (!best || all[i].specificity() > all[*best].specificity())) best = i;
  return best;
}

bool wantsHtml(const Exchange& x) {
  auto all = acceptedTypes(x);
  if (x.settings.version != Version::V6_0)
    return std::any_of(all.begin(), all.end(), [](const Accepted& a) { return a.matches("text", "html"); });
  std::erase_if(all, [](const Accepted& a) { return a.quality <= 0; });
  std::stable_sort(all.begin(), all.end(), [](const Accepted& a, const Accepted& b) {
    return a.quality != b.quality ? a.quality > b.quality : a.specificity() > b.specificity();
  });
  const auto html = rankOf(all, "html"), plain = rankOf(all, "plain");
  return html && (!plain || *html <= *plain);
}

std::string htmlContentType(const Settings& s) {
  return s.version == Version::V4_2 || s.version == Version::V5_2 ? "text/html; charset=utf-8" : "text/html";
}

/// technical_500_response: title and exception value are Django's, the rest is left out.
Page debugPage(const Exchange& x, const Raised& raised, int status) {
  const std::string title = raised.type + " at " + x.paths.path;
  Page page = wantsHtml(x)
                  ? makePage(status, htmlContentType(x.settings),
                             "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n  <title>" +
                                 py::escapeHtml(title) + "</title>\n</head>\n<body>\n  <h1>" +
                                 py::escapeHtml(title) + "</h1>\n  <pre class=\"exception_value\">" +
                                 py::escapeHtml(raised.message) + "</pre>\n</body>\n</html>\n")
                  : makePage(status, "text/plain; charset=utf-8", title + "\n" + raised.message + "\n");
  page.debug = raised;
  x.reply.notes.push_back({rule("django.page.debug"), "The page shows " + raised.type + " and its text."});
  return page;
}

/// handle_uncaught_exception(): its error page can raise in its turn.
Asked<Page> serverError(Exchange& x, const Raised& raised) {
  if (x.settings.debug) return debugPage(x, raised, 500);
  return withCsrfToken(x, plainPage(x, 500));
}

/// get_exception_response(). What its page raises is handled as any exception.
Asked<Page> errorPage(Exchange& x, int status) {
  auto page = withCsrfToken(x, plainPage(x, status));
  return page ? std::move(page) : serverError(x, page.error());
}

Asked<Page> suspicious(Exchange& x, const Raised& raised) {
  x.log("django.security." + raised.type, "ERROR", raised.message);
  if (raised.type ==
      "RequestDataTooBig") {  // who reads the form again, such as the error page, finds it empty
    x.bodyRefused = true;
    x.body = {};
  }
  auto page = x.settings.debug ? debugPage(x, raised, 400) : errorPage(x, 400);
  // Since 4.2.23 and 5.2.3 this record is the only one.
  if (page && x.settings.version != Version::V3_2) page->logged = true;
  return page;
}

Asked<Page> notFound(Exchange& x) {
  if (!x.settings.debug) return errorPage(x, 404);
  // The technical 404 page shows the absolute URI; where that raises, so does the page.
  const std::string method = std::exchange(x.running, "");
  const auto uri = x.absoluteUri();
  x.running = method;
  if (!uri) return uri.error();
  Page page = makePage(404, x.settings.version == Version::V3_2 ? "text/html" : "text/html; charset=utf-8",
                       "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n  <title>Page not found at " +
                           py::escapeHtml(x.paths.path) + "</title>\n</head>\n<body>\n</body>\n</html>\n");
  page.debug = Raised{"Http404", ""};
  return page;
}

bool isSuspicious(const std::string& type) {
  return type == "DisallowedHost" || type == "DisallowedRedirect" || type == "RequestDataTooBig";
}

void noteFailure(Exchange& x, const Raised& raised) {
  // A missing page may yet turn into something else on its way out.
  const bool settled = x.reply.decidedBy.valid() && x.reply.decidedBy != rule("django.page.not-found");
  if (settled && x.reply.refused) return;
  const std::string what = raised.type + ": " + raised.message;
  if (raised.type == "DisallowedHost") {
    const HostVerdict verdict = hostVerdict(x.settings, x.environ);
    x.decide(verdict.rule, what, true);
  } else if (raised.type == "DisallowedRedirect") {
    x.decide(rule("django.redirect.unsafe"), what, true);
  } else if (raised.type == "Http404") {
    x.decide(rule("django.page.not-found"), "No page is at " + py::repr(x.paths.pathInfo) + ".", true);
  } else if (raised.type == "RequestDataTooBig") {
    x.decide(rule("django.upload.too-big"), what, true);
  } else if (raised.type == "RuntimeError") {
    x.decide(rule("django.common.append-slash-debug"), what, true);
  } else {
    x.decide(rule("django.page.server-error"), what, true);
  }
}

}  // namespace

std::string errorContentType(const Settings& s) {
  return s.version == Version::V3_2 ? "text/html" : "text/html; charset=utf-8";
}

void logResponse(Exchange& x, Page& page, std::string_view before, std::string_view logger) {
  if (page.logged) return;
  x.log(std::string(logger), page.status >= 500 ? "ERROR" : "WARNING",
        std::string(before) + ": " + py::unicodeEscape(x.paths.path));
  page.logged = true;
}

Asked<Page> pageForException(Exchange& x, const Raised& raised) {
  noteFailure(x, raised);
  if (raised.type == "Http404") return notFound(x);
  if (isSuspicious(raised.type)) return suspicious(x, raised);
  Asked<Page> page = raised.type == "PermissionDenied"       ? errorPage(x, 403)
                     : raised.type == "MultiPartParserError" ? errorPage(x, 400)
                     : raised.type != "BadRequest"           ? serverError(x, raised)
                     : x.settings.debug                      ? debugPage(x, raised, 400)
                                                             : errorPage(x, 400);
  if (!page) return page;
  if (raised.type == "PermissionDenied")
    logResponse(x, *page, "Forbidden (Permission denied)");
  else if (raised.type == "MultiPartParserError")
    logResponse(x, *page, "Bad request (Unable to parse request body)");
  else if (raised.type == "BadRequest")
    logResponse(x, *page, py::unicodeEscape(raised.message));
  else
    logResponse(x, *page, http::reasonPhrase(page->status));
  return page;
}

}  // namespace headway::django
