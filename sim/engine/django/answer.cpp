// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/django/answer.h"

#include <algorithm>

#include "sim/engine/django/csrf_token.h"
#include "sim/engine/django/host.h"
#include "sim/engine/django/respond.h"
#include "sim/engine/django/rules.h"
#include "sim/engine/django/uri.h"
#include "sim/engine/django/view.h"
#include "sim/support/text.h"

namespace headway::django {

/// A node as the engine needs it. Keeps its own copy of the settings: the site points into them.
struct Prepared {
  explicit Prepared(const DjangoConfig& c)
      : config(c), settings(settingsOf(config)), site(Site::of(config)) {}
  Prepared(const Prepared&) = delete;
  Prepared& operator=(const Prepared&) = delete;

  const DjangoConfig config;
  const Settings settings;
  const Site site;
};

namespace {

std::shared_ptr<const Prepared> prepared(const Call& call) {
  auto& kept = call.store.prepared.value;
  if (!kept || kept->config != call.config) kept = std::make_shared<const Prepared>(call.config);
  return kept;
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

void addPages(Settings& s, const DjangoConfig& c) {
  s.loginUrl = c.loginUrl;
  s.loginRedirectUrl = c.loginRedirectUrl;
  s.logoutRedirectUrl = orNone(c.logoutRedirectUrl);
  s.staticUrl = c.staticUrl;
  s.whitenoiseMaxAge = c.whitenoiseMaxAge;
  s.languageCode = c.languageCode;
  s.dataUploadMaxMemorySize =
      c.dataUploadMaxMemorySize < 0 ? std::nullopt : std::optional<long>(c.dataUploadMaxMemorySize);
  s.secureCsp = c.secureCsp;
  s.secureCspReportOnly = c.secureCspReportOnly;
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
  if (d.host.error == "DisallowedHost" && reply.refused && reply.decidedBy.key().starts_with("django.host."))
    return hostSentence(reply, d);
  const std::string_view location = reply.response.headers.get("Location");
  if (!location.empty()) return "Django sends the viewer to " + std::string(location) + ".";
  for (const Note& n : reply.notes)
    if (n.rule == reply.decidedBy) return "Django: " + n.text;
  return "Django answers " + std::to_string(reply.response.status) + ".";
}

// The project looks up a site or tenant by host and knows none of that name.
bool unknownTenant(const DjangoConfig& config, const std::string& host) {
  const std::string domain = text::lower(host.substr(0, host.rfind(':')));
  return std::none_of(config.hostRoutes.begin(), config.hostRoutes.end(),
                      [&](const std::string& h) { return text::lower(h) == domain; });
}

const Note* untriedExpression(const Reply& reply) {
  for (const Note& n : reply.notes)
    if (n.rule == rule("django.expression.untried")) return &n;
  return nullptr;
}

void leaveOpen(Stage& stage, const Note& untried) {
  stage.unknown(untried.rule, "Headway could not try the regular expression " + untried.text + ".");
}

// Letters and digits that no other request, nor another node, is given.
std::string drawn(std::string_view letters, std::uint64_t seed) {
  std::string out(kCsrfSecretLength, ' ');
  for (char& c : out) {  // splitmix64
    seed += 0x9E3779B97F4A7C15u;
    std::uint64_t z = (seed ^ (seed >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    c = letters[(z ^ (z >> 31)) % letters.size()];
  }
  return out;
}

Moment momentOf(Stage& stage, const Store& store) {
  static constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyz0123456789";
  static constexpr std::string_view kBothCases =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  std::uint64_t seed = 0xCBF29CE484222325u;  // FNV-1a
  for (const char c : stage.hop.node.value) seed = (seed ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
  seed += store.made * 0x1000003;
  Moment moment;
  moment.epochSeconds = stage.clock.epochMilliseconds() / 1000;
  moment.secret = drawn(kBothCases, seed);
  moment.mask = drawn(kBothCases, seed + 1);
  moment.sessionKey = drawn(kLetters, seed + 2);
  return moment;
}

void conclude(Stage& stage, Reply&& reply) {
  const bool refused = reply.refused || reply.escaped.has_value();
  const std::string sentence = sentenceOf(reply, *stage.hop.django);
  stage.answer(reply.decidedBy, std::move(reply.response), sentence, refused);
}

// Nothing is known of the view but that it is there: the sample request or the caller gives its answer.
bool asksOutside(const Call& call, const Settings& settings, const Site& site) {
  if (call.viewTold) return true;
  if (!call.config.hostRoutes.empty() && unknownTenant(call.config, view(settings, call.environ).host.value))
    return true;
  const auto where = paths(settings, call.environ);
  const View* found = where ? site.resolve(where->pathInfo) : nullptr;
  return found && !found->row;
}

/// True: the view is asked next.
bool decideBeforeView(Stage& stage, const Call& call, const Settings& settings) {
  Store store = call.store;  // the view's answer comes later; until then nothing is kept
  Reply reply = respond(settings, call.environ, stage.request().body, Site::anyPath(),
                        momentOf(stage, call.store), {&store, call.rightCredentials});
  const Note* untried = untriedExpression(reply);
  const bool reached = reachedView(reply);
  const auto tenantUnknown = [&] {
    return !call.config.hostRoutes.empty() &&
           unknownTenant(call.config, view(settings, call.environ, reply).host.value);
  };
  if (reached && !untried && !tenantUnknown()) return true;
  record(stage, settings, call.environ, reply);
  if (untried) {
    leaveOpen(stage, *untried);
  } else if (reached) {
    http::Response notFound{404, "Not Found", {{"Content-Type", "text/html; charset=utf-8"}}, "Not Found"};
    stage.answer(rule("django.view.no-tenant"), std::move(notFound),
                 "The project routes by host and knows no '" + stage.hop.django->host.value + "'.", true);
  } else {
    conclude(stage, std::move(reply));
  }
  return false;
}

}  // namespace

Version versionOf(DjangoVersion v) {
  switch (v) {
    case DjangoVersion::V32: return Version::V3_2;
    case DjangoVersion::V42: return Version::V4_2;
    case DjangoVersion::V52: return Version::V5_2;
    case DjangoVersion::V60: return Version::V6_0;
  }
  return Version::V5_2;
}

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
  s.canonicalHost = c.canonicalHost;
  s.allowedCidrNets = c.allowedCidrNets;
  s.cidrSeesPort = c.allowCidrVersion == AllowCidr::V01;
  s.cacheMiddlewareSeconds = c.cacheMiddlewareSeconds;
  addPages(s, c);
  addSecurity(s, c);
  addCsrf(s, c);
  addSession(s, c);
  return s;
}

Decision decide(Stage& stage, const Call& call) {
  const auto node = prepared(call);
  const Settings& settings = node->settings;
  const Site& site = node->site;
  if (asksOutside(call, settings, site)) return {decideBeforeView(stage, call, settings), 0};
  Reply reply = respond(settings, call.environ, stage.request().body, site, momentOf(stage, call.store),
                        {&call.store, call.rightCredentials});
  ++call.store.made;
  record(stage, settings, call.environ, reply);
  if (const Note* untried = untriedExpression(reply)) {
    leaveOpen(stage, *untried);
    return {};
  }
  const auto milliseconds = reply.milliseconds;
  conclude(stage, std::move(reply));
  return {false, milliseconds};
}

void answerFromView(Stage& stage, const Call& call, const http::Response& answer) {
  const auto node = prepared(call);
  const Settings& settings = node->settings;
  Reply reply = respond(settings, call.environ, stage.request().body, siteAnswering(answer),
                        momentOf(stage, call.store), {&call.store, call.rightCredentials});
  ++call.store.made;
  record(stage, settings, call.environ, reply);
  stage.answer(rule("django.view.answered"), std::move(reply.response),
               "The view answers " + std::to_string(answer.status) + ".", false);
}

}  // namespace headway::django
