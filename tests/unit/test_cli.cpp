// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "app/cli/cli.h"
#include "app/cli/docs.h"
#include "sim/format/templates.h"
#include "sim/runtime/njs.h"

using namespace headway;
using nlohmann::json;

namespace {

const std::string kExample = HEADWAY_SOURCE_DIR "/resources/examples/article.headway.yaml";

struct Ran {
  int code;
  std::string out, err;
};

Ran headwayCommand(const std::vector<std::string>& arguments, const std::string& input = {}) {
  std::istringstream in(input);
  std::ostringstream out, err;
  NjsRuntime functions;
  const int code = cli::run(arguments, {in, out, err, functions, false});
  return {code, out.str(), err.str()};
}

std::string readFile(const std::string& path) {
  std::ifstream in(path);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// The example with one line replaced; fails the test if the line is not there.
std::string exampleWith(const std::string& from, const std::string& to) {
  std::string text = readFile(kExample);
  const auto at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

}  // namespace

TEST(Cli, TraceOfTheExampleIsDeliveredAndSaysWhy) {
  const Ran r = headwayCommand({"trace", kExample});
  EXPECT_EQ(r.code, 0) << r.err;
  EXPECT_NE(r.out.find("Delivered · 200"), std::string::npos);
  EXPECT_NE(r.out.find("[cloudfront.host.origin-domain]"), std::string::npos);
  EXPECT_EQ(r.out.find('\033'), std::string::npos) << "no colours off a terminal";
}

TEST(Cli, AVisitIsAListOfStepsWithTheirTraces) {
  const std::string file = HEADWAY_SOURCE_DIR "/resources/examples/login-visit.headway.yaml";
  const Ran text = headwayCommand({"trace", file, "-r", "Ada signs in"});
  EXPECT_EQ(text.code, 0) << text.err;
  EXPECT_NE(
      text.out.find("3 submit  POST /admin/login/?next=/admin/  302 to /admin/  keeps csrftoken, sessionid"),
      std::string::npos)
      << text.out;
  EXPECT_NE(text.out.find("step 4, follow"), std::string::npos);
  const Ran markdown = headwayCommand({"trace", file, "-r", "Ada signs in", "--format", "markdown"});
  EXPECT_NE(markdown.out.find("| 2 follow | GET /admin/login/?next=/admin/ | 200 | keeps csrftoken |"),
            std::string::npos)
      << markdown.out;
  const json visit =
      json::parse(headwayCommand({"trace", file, "-r", "Ada signs in", "--format", "json"}).out);
  EXPECT_EQ(visit["headway_visit"], 1);
  ASSERT_EQ(visit["entries"].size(), 4u);
  EXPECT_EQ(visit["entries"][2]["does"], "submit");
  EXPECT_EQ(visit["entries"][2]["trace"]["verdict"]["status"], 302);
  const Ran odd = headwayCommand({"trace", file, "-H", "A: b"});
  EXPECT_EQ(odd.code, 2);
  EXPECT_NE(odd.err.find("[trace.visit]"), std::string::npos) << odd.err;
}

TEST(Cli, RedirectsAreFollowedAndLoopsNamed) {
  const std::string file =
      HEADWAY_SOURCE_DIR "/resources/examples/reported/F18-redirect-loop-broken.headway.yaml";
  const Ran loop = headwayCommand({"trace", file, "http://shop.example.com/", "--follow", "--cookies"});
  EXPECT_EQ(loop.code, 1) << loop.err;
  EXPECT_NE(loop.out.find("Redirect loop: https://shop.example.com/ comes again and again: "
                          "SECURE_SSL_REDIRECT of 'Django'"),
            std::string::npos)
      << loop.out;
  EXPECT_EQ(headwayCommand({"trace", file, "http://shop.example.com/", "--cookies"}).code, 2);
}

TEST(Cli, ABrokenPathIsRefusedWithDjangosOwnWords) {
  const Ran r = headwayCommand({"trace", "-"},
                               exampleWith("USE_X_FORWARDED_HOST: true", "USE_X_FORWARDED_HOST: false"));
  EXPECT_EQ(r.code, 1);
  EXPECT_NE(r.out.find("Refused · 400"), std::string::npos);
  EXPECT_NE(
      r.out.find(
          "Invalid HTTP_HOST header: 'a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com'. You may need to add "
          "'a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com' to ALLOWED_HOSTS."),
      std::string::npos)
      << r.out;
}

TEST(Cli, AUrlMakesARequestAndOptionsComeOnTop) {
  const Ran r = headwayCommand({"trace", kExample, "-X", "PUT", "-H", "X-Test: 1", "--data", "a=1",
                                "--format", "json", "https://shop.example.com/x/"});
  const json j = json::parse(r.out);
  EXPECT_EQ(j["request"]["method"], "PUT");
  EXPECT_EQ(j["hops"][0]["out"]["path"], "/x/");
  EXPECT_EQ(j["hops"][0]["out"]["body"], "a=1");
  EXPECT_EQ(j["verdict"]["kind"], "refused") << "a PUT without a CSRF cookie";
  EXPECT_EQ(j["verdict"]["host"], "shop.example.com");
}

TEST(Cli, TheEventOfTheFunctionIsPrintedAlone) {
  const Ran r = headwayCommand({"trace", kExample, "--format", "event"});
  EXPECT_EQ(r.code, 0);
  const json event = json::parse(r.out);
  EXPECT_EQ(event["version"], "2.0");
  EXPECT_EQ(event["headers"]["x-forwarded-host"], "shop.example.com");
  const Ran none = headwayCommand({"trace", kExample, "--format", "event", "http://shop.example.com/"});
  EXPECT_EQ(none.code, 2);
  EXPECT_TRUE(none.out.empty());
  EXPECT_NE(none.err.find("No Lambda function is called"), std::string::npos) << none.err;
}

TEST(Cli, MistakesAreToldWithWhatToDo) {
  EXPECT_EQ(headwayCommand({}).code, 2);
  EXPECT_NE(headwayCommand({"trce"}).err.find("did you mean 'trace'?"), std::string::npos);
  EXPECT_EQ(headwayCommand({"trace"}).code, 2);
  const Ran none = headwayCommand({"trace", "/nonexistent/x.headway.yaml"});
  EXPECT_EQ(none.code, 2);
  EXPECT_NE(none.err.find("/nonexistent/x.headway.yaml"), std::string::npos);
  const Ran request = headwayCommand({"trace", kExample, "--request", "Cart, signed"});
  EXPECT_EQ(request.code, 2);
  EXPECT_NE(request.err.find("did you mean 'Cart, signed in'?"), std::string::npos) << request.err;
  const Ran header = headwayCommand({"trace", kExample, "-H", "nonsense"});
  EXPECT_EQ(header.code, 2);
  EXPECT_NE(header.err.find("write it like"), std::string::npos);
  const Ran yaml =
      headwayCommand({"trace", "-"}, "headway: 1\nnodes:\n  edge:\n    kind: distribution\n    alias: [x]\n");
  EXPECT_EQ(yaml.code, 2);
  EXPECT_NE(yaml.err.find("-:5:5: error:"), std::string::npos) << yaml.err;
  EXPECT_NE(yaml.err.find("^"), std::string::npos);
}

TEST(Cli, CheckComparesExpectationsAndFindsContradictions) {
  const Ran good = headwayCommand({"check", kExample});
  EXPECT_EQ(good.code, 0) << good.out;
  EXPECT_NE(good.out.find("3 passed, 0 failed"), std::string::npos) << good.out;
  const Ran bad = headwayCommand({"check", "-"}, exampleWith("      status: 301", "      status: 307"));
  EXPECT_EQ(bad.code, 1);
  EXPECT_NE(bad.out.find("status: expected 307, got 301"), std::string::npos) << bad.out;
  const Ran contradiction =
      headwayCommand({"check", "-", "--format", "json"},
                     exampleWith("cache_policy: DjangoPages", "cache_policy: DjangoPage"));
  EXPECT_EQ(contradiction.code, 1);
  EXPECT_EQ(json::parse(contradiction.out)["files"][0]["findings"][0]["code"], "check.policy-unknown");
  const Ran junit = headwayCommand({"check", kExample, "--format", "junit"});
  EXPECT_NE(junit.out.find("<testsuites tests=\"3\" failures=\"0\">"), std::string::npos);
}

TEST(Cli, ColoursOnlyRepeatWhatIsSaid) {
  std::istringstream in;
  std::ostringstream out, err;
  NjsRuntime functions;
  cli::run({"trace", kExample}, {in, out, err, functions, true});
  std::string stripped;
  const std::string all = out.str();
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i] == '\033')
      i = all.find('m', i);
    else
      stripped += all[i];
  }
  EXPECT_EQ(stripped, headwayCommand({"trace", kExample}).out);
}

TEST(Cli, WhatAStrangerSentCannotDriveTheTerminal) {
  const Ran r = headwayCommand({"trace", kExample, "-H", "X-Evil: \033[2Jgone", "https://shop.example.com/"});
  EXPECT_EQ(r.out.find('\033'), std::string::npos);
  EXPECT_NE(r.out.find("\\x1b[2Jgone"), std::string::npos);
}

TEST(Cli, RulesHelpManualAndCompletionComeFromTheTables) {
  EXPECT_NE(headwayCommand({"rules", "cloudfront.host.origin-domain"}).out.find("confidence: documented"),
            std::string::npos);
  EXPECT_NE(headwayCommand({"rules", "cloudfront.host"}).out.find("cloudfront.host.viewer"),
            std::string::npos);
  EXPECT_EQ(headwayCommand({"rules", "cloudfront.hots.viewer"}).code, 2);
  for (const char* command :
       {"trace", "check", "export", "rules", "function", "new", "django", "docs", "completion"}) {
    const Ran r = headwayCommand({command, "--help"});
    EXPECT_EQ(r.code, 0) << command;
    EXPECT_NE(r.out.find("Usage"), std::string::npos) << command;
    EXPECT_NE(cli::manPage().find("headway " + std::string(command)), std::string::npos);
    for (const char* shell : {"bash", "zsh", "fish"})
      EXPECT_NE(cli::completionScript(shell).find(command), std::string::npos) << shell;
  }
}

TEST(Cli, NewWritesTheExampleAndNeverOverAFile) {
  const auto folder = std::filesystem::temp_directory_path() / "headway-test-new";
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  const std::string file = folder / "mine.headway.yaml";
  EXPECT_EQ(headwayCommand({"new", file}).code, 0);
  EXPECT_EQ(readFile(file), readFile(kExample));
  EXPECT_EQ(headwayCommand({"new", file}).code, 2);
  std::filesystem::remove_all(folder);
}

TEST(Cli, EveryTemplateIsItsExampleAndItsFirstRequestIsDelivered) {
  const auto folder = std::filesystem::temp_directory_path() / "headway-test-templates";
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  for (const ProjectTemplate& t : projectTemplates()) {
    const std::string name = std::string(t.id) + ".headway.yaml", file = folder / name;
    ASSERT_EQ(headwayCommand({"new", file, "--template", std::string(t.id)}).code, 0) << t.id;
    EXPECT_EQ(readFile(file), readFile(HEADWAY_SOURCE_DIR "/resources/examples/" + name));
    EXPECT_EQ(headwayCommand({"trace", file}).code, 0) << t.id;
    EXPECT_EQ(headwayCommand({"check", file}).code, 0) << t.id;
  }
  EXPECT_EQ(headwayCommand({"new", "-", "--template", "no-such"}).code, 2);
  std::filesystem::remove_all(folder);
}

// tests/data/cloudfront-request-headers.txt is written by hand from AWS's documentation.
TEST(Cli, HeaderTableIsTheHandCheckedOne) {
  const Ran r = headwayCommand({"rules", "--table", "cloudfront.request-headers"});
  EXPECT_EQ(r.code, 0) << r.err;
  std::istringstream expected(readFile(HEADWAY_SOURCE_DIR "/tests/data/cloudfront-request-headers.txt")),
      printed(r.out);
  std::string a, b;
  while (std::getline(expected, a)) {
    ASSERT_TRUE(std::getline(printed, b)) << "missing: " << a;
    ASSERT_EQ(b, a);
  }
  EXPECT_FALSE(std::getline(printed, b)) << "more than expected: " << b;
  EXPECT_EQ(headwayCommand({"rules", "--table", "cloudfront.header"}).code, 2);
}

TEST(Cli, ExportPrintsOrWrites) {
  const Ran r = headwayCommand({"export", kExample, "--to", "django-settings"});
  EXPECT_EQ(r.code, 0) << r.err;
  EXPECT_NE(r.out.find("USE_X_FORWARDED_HOST = True"), std::string::npos);
  EXPECT_EQ(headwayCommand({"export", kExample, "--to", "nonsense"}).code, 2);
}

TEST(Cli, FunctionTestAnswersLikeTestFunction) {
  const std::string broken =
      HEADWAY_SOURCE_DIR "/resources/examples/reported/F74-host-edited-broken.headway.yaml";
  const std::string event =
      R"({"version":"1.0","context":{"eventType":"viewer-request"},"viewer":{"ip":"198.51.100.7"},)"
      R"("request":{"method":"GET","uri":"/","querystring":{},"headers":{"host":{"value":"a.example.com"}},"cookies":{}}})";
  const Ran good = headwayCommand({"function", "test", broken, "edit-host", "-"}, event);
  ASSERT_EQ(good.code, 0) << good.err;
  const json result = json::parse(good.out)["TestResult"];
  EXPECT_EQ(result["FunctionSummary"]["Name"], "edit-host");
  EXPECT_EQ(result["FunctionSummary"]["FunctionConfig"]["Runtime"], "cloudfront-js-2.0");
  EXPECT_EQ(result["FunctionSummary"]["FunctionMetadata"]["Stage"], "DEVELOPMENT");
  EXPECT_EQ(result["FunctionErrorMessage"], "");
  EXPECT_EQ(json::parse(result["FunctionOutput"].get<std::string>())["request"]["headers"]["host"]["value"],
            "a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com");
  const int used = std::stoi(result["ComputeUtilization"].get<std::string>());
  EXPECT_TRUE(used >= 1 && used <= 100) << used;
  EXPECT_NE(good.err.find("estimate"), std::string::npos);
  EXPECT_NE(good.err.find("refused with 502: The function changed Host, which is read-only."),
            std::string::npos)
      << "the test at AWS is green, live requests are not";

  const std::string throws = HEADWAY_SOURCE_DIR "/tests/scenarios/30-function-throws.headway.yaml";
  const Ran bad = headwayCommand({"function", "test", throws, "fn", "-"}, event);
  EXPECT_EQ(bad.code, 1);
  EXPECT_EQ(json::parse(bad.out)["TestResult"]["FunctionErrorMessage"], "Error: no luck (line 2)");

  const Ran half = headwayCommand(
      {"function", "test", broken, "edit-host", "-"},
      R"({"version":"1.0","context":{"eventType":"viewer-response"},"viewer":{"ip":"::1"},"request":{"method":"GET"}})");
  EXPECT_EQ(half.code, 2);
  for (const char* part :
       {"request.uri", "request.headers", "request.cookies", "request.querystring", "response (an object)"})
    EXPECT_NE(half.err.find(part), std::string::npos) << part << half.err;
  EXPECT_NE(headwayCommand({"function", "test", broken, "edit-hots", "-"}, event)
                .err.find("did you mean 'edit-host'?"),
            std::string::npos);
}

TEST(Docs, PagesAreWhatTheProgramPrints) {
  for (const cli::DocsPage& page : cli::docsPages())
    EXPECT_EQ(readFile(std::string(HEADWAY_SOURCE_DIR "/") + std::string(page.file)), page.make())
        << "run: build/headway docs " << page.name << " > " << page.file;
}
