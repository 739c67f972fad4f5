// SPDX-License-Identifier: GPL-3.0-or-later
// The browser's cookies, case by case of RFC 6265bis.
#include <gtest/gtest.h>

#include "sim/engine/viewer/cookie_jar.h"
#include "sim/engine/viewer/site.h"

using namespace headway;
using viewer::CookieJar;

namespace {

constexpr std::int64_t kNow = 1'768'478'400;  // 2026-01-15 12:00:00 UTC

http::Url url(std::string_view text) { return *http::parseUrl(text); }

struct TakeCase {
  const char* from;
  const char* line;
  const char* rule;  ///< after "viewer.cookie."
};

std::string sent(CookieJar& jar, std::string_view to, std::string_view method = "GET", bool crossSite = false,
                 std::int64_t now = kNow) {
  return jar.send(url(to), method, crossSite, now).header;
}

CookieJar jarOf(std::string_view from, std::initializer_list<std::string_view> lines) {
  CookieJar jar;
  for (const std::string_view line : lines) EXPECT_NE(jar.take(line, url(from), kNow).kept, "") << line;
  return jar;
}

}  // namespace

TEST(CookieJar, TakesAndRefuses) {
  const std::string long4097(4093, 'x');
  const TakeCase cases[] = {
      {"https://shop.example.com/", "a=1", "kept"},
      {"https://shop.example.com/", "a", "kept"},
      {"https://shop.example.com/", "=", "malformed"},
      {"https://shop.example.com/", "a=1\x01", "malformed"},
      {"https://shop.example.com/", "a=1; Domain=.Example.com", "kept"},
      {"https://shop.example.com/", "a=1; Domain=www.example.com", "foreign-domain"},
      {"https://shop.example.com/", "a=1; Domain=op.example.com", "foreign-domain"},
      {"https://shop.example.com/", "a=1; Domain=com", "public-suffix"},
      {"https://d111111abcdef8.cloudfront.net/", "a=1; Domain=cloudfront.net", "public-suffix"},
      {"https://d111111abcdef8.cloudfront.net/", "a=1; Domain=d111111abcdef8.cloudfront.net", "kept"},
      {"https://x.execute-api.eu-west-1.amazonaws.com/", "a=1; Domain=amazonaws.com", "public-suffix"},
      {"https://x.execute-api.eu-west-1.amazonaws.com/", "a=1; Domain=execute-api.eu-west-1.amazonaws.com",
       "public-suffix"},
      {"https://lb.eu-west-1.elb.amazonaws.com/", "a=1; Domain=elb.amazonaws.com", "public-suffix"},
      {"https://x.lambda-url.eu-west-1.on.aws/", "a=1; Domain=lambda-url.eu-west-1.on.aws", "public-suffix"},
      {"https://10.0.0.1/", "a=1; Domain=0.0.1", "foreign-domain"},
      {"https://10.0.0.1/", "a=1; Domain=10.0.0.1", "kept"},
      {"http://shop.example.com/", "a=1; Secure", "secure-over-http"},
      {"http://localhost:8000/", "a=1; Secure", "kept"},
      {"https://shop.example.com/", "a=1; SameSite=None", "none-needs-secure"},
      {"https://shop.example.com/", "a=1; SameSite=None; Secure", "kept"},
      {"https://shop.example.com/", "__Secure-a=1", "prefix"},
      {"https://shop.example.com/", "__secure-a=1; Secure", "kept"},
      {"https://shop.example.com/", "__Host-a=1; Secure", "prefix"},
      {"https://shop.example.com/", "__Host-a=1; Secure; Path=/; Domain=shop.example.com", "prefix"},
      {"https://shop.example.com/", "__Host-a=1; Secure; Path=/", "kept"},
      {"https://shop.example.com/", "a=1; Max-Age=0", "deleted"},
      {"https://shop.example.com/", "a=1; Max-Age=-5; Expires=Fri, 01 Jan 2027 00:00:00 GMT", "deleted"},
      {"https://shop.example.com/", "a=1; Max-Age=60; Expires=Thu, 01 Jan 1970 00:00:00 GMT", "kept"},
      {"https://shop.example.com/", "a=1; Max-Age=34560000", "kept"},
      {"https://shop.example.com/", "a=1; Max-Age=34560001", "shortened"},
  };
  for (const TakeCase& c : cases) {
    CookieJar jar;
    EXPECT_EQ(jar.take(c.line, url(c.from), kNow).note.rule.key(), "viewer.cookie." + std::string(c.rule))
        << c.from << " " << c.line;
  }
  CookieJar jar;
  EXPECT_EQ(jar.take("abc=" + long4097, url("https://a.example/"), kNow).kept, "abc");
  EXPECT_EQ(jar.take("abcd=" + long4097, url("https://a.example/"), kNow).note.rule.key(),
            "viewer.cookie.too-large");
}

TEST(CookieJar, LongerPathsGoFirstThenOlderCookies) {
  CookieJar jar = jarOf("https://a.example/shop/cart/",
                        {"one=1; Path=/", "two=2; Path=/shop", "three=3", "four=4; Path=/"});
  EXPECT_EQ(sent(jar, "https://a.example/shop/cart/x"), "three=3; two=2; one=1; four=4");
  EXPECT_EQ(sent(jar, "https://a.example/shopping"), "one=1; four=4");
  EXPECT_EQ(sent(jar, "https://a.example/shop"), "two=2; one=1; four=4");
  jar.take("one=5; Path=/", url("https://a.example/"), kNow + 10);
  EXPECT_EQ(sent(jar, "https://a.example/"), "one=5; four=4") << "a replaced cookie keeps its place";
}

TEST(CookieJar, HostsAndSchemes) {
  CookieJar jar = jarOf("https://shop.example.com/", {"own=1", "all=2; Domain=example.com; Secure"});
  EXPECT_EQ(sent(jar, "https://shop.example.com/"), "own=1; all=2");
  EXPECT_EQ(sent(jar, "https://SHOP.example.com:8443/"), "own=1; all=2") << "ports do not part cookies";
  EXPECT_EQ(sent(jar, "https://api.example.com/"), "all=2");
  EXPECT_EQ(sent(jar, "https://x.shop.example.com/"), "all=2");
  EXPECT_EQ(sent(jar, "https://notexample.com/"), "");
  EXPECT_EQ(sent(jar, "http://shop.example.com/"), "own=1");
}

TEST(CookieJar, SameSite) {
  CookieJar jar = jarOf("https://a.example/",
                        {"n=1; SameSite=None; Secure", "l=2; SameSite=Lax", "s=3; SameSite=Strict", "d=4"});
  EXPECT_EQ(sent(jar, "https://a.example/"), "n=1; l=2; s=3; d=4");
  EXPECT_EQ(sent(jar, "https://a.example/", "GET", true), "n=1; l=2; d=4");
  EXPECT_EQ(sent(jar, "https://a.example/", "POST", true), "n=1");
  const auto young = jar.send(url("https://a.example/"), "POST", true, kNow + 119);
  EXPECT_EQ(young.notes.back().rule.key(), "viewer.cookie.lax-two-minutes");
  const auto old = jar.send(url("https://a.example/"), "POST", true, kNow + 120);
  EXPECT_EQ(old.notes.back().rule.key(), "viewer.cookie.lax");
}

TEST(CookieJar, TimeAndDeletion) {
  CookieJar jar = jarOf("https://a.example/x/", {"a=1; Max-Age=60", "b=2", "c=3; Path=/"});
  EXPECT_EQ(sent(jar, "https://a.example/x/", "GET", false, kNow + 59), "a=1; b=2; c=3");
  EXPECT_EQ(sent(jar, "https://a.example/x/", "GET", false, kNow + 60), "b=2; c=3");
  EXPECT_EQ(jar.take("b=; Max-Age=0", url("https://a.example/y/"), kNow).note.text, "b: there was none");
  EXPECT_EQ(jar.take("b=; Max-Age=0; Path=/x", url("https://a.example/y/"), kNow).note.text, "b");
  EXPECT_EQ(sent(jar, "https://a.example/x/"), "c=3");
}

TEST(CookieJar, HttpLeavesSecureCookiesAlone) {
  CookieJar jar = jarOf("https://a.example/", {"a=1; Secure; Path=/shop"});
  const auto hides = [&](const char* line) {
    CookieJar copy = jar;
    return copy.take(line, url("http://a.example/"), kNow).kept.empty();
  };
  EXPECT_TRUE(hides("a=2; Path=/shop/cart"));
  EXPECT_TRUE(hides("a=2; Path=/shop"));
  EXPECT_FALSE(hides("a=2; Path=/"));
  EXPECT_FALSE(hides("b=2; Path=/shop"));
}

TEST(CookieJar, ReadsDatesAsBrowsersDo) {
  const std::pair<const char*, std::optional<std::int64_t>> cases[] = {
      {"Thu, 15 Jan 2026 12:00:00 GMT", kNow},
      {"Thursday, 15-Jan-26 12:00:00 GMT", kNow},
      {"Thu Jan 15 12:00:00 2026", kNow},
      {"Thu, 15-jan-2026 12:0:0 GMT", kNow},
      {"15 Jan 1600 12:00:00", std::nullopt},
      {"31 Feb 2026 12:00:00", std::nullopt},
      {"15 Jan 2026 24:00:00", std::nullopt},
      {"15 Jan 2026", std::nullopt},
      {"01 Jan 70 00:00:00", 0},
      {"tomorrow", std::nullopt},
  };
  for (const auto& [text, seconds] : cases) EXPECT_EQ(viewer::parseCookieDate(text), seconds) << text;
}

TEST(Site, RegistrableDomains) {
  const std::pair<const char*, const char*> cases[] = {
      {"shop.example.com", "example.com"},
      {"a.b.example.co.uk", "example.co.uk"},
      {"co.uk", "co.uk"},
      {"d1.cloudfront.net", "d1.cloudfront.net"},
      {"x.d1.cloudfront.net", "d1.cloudfront.net"},
      {"api.execute-api.eu-west-1.amazonaws.com", "api.execute-api.eu-west-1.amazonaws.com"},
      {"console.amazonaws.com", "amazonaws.com"},
      {"10.0.0.1", "10.0.0.1"},
      {"localhost", "localhost"},
  };
  for (const auto& [host, domain] : cases) EXPECT_EQ(viewer::registrableDomain(host), domain) << host;
  EXPECT_TRUE(viewer::sameSite(url("https://a.example.com/"), url("https://b.example.com:8443/")));
  EXPECT_FALSE(viewer::sameSite(url("https://a.example.com/"), url("http://a.example.com/")));
  EXPECT_FALSE(viewer::sameSite(url("https://a.cloudfront.net/"), url("https://b.cloudfront.net/")));
}
