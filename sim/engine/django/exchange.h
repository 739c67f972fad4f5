// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/engine/django/host.h"
#include "sim/engine/django/respond.h"
#include "sim/engine/django/uri.h"
#include "sim/engine/django/url_pattern.h"

/// What the parts of the middleware chain share; used by respond() only.
namespace headway::django {

/// Django's HttpResponse while it passes through the middleware.
struct Page {
  int status = 200;
  http::Headers headers;
  std::vector<SetCookie> cookies;
  std::string body;
  bool logged = false;
  bool csrfCookieSet = false;  ///< Django 3.2
  bool zipped = false;         ///< the body is held as it was before; its length is not known
  std::optional<Raised> debug;

  void setCookie(SetCookie cookie);
  /// patch_vary_headers(): appends the name unless it is there; "*" swallows the rest.
  void patchVary(std::string_view name);
};

/// What response.set_cookie() raises for a SameSite that browsers do not know.
std::optional<Raised> sameSiteFault(const SameSite& sameSite);

Page makePage(int status, std::string contentType, std::string body);

/// request.session.
struct Session {
  bool present = false;  ///< SessionMiddleware ran
  std::string key;       ///< "" = none
  bool loaded = false, accessed = false, modified = false;
  std::map<std::string, std::string> data;
  bool isEmpty() const { return key.empty() && data.empty(); }
};

/// request.META entries and attributes of the CSRF middleware.
struct CsrfState {
  std::optional<std::string> secret;  ///< META["CSRF_COOKIE"]: 3.2 the masked token, later the secret
  bool used = false;                  ///< the cookie is to be sent
  bool needsReset = false;            ///< Django 3.2
  bool done = false;                  ///< csrf_processing_done
  bool formBroken = false;            ///< reading the form raised
};

struct Exchange {
  const Settings& settings;
  const Environ& environ;
  const Site& site;
  std::string_view body;
  const Moment& moment;
  Reply& reply;

  Paths paths;
  std::string method;
  std::map<std::string, std::string> cookies;  ///< request.COOKIES
  Session session;
  CsrfState csrf;
  bool updateCache = false;
  bool hostKept = false;  ///< build_absolute_uri() asked for the host before
  std::string running;    ///< the middleware method at work; "" outside
  const Backend& backend;
  bool bodyRefused = false;  ///< bodyFault() raised
  bool hasUser = false;      ///< AuthenticationMiddleware ran: there is request.user
  Arguments arguments{};     ///< what the route of the page caught
  std::string cacheUri{};    ///< key of the page in the cache; "" = FetchFromCacheMiddleware did not look
  std::string language{};    ///< of LocaleMiddleware; "" = it did not run

  std::string fullPath(bool appendSlash = false) const { return getFullPath(paths, environ, appendSlash); }
  /// request.get_host(), noted in reply.getHostIn.
  Asked<std::string> host();
  Asked<bool> secure() const { return isSecure(settings, environ); }
  Asked<std::string> absoluteUri();
  std::string sessionGet(const std::string& key);
  void sessionSet(const std::string& key, std::string value);
  void sessionFlush();     ///< request.session.flush(): data and key are gone
  void sessionCycleKey();  ///< request.session.cycle_key(): the same data under a new key

  void note(RuleId rule, std::string text) { reply.notes.push_back({rule, std::move(text)}); }
  /// A note whose rule decides the answer.
  void decide(RuleId rule, std::string text, bool refused);
  void log(std::string logger, std::string level, std::string text);
};

using Early = std::optional<Page>;

/// HttpResponsePermanentRedirect and HttpResponseRedirect. Raises DisallowedRedirect or ValueError.
Asked<Page> makeRedirect(const Exchange& x, int status, std::string_view target);

// The middleware; absent methods do nothing.
Asked<Early> securityRequest(Exchange& x);
Asked<Page> securityResponse(Exchange& x, Page page);
Asked<Early> commonRequest(Exchange& x);
Asked<Page> commonResponse(Exchange& x, Page page);
Asked<Early> csrfRequest(Exchange& x);
Asked<Early> csrfView(Exchange& x, const View& view);
Asked<Page> csrfResponse(Exchange& x, Page page);
Asked<Early> sessionRequest(Exchange& x);
Asked<Page> sessionResponse(Exchange& x, Page page);
Asked<Early> fetchFromCacheRequest(Exchange& x);
Asked<Page> updateCacheResponse(Exchange& x, Page page);
Asked<Early> authenticationRequest(Exchange& x);
Asked<Early> messageRequest(Exchange& x);
Asked<Early> whitenoiseRequest(Exchange& x);
/// The project's own, inside of all others: every host but canonicalHost is sent there.
Asked<Early> canonicalHostRequest(Exchange& x);
Asked<Early> localeRequest(Exchange& x);
Asked<Page> localeResponse(Exchange& x, Page page);
Asked<Page> conditionalGetResponse(Exchange& x, Page page);
Asked<Page> cspResponse(Exchange& x, Page page);
Asked<Early> loginRequiredView(Exchange& x, const View& view);
Asked<Page> xFrameOptionsResponse(Exchange& x, Page page);
Asked<Page> gzipResponse(Exchange& x, Page page);

/// django.middleware.csrf.get_token(): marks the cookie to be sent.
void useCsrfToken(Exchange& x);
/// The same, with its result: a masked token for a form.
std::string csrfToken(Exchange& x);
/// django.middleware.csrf.rotate_token(): a new secret.
void rotateCsrfToken(Exchange& x);
/// Raises what request.POST raises for a body that is too large.
std::optional<Raised> bodyFault(Exchange& x);
/// The requires_csrf_token decorator of Django's error pages: the CSRF middleware's work without its
/// refusals.
Asked<Page> withCsrfToken(Exchange& x, Page page);

/// response_for_exception(). The error is an exception raised by the error page itself.
Asked<Page> pageForException(Exchange& x, const Raised& raised);
/// Content-Type of the pages Django writes for errors, DEBUG off.
std::string errorContentType(const Settings& settings);
/// views.csrf.csrf_failure: the page of a CSRF refusal.
Page csrfFailurePage(const Exchange& x, std::string_view reason);
/// log_response() for 4xx and 5xx that nobody logged.
void logResponse(Exchange& x, Page& page, std::string_view before,
                 std::string_view logger = "django.request");

}  // namespace headway::django
