// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <map>
#include <random>

#include <gtest/gtest.h>

#include "sim/engine/django/answer.h"
#include "sim/engine/django/json.h"
#include "sim/engine/django/respond.h"
#include "sim/support/text.h"
#include "tests/django/random_cases.h"
#include "tests/django/real_django.h"

using namespace headway;
using oracle::Json;

namespace {

/// The built-in shop, with a page that the real admin has.
DjangoConfig shop() {
  DjangoConfig config;
  config.version = DjangoVersion::V32;
  config.site = SitePages::Shop;
  config.urls = {{.pattern = "admin/auth/user/", .kind = ViewKind::Admin, .name = "admin:users"}};
  return config;
}

/// What one answer tells a browser, but for values that are made up anew each time.
Json comparable(int status, const std::vector<std::pair<std::string, std::string>>& headers) {
  Json out = {{"status", status}, {"cookies", Json::array()}};
  for (const auto& [name, value] : headers) {
    if (name == "Set-Cookie") {
      std::vector<std::string> kept;
      for (const std::string& part : text::split(value, ';')) {
        const std::string t(text::trim(part));
        if (kept.empty())
          kept.push_back(t.substr(0, t.find('=')) + (t.ends_with("=\"\"") ? " gone" : ""));
        else if (!t.starts_with("expires="))
          kept.push_back(t);
      }
      out["cookies"].push_back(text::join(kept, "; "));
    } else if (name == "Expires" || name == "ETag") {
      out[name] = "(there)";
    } else if (name != "Content-Length") {
      out[name] = value;
    }
  }
  std::sort(out["cookies"].begin(), out["cookies"].end());
  return out;
}

/// The same visitor as tests/django/site_server.py has.
class Visitor {
 public:
  explicit Visitor(const Json& settings)
      : settings_(*django::readSettings(settings, django::Version::V3_2)) {}

  Json send(const Json& step) {
    django::Environ environ = *django::readEnviron(step["environ"]);
    std::string cookies;
    for (const auto& [name, value] : cookies_) cookies += (cookies.empty() ? "" : "; ") + name + "=" + value;
    if (!cookies.empty()) environ.set("HTTP_COOKIE", cookies);
    std::string body;
    if (step.contains("fields") && step["fields"].is_object()) {
      for (const auto& [name, value] : step["fields"].items())
        body += name + "=" + value.get<std::string>() + "&";
      body += "csrfmiddlewaretoken=" + token_;
      environ.set("CONTENT_TYPE", "application/x-www-form-urlencoded");
      environ.set("CONTENT_LENGTH", std::to_string(body.size()));
    }
    django::Moment moment;
    for (std::string* s : {&moment.secret, &moment.mask, &moment.sessionKey})
      s->replace(0, 8, std::to_string(10'000'000 + store_.made++));
    const bool right = !step.contains("fields") || step["fields"].value("password", "secret") == "secret";
    const auto reply = django::respond(settings_, environ, body, site_, moment, {&store_, right});
    if (reply.escaped) return {{"status", 500}, {"cookies", Json::array()}};
    keep(reply.response);
    std::vector<std::pair<std::string, std::string>> headers;
    for (const auto& f : reply.response.headers.fields()) headers.emplace_back(f.name, f.value);
    return comparable(reply.response.status, headers);
  }

 private:
  void keep(const http::Response& r) {
    for (const auto& f : r.headers.fields()) {
      if (f.name != "Set-Cookie") continue;
      const std::string pair = f.value.substr(0, f.value.find(';'));
      const std::string name = pair.substr(0, pair.find('='));
      if (f.value.find("Max-Age=0;") != std::string::npos)
        cookies_.erase(name);
      else
        cookies_[name] = pair.substr(name.size() + 1);
    }
    static constexpr std::string_view kField = "name=\"csrfmiddlewaretoken\" value=\"";
    if (const auto at = r.body.find(kField); at != std::string::npos)
      token_ = r.body.substr(at + kField.size(), r.body.find('"', at + kField.size()) - at - kField.size());
  }

  DjangoConfig config_ = shop();
  django::Site site_ = django::Site::of(config_);
  django::Settings settings_;
  django::Store store_;
  std::map<std::string, std::string> cookies_;
  std::string token_;
};

/// Visits of random steps under random settings and orders of MIDDLEWARE.
class Cases {
 public:
  explicit Cases(unsigned seed) : random_(seed) {}

  Json next(std::size_t id) {
    Json steps = Json::array();
    const std::string scheme = chance(3) ? "https" : "http";
    for (int n = 4 + pick(6); n > 0; --n) steps.push_back(step(scheme));
    return {{"id", std::to_string(id)}, {"settings", settings()}, {"steps", std::move(steps)}};
  }

 private:
  int pick(int n) { return static_cast<int>(random_() % static_cast<unsigned>(n)); }
  bool chance(int oneIn) { return pick(oneIn) == 0; }
  std::string one(const std::vector<std::string>& of) {
    return of[static_cast<std::size_t>(pick(static_cast<int>(of.size())))];
  }

  Json settings() {
    std::vector<std::string> chain = {"django.middleware.security.SecurityMiddleware",
                                      "django.contrib.sessions.middleware.SessionMiddleware",
                                      "django.middleware.common.CommonMiddleware",
                                      "django.middleware.csrf.CsrfViewMiddleware",
                                      "django.contrib.auth.middleware.AuthenticationMiddleware",
                                      "django.contrib.messages.middleware.MessageMiddleware",
                                      "django.middleware.clickjacking.XFrameOptionsMiddleware"};
    if (chance(4)) chain.insert(chain.begin() + 2, "django.middleware.locale.LocaleMiddleware");
    if (chance(5)) chain.insert(chain.begin() + 1, "django.middleware.http.ConditionalGetMiddleware");
    if (chance(4)) {
      chain.insert(chain.begin(), "django.middleware.cache.UpdateCacheMiddleware");
      chain.push_back("django.middleware.cache.FetchFromCacheMiddleware");
    }
    if (chance(6)) chain.erase(chain.begin() + pick(static_cast<int>(chain.size())));
    if (chance(8))
      std::swap(chain[static_cast<std::size_t>(pick(static_cast<int>(chain.size())))],
                chain[static_cast<std::size_t>(pick(static_cast<int>(chain.size())))]);
    Json out = {{"MIDDLEWARE", chain}, {"ALLOWED_HOSTS", {"shop.example.com"}}, {"STATIC_URL", "/static/"}};
    if (chance(3))
      out["LOGIN_URL"] = one({"login", "/elsewhere/?a=b", "https://login.example.com/in/",
                              "http://shop.example.com/in/", "//login.example.com/?next=/x/&b=c%20d"});
    if (chance(4)) out["LOGIN_REDIRECT_URL"] = one({"home", "/", "https://other.example/", "orders"});
    if (chance(4)) out["LOGOUT_REDIRECT_URL"] = one({"home", "/bye/", "login"});
    if (chance(5)) out["CSRF_USE_SESSIONS"] = true;
    if (chance(5)) out["SESSION_SAVE_EVERY_REQUEST"] = true;
    if (chance(6)) out["SESSION_EXPIRE_AT_BROWSER_CLOSE"] = true;
    if (chance(6)) out["SESSION_COOKIE_DOMAIN"] = "example.com";
    if (chance(6)) out["SESSION_COOKIE_SECURE"] = true;
    if (chance(6))
      out["SESSION_ENGINE"] =
          one({"django.contrib.sessions.backends.cache", "django.contrib.sessions.backends.signed_cookies"});
    if (chance(8)) out["DATA_UPLOAD_MAX_MEMORY_SIZE"] = 40;
    if (chance(6)) out["FORCE_SCRIPT_NAME"] = "/prod";
    return out;
  }

  Json step(const std::string& scheme) {
    const std::string path = one({"/",
                                  "/products/lamp/",
                                  "/products/a.b/",
                                  "/cart/",
                                  "/cart",
                                  "/cart/add/lamp/",
                                  "/checkout/",
                                  "/orders/",
                                  "/sale/",
                                  "/contact/",
                                  "/accounts/login/",
                                  "/accounts/login/",
                                  "/accounts/login/",
                                  "/accounts/logout/",
                                  "/accounts/profile/",
                                  "/admin/",
                                  "/admin/login/",
                                  "/admin/logout/",
                                  "/admin/auth/user/",
                                  "/broken/",
                                  "/missing/",
                                  "/admin/login/",
                                  "/orders/"});
    Json environ = {{"REQUEST_METHOD", "GET"},
                    {"PATH_INFO", path},
                    {"QUERY_STRING", ""},
                    {"SCRIPT_NAME", ""},
                    {"SERVER_NAME", "internal.example"},
                    {"SERVER_PORT", scheme == "https" ? "443" : "80"},
                    {"HTTP_HOST", chance(25) ? "other.example" : "shop.example.com"},
                    {"wsgi.url_scheme", scheme}};
    // The real list of users takes a query for a filter.
    if (chance(3) && path != "/admin/auth/user/")
      environ["QUERY_STRING"] =
          one({"next=/orders/", "next=https://evil.example/", "next=//evil.example",
               "next=http://shop.example.com/a/", "next=%5C%5Cevil.example", "a=b&next=/cart/%3Fx%3D1",
               "next=", "next=javascript:alert(1)", "page=2"});
    if (chance(4))
      environ["HTTP_ACCEPT_LANGUAGE"] =
          one({"de-CH,de;q=0.5", "fr;q=0.3, es-mx", "tlh", "pt-BR;q=0.9,*", "zh-tw"});
    if (scheme == "https" && !chance(6)) environ["HTTP_REFERER"] = "https://shop.example.com/";
    Json out = {{"environ", environ}};
    if (chance(12)) out["environ"]["REQUEST_METHOD"] = one({"HEAD", "OPTIONS", "PUT", "DELETE"});
    const bool form = path.find("login") != path.npos || path.find("logout") != path.npos ||
                      path.find("add") != path.npos || path == "/contact/" || path == "/checkout/";
    if (out["environ"]["REQUEST_METHOD"] == "GET" && ((form && !chance(3)) || chance(15))) {
      out["environ"]["REQUEST_METHOD"] = "POST";
      out["fields"] = {{"username", "ada"}, {"password", chance(6) ? "guess" : "secret"}};
    }
    return out;
  }

  std::mt19937 random_;
};

Json expectedOf(const Json& answer) {
  std::vector<std::pair<std::string, std::string>> headers;
  for (const Json& h : answer["headers"])
    headers.emplace_back(h[0].get<std::string>(), h[1].get<std::string>());
  return comparable(answer["status"].get<int>(), headers);
}

std::vector<Json> askRealSite(const std::vector<Json>& cases) {
  const std::string base = HEADWAY_BINARY_DIR "/tests/headway-site-visits", in = base + ".in.jsonl",
                    out = base + ".out.jsonl";
  std::ofstream(in) << oracle::toLines(cases);
  const std::string command = std::string(oracle::pythonWithDjango()) +
                              " '" HEADWAY_SOURCE_DIR "/tests/django/site_server.py' <'" + in + "' >'" + out +
                              "'";
  EXPECT_EQ(std::system(command.c_str()), 0) << command;
  return oracle::readLines(out);
}

}  // namespace

// Some ten thousand requests of random visits to the shop: status, headers and cookies, but for lengths and
// the values that are made up anew.
TEST(RandomVisits, GetTheAnswersOfRealDjango32) {
  if (!oracle::requireRealDjango()) return;
  const unsigned seed = oracle::numberFromEnvironment("HEADWAY_SEED", 20240705);
  const std::size_t count = oracle::numberFromEnvironment("HEADWAY_VISITS", 1500);
  Cases random(seed);
  std::vector<Json> cases;
  for (std::size_t i = 0; i < count; ++i) cases.push_back(random.next(i));
  const auto expected = askRealSite(cases);
  ASSERT_EQ(expected.size(), count);
  std::map<int, int> seen;
  for (std::size_t i = 0; i < count; ++i) {
    Visitor visitor(cases[i]["settings"]);
    for (std::size_t n = 0; n < cases[i]["steps"].size(); ++n) {
      const Json theirs = expectedOf(expected[i]["answers"][n]), ours = visitor.send(cases[i]["steps"][n]);
      ++seen[theirs["status"].get<int>()];
      ASSERT_EQ(theirs, ours) << "seed " << seed << ", visit " << i << ", step " << n << "\n"
                              << cases[i].dump(1) << "\nDjango: " << theirs.dump(1)
                              << "\nHeadway: " << ours.dump(1);
    }
  }
  for (const int status : {200, 302, 403, 404, 500}) EXPECT_GT(seen[status], 50) << status;
}
