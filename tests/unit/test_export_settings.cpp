// SPDX-License-Identifier: GPL-3.0-or-later
// Exported Django settings in real Django.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "sim/engine/run.h"
#include "sim/export/export.h"
#include "sim/runtime/njs.h"
#include "tests/support/builders.h"

using namespace headway;
using headway::testing::articleProject;
using headway::testing::config;
namespace fs = std::filesystem;
using nlohmann::json;

namespace {

/// The first Python that has Django: Debian's package belongs to Debian's own.
std::string pythonWithDjango() {
  for (const char* python : {"python3", "/usr/bin/python3"})
    if (std::system((std::string(python) + " -c 'import django' >/dev/null 2>&1").c_str()) == 0)
      return python;
  return {};
}

class ExportSettings : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!python_.empty()) return;
    const char* ci = std::getenv("CI");
    ASSERT_FALSE(ci && std::string(ci) == "true") << "CI must not skip this: no python3-django";
    std::cout << "\n*** SKIPPED LOUDLY: no python3 with Django; ./dev setup installs it.\n\n";
    GTEST_SKIP();
  }

  /// Exports the settings of the project and asks Django; one answer a question.
  std::vector<json> ask(const Project& p, const std::vector<json>& questions,
                        const std::string& file = "edge_settings.py") const {
    fs::remove_all(folder_);
    const auto files = findExporter("django-settings")->run(p);
    if (!files || !writeExport(*files, folder_.string(), false)) return {};
    std::ofstream in(folder_ / "in");
    for (const json& q : questions) in << q.dump() << "\n";
    in.close();
    const std::string command = python_ + " '" HEADWAY_SOURCE_DIR "/tests/export/settings_probe.py' '" +
                                (folder_ / file).string() + "' <'" + (folder_ / "in").string() + "' >'" +
                                (folder_ / "out").string() + "'";
    EXPECT_EQ(std::system(command.c_str()), 0);
    std::vector<json> answers;
    std::ifstream out(folder_ / "out");
    for (std::string line; std::getline(out, line);) answers.push_back(json::parse(line, nullptr, false));
    EXPECT_EQ(answers.size(), questions.size());
    return answers.size() == questions.size() ? answers : std::vector<json>(questions.size());
  }

  static inline const std::string python_ = pythonWithDjango();
  const fs::path folder_ =
      fs::path(HEADWAY_BINARY_DIR) /
      ("export_settings_" + std::string(::testing::UnitTest::GetInstance()->current_test_info()->name()));
};

const json kAllSettings = {
    {"settings",
     {"ALLOWED_HOSTS", "USE_X_FORWARDED_HOST", "USE_X_FORWARDED_PORT", "SECURE_PROXY_SSL_HEADER",
      "SECURE_SSL_REDIRECT", "SECURE_SSL_HOST", "CSRF_TRUSTED_ORIGINS", "SESSION_COOKIE_SECURE",
      "CSRF_COOKIE_SECURE", "DEBUG"}}};

json valuesOf(const DjangoConfig& c) {
  return {{"ALLOWED_HOSTS", c.allowedHosts},
          {"USE_X_FORWARDED_HOST", c.useXForwardedHost},
          {"USE_X_FORWARDED_PORT", c.useXForwardedPort},
          {"SECURE_PROXY_SSL_HEADER", c.secureProxySslHeader.empty() ? json() : json(c.secureProxySslHeader)},
          {"SECURE_SSL_REDIRECT", c.secureSslRedirect},
          {"SECURE_SSL_HOST", c.secureSslHost.empty() ? json() : json(c.secureSslHost)},
          {"CSRF_TRUSTED_ORIGINS", c.csrfTrustedOrigins},
          {"SESSION_COOKIE_SECURE", c.sessionCookieSecure},
          {"CSRF_COOKIE_SECURE", c.csrfCookieSecure},
          {"DEBUG", c.debug}};
}

}  // namespace

// Our trace's prediction against real Django with the exported settings, on the very environ the trace ends
// in.
TEST_F(ExportSettings, DjangoAnswersWhatTheTracePredicts) {
  Project p = articleProject();
  for (Node& n : p.nodes)
    if (auto* d = std::get_if<DjangoConfig>(&n.config))
      d->version = DjangoVersion::V32;  // the release of Debian
  const std::string token(32, 'a');
  const NameValues form = {{"Content-Type", "application/x-www-form-urlencoded"},
                           {"Cookie", "csrftoken=" + token}};
  NameValues own = form, foreign = form;
  own.emplace_back("Referer", "https://shop.example.com/login/");
  foreign.emplace_back("Referer", "https://evil.example.net/");
  const auto post = [&](const char* name, NameValues headers) {
    return SampleRequest{.name = name,
                         .method = "POST",
                         .url = "https://shop.example.com/login/",
                         .headers = std::move(headers),
                         .body = "csrfmiddlewaretoken=" + token};
  };
  const std::vector<SampleRequest> requests = {
      {.name = "page", .url = "https://shop.example.com/cart/?page=2"},
      post("form", own),
      post("form from elsewhere", foreign),
      post("form without Referer", form),
      post("form without cookie", {own[0], own[2]})};
  NjsRuntime functions;
  OkOrigin origin;
  FixedClock clock;
  SeededIds ids;
  const auto project = std::make_shared<const Project>(p);
  std::vector<json> questions;
  std::vector<DjangoView> predicted;
  for (const SampleRequest& r : requests) {
    const Trace trace = simulate(project, r, {functions, origin, clock, ids});
    for (const Hop& hop : trace.hops) {
      if (!hop.django) continue;
      json meta = json::object();
      for (const auto& [key, value] : hop.extras.environ) meta[key] = value;
      questions.push_back({{"environ", meta}, {"body", r.body}});
      predicted.push_back(*hop.django);
    }
  }
  ASSERT_EQ(questions.size(), requests.size());
  const auto answers = ask(p, questions);
  for (std::size_t i = 0; i < requests.size(); ++i) {
    EXPECT_EQ(answers[i]["host"], predicted[i].host.value) << requests[i].name;
    EXPECT_EQ(answers[i]["scheme"], predicted[i].scheme.value) << requests[i].name;
    EXPECT_EQ(answers[i]["csrf"], predicted[i].csrfReason.empty() ? "passes" : predicted[i].csrfReason)
        << requests[i].name;
  }
  EXPECT_EQ(predicted[1].csrfReason, "");
  EXPECT_NE(predicted[2].csrfReason, "");
}

TEST_F(ExportSettings, DjangoSeesTheViewersHostAndScheme) {
  const json behindTheApi = {{"HTTP_HOST", "a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com"},
                             {"HTTP_X_FORWARDED_HOST", "shop.example.com"},
                             {"HTTP_X_FORWARDED_PROTO", "https"}};
  json post = behindTheApi;
  const std::string token = "abcdefghijklmnopqrstuvwxyz012345";
  post.update({{"REQUEST_METHOD", "POST"},
               {"HTTP_ORIGIN", "https://shop.example.com"},
               {"HTTP_REFERER", "https://shop.example.com/login/"},
               {"HTTP_COOKIE", "csrftoken=" + token + token},
               {"HTTP_X_CSRFTOKEN", token + token}});
  json foreign = post;
  foreign["HTTP_REFERER"] = foreign["HTTP_ORIGIN"] = "https://evil.example.net/";
  const auto answers =
      ask(articleProject(), {{{"environ", behindTheApi}},
                             {{"environ", post}},
                             {{"environ", foreign}},
                             {{"environ", {{"HTTP_HOST", "shop.example.com.evil.example.net"}}}}});
  EXPECT_EQ(answers[0], (json{{"host", "shop.example.com"},
                              {"scheme", "https"},
                              {"csrf", "passes"},
                              {"status", 200},
                              {"location", nullptr}}));
  EXPECT_EQ(answers[1]["csrf"], "passes");
  EXPECT_EQ(answers[1]["status"], 200);
  EXPECT_NE(answers[2]["csrf"], "passes");
  EXPECT_EQ(answers[2]["status"], 403);
  EXPECT_EQ(answers[3]["status"], 400);
  EXPECT_TRUE(answers[3]["host"].contains("error"));
}

TEST_F(ExportSettings, EveryTextArrivesInDjangoAsItIs) {
  const Texts hostile = {"\"); import os; os._exit(3) #",
                         "'''\"\"\"",
                         "\\",
                         "\\N{BULLET}",
                         "a\nb\r\n\tc",
                         "\xE2\x80\xA8\xE2\x80\xAE",
                         "Gr\xC3\xBC\xC3\x9F"
                         "e \xF0\x9F\x9A\x80",
                         "{x}%s",
                         ""};
  Project p = articleProject();
  p.name = "# -*- coding: rot13 -*-\nimport os\nos._exit(3)";
  for (Node& n : p.nodes) n.name = "\"\"\"\nimport os; os._exit(3)\xE2\x80\xA8 # -*- coding: utf-7 -*-";
  auto& django = config<DjangoConfig>(p, "django");
  django.allowedHosts = hostile;
  django.csrfTrustedOrigins = hostile;
  django.secureProxySslHeader = {"HTTP_\"'\\\n", "\xE2\x80\xA9"};
  django.secureSslHost = hostile[0];
  django.debug = true;
  EXPECT_EQ(ask(p, {kAllSettings})[0], valuesOf(exportedDjango(p, *p.find(NodeId{"django"}))));

  config<DistributionConfig>(p, "edge").aliases = hostile;
  django.csrfTrustedOrigins.clear();
  EXPECT_EQ(ask(p, {kAllSettings})[0], valuesOf(exportedDjango(p, *p.find(NodeId{"django"}))));
}

TEST_F(ExportSettings, DefaultsAndTupleLengthsAreValidPython) {
  Project p = articleProject();
  for (const Texts& header : {Texts{}, Texts{"one"}, Texts{"a", "b", "c"}}) {
    config<DjangoConfig>(p, "django") = DjangoConfig{.secureProxySslHeader = header};
    EXPECT_EQ(ask(p, {kAllSettings})[0], valuesOf(exportedDjango(p, *p.find(NodeId{"django"}))));
  }
}

TEST_F(ExportSettings, EachNodeHasItsOwnFile) {
  Project p = articleProject();
  p.nodes.push_back({{"import os"}, "Second", DjangoConfig{.allowedHosts = {"two.example.com"}}});
  EXPECT_EQ(ask(p, {kAllSettings}, "edge_settings_import_os.py")[0]["ALLOWED_HOSTS"],
            Texts{"two.example.com"});
  EXPECT_EQ(ask(p, {kAllSettings}, "edge_settings_django.py")[0]["ALLOWED_HOSTS"], Texts{"shop.example.com"});
}
