// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "sim/http/cookies.h"
#include "sim/http/headers.h"
#include "sim/http/url.h"
#include "sim/support/text.h"

using namespace headway;

TEST(Headers, KeepOrderAndSpellingAndFindWithoutCase) {
  http::Headers h{{"Set-Cookie", "a=1"}, {"X-Foo", "1"}, {"set-cookie", "b=2"}};
  EXPECT_EQ(h.get("SET-COOKIE"), "a=1");
  EXPECT_EQ(h.all("Set-Cookie").size(), 2u);
  h.set("x-foo", "2");
  EXPECT_EQ(h.fields()[1], (http::Headers::Field{"X-Foo", "2"}));
  h.set("Set-Cookie", "c=3");
  EXPECT_EQ(h.size(), 2u);
}

TEST(Url, ReadsRawPartsAndRefusesWhatIsNoUrl) {
  const auto u = http::parseUrl("HTTPS://Shop.Example.com:8443/a%20b/?q=1#top");
  ASSERT_TRUE(u);
  EXPECT_EQ(u->scheme, "https");
  EXPECT_EQ(u->authority(), "Shop.Example.com:8443");
  EXPECT_EQ(u->path, "/a%20b/");
  EXPECT_EQ(u->query, "q=1");
  EXPECT_EQ(http::parseUrl("www.example.com?x")->path, "/");
  for (const char* bad : {"ftp://x/", "https://", "https://a b/", "https://x:99999/", "https://me@x/"})
    EXPECT_FALSE(http::parseUrl(bad)) << bad;
}

TEST(Url, NormalizesLikePathPatterns) {
  EXPECT_EQ(http::normalizePath("/a/b/.."), "/a/");
  EXPECT_EQ(http::normalizePath("//a///b"), "/a/b");
  EXPECT_EQ(http::normalizePath("/a/./b/"), "/a/b/");
  EXPECT_EQ(http::normalizePath("/../.."), "/");
}

TEST(Url, PercentDecodeLeavesBrokenEscapes) {
  EXPECT_EQ(http::percentDecode("%41%4"), "A%4");
  EXPECT_EQ(http::percentDecode("%zz%20"), "%zz ");
  EXPECT_EQ(http::percentEncode("a b/c", "/"), "a%20b/c");
}

TEST(Cookies, KeepOnlyPairs) {
  const auto c = http::parseCookies("a=1; junk; b = 2;=x; c=3=4");
  EXPECT_EQ(http::formatCookies(c), "a=1; b=2; c=3=4");
}

TEST(Text, GlobAndSpelling) {
  EXPECT_TRUE(text::globMatch("/api/*", "/api/a/b"));
  EXPECT_FALSE(text::globMatch("/api/*", "/api"));
  EXPECT_TRUE(text::globMatch("/?.js", "/a.js"));
  EXPECT_TRUE(text::globMatch("*a*a*a*b", std::string(2000, 'a') + "b"));
  const std::string_view choices[] = {"CachingDisabled", "CachingOptimized"};
  EXPECT_EQ(text::didYouMean("CachingDisable", choices), "did you mean 'CachingDisabled'?");
  EXPECT_EQ(text::didYouMean("zzz", choices), "");
}
