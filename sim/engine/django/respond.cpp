// SPDX-License-Identifier: GPL-3.0-or-later
// django/core/handlers/base.py: the middleware chain
#include "sim/engine/django/respond.h"

#include <utility>

#include "sim/engine/django/exchange.h"
#include "sim/engine/django/middleware.h"
#include "sim/engine/django/python_text.h"
#include "sim/engine/django/python_url.h"
#include "sim/engine/django/rules.h"
#include "sim/engine/django/table_view.h"
#include "sim/engine/django/view.h"
#include "sim/support/text.h"

namespace headway::django {
namespace {

/// Says which middleware method runs while it lives.
class Running {
 public:
  Running(Exchange& x, std::string name) : x_(x), before_(std::exchange(x.running, std::move(name))) {}
  ~Running() { x_.running = before_; }
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;
  /// Notes where an exception first came from.
  template <class T>
  T seen(T result) {
    if (!result && x_.reply.raisedIn.empty()) x_.reply.raisedIn = x_.running + ": " + result.error().type;
    return result;
  }

 private:
  Exchange& x_;
  std::string before_;
};

class Chain {
 public:
  explicit Chain(Exchange& x) : x_(x) {
    for (const std::string& dotted : x.settings.middleware)
      if (const Middleware* m = findMiddleware(dotted)) all_.push_back(m);
  }

  /// The i-th middleware and all inside of it; every exception becomes a page right there.
  Asked<Page> run(std::size_t i) {
    auto page = i == all_.size() ? view() : through(i);
    return page ? std::move(page) : pageForException(x_, page.error());
  }

 private:
  Asked<Page> through(std::size_t i) {
    const Middleware& m = *all_[i];
    const std::string name(m.name());
    Early early;
    if (m.request) {
      Running running(x_, name + ".process_request");
      auto answer = running.seen(m.request(x_));
      if (!answer) return answer.error();
      early = std::move(*answer);
      if (early) x_.reply.stoppedBy = x_.running;
    }
    auto page = early ? Asked<Page>(std::move(*early)) : run(i + 1);
    if (!page || !m.response) return page;
    Running running(x_, name + ".process_response");
    return running.seen(m.response(x_, std::move(*page)));
  }

  Asked<Page> view() {
    if (!x_.settings.canonicalHost.empty()) {
      Running running(x_, "the canonical host middleware");
      auto early = running.seen(canonicalHostRequest(x_));
      if (!early) return early.error();
      if (*early) {
        x_.reply.stoppedBy = x_.running;
        return std::move(**early);
      }
    }
    if (x_.site.fault) return *x_.site.fault;
    const View* view = x_.site.resolve(x_.paths.pathInfo);
    if (!view) return Raised{"Http404", ""};
    for (const Middleware* m : all_) {
      if (!m->view) continue;
      Running running(x_, std::string(m->name()) + ".process_view");
      auto answer = running.seen(m->view(x_, *view));
      if (!answer) return answer.error();
      if (!*answer) continue;
      x_.reply.stoppedBy = x_.running;
      return std::move(**answer);
    }
    return view->row ? answerRow(x_, *view->row) : answer(*view);
  }

  Asked<Page> answer(const View& view) {
    const bool posted = x_.method == "POST" && view.postBody;
    Page page = makePage(view.status, view.contentType, posted ? *view.postBody : view.body);
    if (view.redirectTo) {
      auto redirect = makeRedirect(x_, 302, *view.redirectTo);
      if (!redirect) return redirect;
      page = std::move(*redirect);
    }
    if (view.answersAbsoluteUri) {
      const auto uri = x_.absoluteUri();
      if (!uri) return uri.error();
      page.body = *uri;
    }
    if (view.usesCsrfToken && !posted) useCsrfToken(x_);
    if (view.session != SessionUse::None && !x_.session.present)
      return Raised{"AttributeError", "'WSGIRequest' object has no attribute 'session'"};
    if (view.session == SessionUse::Read) x_.sessionGet("value");
    if (view.session == SessionUse::Write) x_.sessionSet("value", "1");
    if (view.neverCache) {
      page.headers.add("Expires", httpDate(x_.moment.epochSeconds));
      page.headers.add("Cache-Control", "max-age=0, no-cache, no-store, must-revalidate, private");
    }
    for (const http::Headers::Field& field : view.headers.fields()) page.headers.add(field.name, field.value);
    for (const SetCookie& cookie : view.cookies) page.setCookie(cookie);
    x_.decide(rule("django.view.answered"), "The page at " + py::repr(x_.paths.pathInfo) + " answers.",
              false);
    return page;
  }

  Exchange& x_;
  std::vector<const Middleware*> all_;
};

std::string unquoteCookie(std::string_view v) {
  if (v.size() < 2 || v.front() != '"' || v.back() != '"') return std::string(v);
  v = v.substr(1, v.size() - 2);
  std::string out;
  const auto octal = [&v](std::size_t i) { return i < v.size() && v[i] >= '0' && v[i] <= '7'; };
  for (std::size_t i = 0; i < v.size(); ++i) {
    if (v[i] != '\\' || i + 1 == v.size()) {
      out += v[i];
    } else if (v[i + 1] <= '3' && octal(i + 1) && octal(i + 2) && octal(i + 3)) {
      out += py::fromLatin1(
          std::string(1, static_cast<char>((v[i + 1] - '0') * 64 + (v[i + 2] - '0') * 8 + (v[i + 3] - '0'))));
      i += 3;
    } else {
      out += v[++i];
    }
  }
  return out;
}

/// django/http/cookie.py: parse_cookie. Cut at ';' only; the last of equal names wins.
std::map<std::string, std::string> parseCookies(std::string_view header) {
  std::map<std::string, std::string> out;
  for (const std::string& chunk : text::split(header, ';')) {
    const auto equals = chunk.find('=');
    const std::string_view whole = chunk;
    const std::string_view key = equals == chunk.npos ? "" : py::strip(whole.substr(0, equals));
    const std::string_view value = py::strip(equals == chunk.npos ? whole : whole.substr(equals + 1));
    if (!key.empty() || !value.empty()) out[std::string(key)] = unquoteCookie(value);
  }
  return out;
}

std::string upper(std::string_view s) {
  std::string out(s);
  for (char& c : out) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return out;
}

void escape(Reply& reply, const Raised& raised) {
  reply.escaped = raised;
  reply.response = {500, "Internal Server Error", {}, {}};
  reply.refused = true;
  reply.decidedBy = rule("django.escaped");
  reply.notes.push_back({reply.decidedBy, raised.type + ": " + raised.message});
}

void finish(Exchange& x, Page page) {
  if (page.status >= 400) logResponse(x, page, http::reasonPhrase(page.status));
  http::Response& out = x.reply.response;
  out.status = page.status;
  out.reason = http::reasonPhrase(page.status);
  out.headers = std::move(page.headers);
  for (const SetCookie& cookie : page.cookies)
    out.headers.add("Set-Cookie", formatSetCookie(cookie, x.moment.epochSeconds));
  out.body = std::move(page.body);
  x.reply.debugPage = std::move(page.debug);
}

/// A middleware of the project's own, outside of all others.
bool answersHealthCheck(Exchange& x) {
  if (x.settings.healthCheckPath.empty() || x.paths.pathInfo != x.settings.healthCheckPath) return false;
  x.reply.stoppedBy = "the health check middleware";
  x.decide(rule("django.health-check"), x.paths.pathInfo + " is answered before anything asks for the host.",
           false);
  return true;
}

constexpr std::size_t kLongestRedirect = 16384;

}  // namespace

void Page::setCookie(SetCookie cookie) {
  for (SetCookie& c : cookies)
    if (c.name == cookie.name) return void(c = std::move(cookie));
  cookies.push_back(std::move(cookie));
}

void Page::patchVary(std::string_view name) {
  const std::string* vary = headers.find("Vary");
  if (!vary || vary->empty()) return headers.set("Vary", std::string(name));
  for (const std::string& part : text::split(*vary, ','))
    if (text::trim(part) == "*" || text::equalsIgnoreCase(text::trim(part), name)) return;
  headers.set("Vary", *vary + ", " + std::string(name));
}

std::optional<Raised> sameSiteFault(const SameSite& sameSite) {
  const std::string name = text::lower(sameSite.value_or(""));
  if (name.empty() || name == "lax" || name == "none" || name == "strict") return std::nullopt;
  return Raised{"ValueError", "samesite must be \"lax\", \"none\", or \"strict\"."};
}

Page makePage(int status, std::string contentType, std::string body) {
  Page page;
  page.status = status;
  page.headers.add("Content-Type", std::move(contentType));
  page.body = std::move(body);
  return page;
}

Asked<Page> makeRedirect(const Exchange& x, int status, std::string_view target) {
  if (x.settings.version != Version::V3_2 && target.size() > kLongestRedirect)
    return Raised{"DisallowedRedirect",
                  "Unsafe redirect exceeding " + std::to_string(kLongestRedirect) + " characters"};
  const auto parts = py::urlSplit(target, x.settings.version);
  if (!parts) return parts.error();
  const std::string& s = parts->scheme;
  if (!s.empty() && s != "http" && s != "https" && s != "ftp")
    return Raised{"DisallowedRedirect", "Unsafe redirect to URL with protocol '" + s + "'"};
  Page page = makePage(status, "text/html; charset=utf-8", "");
  page.headers.add("Location", py::iriToUri(target));
  return page;
}

Asked<std::string> Exchange::host() {
  reply.getHostIn.push_back(running.empty() ? "(direct)" : running);
  return getHost(settings, environ);
}

Asked<std::string> Exchange::absoluteUri() {
  auto uri = buildAbsoluteUri(settings, environ);
  // A scheme that raises comes before the question for the host.
  if (!hostKept && (uri || uri.error().type == "DisallowedHost"))
    reply.getHostIn.push_back(running.empty() ? "(direct)" : running);
  hostKept = hostKept || uri;
  return uri;
}

void Exchange::decide(RuleId rule, std::string text, bool refused) {
  note(rule, std::move(text));
  reply.decidedBy = rule;
  reply.refused = refused;
}

void Exchange::log(std::string logger, std::string level, std::string text) {
  reply.logs.push_back({std::move(logger), std::move(level), std::move(text)});
}

Reply respond(const Settings& settings, const Environ& environ, std::string_view body, const Site& site,
              const Moment& moment, const Backend& backend) {
  Reply reply;
  for (const auto& refused : {settingsError(settings), middlewareFault(settings)}) {
    if (!refused) continue;
    escape(reply, *refused);
    return reply;
  }
  auto where = paths(settings, environ);
  if (!where) {
    escape(reply, where.error());
    return reply;
  }
  reply.believed = view(settings, environ);
  reply.notes = beliefNotes(settings, environ, *reply.believed);
  Exchange x{settings,
             environ,
             site,
             body,
             moment,
             reply,
             std::move(*where),
             upper(environ.get("REQUEST_METHOD")),
             parseCookies(environ.get("HTTP_COOKIE")),
             {},
             {},
             false,
             false,
             {},
             backend};
  noteUnknownMiddleware(x);
  auto page = answersHealthCheck(x) ? Asked<Page>(makePage(200, "text/plain", "ok")) : Chain(x).run(0);
  if (page)
    finish(x, std::move(*page));
  else
    escape(reply, page.error());
  return reply;
}

DjangoView view(const Settings& settings, const Environ& environ, const Reply& reply) {
  DjangoView out = reply.believed ? *reply.believed : view(settings, environ);
  out.csrfChecked = reply.csrfChecked;
  out.csrfReason = reply.csrfReason;
  for (const LogRecord& r : reply.logs) out.log.push_back(r.level + " " + r.logger + " " + r.text);
  return out;
}

}  // namespace headway::django
