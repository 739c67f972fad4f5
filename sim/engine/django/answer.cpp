// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/django/answer.h"

#include <algorithm>

#include "sim/engine/django/host.h"
#include "sim/engine/django/respond.h"
#include "sim/engine/django/rules.h"
#include "sim/support/text.h"

namespace headway::django {
namespace {

Version versionOf(DjangoVersion v) {
  switch (v) {
    case DjangoVersion::V32: return Version::V3_2;
    case DjangoVersion::V42: return Version::V4_2;
    case DjangoVersion::V52: return Version::V5_2;
    case DjangoVersion::V60: return Version::V6_0;
  }
  return Version::V5_2;
}

std::optional<std::string> orNone(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

SameSite sameSiteOf(CookieSameSite value) {
  return value == CookieSameSite::Off ? SameSite{} : SameSite(std::string(enumName(value)));
}

void addSecurity(Settings& s, const DjangoConfig& c) {
  s.secureSslRedirect = c.secureSslRedirect;
  s.secureSslHost = orNone(c.secureSslHost);
  s.secureRedirectExempt = c.secureRedirectExempt;
  s.secureHstsSeconds = c.secureHstsSeconds;
  s.secureHstsIncludeSubdomains = c.secureHstsIncludeSubdomains;
  s.secureHstsPreload = c.secureHstsPreload;
  s.secureContentTypeNosniff = c.secureContentTypeNosniff;
  s.secureBrowserXssFilter = c.secureBrowserXssFilter;
  s.secureReferrerPolicy.reset();
  if (!c.secureReferrerPolicy.empty()) s.secureReferrerPolicy = c.secureReferrerPolicy;
  s.secureCrossOriginOpenerPolicy = orNone(c.secureCrossOriginOpenerPolicy);
  s.xFrameOptions = c.xFrameOptions;
}

void addCsrf(Settings& s, const DjangoConfig& c) {
  s.csrfCookieName = c.csrfCookieName;
  s.csrfCookieAge = c.csrfCookieAge < 0 ? std::nullopt : std::optional<long>(c.csrfCookieAge);
  s.csrfCookieDomain = orNone(c.csrfCookieDomain);
  s.csrfCookiePath = c.csrfCookiePath;
  s.csrfCookieSecure = c.csrfCookieSecure;
  s.csrfCookieHttponly = c.csrfCookieHttponly;
  s.csrfCookieSamesite = sameSiteOf(c.csrfCookieSamesite);
  s.csrfHeaderName = c.csrfHeaderName;
  s.csrfTrustedOrigins = c.csrfTrustedOrigins;
  s.csrfUseSessions = c.csrfUseSessions;
}

void addSession(Settings& s, const DjangoConfig& c) {
  s.sessionEngine = c.sessionEngine;
  s.sessionCookieName = c.sessionCookieName;
  s.sessionCookieAge = c.sessionCookieAge;
  s.sessionCookieDomain = orNone(c.sessionCookieDomain);
  s.sessionCookiePath = c.sessionCookiePath;
  s.sessionCookieSecure = c.sessionCookieSecure;
  s.sessionCookieHttponly = c.sessionCookieHttponly;
  s.sessionCookieSamesite = sameSiteOf(c.sessionCookieSamesite);
  s.sessionSaveEveryRequest = c.sessionSaveEveryRequest;
  s.sessionExpireAtBrowserClose = c.sessionExpireAtBrowserClose;
}

// One page that answers every path as the view did.
Site siteAnswering(const http::Response& view) {
  View page;
  page.path = "*";
  page.status = view.status;
  page.contentType = std::string(view.headers.get("Content-Type"));
  page.body = view.body;
  for (const auto& f : view.headers.fields())
    if (!text::equalsIgnoreCase(f.name, "Content-Type")) page.headers.add(f.name, f.value);
  return {{std::move(page)}, true};
}

void record(Stage& stage, const Settings& settings, const Environ& environ, const Reply& reply) {
  stage.hop.notes.insert(stage.hop.notes.end(), reply.notes.begin(), reply.notes.end());
  stage.hop.django = view(settings, environ, reply);
}

bool reachedView(const Reply& reply) {
  return !reply.escaped && reply.stoppedBy.empty() && reply.raisedIn.empty();
}

bool noted(const Reply& reply, std::string_view key) {
  return std::any_of(reply.notes.begin(), reply.notes.end(),
                     [&](const Note& n) { return n.rule.key() == key; });
}

// The refusal in a few words; the exception's own text is in the log and in what Django believes.
std::string hostSentence(const Reply& reply, const DjangoView& d) {
  const std::string from = noted(reply, "django.host.from-forwarded")     ? "X-Forwarded-Host"
                           : noted(reply, "django.host.from-server-name") ? "SERVER_NAME"
                                                                          : "Host";
  const std::string why = noted(reply, "django.host.malformed") ? ", which is no valid host name."
                          : noted(reply, "django.host.cidr-port")
                              ? ", and its port hides it from ALLOWED_CIDR_NETS."
                              : ", which is not in ALLOWED_HOSTS.";
  return "It read " + d.rawHost.value + " from " + from + why;
}

std::string sentenceOf(const Reply& reply, const DjangoView& d) {
  if (reply.escaped) return "Django raises " + reply.escaped->type + ": " + reply.escaped->message;
  if (!reply.csrfReason.empty()) return "CSRF verification failed: " + reply.csrfReason;
  if (d.host.error == "DisallowedHost" && reply.refused) return hostSentence(reply, d);
  const std::string_view location = reply.response.headers.get("Location");
  if (!location.empty()) return "Django sends the viewer to " + std::string(location) + ".";
  for (const Note& n : reply.notes)
    if (n.rule == reply.decidedBy) return "Django: " + n.text;
  return "Django answers " + std::to_string(reply.response.status) + ".";
}

// The project looks up a site or tenant by host and knows none of that name.
bool unknownTenant(const DjangoConfig& config, const DjangoView& d) {
  if (config.hostRoutes.empty()) return false;
  const std::string domain = text::lower(d.host.value.substr(0, d.host.value.rfind(':')));
  return std::none_of(config.hostRoutes.begin(), config.hostRoutes.end(),
                      [&](const std::string& h) { return text::lower(h) == domain; });
}

}  // namespace

Settings settingsOf(const DjangoConfig& c) {
  Settings s;
  s.version = versionOf(c.version);
  s.debug = c.debug;
  s.allowedHosts = AllowedHosts(c.allowedHosts);
  s.useXForwardedHost = c.useXForwardedHost;
  s.useXForwardedPort = c.useXForwardedPort;
  s.secureProxySslHeader = c.secureProxySslHeader;
  if (c.forceScriptName != "None") s.forceScriptName = c.forceScriptName;
  s.appendSlash = c.appendSlash;
  s.prependWww = c.prependWww;
  s.disallowedUserAgents = c.disallowedUserAgents;
  s.middleware = c.middleware;
  s.healthCheckPath = c.healthCheckPath;
  s.allowedCidrNets = c.allowedCidrNets;
  s.cidrSeesPort = c.allowCidrVersion == AllowCidr::V01;
  s.cacheMiddlewareSeconds = c.cacheMiddlewareSeconds;
  addSecurity(s, c);
  addCsrf(s, c);
  addSession(s, c);
  return s;
}

bool decide(Stage& stage, const DjangoConfig& config, const Environ& environ) {
  const Settings settings = settingsOf(config);
  Reply reply = respond(settings, environ, stage.request().body, Site::anyPath());
  for (const Note& n : reply.notes)
    if (n.rule == rule("django.expression.untried")) {
      record(stage, settings, environ, reply);
      stage.unknown(n.rule, "Headway could not try the regular expression " + n.text + ".");
      return false;
    }
  if (reachedView(reply)) {
    const DjangoView d = view(settings, environ, reply);
    if (!unknownTenant(config, d)) return true;
    record(stage, settings, environ, reply);
    http::Response notFound{404, "Not Found", {{"Content-Type", "text/html; charset=utf-8"}}, "Not Found"};
    stage.answer(rule("django.view.no-tenant"), std::move(notFound),
                 "The project routes by host and knows no '" + d.host.value + "'.", true);
    return false;
  }
  record(stage, settings, environ, reply);
  const bool refused = reply.refused || reply.escaped.has_value();
  stage.answer(reply.decidedBy, std::move(reply.response), sentenceOf(reply, *stage.hop.django), refused);
  return false;
}

void answerFromView(Stage& stage, const DjangoConfig& config, const Environ& environ,
                    const http::Response& answer) {
  const Settings settings = settingsOf(config);
  Reply reply = respond(settings, environ, stage.request().body, siteAnswering(answer));
  record(stage, settings, environ, reply);
  stage.answer(rule("django.view.answered"), std::move(reply.response),
               "The view answers " + std::to_string(answer.status) + ".", false);
}

}  // namespace headway::django
