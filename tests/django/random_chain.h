// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "sim/engine/django/csrf_token.h"
#include "tests/django/random_cases.h"

/// Random requests for the whole middleware chain over the site of django::Site::example().
///
/// Left out, because Headway does not simulate it: middleware that Headway lets pass through unchanged
/// (ConditionalGet, Locale, Message ...), a middleware listed twice, settings that no project can start with
/// (an illegal cookie name, a header value with a line break), and bodies above the upload limits.
namespace headway::oracle {

using Texts = std::vector<std::string>;

inline std::vector<std::string> randomMiddleware(Dice& dice) {
  Texts all = {"django.middleware.cache.UpdateCacheMiddleware",
               "django.middleware.gzip.GZipMiddleware",
               "django.middleware.security.SecurityMiddleware",
               "django.contrib.sessions.middleware.SessionMiddleware",
               "django.middleware.common.CommonMiddleware",
               "django.middleware.csrf.CsrfViewMiddleware",
               "django.middleware.clickjacking.XFrameOptionsMiddleware",
               "django.middleware.cache.FetchFromCacheMiddleware"};
  if (dice.oneIn(2))  // std::shuffle differs between libraries
    for (std::size_t i = all.size() - 1; i > 0; --i) std::swap(all[i], all[dice.below(i + 1)]);
  const std::size_t keepOneOf = 2 + dice.below(6);
  std::erase_if(all, [&](const std::string&) { return dice.oneIn(keepOneOf); });
  return all;
}

/// A domain for hosts, origins and referers; the first are the frequent ones.
inline std::string chainHost(Dice& dice) {
  static const Texts hosts = {"example.com",
                              "www.example.com",
                              "a.b.example.com",
                              "example.com:8000",
                              "example.com:443",
                              "www.example.com:8443",
                              "EXAMPLE.com",
                              "evil.com",
                              "badexample.com",
                              "[::1]",
                              "localhost",
                              "example.com.",
                              "under_score.com",
                              "www.evil.com",
                              "",
                              "example.com:80",
                              "api.localhost:80",
                              "m\xC3\xBCnchen.de"};
  if (dice.oneIn(20)) return randomHost(dice);
  return hosts[dice.oneIn(3) ? dice.below(hosts.size()) : dice.below(4)];
}

inline nlohmann::json randomSameSite(Dice& dice) {
  static const std::vector<nlohmann::json> values = {"Lax",   "Strict", "None", "none", "lax",
                                                     nullptr, false,    "",     "bogus"};
  return values[dice.oneIn(12) ? dice.below(values.size()) : dice.below(values.size() - 1)];
}

/// `chance` in n, the setting is one of the values.
inline void maybe(Dice& dice, nlohmann::json& s, const char* name, std::size_t n,
                  const std::vector<nlohmann::json>& values) {
  if (dice.oneIn(n)) s[name] = dice.of(values);
}

inline void addCookieSettings(Dice& dice, nlohmann::json& s, const std::string& kind) {
  using Json = nlohmann::json;
  const auto name = [&kind](const char* rest) { return kind + "_COOKIE_" + rest; };
  if (dice.oneIn(10)) s[name("NAME")] = dice.oneIn(2) ? "__Host-" + kind : "__Secure-x" + kind;
  maybe(dice, s, name("AGE").c_str(), 6, {0, 1, 60, 31449600, -1});
  if (kind == "CSRF") maybe(dice, s, name("AGE").c_str(), 10, {nullptr});
  maybe(dice, s, name("DOMAIN").c_str(), 6,
        {Json(nullptr), ".example.com", "example.com", "www.example.com", "", "EXAMPLE.com"});
  maybe(dice, s, name("PATH").c_str(), 8, {"/", "/app", "", "/a b;c"});
  maybe(dice, s, name("SECURE").c_str(), 5, {true, false});
  maybe(dice, s, name("HTTPONLY").c_str(), 6, {true, false});
  if (dice.oneIn(6)) s[name("SAMESITE")] = randomSameSite(dice);
}

inline void addSecuritySettings(Dice& dice, nlohmann::json& s) {
  using Json = nlohmann::json;
  maybe(dice, s, "SECURE_SSL_REDIRECT", 4, {true});
  maybe(dice, s, "SECURE_SSL_HOST", 12,
        {Json(nullptr), "", "secure.example.com", "secure.example.com:8443", "a b"});
  maybe(dice, s, "SECURE_REDIRECT_EXEMPT", 10,
        {Json::array(), Json::array({"^page/$"}), Json::array({"form", "x"}), Json::array({""}),
         Json::array({"^session.*/$"}), Json::array({"[a-f]orm/"})});
  maybe(dice, s, "SECURE_HSTS_SECONDS", 4, {0, 1, 3600, 31536000, -1});
  maybe(dice, s, "SECURE_HSTS_INCLUDE_SUBDOMAINS", 6, {true});
  maybe(dice, s, "SECURE_HSTS_PRELOAD", 6, {true});
  maybe(dice, s, "SECURE_CONTENT_TYPE_NOSNIFF", 8, {false, true});
  maybe(dice, s, "SECURE_BROWSER_XSS_FILTER", 8, {true});
  maybe(dice, s, "SECURE_REFERRER_POLICY", 6,
        {Json(nullptr), "", "no-referrer", "no-referrer, origin", " a ,b,, c ",
         Json::array({"no-referrer", "strict-origin"}), Json::array(), "same-origin"});
  maybe(dice, s, "SECURE_CROSS_ORIGIN_OPENER_POLICY", 20, {"same-origin-allow-popups", nullptr});
  maybe(dice, s, "X_FRAME_OPTIONS", 6, {"SAMEORIGIN", "sameorigin", "", "allow-from x", "DENY"});
}

inline nlohmann::json randomChainSettings(Dice& dice) {
  using Json = nlohmann::json;
  Json s = Json::object();
  static const std::vector<Json> hosts = {Json::array({"*"}), Json::array({"example.com", ".example.com"}),
                                          Json::array({".example.com"}), Json::array({"example.com"}),
                                          Json::array()};
  s["ALLOWED_HOSTS"] = dice.of(hosts);
  if (!dice.oneIn(4)) s["MIDDLEWARE"] = randomMiddleware(dice);
  maybe(dice, s, "DEBUG", 3, {true});
  maybe(dice, s, "USE_X_FORWARDED_HOST", 4, {true});
  maybe(dice, s, "USE_X_FORWARDED_PORT", 4, {true});
  maybe(dice, s, "SECURE_PROXY_SSL_HEADER", 3,
        {Json::array({"HTTP_X_FORWARDED_PROTO", "https"}), Json::array({"HTTP_X_FORWARDED_PROTO", "https"}),
         Json::array({"HTTP_CLOUDFRONT_FORWARDED_PROTO", "https"}),
         Json::array({"HTTP_X_FORWARDED_SSL", "on"}), Json::array({"HTTP_X_FORWARDED_PROTO", "https"}),
         Json::array({"HTTP_X_FORWARDED_PROTO", "https"}), Json::array({"HTTP_X_FORWARDED_PROTO"}), nullptr});
  maybe(dice, s, "FORCE_SCRIPT_NAME", 12, {"", "/app", "/app/", "/", "//", nullptr});
  maybe(dice, s, "APPEND_SLASH", 6, {false, true});
  maybe(dice, s, "PREPEND_WWW", 8, {true});
  maybe(
      dice, s, "DISALLOWED_USER_AGENTS", 8,
      {Json::array({"^curl"}), Json::array({"[Bb]ot", "curl"}), Json::array({"(?i)MOZILLA"}), Json::array()});
  addSecuritySettings(dice, s);
  addCookieSettings(dice, s, "CSRF");
  addCookieSettings(dice, s, "SESSION");
  maybe(dice, s, "CSRF_HEADER_NAME", 10, {"HTTP_X_XSRF_TOKEN", "HTTP_X_CSRFTOKEN"});
  maybe(dice, s, "CSRF_TRUSTED_ORIGINS", 4,
        {Json::array({"evil.com"}), Json::array({".evil.com"}), Json::array({"www.example.com:8443"}),
         Json::array({"https://evil.com"}), Json::array({"EVIL.com", "x"}), Json::array({""})});
  maybe(dice, s, "CSRF_USE_SESSIONS", 6, {true});
  maybe(dice, s, "SESSION_SAVE_EVERY_REQUEST", 6, {true});
  maybe(dice, s, "SESSION_EXPIRE_AT_BROWSER_CLOSE", 6, {true});
  maybe(dice, s, "CACHE_MIDDLEWARE_SECONDS", 6, {0, 1, 60, -1});
  return s;
}

inline std::string randomLetters(Dice& dice, std::size_t n) {
  static const std::string letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  std::string out;
  while (out.size() < n) out += letters[dice.below(letters.size())];
  return out;
}

/// What the browser's cookie and its form or header say: often the same secret, masked or not.
struct Tokens {
  std::string cookie, sent;
};
inline Tokens randomTokens(Dice& dice) {
  const auto spoil = [&dice](std::string t) {
    if (dice.oneIn(8) && !t.empty()) t.pop_back();
    if (dice.oneIn(5) && !t.empty()) t[dice.below(t.size())] = dice.of(Texts{"-", "Z", "0", " "})[0];
    if (dice.oneIn(8)) t += dice.of(Texts{"a", "=", "\xC3\xA9", " "});
    if (dice.oneIn(12)) t.clear();
    return t;
  };
  const std::string secret = randomLetters(dice, 32);
  const auto form = [&] {
    return dice.oneIn(3) ? secret : django::maskCsrfSecret(secret, randomLetters(dice, 32));
  };
  Tokens out{form(), form()};
  if (dice.oneIn(3)) out.cookie = spoil(out.cookie);
  if (dice.oneIn(3)) out.sent = spoil(out.sent);
  if (dice.oneIn(12)) out.sent = randomLetters(dice, 64);
  return out;
}

inline std::string randomCookies(Dice& dice, const nlohmann::json& settings, const std::string& token) {
  Texts parts;
  if (!dice.oneIn(5)) {
    const std::string name = settings.value("CSRF_COOKIE_NAME", "csrftoken");
    parts.push_back(name + "=" + (dice.oneIn(8) ? "\"" + token + "\"" : token));
    if (dice.oneIn(10)) parts.push_back(name + "=" + randomLetters(dice, 64));
  }
  if (dice.oneIn(2))
    parts.push_back(settings.value("SESSION_COOKIE_NAME", "sessionid") + "=" +
                    dice.of(Texts{randomLetters(dice, 32), randomLetters(dice, 32), "short", "", "1234567",
                                  "12345678", "\"quoted99\"", "a:b:c-signed"}));
  if (dice.oneIn(4))
    parts.push_back(dice.of(
        Texts{"plain=1", "x", "=", "a=b=c", "q=\"a\\054b\"", "\xC3\xA9=\xC3\xBC", "  ", "CSRFTOKEN=x"}));
  static const Texts pieces = {"csrftoken", "sessionid", "=",     "=",          ";", " ",
                               "\"",        "\\",        "\\054", "\\303\\251", ","};
  if (dice.oneIn(10)) parts.push_back(randomText(dice, pieces, 8));
  for (std::size_t i = parts.size(); i > 1; --i) std::swap(parts[i - 1], parts[dice.below(i)]);
  std::string out;
  for (const std::string& p : parts) out += (out.empty() ? "" : dice.oneIn(6) ? ";" : "; ") + p;
  return out;
}

inline std::string randomSitePath(Dice& dice) {
  static const Texts paths = {"/",
                              "/page/",
                              "/form/",
                              "/form/",
                              "/form/",
                              "/exempt/",
                              "/token/",
                              "/session/",
                              "/noslash",
                              "/never/",
                              "/abs/",
                              "/session-read/",
                              "/redirect/",
                              "/cookie/",
                              "/page",
                              "/form",
                              "/token",
                              "/exempt",
                              "/optout",
                              "/optout/",
                              "/unknown/",
                              "/unknown",
                              "//page",
                              "//page/",
                              "/noslash/",
                              "/x/security/",
                              "/security",
                              "/security/",
                              "/a/security",
                              "//evil.com/security",
                              "/needsquoting#",
                              "/needsquoting#/",
                              "/a b/security",
                              "/\xC3\x83\xC2\xA9/security",
                              "",
                              "page/",
                              "/page/\n",
                              "/x%2Fy/security",
                              "/a;b/security",
                              "/\xC3\xBF/security",
                              "/?/security"};
  if (dice.oneIn(15)) return randomPath(dice);
  return paths[dice.oneIn(3) ? dice.below(paths.size()) : dice.below(16)];
}

inline std::string multipart(const std::string& boundary, const std::string& token, Dice& dice) {
  const std::string line = dice.oneIn(20) ? "\n" : "\r\n";
  const auto part = [&](const std::string& disposition, const std::string& value) {
    return "--" + boundary + line + "Content-Disposition: form-data; " + disposition + line + line + value +
           line;
  };
  static const Texts tokenNames = {
      "name=\"csrfmiddlewaretoken\"", "name=\"csrfmiddlewaretoken\"",
      "name=csrfmiddlewaretoken",     "name=\"csrfmiddlewaretoken\"; filename=\"a.txt\"",
      "NAME=\"csrfmiddlewaretoken\"", "filename=\"\"; name=\"csrfmiddlewaretoken\""};
  std::string out = dice.oneIn(20) ? "preamble" + line : "";
  if (dice.oneIn(2)) out += part("name=\"a\"", "1");
  if (!dice.oneIn(6)) out += part(dice.oneIn(4) ? dice.of(tokenNames) : tokenNames[0], token);
  if (dice.oneIn(4)) out += part(tokenNames[0], randomLetters(dice, 64));
  if (dice.oneIn(4)) out += part("name=\"b\"", "--x");
  if (dice.oneIn(12)) return out;
  return out + "--" + boundary + "--" + line;
}

/// The body with its Content-Type, if it has one.
inline void addBody(Dice& dice, nlohmann::json& request, const std::string& token) {
  nlohmann::json& e = request["environ"];
  static const Texts types = {"application/x-www-form-urlencoded",
                              "application/x-www-form-urlencoded; charset=utf-8",
                              "application/x-www-form-urlencoded;charset=iso-8859-1",
                              "APPLICATION/x-www-form-urlencoded",
                              "application/json",
                              "text/plain",
                              ""};
  if (dice.oneIn(4)) {
    e["CONTENT_TYPE"] = dice.of(
        Texts{"multipart/form-data; boundary=xYzZy", "multipart/form-data; boundary=xYzZy",
              "multipart/form-data; boundary=\"xYzZy\"", "multipart/form-data;boundary=xYzZy; charset=utf-8",
              "multipart/form-data; charset=utf-8; boundary=xYzZy", "multipart/form-data; BOUNDARY=xYzZy",
              "Multipart/Form-Data; boundary=xYzZy", "multipart/form-data",
              "multipart/form-data; boundary=", "multipart/form-data; boundary=other",
              "multipart/form-data; boundary=\"x Y\"", "multipart/mixed; boundary=xYzZy"});
    request["body"] = multipart("xYzZy", token, dice);
    return;
  }
  if (!dice.oneIn(3)) e["CONTENT_TYPE"] = types[dice.oneIn(3) ? dice.below(types.size()) : 0];
  const Texts bodies = {"csrfmiddlewaretoken=" + token,
                        "csrfmiddlewaretoken=" + token,
                        "a=1&csrfmiddlewaretoken=" + token + "&b=2",
                        "a=1",
                        "",
                        "csrfmiddlewaretoken=" + token + "&csrfmiddlewaretoken=x",
                        "csrf%6Diddlewaretoken=" + token,
                        "csrfmiddlewaretoken=" + token + ";a=1",
                        "{\"csrfmiddlewaretoken\":\"" + token + "\"}",
                        "csrfmiddlewaretoken"};
  request["body"] = bodies[dice.oneIn(2) ? dice.below(bodies.size()) : 0];
}

inline std::string randomReferer(Dice& dice) {
  static const Texts odd = {
      "",        "example.com", "https:/example.com", "//example.com/x",          "https://[example.com/",
      "http://", "https://",    "about:blank",        "https://example.com:abc/", "HTTPS://EXAMPLE.com/x"};
  if (dice.oneIn(8)) return dice.of(odd);
  return (dice.oneIn(4) ? "http://" : "https://") + chainHost(dice) +
         dice.of(Texts{"/form/", "/", "", "/a?b=c#d"});
}

inline void addHeaders(Dice& dice, nlohmann::json& e, const nlohmann::json& settings, const Tokens& tokens) {
  if (!dice.oneIn(12)) e["HTTP_HOST"] = chainHost(dice);
  if (dice.oneIn(4)) e["HTTP_X_FORWARDED_HOST"] = chainHost(dice);
  if (dice.oneIn(5)) e["HTTP_X_FORWARDED_PORT"] = dice.of(Texts{"443", "80", "8443", ""});
  if (dice.oneIn(2)) e["HTTP_X_FORWARDED_PROTO"] = dice.oneIn(4) ? randomProto(dice) : "https";
  if (dice.oneIn(8)) e["HTTP_CLOUDFRONT_FORWARDED_PROTO"] = randomProto(dice);
  if (dice.oneIn(8)) e["HTTP_X_FORWARDED_SSL"] = dice.oneIn(2) ? "on" : "off";
  if (dice.oneIn(4)) e["wsgi.url_scheme"] = "https";
  if (dice.oneIn(6)) e["SERVER_PORT"] = dice.of(Texts{"443", "8000", "80"});
  if (dice.oneIn(3)) e["HTTP_ORIGIN"] = dice.oneIn(6) ? "null" : "https://" + chainHost(dice);
  if (!dice.oneIn(3)) e["HTTP_REFERER"] = randomReferer(dice);
  if (dice.oneIn(4)) e[settings.value("CSRF_HEADER_NAME", "HTTP_X_CSRFTOKEN")] = tokens.sent;
  if (dice.oneIn(3))
    e["HTTP_USER_AGENT"] = dice.of(Texts{"curl/8", "Mozilla/5.0", "Googlebot", "", "mozilla curl"});
  if (dice.oneIn(3))
    e["HTTP_ACCEPT_ENCODING"] =
        dice.of(Texts{"gzip", "br, gzip;q=0", "x-gzip", "gzipped", "identity", "GZIP", ""});
  if (dice.oneIn(4))
    e["HTTP_ACCEPT"] =
        dice.of(Texts{"text/html", "*/*", "application/json", "", "text/*;q=0.1", "text/plain, */*;q=0"});
  const std::string cookies = randomCookies(dice, settings, tokens.cookie);
  if (!cookies.empty() || dice.oneIn(3)) e["HTTP_COOKIE"] = cookies;
}

inline nlohmann::json randomChainCase(Dice& dice, std::size_t id) {
  static const Texts methods = {"GET",  "GET", "GET",   "GET",    "POST",    "POST",  "POST", "POST", "POST",
                                "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "post", "BREW"};
  nlohmann::json request = {
      {"id", id}, {"settings", randomChainSettings(dice)}, {"environ", nlohmann::json::object()}};
  nlohmann::json& e = request["environ"];
  const Tokens tokens = randomTokens(dice);
  const std::string method = dice.of(methods);
  e["REQUEST_METHOD"] = method;
  e["PATH_INFO"] = randomSitePath(dice);
  if (dice.oneIn(10)) e["SCRIPT_NAME"] = dice.of(Texts{"/app", "/app/", "/prod"});
  if (dice.oneIn(3)) e["QUERY_STRING"] = randomQuery(dice);
  addHeaders(dice, e, request["settings"], tokens);
  if (method != "GET" && method != "HEAD" && !dice.oneIn(8)) addBody(dice, request, tokens.sent);
  return request;
}

inline std::vector<nlohmann::json> randomChainCases(unsigned seed, std::size_t count) {
  Dice dice(seed);
  std::vector<nlohmann::json> out;
  for (std::size_t i = 0; i < count; ++i) out.push_back(randomChainCase(dice, i));
  return out;
}

}  // namespace headway::oracle
