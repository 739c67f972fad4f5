// SPDX-License-Identifier: GPL-3.0-or-later
// What stands in the HTML report. What a browser makes of it: test_html_report_browser.cpp.
#include <filesystem>
#include <sstream>

#include <gtest/gtest.h>

#include "sim/report/html_annotations.h"
#include "sim/report/html_text.h"
#include "tests/support/report_page.h"

using namespace headway;
using namespace headway::test;

namespace {

using HtmlReport = ReportPage;

/// The row of "Headers through the path" for that header.
std::string rowOf(const std::string& html, const std::string& header) {
  const auto from = html.find("<tr><th scope=\"row\" class=\"wire\">" + header + "</th>");
  return from == std::string::npos ? "" : html.substr(from, html.find("</tr>", from) - from);
}

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t n = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++n;
  return n;
}

const std::string kAnnotated =
    readFile(kExample) +
    "groups:\n"
    "  - {title: Of the platform team, nodes: [edge, api]}\n"
    "notes:\n"
    "  - {text: \"Ask before you change this, it was hard to get right.\\n\\nAda\", "
    "x: 600, y: -400}\n";

}  // namespace

TEST_F(HtmlReport, SpellsOutMarkupAndWhatCanNotBeSeen) {
  EXPECT_EQ(htmlText("a<b>&\"'é"), "a&lt;b&gt;&amp;&quot;&#39;é");
  EXPECT_EQ(htmlText(std::string("\0\x1b", 2)), "⟨U+0000⟩⟨U+001B⟩");
  EXPECT_EQ(htmlText("\xe2\x80\xae"), "⟨U+202E⟩");
  EXPECT_EQ(htmlText("\xff\xc3"), "\xef\xbf\xbd\xef\xbf\xbd");
}

TEST_F(HtmlReport, LoadsNothingAndRunsNothing) {
  const std::string html = page(kAnnotated);
  for (const char* forbidden :
       {"<script", "<link", "<img", "<iframe", "<object", "@import", "url(", " src=", " onerror="})
    EXPECT_FALSE(contains(html, forbidden)) << forbidden;
  EXPECT_TRUE(contains(html, "content=\"default-src 'none'; style-src 'unsafe-inline';"));
}

TEST_F(HtmlReport, AnUnknownRequestIsNamedAndNothingIsWritten) {
  std::istringstream in;
  std::ostringstream out, err;
  NjsRuntime functions;
  EXPECT_EQ(
      cli::run({"report", kExample, "-r", "Card, signed in", "-o", file()}, {in, out, err, functions, false}),
      2);
  EXPECT_TRUE(contains(err.str(), "did you mean 'Cart, signed in'")) << err.str();
  EXPECT_FALSE(std::filesystem::exists(file()));
  EXPECT_EQ(cli::run({"report", kExample, "-o", folder_ + "/none/x.html"}, {in, out, err, functions, false}),
            2);
  EXPECT_TRUE(contains(err.str(), "report.not-written")) << err.str();
}

TEST_F(HtmlReport, ARefusedRequestShowsWhatMendsIt) {
  const std::string html =
      page(replaced(readFile(kExample), "USE_X_FORWARDED_HOST: true", "USE_X_FORWARDED_HOST: false"));
  EXPECT_TRUE(contains(html, "✗ Refused"));
  EXPECT_TRUE(contains(html, "What mends it"));
  EXPECT_TRUE(contains(html, "USE_X_FORWARDED_HOST = True"));
}

TEST_F(HtmlReport, AVisitShowsEveryStep) {
  const std::string html = page(readFile(HEADWAY_SOURCE_DIR "/resources/examples/login-visit.headway.yaml"));
  EXPECT_TRUE(contains(html, "Step 1: "));
  EXPECT_TRUE(contains(html, "Step 2: "));
}

TEST_F(HtmlReport, TheLastColumnSaysWhatDjangoBelieves) {
  const std::string html = page(readFile(kExample));
  EXPECT_EQ(count(html, ">Django believes</th>"), 1U) << "the way back has none";
  const auto last = [&](const std::string& header) {
    const std::string row = rowOf(html, header);
    return row.substr(std::min(row.size(), row.rfind("<td")));
  };
  EXPECT_EQ(last("Host"), "<td class=\"believes muted\">–</td>");
  EXPECT_TRUE(contains(last("X-Forwarded-Host"), "✓</span>host = shop.example.com"))
      << last("X-Forwarded-Host");
  EXPECT_TRUE(contains(last("X-Forwarded-Proto"), "✓</span>is_secure = True"));
  EXPECT_TRUE(contains(last("X-Forwarded-Port"), "ignored: USE_X_FORWARDED_PORT is off"));
  EXPECT_TRUE(contains(last("X-Forwarded-For"), "REMOTE_ADDR = "));
}

TEST_F(HtmlReport, TheLastColumnSaysWhyDjangoRefuses) {
  const std::string html =
      page(replaced(readFile(kExample), "USE_X_FORWARDED_HOST: true", "USE_X_FORWARDED_HOST: false"));
  EXPECT_TRUE(contains(rowOf(html, "Host"), "✗</span>DisallowedHost")) << rowOf(html, "Host");
  EXPECT_TRUE(contains(rowOf(html, "X-Forwarded-Host"), "✗</span>ignored: USE_X_FORWARDED_HOST is off"));
}

TEST_F(HtmlReport, ARequestThatDjangoNeverSawHasNoSuchColumn) {
  EXPECT_FALSE(contains(page(readFile(kExample), "Plain http"), "Django believes"));
}

TEST_F(HtmlReport, ThePictureHasTheGroupsAndNotes) {
  const std::string plain = page(readFile(kExample));
  EXPECT_FALSE(contains(plain, "class=\"frame\"") || contains(plain, "class=\"note-card\""));
  const std::string html = page(kAnnotated);
  const auto frame = html.find("class=\"frame\"");
  ASSERT_NE(frame, std::string::npos);
  EXPECT_LT(frame, html.find("class=\"link")) << "a frame lies behind all";
  EXPECT_TRUE(contains(html, ">Of the platform team</text>"));
  // The text is broken between words, and the empty line keeps its room.
  EXPECT_TRUE(contains(html, "font-size=\"12\">Ask before you change this, it</text>"));
  EXPECT_TRUE(contains(html, "font-size=\"12\">Ada</text>"));
  EXPECT_TRUE(contains(html, "viewBox=\"-112 -424 ")) << "the note above all else is in the picture";
}

TEST_F(HtmlReport, ANoteThatNoCardCanHoldIsCut) {
  const Drawing longest = drawNote({std::string(100000, 'x'), 10, 20});
  EXPECT_LT(longest.area.bottom - longest.area.top, 1200);
  EXPECT_TRUE(contains(longest.svg, ">…</text>"));
  EXPECT_EQ(longest.area.right - longest.area.left, 220);
  const Drawing empty = drawNote({"", -2000000000, 2000000000});
  EXPECT_FALSE(contains(empty.svg, "<text"));
  EXPECT_GT(empty.area.bottom, empty.area.top);
}

TEST_F(HtmlReport, LinesOfANoteKeepAllOfItsText) {
  const std::string text =
      "a bb  ccc " + std::string(70, 'W') + " 日本語の長い文章はどこでも折り返せます。 end";
  const std::string svg = drawNote({text, 0, 0}).svg;
  std::string joined;
  for (auto at = svg.find("<text"); at != std::string::npos; at = svg.find("<text", at + 1)) {
    const auto from = svg.find('>', at) + 1;
    joined += svg.substr(from, svg.find("</text>", from) - from);
  }
  const auto dense = [](std::string s) { return std::erase(s, ' '), s; };
  EXPECT_EQ(dense(joined), dense(text));
}
