// SPDX-License-Identifier: GPL-3.0-or-later
// django/middleware/csrf.py
#include <algorithm>
#include <utility>

#include "sim/engine/django/csrf_token.h"
#include "sim/engine/django/exchange.h"
#include "sim/engine/django/python_text.h"
#include "sim/engine/django/python_url.h"
#include "sim/engine/django/rules.h"
#include "sim/support/text.h"

namespace headway::django {
namespace {

constexpr const char* kSessionKey = "_csrftoken";

/// A refusal with its rule, or nothing if the check passes.
struct Refusal {
  RuleId rule;
  std::string reason;
};
using Checked = Asked<std::optional<Refusal>>;

Checked refuse(RuleId rule, std::string reason) { return std::optional<Refusal>({rule, std::move(reason)}); }
Checked pass() { return std::optional<Refusal>{}; }

bool is32(const Exchange& x) { return x.settings.version == Version::V3_2; }

bool isSafe(const std::string& method) {
  return method == "GET" || method == "HEAD" || method == "OPTIONS" || method == "TRACE";
}

std::optional<Raised> needsSession(const Exchange& x) {
  if (!x.settings.csrfUseSessions || x.session.present) return std::nullopt;
  return Raised{
      "ImproperlyConfigured",
      "CSRF_USE_SESSIONS is enabled, but request.session is not set. SessionMiddleware must appear before "
      "CsrfViewMiddleware in MIDDLEWARE."};
}

std::string newToken(const Exchange& x) { return maskCsrfSecret(x.moment.secret, x.moment.mask); }

/// Django 3.2: _sanitize_token. Whatever is malformed becomes a fresh token.
std::string sanitize(const Exchange& x, const std::string& token) {
  if (!isCsrfText(token)) return newToken(x);
  if (token.size() == kCsrfTokenLength) return token;
  if (token.size() == kCsrfSecretLength) return maskCsrfSecret(token, x.moment.mask);
  return newToken(x);
}

/// What the client holds: its raw text, if there is any.
Asked<std::optional<std::string>> stored(Exchange& x) {
  if (auto raised = needsSession(x)) return *raised;
  if (x.settings.csrfUseSessions) {
    std::string value = x.sessionGet(kSessionKey);
    return value.empty() ? std::optional<std::string>{} : std::optional(std::move(value));
  }
  const auto at = x.cookies.find(x.settings.csrfCookieName);
  return at == x.cookies.end() ? std::optional<std::string>{} : std::optional(at->second);
}

/// The secret the client holds, with what is wrong with its cookie, if something is.
struct Held {
  std::optional<std::string> secret;
  std::optional<std::string_view> fault;
  bool fresh = false;  ///< Django 3.2: the cookie was malformed, so the secret is one nobody knows
};

/// _get_token() of 3.2, _get_secret() since 4.0.
Asked<Held> heldSecret(Exchange& x) {
  const auto raw = stored(x);
  if (!raw) return raw.error();
  if (!*raw) return Held{};
  const std::string& text = **raw;
  if (is32(x)) {
    if (x.settings.csrfUseSessions) return Held{text, {}};
    std::string token = sanitize(x, text);
    if (token != text) x.csrf.needsReset = true;
    return Held{std::move(token), {}, csrfFormatFault(text).has_value()};
  }
  if (!x.settings.csrfUseSessions)
    if (const auto fault = csrfFormatFault(text)) return Held{std::nullopt, fault};
  return Held{text.size() == kCsrfTokenLength ? unmaskCsrfToken(text) : text, {}};
}

/// The trusted origins' netlocs without leading stars: what a Referer is compared with since 4.0.
std::vector<std::string> trustedNetlocs(const Settings& s, bool onlyStarred, std::string_view scheme) {
  std::vector<std::string> out;
  for (const std::string& origin : s.csrfTrustedOrigins) {
    if (onlyStarred && origin.find('*') == origin.npos) continue;
    const auto parts = py::urlSplit(origin, s.version);
    if (!parts || (onlyStarred && parts->scheme != scheme)) continue;
    const auto first = parts->netloc.find_first_not_of('*');
    out.push_back(first == std::string::npos ? "" : parts->netloc.substr(first));
  }
  return out;
}

bool sameDomainAsAny(std::string_view netloc, const std::vector<std::string>& patterns) {
  return std::any_of(patterns.begin(), patterns.end(),
                     [netloc](const std::string& p) { return isSameDomain(netloc, py::lowerHost(p)); });
}

Asked<bool> originVerified(Exchange& x, const std::string& origin) {
  const auto host = x.host();
  if (!host && host.error().type != "DisallowedHost") return host.error();
  if (host) {
    const auto secure = x.secure();
    if (!secure) return secure.error();
    if (origin == (*secure ? "https://" : "http://") + *host) return true;
  }
  for (const std::string& trusted : x.settings.csrfTrustedOrigins)
    if (trusted == origin && trusted.find('*') == trusted.npos) return true;
  const auto parts = py::urlSplit(origin, x.settings.version);
  return parts && sameDomainAsAny(parts->netloc, trustedNetlocs(x.settings, true, parts->scheme));
}

/// What a Referer must match besides the trusted origins; nothing if the host itself is refused.
Asked<std::optional<std::string>> goodReferer(Exchange& x) {
  const Settings& s = x.settings;
  const auto& domain = s.csrfUseSessions ? s.sessionCookieDomain : s.csrfCookieDomain;
  if (domain) {
    const auto port = getPort(s, x.environ);
    if (!port) return port.error();
    return std::optional(*port == "443" || *port == "80" ? *domain : *domain + ":" + *port);
  }
  auto host = x.host();
  if (host) return std::optional(std::move(*host));
  if (host.error().type != "DisallowedHost") return host.error();
  return std::optional<std::string>{};
}

Checked checkReferer(Exchange& x) {
  const std::string* referer = x.environ.find("HTTP_REFERER");
  if (!referer) return refuse(rule("django.csrf.no-referer"), "Referer checking failed - no Referer.");
  const auto malformed = [] {
    return refuse(rule("django.csrf.malformed-referer"), "Referer checking failed - Referer is malformed.");
  };
  const auto parts = py::urlSplit(*referer, x.settings.version);
  if (!parts) return is32(x) ? Checked(parts.error()) : malformed();
  if (parts->scheme.empty() || parts->netloc.empty()) return malformed();
  if (parts->scheme != "https")
    return refuse(rule("django.csrf.insecure-referer"),
                  "Referer checking failed - Referer is insecure while host is secure.");
  const auto trusted = is32(x) ? x.settings.csrfTrustedOrigins : trustedNetlocs(x.settings, false, "");
  // Since 4.0 a trusted origin spares the question for the host.
  if (!is32(x) && sameDomainAsAny(parts->netloc, trusted)) return pass();
  const auto good = goodReferer(x);
  if (!good) return good.error();
  if (is32(x) && sameDomainAsAny(parts->netloc, trusted)) return pass();
  if (*good && isSameDomain(parts->netloc, py::lowerHost(**good))) return pass();
  return refuse(rule("django.csrf.bad-referer"), "Referer checking failed - " + py::urlUnsplit(*parts) +
                                                     " does not match any trusted origins.");
}

/// Since 5.0 a form in another encoding than UTF-8 is refused when it is read.
std::optional<Raised> formFault(Exchange& x) {
  // A form whose parts could not be told apart counts as empty from then on.
  if (auto fault = boundaryFault(x.settings.version, x.environ.get("CONTENT_TYPE")))
    return std::exchange(x.csrf.formBroken, true)
               ? std::nullopt
               : std::optional(Raised{"MultiPartParserError", std::move(*fault)});
  const std::string type = text::lower(x.environ.get("CONTENT_TYPE"));
  const auto at = type.find("charset=");
  if (x.settings.version < Version::V5_2 || at == type.npos) return std::nullopt;
  if (!type.starts_with("application/x-www-form-urlencoded")) return std::nullopt;
  std::string charset = type.substr(at + 8);
  charset = charset.substr(0, charset.find(';'));
  std::erase(charset, '"');
  if (text::trim(charset) == "utf-8") return std::nullopt;
  return Raised{
      "BadRequest",
      "HTTP requests with the 'application/x-www-form-urlencoded' content type must be UTF-8 encoded."};
}

/// HttpHeaders.parse_header_name(): "HTTP_X_CSRFTOKEN" -> 'X-Csrftoken', as repr.
std::string headerNameRepr(std::string_view key) {
  if (!key.starts_with("HTTP_")) return "None";
  std::string name(key.substr(5));
  bool start = true;
  for (char& c : name) {
    if (c == '_') c = '-';
    const bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    if (letter && !start) c = text::lower(c);
    start = !letter;
  }
  return py::repr(name);
}

Checked badToken(const Exchange& x, bool fromForm, std::string_view what) {
  const std::string source =
      fromForm ? "POST" : "the " + headerNameRepr(x.settings.csrfHeaderName) + " HTTP header";
  return refuse(rule("django.csrf.bad-token"), "CSRF token from " + source + " " + std::string(what) + ".");
}

/// Django 3.2 names one reason for every fault of the token.
Checked compare32(const Exchange& x, const std::string& given, const Held& held) {
  const bool comparable = !held.fresh && !csrfFormatFault(given);
  if (comparable && unmaskCsrfToken(sanitize(x, given)) == unmaskCsrfToken(*held.secret)) return pass();
  return refuse(given.empty() ? rule("django.csrf.no-token") : rule("django.csrf.bad-token"),
                "CSRF token missing or incorrect.");
}

Checked checkToken(Exchange& x) {
  const auto held = heldSecret(x);
  if (!held) return held.error();
  if (held->fault)
    return refuse(rule("django.csrf.bad-cookie"), "CSRF cookie " + std::string(*held->fault) + ".");
  if (!held->secret) return refuse(rule("django.csrf.no-cookie"), "CSRF cookie not set.");
  std::string given;
  if (x.method == "POST") {
    if (auto fault = bodyFault(x)) return *fault;
    if (auto fault = formFault(x)) return *fault;
    given = formField(x.settings.version, x.environ.get("CONTENT_TYPE"), x.body, "csrfmiddlewaretoken");
  }
  const bool fromForm = !given.empty();
  const std::string* header = x.environ.find(x.settings.csrfHeaderName);
  if (!fromForm && header) given = *header;
  if (is32(x)) return compare32(x, given, *held);
  if (!fromForm && !header) return refuse(rule("django.csrf.no-token"), "CSRF token missing.");
  if (const auto fault = csrfFormatFault(given)) return badToken(x, fromForm, *fault);
  const std::string secret = given.size() == kCsrfTokenLength ? unmaskCsrfToken(given) : given;
  return secret == *held->secret ? pass() : badToken(x, fromForm, "incorrect");
}

Checked checkRequest(Exchange& x) {
  const std::string* origin = is32(x) ? nullptr : x.environ.find("HTTP_ORIGIN");
  if (origin) {
    const auto verified = originVerified(x, *origin);
    if (!verified) return verified.error();
    if (!*verified)
      return refuse(rule("django.csrf.bad-origin"),
                    "Origin checking failed - " + *origin + " does not match any trusted origins.");
    return checkToken(x);
  }
  const auto secure = x.secure();
  if (!secure) return secure.error();
  if (*secure) {
    auto checked = checkReferer(x);
    if (!checked || *checked) return checked;
  }
  return checkToken(x);
}

/// Since 4.0 a malformed cookie is replaced whatever the page does.
void addNewSecret(Exchange& x) {
  x.csrf.secret = x.moment.secret;
  x.csrf.used = true;
}

}  // namespace

Asked<Early> csrfRequest(Exchange& x) {
  auto held = heldSecret(x);
  if (!held) return held.error();
  if (held->fault)
    addNewSecret(x);
  else if (held->secret)
    x.csrf.secret = std::move(held->secret);
  return Early{};
}

Asked<Early> csrfView(Exchange& x, const View& view) {
  if (x.csrf.done) return Early{};
  if (view.csrfExempt) {
    if (!isSafe(x.method)) x.note(rule("django.csrf.exempt"), "The page is csrf_exempt.");
    return Early{};
  }
  if (isSafe(x.method)) {
    x.csrf.done = true;
    return Early{};
  }
  x.reply.csrfChecked = true;
  const auto checked = checkRequest(x);
  if (!checked) return checked.error();
  if (!*checked) {
    x.csrf.done = true;
    x.note(rule("django.csrf.pass"), "Origin or Referer, cookie and token are in order.");
    return Early{};
  }
  const Refusal& refusal = **checked;
  x.reply.csrfReason = refusal.reason;
  x.decide(refusal.rule, refusal.reason, true);
  Page page = csrfFailurePage(x, refusal.reason);
  logResponse(x, page, "Forbidden (" + py::unicodeEscape(refusal.reason) + ")", "django.security.csrf");
  return Early(std::move(page));
}

Asked<Page> csrfResponse(Exchange& x, Page page) {
  if (is32(x) && !x.csrf.needsReset && page.csrfCookieSet) return page;
  if (!x.csrf.used) return page;
  const Settings& s = x.settings;
  if (s.csrfUseSessions) {
    if (auto raised = needsSession(x)) return *raised;
    if (x.sessionGet(kSessionKey) != *x.csrf.secret) x.sessionSet(kSessionKey, *x.csrf.secret);
  } else {
    if (auto fault = sameSiteFault(s.csrfCookieSamesite)) return *fault;
    page.setCookie({s.csrfCookieName, *x.csrf.secret, s.csrfCookieAge, s.csrfCookieDomain, s.csrfCookiePath,
                    s.csrfCookieSecure, s.csrfCookieHttponly, s.csrfCookieSamesite});
    page.patchVary("Cookie");
    x.note(rule("django.csrf.cookie"),
           "The page used the token, so the cookie " + s.csrfCookieName + " is sent.");
  }
  page.csrfCookieSet = true;
  if (!is32(x)) x.csrf.used = false;
  return page;
}

void useCsrfToken(Exchange& x) {
  if (!x.csrf.secret) x.csrf.secret = is32(x) ? newToken(x) : x.moment.secret;
  x.csrf.used = true;
}

std::string csrfToken(Exchange& x) {
  useCsrfToken(x);
  const std::string& held = *x.csrf.secret;
  return maskCsrfSecret(held.size() == kCsrfTokenLength ? unmaskCsrfToken(held) : held, x.moment.mask);
}

void rotateCsrfToken(Exchange& x) {
  x.csrf.secret = is32(x) ? newToken(x) : x.moment.secret;
  x.csrf.used = x.csrf.needsReset = true;
}

Asked<Page> withCsrfToken(Exchange& x, Page page) {
  auto early = csrfRequest(x);
  if (!early) return early.error();
  if (!x.csrf.done && !isSafe(x.method)) {
    const auto checked = checkRequest(x);
    if (!checked) return checked.error();
  }
  return csrfResponse(x, std::move(page));
}

}  // namespace headway::django
