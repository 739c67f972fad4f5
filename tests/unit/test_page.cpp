// SPDX-License-Identifier: GPL-3.0-or-later
// Forms, links and references of pages as a browser reads them.
#include <gtest/gtest.h>

#include "sim/engine/viewer/page.h"

using namespace headway;

namespace {

viewer::Page read(std::string_view html) {
  return viewer::readPage(html, *http::parseUrl("https://shop.example.com/admin/login/?next=/admin/"));
}

}  // namespace

TEST(Page, AFormBringsWhatThePersonDoesNotFillIn) {
  const viewer::Page page = read(R"(<!doctype html><html><body>
    <form method="post" id="login-form">
      <input type="hidden" name="csrfmiddlewaretoken" value="abc&amp;d">
      <input name="username"> <input type=password name=password disabled>
      <input type=checkbox name=remember checked> <input type=checkbox name=no>
      <input type=radio name=r value=1> <input type=radio name=r value=2 checked>
      <select name=s><option value=x>X<option selected>  Why  not </select>
      <textarea name=t>one &lt; two</textarea>
      <input type=submit name=go value=Login><button name=second value=2>Other</button>
      <input type=reset name=reset><button type=button name=b>B</button>
      <input value="no name"></form>)");
  ASSERT_EQ(page.forms.size(), 1u);
  const viewer::Form& form = page.forms.front();
  EXPECT_EQ(form.method, "POST");
  EXPECT_EQ(form.action.text(), "https://shop.example.com/admin/login/?next=/admin/");
  const NameValues expected = {{"csrfmiddlewaretoken", "abc&d"},
                               {"username", ""},
                               {"remember", "on"},
                               {"r", "2"},
                               {"s", "Why not"},
                               {"t", "one < two"},
                               {"go", "Login"}};
  EXPECT_EQ(form.fields, expected);
}

TEST(Page, LinksAreResolvedAgainstTheBase) {
  const viewer::Page page = read(R"html(<base href="/shop/"><meta name=referrer content=" No-Referrer ">
    <a href="cart?x=1#top">My
      <b>cart</b></a> <a href="mailto:a@example.com">Mail</a> <a href="javascript:x()">Run</a>
    <a name="here">no link</a><a href="//other.example/a b">Elsewhere</a>
    <form action="https://other.example/in" enctype="multipart/form-data"></form>
    <form action="mailto:x"></form>)html");
  ASSERT_EQ(page.links.size(), 2u);
  EXPECT_EQ(page.links[0].url.text(), "https://shop.example.com/shop/cart?x=1");
  EXPECT_EQ(page.links[0].words, "My cart");
  EXPECT_EQ(page.links[1].url.text(), "https://other.example/a%20b");
  ASSERT_EQ(page.forms.size(), 1u);
  EXPECT_EQ(page.forms[0].action.text(), "https://other.example/in");
  EXPECT_TRUE(page.forms[0].multipart);
  EXPECT_EQ(page.forms[0].method, "GET");
  EXPECT_EQ(page.referrerPolicy, "no-referrer");
}

TEST(Page, HostileBodiesGiveWhatCanBeRead) {
  std::string deep;
  for (int i = 0; i < 50000; ++i) deep += "<div>";
  EXPECT_TRUE(read(deep + "<a href=/x>x</a>").links.empty());
  EXPECT_TRUE(read("").forms.empty());
  EXPECT_TRUE(read(std::string("\0\xFF\xFE<<<a", 7)).links.empty());
  EXPECT_TRUE(
      read(R"(<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a href="&x;">&x;</a>)").forms.empty());
  EXPECT_EQ(read("<a href=/1>1</a>" + std::string(2 << 20, 'x') + "<a href=/2>2</a>").links.size(), 1u);
}

TEST(Page, BodiesOfForms) {
  EXPECT_EQ(viewer::urlEncoded({{"a b", "1&2=3"}, {"ü", "~*-._"}}), "a+b=1%262%3D3&%C3%BC=%7E*-._");
  EXPECT_EQ(viewer::urlEncoded({{"plus", "a+b"}}), "plus=a%2Bb");
  const std::string body = viewer::multipart({{"na\"me", "v"}});
  EXPECT_EQ(body, "--" + std::string(viewer::kBoundary) +
                      "\r\nContent-Disposition: form-data; name=\"na%22me\"\r\n\r\nv\r\n--" +
                      std::string(viewer::kBoundary) + "--\r\n");
}

TEST(References, AreResolvedAsBrowsersDo) {
  const http::Url base = *http::parseUrl("https://a.example:8443/b/c/d?q");
  const std::pair<const char*, const char*> cases[] = {// RFC 3986, section 5.4, and what pages have besides.
                                                       {"g", "/b/c/g"},
                                                       {"./g", "/b/c/g"},
                                                       {"g/", "/b/c/g/"},
                                                       {"/g", "/g"},
                                                       {"?y", "/b/c/d?y"},
                                                       {"g?y", "/b/c/g?y"},
                                                       {"", "/b/c/d?q"},
                                                       {"#s", "/b/c/d?q"},
                                                       {".", "/b/c/"},
                                                       {"..", "/b/"},
                                                       {"../..", "/"},
                                                       {"../../../g", "/g"},
                                                       {"g.", "/b/c/g."},
                                                       {"./../g", "/b/g"},
                                                       {"g/../h", "/b/c/h"},
                                                       {"/a//b", "/a//b"},
                                                       {"g?y/../x", "/b/c/g?y/../x"},
                                                       {" g ", "/b/c/g"},
                                                       {"\\g", "/g"},
                                                       {"?", "/b/c/d?"},
                                                       {"a:b", nullptr},
                                                       {"mailto:x", nullptr},
                                                       {"ä", "/b/c/%C3%A4"}};
  for (const auto& [reference, expected] : cases) {
    const auto found = http::resolveReference(base, reference);
    const std::string got = found ? found->text() : "refused";
    EXPECT_EQ(got, expected ? "https://a.example:8443" + std::string(expected) : "refused") << reference;
  }
  EXPECT_EQ(http::resolveReference(base, "//o.example/x")->text(), "https://o.example/x");
  EXPECT_EQ(http::resolveReference(base, "http://o.example/../x")->text(), "http://o.example/x");
}
