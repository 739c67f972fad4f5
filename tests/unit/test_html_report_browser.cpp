// SPDX-License-Identifier: GPL-3.0-or-later
// The HTML report, shown and printed by a real browser.
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

#include "tests/support/network_watch.h"
#include "tests/support/report_page.h"

using namespace headway;
using namespace headway::test;

namespace {

class HtmlReportInChromium : public ReportPage {
 protected:
  void SetUp() override {
    ReportPage::SetUp();
    if (!Browser::installed()) GTEST_SKIP() << "no chromium here: ./dev setup installs it";
  }
  std::string write(const char* name, const std::string& html) const {
    const std::string path = folder_ + "/" + name;
    std::ofstream(path, std::ios::binary) << html;
    return path;
  }
  Browser browser() const { return Browser(folder_); }

  /// What the script's expressions come to when the page is open in a window so wide, each on a line.
  std::string measured(std::string html, int width, const std::vector<std::string>& expressions) const {
    const auto policy = html.find("<meta http-equiv"), end = html.find('>', policy);
    html.erase(policy, end + 1 - policy);
    std::string script = "<pre id=\"measured\"></pre><script>const $ = s => document.querySelector(s);\n";
    for (const std::string& e : expressions) script += "measured.append((" + e + ") + '\\n');\n";
    const std::string path = write("measured.html", replaced(html, "</body>", script + "</script></body>"));
    const Ran dom = browser().open(path, "--window-size=" + std::to_string(width) + ",900 --dump-dom");
    EXPECT_EQ(dom.code, 0) << readFile(browser().log());
    const std::string mark = "<pre id=\"measured\">";
    const auto from = dom.out.find(mark);
    return from == std::string::npos
               ? dom.out
               : dom.out.substr(from + mark.size(), dom.out.find("</pre>", from) - from - mark.size());
  }

  /// Bytes of the page as a PDF.
  std::uintmax_t printed(const std::string& html) const {
    const std::string pdf = folder_ + "/page.pdf";
    std::filesystem::remove(pdf);
    const Ran ran = browser().open(write("printed.html", html), "--print-to-pdf=" + pdf);
    EXPECT_EQ(ran.code, 0) << readFile(browser().log());
    EXPECT_TRUE(readFile(pdf).starts_with("%PDF-"));
    return std::filesystem::exists(pdf) ? std::filesystem::file_size(pdf) : 0;
  }
};

}  // namespace

TEST_F(HtmlReportInChromium, ShowsIt) {
  page(readFile(kExample));
  const Ran dom = browser().open(file(), "--dump-dom");
  ASSERT_EQ(dom.code, 0) << readFile(browser().log());
  for (const char* wanted :
       {"Delivered · 200", "<svg", "Headers through the path", "X-Forwarded-Host", "What Django believes",
        "cloudfront.host.origin-domain", "Hop by hop", "class=\"mark\">~</span>"})
    EXPECT_NE(dom.out.find(wanted), std::string::npos) << wanted;
  EXPECT_EQ(browser().console(), "");
  const std::string picture = folder_ + "/page.png";
  ASSERT_EQ(browser().open(file(), "--window-size=1280,1600 --screenshot=" + picture).code, 0)
      << readFile(browser().log());
  const Ran colours = shell("identify -format %k " + picture);
  ASSERT_EQ(colours.code, 0);
  EXPECT_GT(std::atoi(colours.out.c_str()), 50) << "the page is blank";
}

TEST_F(HtmlReportInChromium, ANarrowWindowScrollsInTheBoxesAlone) {
  const std::string html = page(readFile(kExample));
  EXPECT_EQ(measured(html, 500,
                     {"innerWidth", "document.documentElement.scrollWidth <= innerWidth",
                      "$('.path').scrollWidth > $('.path').clientWidth",
                      "$('.wide').scrollWidth > $('.wide').clientWidth",
                      // Letters of the picture, in pixels of the screen.
                      "$('.node-name').getBoundingClientRect().height >= 11",
                      "$('.wide tbody th').getBoundingClientRect().width < 200"}),
            "500\ntrue\ntrue\ntrue\ntrue\ntrue\n");
  EXPECT_EQ(measured(html, 1200, {"$('.path').scrollWidth <= $('.path').clientWidth"}), "true\n");
}

TEST_F(HtmlReportInChromium, PaperShowsAllOfAFoldedPart) {
  const std::string html = page(readFile(kExample));
  const std::string rule = "details::details-content";
  const auto asItIs = printed(html);
  EXPECT_EQ(asItIs,
            printed(replaced(html, "<details><summary>It rests on", "<details open><summary>It rests on")));
  EXPECT_GT(asItIs, printed(replaced(html, rule, "details::none")) + 1000) << "this can't fail";
}

TEST_F(HtmlReportInChromium, PaperIsWideEnoughForTheTables) {
  // The rules for paper on a screen as wide as what A4 leaves between its margins.
  const std::string html = replaced(page(readFile(kExample)), "@media print", "@media all");
  EXPECT_EQ(
      measured(html, 703,
               {"document.documentElement.scrollWidth <= innerWidth",
                "[...document.querySelectorAll('.wide')].every(b => b.scrollWidth <= b.clientWidth)",
                "$('.path').scrollWidth <= $('.path').clientWidth", "$('.verdict li').checkVisibility()"}),
      "true\ntrue\ntrue\ntrue\n");
}

TEST_F(HtmlReportInChromium, AsksTheNetworkForNothing) {
  page(readFile(kExample));
  NetworkWatch watch;
  ASSERT_NE(watch.port(), 0);
  ASSERT_EQ(browser().open(file(), watch.chromiumOptions() + " --dump-dom").code, 0);
  EXPECT_EQ(watch.asked(), std::vector<std::string>{});
}

TEST_F(HtmlReportInChromium, TheWatchSeesWhatAPageAsksFor) {
  const std::string page =
      write("asks.html", "<img src=\"http://127.0.0.1:8080/a.png\"><img src=\"http://shop.example/b.png\">");
  NetworkWatch watch;
  ASSERT_NE(watch.port(), 0);
  ASSERT_EQ(browser().open(page, watch.chromiumOptions() + " --dump-dom").code, 0);
  std::string all;
  for (const std::string& line : watch.asked()) all += line + "\n";
  EXPECT_NE(all.find("GET http://127.0.0.1:8080/a.png"), std::string::npos) << all;
  EXPECT_NE(all.find("GET http://shop.example/b.png"), std::string::npos) << all;
}
