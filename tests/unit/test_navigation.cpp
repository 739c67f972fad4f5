// SPDX-License-Identifier: GPL-3.0-or-later
// What a browser says of the page that asks: Referer, Origin and Sec-Fetch-Site, and what redirects make of
// it.
#include <gtest/gtest.h>

#include "sim/engine/viewer/navigation.h"

using namespace headway;
using viewer::Navigation;

namespace {

http::Url url(std::string_view text) { return *http::parseUrl(text); }

Navigation from(std::string_view page, std::string_view to, std::string_view policy = "",
                std::string_view method = "POST") {
  Navigation n;
  n.method = method;
  n.url = url(to);
  n.page = url(page);
  n.referrerPolicy = policy;
  return n;
}

struct PolicyCase {
  const char* policy;
  const char* same;       ///< Referer to the same origin
  const char* other;      ///< to another origin over https
  const char* downgrade;  ///< to http
  const char* origins;    ///< Origin of the three, by their first letters: o or n (null)
};

}  // namespace

// https://www.w3.org/TR/referrer-policy/, section 8.3;
// https://fetch.spec.whatwg.org/#append-a-request-origin-header
TEST(Navigation, RefererAndOriginFollowThePolicy) {
  const std::string page = "https://a.example/x/?q=1", origin = "https://a.example/";
  const PolicyCase cases[] = {
      {"", "page", "origin", "", "oon"},
      {"no-referrer", "", "", "", "nnn"},
      {"no-referrer-when-downgrade", "page", "page", "", "oon"},
      {"origin", "origin", "origin", "origin", "ooo"},
      {"origin-when-cross-origin", "page", "origin", "origin", "ooo"},
      {"same-origin", "page", "", "", "onn"},
      {"strict-origin", "origin", "origin", "", "oon"},
      {"strict-origin-when-cross-origin", "page", "origin", "", "oon"},
      {"unsafe-url", "page", "page", "page", "ooo"},
  };
  const char* const targets[] = {"https://a.example/to", "https://b.example/to", "http://b.example/to"};
  for (const PolicyCase& c : cases) {
    const std::string_view referers[] = {c.same, c.other, c.downgrade};
    for (int i = 0; i < 3; ++i) {
      const Navigation n = from(page, targets[i], c.policy);
      const std::string want = referers[i] == "page" ? page : referers[i] == "origin" ? origin : "";
      EXPECT_EQ(viewer::refererOf(n), want) << c.policy << " " << targets[i];
      EXPECT_EQ(viewer::originHeaderOf(n), c.origins[i] == 'o' ? "https://a.example" : "null")
          << c.policy << " " << targets[i];
    }
  }
}

TEST(Navigation, OnlyFormsNameTheirOrigin) {
  EXPECT_EQ(viewer::originHeaderOf(from("https://a.example/", "https://b.example/", "", "GET")), "");
  Navigation typed;
  typed.method = "POST";
  typed.url = url("https://a.example/");
  EXPECT_EQ(viewer::originHeaderOf(typed), "");
  EXPECT_EQ(viewer::refererOf(typed), "");
  EXPECT_EQ(viewer::fetchSiteOf(typed), "none");
}

TEST(Navigation, SitesOnTheWay) {
  EXPECT_EQ(viewer::fetchSiteOf(from("https://a.x.com/", "https://a.x.com/b")), "same-origin");
  EXPECT_EQ(viewer::fetchSiteOf(from("https://a.x.com/", "https://b.x.com/")), "same-site");
  EXPECT_EQ(viewer::fetchSiteOf(from("http://a.x.com/", "https://a.x.com/")), "cross-site");
  EXPECT_EQ(viewer::fetchSiteOf(from("https://a.cloudfront.net/", "https://b.cloudfront.net/")),
            "cross-site");
  Navigation n =
      viewer::redirected(from("https://a.x.com/", "https://other.example/"), 307, url("https://a.x.com/"));
  EXPECT_EQ(viewer::fetchSiteOf(n), "cross-site") << "it was at another site on the way";
  EXPECT_EQ(viewer::originHeaderOf(n), "null") << "one foreign origin sent it on";
  n = viewer::redirected(from("https://a.x.com/", "https://a.x.com/1"), 307, url("https://other.example/"));
  EXPECT_EQ(viewer::originHeaderOf(n), "https://a.x.com");
}

TEST(Navigation, RedirectsChangeTheMethod) {
  struct Case {
    int status;
    const char *before, *after;
  };
  const Case cases[] = {{301, "POST", "GET"},  {302, "POST", "GET"},  {303, "POST", "GET"},
                        {307, "POST", "POST"}, {308, "POST", "POST"}, {301, "PUT", "PUT"},
                        {303, "PUT", "GET"},   {303, "HEAD", "HEAD"}, {302, "GET", "GET"}};
  for (const Case& c : cases) {
    Navigation n = from("https://a.example/", "https://a.example/1", "", c.before);
    n.body = "a=1";
    n.contentType = "text/plain";
    const Navigation next = viewer::redirected(n, c.status, url("https://a.example/2"));
    EXPECT_EQ(next.method, c.after) << c.status << c.before;
    const bool kept = std::string_view(c.before) == c.after;
    EXPECT_EQ(next.body, kept ? "a=1" : "") << c.status << c.before;
    EXPECT_EQ(next.contentType.empty(), !kept);
  }
}

TEST(Navigation, TheLastKnownPolicyCounts) {
  EXPECT_EQ(viewer::referrerPolicyOf("no-referrer, Same-Origin, new-policy"), "same-origin");
  EXPECT_EQ(viewer::referrerPolicyOf("never"), "");
}
