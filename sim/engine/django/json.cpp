// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/django/json.h"

#include <algorithm>
#include <array>

#include "sim/engine/django/python_text.h"

namespace headway::django {
namespace {

using Json = nlohmann::json;
using Texts = std::vector<std::string>;

Diagnostic located(std::string code, std::string field, std::string message, std::string hint) {
  Diagnostic d = makeError(std::move(code), std::move(message), std::move(hint));
  d.where.field = std::move(field);
  return d;
}

/// Python's truth of a JSON value.
bool truth(const Json& v) {
  if (v.is_boolean()) return v.get<bool>();
  if (v.is_number()) return v.get<double>() != 0;
  if (v.is_string()) return !v.get_ref<const std::string&>().empty();
  return !v.is_null() && !v.empty();
}

bool isTextList(const Json& v) {
  return v.is_array() && std::all_of(v.begin(), v.end(), [](const Json& e) { return e.is_string(); });
}

// Each reads one kind of setting and says whether the value fits; the text after is what would fit.
bool into(bool& field, const Json& v) { return field = truth(v), true; }
bool into(std::string& field, const Json& v) { return v.is_string() && (field = v.get<std::string>(), true); }
bool into(long& field, const Json& v) {
  if (v.is_null() || v.is_boolean()) return field = v.is_boolean() && v.get<bool>(), true;
  return v.is_number_integer() && (field = v.get<long>(), true);
}
bool into(Texts& field, const Json& v) { return isTextList(v) && (field = v.get<Texts>(), true); }

template <class T>
bool into(std::optional<T>& field, const Json& v) {
  if (v.is_null()) return field.reset(), true;
  T inner{};
  return into(inner, v) && (field = std::move(inner), true);
}

/// SameSite: False means what None means.
bool intoSameSite(SameSite& field, const Json& v) {
  if (v.is_boolean() && !v.get<bool>()) return field.reset(), true;
  return into(field, v);
}

bool intoAllowedHosts(AllowedHosts& field, const Json& v) {
  if (v.is_string()) return field = AllowedHosts::fromString(v.get<std::string>()), true;
  return isTextList(v) && (field = AllowedHosts(v.get<Texts>()), true);
}

/// A string unpacks into its characters, as in Python.
bool intoProxyHeader(Texts& field, const Json& v) {
  field.clear();
  if (!truth(v)) return true;
  if (!v.is_string()) return into(field, v);
  for (const char c : v.get<std::string>())
    if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) field.emplace_back(1, c);
  return true;
}

bool intoReferrerPolicy(decltype(Settings::secureReferrerPolicy)& field, const Json& v) {
  if (!truth(v)) return field.reset(), true;
  if (v.is_string()) return field = v.get<std::string>(), true;
  return isTextList(v) && (field = v.get<Texts>(), true);
}

struct Row {
  std::string_view name;
  std::string_view wants;
  bool (*read)(Settings&, const Json&);
};

#define HEADWAY_PLAIN(name, wants, field)                                    \
  {                                                                          \
    name, wants, [](Settings& s, const Json& v) { return into(s.field, v); } \
  }

constexpr std::string_view kAny = "any value", kText = "text", kTextOrNone = "text or null",
                           kNumber = "a whole number", kNumberOrNone = "a whole number or null",
                           kList = "a list of texts";

const Row kRows[] = {
    HEADWAY_PLAIN("DEBUG", kAny, debug),
    {"ALLOWED_HOSTS", "a list of texts or a text",
     [](Settings& s, const Json& v) { return intoAllowedHosts(s.allowedHosts, v); }},
    HEADWAY_PLAIN("USE_X_FORWARDED_HOST", kAny, useXForwardedHost),
    HEADWAY_PLAIN("USE_X_FORWARDED_PORT", kAny, useXForwardedPort),
    {"SECURE_PROXY_SSL_HEADER", "a list of texts or null",
     [](Settings& s, const Json& v) { return intoProxyHeader(s.secureProxySslHeader, v); }},
    HEADWAY_PLAIN("FORCE_SCRIPT_NAME", kTextOrNone, forceScriptName),
    HEADWAY_PLAIN("APPEND_SLASH", kAny, appendSlash),
    HEADWAY_PLAIN("PREPEND_WWW", kAny, prependWww),
    HEADWAY_PLAIN("DISALLOWED_USER_AGENTS", kList, disallowedUserAgents),
    HEADWAY_PLAIN("MIDDLEWARE", kList, middleware),
    HEADWAY_PLAIN("SECURE_SSL_REDIRECT", kAny, secureSslRedirect),
    HEADWAY_PLAIN("SECURE_SSL_HOST", kTextOrNone, secureSslHost),
    HEADWAY_PLAIN("SECURE_REDIRECT_EXEMPT", kList, secureRedirectExempt),
    HEADWAY_PLAIN("SECURE_HSTS_SECONDS", kNumber, secureHstsSeconds),
    HEADWAY_PLAIN("SECURE_HSTS_INCLUDE_SUBDOMAINS", kAny, secureHstsIncludeSubdomains),
    HEADWAY_PLAIN("SECURE_HSTS_PRELOAD", kAny, secureHstsPreload),
    HEADWAY_PLAIN("SECURE_CONTENT_TYPE_NOSNIFF", kAny, secureContentTypeNosniff),
    HEADWAY_PLAIN("SECURE_BROWSER_XSS_FILTER", kAny, secureBrowserXssFilter),
    {"SECURE_REFERRER_POLICY", "a text, a list of texts or null",
     [](Settings& s, const Json& v) { return intoReferrerPolicy(s.secureReferrerPolicy, v); }},
    HEADWAY_PLAIN("SECURE_CROSS_ORIGIN_OPENER_POLICY", kTextOrNone, secureCrossOriginOpenerPolicy),
    HEADWAY_PLAIN("X_FRAME_OPTIONS", kText, xFrameOptions),
    HEADWAY_PLAIN("CSRF_COOKIE_NAME", kText, csrfCookieName),
    HEADWAY_PLAIN("CSRF_COOKIE_AGE", kNumberOrNone, csrfCookieAge),
    HEADWAY_PLAIN("CSRF_COOKIE_DOMAIN", kTextOrNone, csrfCookieDomain),
    HEADWAY_PLAIN("CSRF_COOKIE_PATH", kText, csrfCookiePath),
    HEADWAY_PLAIN("CSRF_COOKIE_SECURE", kAny, csrfCookieSecure),
    HEADWAY_PLAIN("CSRF_COOKIE_HTTPONLY", kAny, csrfCookieHttponly),
    {"CSRF_COOKIE_SAMESITE", kTextOrNone,
     [](Settings& s, const Json& v) { return intoSameSite(s.csrfCookieSamesite, v); }},
    HEADWAY_PLAIN("CSRF_HEADER_NAME", kText, csrfHeaderName),
    HEADWAY_PLAIN("CSRF_TRUSTED_ORIGINS", kList, csrfTrustedOrigins),
    HEADWAY_PLAIN("CSRF_USE_SESSIONS", kAny, csrfUseSessions),
    HEADWAY_PLAIN("CSRF_FAILURE_VIEW", kText, csrfFailureView),
    HEADWAY_PLAIN("SESSION_COOKIE_NAME", kText, sessionCookieName),
    HEADWAY_PLAIN("SESSION_COOKIE_AGE", kNumberOrNone, sessionCookieAge),
    HEADWAY_PLAIN("SESSION_COOKIE_DOMAIN", kTextOrNone, sessionCookieDomain),
    HEADWAY_PLAIN("SESSION_COOKIE_PATH", kText, sessionCookiePath),
    HEADWAY_PLAIN("SESSION_COOKIE_SECURE", kAny, sessionCookieSecure),
    HEADWAY_PLAIN("SESSION_COOKIE_HTTPONLY", kAny, sessionCookieHttponly),
    {"SESSION_COOKIE_SAMESITE", kTextOrNone,
     [](Settings& s, const Json& v) { return intoSameSite(s.sessionCookieSamesite, v); }},
    HEADWAY_PLAIN("SESSION_SAVE_EVERY_REQUEST", kAny, sessionSaveEveryRequest),
    HEADWAY_PLAIN("SESSION_EXPIRE_AT_BROWSER_CLOSE", kAny, sessionExpireAtBrowserClose),
    HEADWAY_PLAIN("SESSION_ENGINE", kText, sessionEngine),
    HEADWAY_PLAIN("CACHE_MIDDLEWARE_SECONDS", kNumber, cacheMiddlewareSeconds),
    HEADWAY_PLAIN("LOGIN_URL", kText, loginUrl),
    HEADWAY_PLAIN("LOGIN_REDIRECT_URL", kText, loginRedirectUrl),
    HEADWAY_PLAIN("LOGOUT_REDIRECT_URL", kTextOrNone, logoutRedirectUrl),
    HEADWAY_PLAIN("LANGUAGE_CODE", kText, languageCode),
    HEADWAY_PLAIN("DATA_UPLOAD_MAX_MEMORY_SIZE", kNumberOrNone, dataUploadMaxMemorySize),
    HEADWAY_PLAIN("SECRET_KEY", kText, secretKey),
    HEADWAY_PLAIN("SECRET_KEY_FALLBACKS", kList, secretKeyFallbacks),
    HEADWAY_PLAIN("INSTALLED_APPS", kList, installedApps),
    {"SECURE_CSP", kAny, [](Settings& s, const Json& v) { return s.secureCspIsDict = v.is_object(), true; }},
    {"SECURE_CSP_REPORT_ONLY", kAny,
     [](Settings& s, const Json& v) { return s.secureCspReportOnlyIsDict = v.is_object(), true; }},
};

#undef HEADWAY_PLAIN

Diagnostic badScope(std::string field) {
  std::string message = "the scope's " + field + " does not fit";
  return located(
      "django.asgi", std::move(field), std::move(message),
      "give path, method, query_string, scheme and root_path as texts, headers as [[name, value]], server and "
      "client as [address, port] or null");
}

bool intoAddress(std::optional<std::pair<std::string, int>>& field, const Json& v) {
  if (v.is_null()) return field.reset(), true;
  if (!v.is_array() || v.size() != 2 || !v[0].is_string() || !v[1].is_number_integer()) return false;
  return field.emplace(v[0].get<std::string>(), v[1].get<int>()), true;
}

bool intoHeaders(http::Headers& field, const Json& v) {
  if (!v.is_array()) return false;
  for (const Json& pair : v) {
    if (!isTextList(pair) || pair.size() != 2) return false;
    auto value = py::toLatin1(pair[1].get<std::string>());
    if (!value) return false;
    field.add(pair[0].get<std::string>(), std::move(*value));
  }
  return true;
}

bool intoScope(AsgiScope& scope, const std::string& name, const Json& v) {
  if (name == "path") return into(scope.path, v);
  if (name == "method") return into(scope.method, v);
  if (name == "query_string") return into(scope.query, v);
  if (name == "scheme") return v.is_null() || into(scope.scheme, v);
  if (name == "root_path") return into(scope.rootPath, v);
  if (name == "headers") return intoHeaders(scope.headers, v);
  if (name == "server") return intoAddress(scope.server, v);
  if (name == "client") return intoAddress(scope.client, v);
  return false;
}

}  // namespace

Result<AsgiScope> readAsgiScope(const Json& object) {
  AsgiScope out;
  if (!object.is_object()) return badScope("asgi");
  for (const auto& [name, value] : object.items())
    if (!intoScope(out, name, value)) return badScope(name);
  return out;
}

Result<Settings> readSettings(const Json& object, Version version) {
  if (!object.is_object())
    return located("django.setting", "settings", "the settings must be an object",
                   "write them like {\"ALLOWED_HOSTS\": [\"example.com\"]}");
  Settings out;
  out.version = version;
  for (const auto& item : object.items()) {
    const std::string& name = item.key();
    const auto row =
        std::find_if(std::begin(kRows), std::end(kRows), [&](const Row& r) { return r.name == name; });
    if (row != std::end(kRows) && !row->read(out, item.value()))
      return located("django.setting", name, "the value of " + name + " does not fit",
                     "give " + std::string(row->wants));
  }
  return out;
}

Result<Environ> readEnviron(const Json& object) {
  if (!object.is_object())
    return located("django.environ", "environ", "the environ must be an object",
                   "write it like {\"HTTP_HOST\": \"example.com\"}");
  Environ out;
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kDefaults = {
      {{"REQUEST_METHOD", "GET"},
       {"SCRIPT_NAME", ""},
       {"PATH_INFO", "/"},
       {"QUERY_STRING", ""},
       {"SERVER_NAME", "internal.example"},
       {"SERVER_PORT", "80"},
       {"wsgi.url_scheme", "http"}}};
  for (const auto& [key, value] : kDefaults) out.set(key, std::string(value));
  for (const auto& [key, value] : object.items()) {
    if (value.is_null())
      out.remove(key);
    else if (value.is_string())
      out.set(key, value.get<std::string>());
    else if (value.is_number())
      out.set(key, value.dump());
    else
      return located("django.environ", key, "the value of " + key + " is neither a text nor a number",
                     "give a text, a number, or null to take the key away");
  }
  return out;
}

}  // namespace headway::django
