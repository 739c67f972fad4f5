// SPDX-License-Identifier: GPL-3.0-or-later
// The HTML report, read by a real browser.
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app/cli/cli.h"
#include "sim/report/html_text.h"
#include "sim/runtime/njs.h"

using namespace headway;
namespace fs = std::filesystem;

namespace {

const std::string kExample = HEADWAY_SOURCE_DIR "/resources/examples/article.headway.yaml";
// Whatever gets out of its text changes the title, or makes an element that the page never has.
const std::string kHostile =
    "\"'><script>document.title='owned'</script><img src=x onerror=document.title='owned'>";

std::string readFile(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

struct Ran {
  int code;
  std::string out;
};

Ran shell(const std::string& command) {
  Ran out{-1, {}};
  FILE* pipe = popen(command.c_str(), "r");
  if (!pipe) return out;
  char buffer[4096];
  for (std::size_t n; (n = fread(buffer, 1, sizeof buffer, pipe)) > 0;) out.out.append(buffer, n);
  const int status = pclose(pipe);
  out.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return out;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

class HtmlReport : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (fs::temp_directory_path() / "headway-report-XXXXXX").string();
    ASSERT_NE(mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
  }
  void TearDown() override { fs::remove_all(folder_); }

  /// The page of that project's request, written to a file.
  std::string page(const std::string& project, const std::string& request = {}) {
    std::istringstream in(project);
    std::ostringstream out, err;
    NjsRuntime functions;
    std::vector<std::string> arguments = {"report", "-", "-o", file()};
    if (!request.empty()) arguments.insert(arguments.end(), {"-r", request});
    EXPECT_EQ(cli::run(arguments, {in, out, err, functions, false}), 0) << err.str();
    return readFile(file());
  }
  std::string file() const { return folder_ + "/report.html"; }

  /// False: no browser here, which a CI run may not have.
  static bool hasBrowser() {
    if (shell("command -v chromium >/dev/null 2>&1").code == 0) return true;
    const char* ci = std::getenv("CI");
    EXPECT_FALSE(ci && std::string(ci) == "true") << "chromium is missing: ./dev setup installs it";
    return false;
  }
  Ran browse(const std::string& how) const {
    return shell("HOME=" + folder_ +
                 " timeout 100 chromium --headless --no-sandbox --disable-gpu --disable-dev-shm-usage " +
                 "--no-first-run --disable-extensions --user-data-dir=" + folder_ +
                 "/profile --enable-logging=stderr " + how + " file://" + file() + " 2>" + folder_ + "/log");
  }
  /// What the page's console said.
  std::string console() const {
    std::istringstream log(readFile(folder_ + "/log"));
    std::string out;
    for (std::string line; std::getline(log, line);)
      if (line.find(":CONSOLE") != std::string::npos) out += line + "\n";
    return out;
  }

  std::string folder_;
};

}  // namespace

TEST_F(HtmlReport, SpellsOutMarkupAndWhatCanNotBeSeen) {
  EXPECT_EQ(htmlText("a<b>&\"'é"), "a&lt;b&gt;&amp;&quot;&#39;é");
  EXPECT_EQ(htmlText(std::string("\0\x1b", 2)), "⟨U+0000⟩⟨U+001B⟩");
  EXPECT_EQ(htmlText("\xe2\x80\xae"), "⟨U+202E⟩");
  EXPECT_EQ(htmlText("\xff\xc3"), "\xef\xbf\xbd\xef\xbf\xbd");
}

TEST_F(HtmlReport, LoadsNothingAndRunsNothing) {
  const std::string html = page(readFile(kExample));
  for (const char* forbidden :
       {"<script", "<link", "<img", "<iframe", "<object", "@import", "url(", " src=", " onerror="})
    EXPECT_EQ(html.find(forbidden), std::string::npos) << forbidden;
  EXPECT_NE(html.find("content=\"default-src 'none'; style-src 'unsafe-inline';"), std::string::npos);
}

TEST_F(HtmlReport, AnUnknownRequestIsNamedAndNothingIsWritten) {
  std::istringstream in;
  std::ostringstream out, err;
  NjsRuntime functions;
  EXPECT_EQ(
      cli::run({"report", kExample, "-r", "Card, signed in", "-o", file()}, {in, out, err, functions, false}),
      2);
  EXPECT_NE(err.str().find("did you mean 'Cart, signed in'"), std::string::npos) << err.str();
  EXPECT_FALSE(fs::exists(file()));
  EXPECT_EQ(cli::run({"report", kExample, "-o", folder_ + "/none/x.html"}, {in, out, err, functions, false}),
            2);
  EXPECT_NE(err.str().find("report.not-written"), std::string::npos) << err.str();
}

TEST_F(HtmlReport, ARefusedRequestShowsWhatMendsIt) {
  const std::string html =
      page(replaced(readFile(kExample), "USE_X_FORWARDED_HOST: true", "USE_X_FORWARDED_HOST: false"));
  EXPECT_NE(html.find("✗ Refused"), std::string::npos);
  EXPECT_NE(html.find("What mends it"), std::string::npos);
  EXPECT_NE(html.find("USE_X_FORWARDED_HOST = True"), std::string::npos);
}

TEST_F(HtmlReport, AVisitShowsEveryStep) {
  const std::string html = page(readFile(HEADWAY_SOURCE_DIR "/resources/examples/login-visit.headway.yaml"));
  EXPECT_NE(html.find("Step 1: "), std::string::npos);
  EXPECT_NE(html.find("Step 2: "), std::string::npos);
}

TEST_F(HtmlReport, ChromiumShowsIt) {
  page(readFile(kExample));
  if (!hasBrowser()) GTEST_SKIP() << "no chromium here: ./dev setup installs it";
  const Ran dom = browse("--dump-dom");
  ASSERT_EQ(dom.code, 0) << readFile(folder_ + "/log");
  for (const char* wanted :
       {"Delivered · 200", "<svg", "Headers through the path", "X-Forwarded-Host", "What Django believes",
        "cloudfront.host.origin-domain", "Hop by hop", "class=\"mark\">~</span>"})
    EXPECT_NE(dom.out.find(wanted), std::string::npos) << wanted;
  EXPECT_EQ(console(), "");
  const std::string picture = folder_ + "/page.png";
  ASSERT_EQ(browse("--window-size=1280,1600 --screenshot=" + picture).code, 0) << readFile(folder_ + "/log");
  const Ran colours = shell("identify -format %k " + picture);
  ASSERT_EQ(colours.code, 0);
  EXPECT_GT(std::atoi(colours.out.c_str()), 50) << "the page is blank";
}

TEST_F(HtmlReport, HostileTextsStayTexts) {
  std::string yaml = readFile(kExample);
  std::string quoted;
  for (const char c : kHostile) quoted += c == '\'' ? std::string("''") : std::string(1, c);
  for (const char* from :
       {"name: Cart, signed in", "name: Django behind CloudFront and API Gateway", "    name: HTTP API"})
    yaml =
        replaced(yaml, from, std::string(from, std::string(from).find("name:")) + "name: '" + quoted + "'");
  yaml = replaced(yaml, "Cookie: sessionid=k3v9; theme=dark",
                  "Cookie: sessionid=k3v9; theme=dark\n      X-Evil: '" + quoted + "'");
  yaml = replaced(yaml, "/cart/?page=2", "/cart/?page=2&q=%22%3E%3Cscript%3E");
  const std::string html = page(yaml);
  EXPECT_EQ(html.find("<script"), std::string::npos);
  EXPECT_EQ(html.find("<img"), std::string::npos);
  EXPECT_NE(html.find(htmlText(kHostile)), std::string::npos);
  if (!hasBrowser()) GTEST_SKIP() << "no chromium here: ./dev setup installs it";
  const Ran dom = browse("--dump-dom");
  ASSERT_EQ(dom.code, 0) << readFile(folder_ + "/log");
  EXPECT_EQ(dom.out.find("<title>owned"), std::string::npos);
  EXPECT_EQ(dom.out.find("<script"), std::string::npos);
  EXPECT_EQ(dom.out.find("<img"), std::string::npos);
  EXPECT_EQ(console(), "");
}
