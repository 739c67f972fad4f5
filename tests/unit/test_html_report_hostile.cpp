// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever a stranger writes into a project, a request or an answer stays text on the page of the report.
#include <regex>
#include <set>

#include <gtest/gtest.h>

#include "sim/report/html_text.h"
#include "sim/report/report_html.h"
#include "tests/support/report_page.h"

using namespace headway;
using namespace headway::test;

namespace {

/// A page on which every text that comes from outside is this one.
std::string pageFullOf(const std::string& text) {
  Project project;
  project.name = text;
  DjangoConfig django;
  django.secureProxySslHeader = {text, text};
  project.nodes = {{{"viewer"}, text, ViewerConfig{}}, {{"django"}, text, django}};
  project.links = {{{}, {"viewer"}, {"django"}, ViewerLink{}}};
  project.groups = {{text, {"viewer", "django", text}}};
  project.notes = {{text, 0, 0}};

  http::Request sent;
  sent.method = sent.scheme = sent.target = sent.path = text;
  sent.query = text;
  sent.headers.add("Host", text);
  sent.headers.add(text, text);
  Hop hop{.node = {"viewer"}, .stage = text, .in = sent, .out = sent};
  hop.notes = {{{}, text}};
  hop.changes = {{{}, Part::Header, text, 0, std::nullopt, text, {}},
                 {{}, Part::Path, {}, 0, text, std::nullopt, {}},
                 {{}, Part::Header, text, 0, text, text, text}};
  hop.extras.functionLog = {text};
  Hop last{
      .node = {text}, .via = {text}, .stage = text, .in = sent, .out = http::Response{400, text, {}, text}};
  DjangoView view;
  view.host = view.port = {{}, text, text};
  view.scheme = view.absoluteUri = {text, {}, {}};
  view.remoteAddr = view.csrfReason = text;
  view.csrfChecked = true;
  view.log = {text};
  last.django = view;
  last.outcome = Answered{{}, 400, text, true};
  std::get<http::Response>(last.out).headers.add(text, text);
  Hop unsure = hop;
  unsure.outcome = Unknown{{}, text};
  unsure.extras = {};

  Trace trace{text, {hop, last, unsure}, {}, std::nullopt};
  trace.verdict = {Verdict::Kind::Refused, 400, {text}, {}, text, view, {}};
  SampleRequest request;
  request.name = request.url = request.method = text;
  const VisitEntry entry{0, text, 0, text, request, trace, {}};
  VisitTrace visit{{entry, entry}, RedirectLoop{0, {text}, text}};
  return visitHtml(project, request, visit, {{text, text, text}});
}

/// The elements of the page's body, each with the names of its attributes; what is no well-formed tag comes
/// as it stands.
std::set<std::string> elementsOf(const std::string& html) {
  static const std::regex tag("^<(/?[a-z][a-z0-9]*)((?: [a-zA-Z-]+=\"[^\"<>]*\"| open)*)/?>"),
      value("=\"[^\"]*\"");
  std::set<std::string> out;
  for (auto at = html.find('<', html.find("<body>")); at != std::string::npos; at = html.find('<', at + 1)) {
    const std::string here = html.substr(at, 4096);
    std::smatch m;
    if (std::regex_search(here, m, tag))
      out.insert(m.str(1) + std::regex_replace(m.str(2), value, ""));
    else
      out.insert(here.substr(0, 80));
  }
  return out;
}

const std::vector<std::string> kTexts = {
    kHostile,
    "<script>document.title='owned'</script>",
    "</style><script>document.title='owned'</script>",
    "</title><body onload=document.title='owned'>",
    "\" onmouseover=\"document.title='owned'",
    "' style='background:url(http://198.51.100.1/x)",
    "--><!--<![CDATA[]]></svg></p></td></table>",
    "&lt;&#60;&amp;",
    std::string("\0\1\x1b[31m\r\n\t\x7f", 10),
    "\xe2\x80\xae\xe2\x81\xa6\xef\xbb\xbf",
    "\xff\xfe\xc3(\xed\xa0\x80",
};

}  // namespace

TEST(HtmlReportOfAStranger, EveryTextOnThePageStaysText) {
  const auto expected = elementsOf(pageFullOf("x"));
  ASSERT_GT(expected.size(), 20U);
  for (const std::string& text : kTexts) {
    const std::string html = pageFullOf(text);
    EXPECT_EQ(elementsOf(html), expected) << text;
    EXPECT_NE(html.find(htmlText(text.substr(0, 3))), std::string::npos) << text;
    EXPECT_EQ(html.find("</style>"), html.rfind("</style>")) << text;
    EXPECT_EQ(html.find("</title>"), html.find("</title>\n<style>")) << text;
    for (const char c : html)
      ASSERT_TRUE(c == '\n' || c == '\t' || static_cast<unsigned char>(c) >= 0x20) << text;
  }
}

TEST(HtmlReportOfAStranger, TheCheckSeesWhatGetsOut) {
  std::string html = pageFullOf("x");
  const auto expected = elementsOf(html);
  EXPECT_NE(elementsOf(replaced(html, "<h1>x", "<h1><img src=\"x\">")), expected);
  EXPECT_NE(elementsOf(replaced(html, "<h1>x", "<h1 onclick=\"x\">")), expected);
  EXPECT_NE(elementsOf(replaced(html, "<h1>x", "<h1>1 < 2")), expected);
}

TEST(HtmlReportOfAStranger, AVeryLongTextIsWholeInTheTablesAndShortInThePicture) {
  const std::string text(200000, 'w');
  const std::string html = pageFullOf(text);
  EXPECT_NE(html.find("<th scope=\"row\" class=\"wire\">" + text + "</th>"), std::string::npos);
  EXPECT_NE(
      html.find("class=\"node-name\" x=\"-72\" y=\"-10\" font-size=\"13\">" + std::string(19, 'w') + "…<"),
      std::string::npos)
      << html.substr(html.find("node-name\" x"), 200);
}

class HtmlReportInChromium : public ReportPage {};

TEST_F(HtmlReportInChromium, HostileTextsStayTexts) {
  std::string yaml = readFile(kExample);
  for (const char* from :
       {"name: Cart, signed in", "name: Django behind CloudFront and API Gateway", "    name: HTTP API"})
    yaml = replaced(yaml, from,
                    std::string(from, std::string(from).find("name:")) + "name: " + quoted(kHostile));
  yaml = replaced(yaml, "Cookie: sessionid=k3v9; theme=dark",
                  "Cookie: sessionid=k3v9; theme=dark\n      X-Evil: " + quoted(kHostile));
  yaml = replaced(yaml, "/cart/?page=2", "/cart/?page=2&q=%22%3E%3Cscript%3E");
  yaml += "groups:\n  - {title: " + quoted(kHostile) +
          ", nodes: [edge]}\nnotes:\n  - {text: " + quoted(kHostile) + ", x: 0, y: 300}\n";
  const std::string html = page(yaml);
  EXPECT_NE(html.find(htmlText(kHostile)), std::string::npos);
  if (!Browser::installed()) GTEST_SKIP() << "no chromium here: ./dev setup installs it";
  const Browser browser(folder_);
  const Ran dom = browser.open(file(), "--dump-dom");
  ASSERT_EQ(dom.code, 0) << readFile(browser.log());
  for (const char* never : {"<title>owned", "<script", "<img"})
    EXPECT_EQ(dom.out.find(never), std::string::npos) << never;
  EXPECT_EQ(browser.console(), "");
}
