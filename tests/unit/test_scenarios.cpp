// SPDX-License-Identifier: GPL-3.0-or-later
// Every scenario and every example, run as a person would run it, and every rule seen to fire in one of them.
#include <algorithm>
#include <filesystem>
#include <set>

#include <gtest/gtest.h>

#include "sim/engine/django/json.h"
#include "sim/engine/django/respond.h"
#include "sim/engine/visit.h"
#include "sim/format/project_yaml.h"
#include "sim/runtime/njs.h"
#include "sim/scenario/runner.h"
#include "tests/django/real_django.h"

using namespace headway;

namespace {

std::vector<std::string> scenarioFiles() {
  std::vector<std::string> out;
  for (const char* folder : {"/tests/scenarios", "/resources/examples"})
    for (const auto& entry :
         std::filesystem::recursive_directory_iterator(std::string(HEADWAY_SOURCE_DIR) + folder))
      if (entry.path().string().ends_with(".headway.yaml")) out.push_back(entry.path().string());
  std::sort(out.begin(), out.end());
  return out;
}

std::string stem(const std::string& path) {
  const std::string name = std::filesystem::path(path).filename().string();
  return name.substr(0, name.find(".headway"));
}

ProjectPtr load(const std::string& path) {
  auto project = loadProject(path);
  EXPECT_TRUE(project) << path << ": " << (project ? "" : render(project.error().front()));
  return project ? std::make_shared<const Project>(std::move(project).value()) : nullptr;
}

Trace run(const ProjectPtr& project, const SampleRequest& request, Origin&& origin = OkOrigin()) {
  static NjsRuntime functions;
  FixedClock clock;
  SeededIds ids;
  return simulate(project, request, {functions, origin, clock, ids});
}

VisitTrace runVisit(const ProjectPtr& project, const SampleRequest& request) {
  static NjsRuntime functions;
  OkOrigin origin;
  FixedClock clock;
  SeededIds ids;
  return simulateVisit(project, request, {functions, origin, clock, ids});
}

/// A view that logs somebody in: scenarios have none, their views say "ok".
class LoginView : public Origin {
 public:
  http::Response answer(const NodeId&, const http::Request&) override {
    return {200,
            "OK",
            {{"Content-Type", "text/html"},
             {"Set-Cookie", "sessionid=s1"},
             {"Vary", "Cookie, Accept-Language, X-Theme"}},
            "hello"};
  }
};

Trace logIn(const char* example) {
  const ProjectPtr project = load(std::string(HEADWAY_SOURCE_DIR "/resources/examples/") + example);
  return run(project, project->requests.front(), LoginView());
}

void addFired(const Trace& trace, std::set<std::string>& out) {
  for (const std::string_view key : firedRules(trace)) out.emplace(key);
}

std::set<std::string> firedInScenarios() {
  std::set<std::string> out;
  for (const std::string& path : scenarioFiles()) {
    const ProjectPtr project = load(path);
    if (!project) continue;
    for (const SampleRequest& request : project->requests)
      for (const VisitEntry& entry : runVisit(project, request).entries) addFired(entry.trace, out);
  }
  return out;
}

/// Requests and answers that are too long for a file people read.
void addFiredInLargeMessages(std::set<std::string>& out) {
  const ProjectPtr balancers =
      load(HEADWAY_SOURCE_DIR "/tests/scenarios/44-load-balancer-lambda.headway.yaml");
  const std::string seven(7 * 1024 + 1, 'a'), sixteen(16 * 1024 + 1, 'a'), megabyte((1 << 20) + 1, 'a');
  const SampleRequest& usual = balancers->requests.front();
  const auto send = [&](auto change) {
    SampleRequest request = usual;
    change(request);
    addFired(run(balancers, request), out);
  };
  send([&](SampleRequest& r) { r.url += sixteen; });
  send([&](SampleRequest& r) { r.headers = {{"X-Long", sixteen}}; });
  send([&](SampleRequest& r) { r.headers = {{"X-Amzn-Trace-Id", seven}}; });
  send([&](SampleRequest& r) { r.body = megabyte; });
  send([&](SampleRequest& r) { r.answers.front().headers = {{"X-A", sixteen}, {"X-B", sixteen}}; });
  const ProjectPtr cookies = load(HEADWAY_SOURCE_DIR "/tests/scenarios/57-visit-cookies.headway.yaml");
  SampleRequest visit = cookies->requests.front();
  visit.answers.front().headers = {{"Set-Cookie", "large=" + seven}};
  for (const VisitEntry& entry : runVisit(cookies, visit).entries) addFired(entry.trace, out);
}

void addFired(const django::Reply& reply, std::set<std::string>& out) {
  for (const Note& note : reply.notes) out.emplace(note.rule.key());
}

/// Rules of Django that fire in the recorded cases: what stands behind the settings a node has no field for,
/// such as gzip, sessions and PREPEND_WWW.
void addFiredInRecordedCases(const std::string& file, std::set<std::string>& out) {
  const auto version = django::Version::V5_2;
  for (const auto& line : oracle::readLines(HEADWAY_SOURCE_DIR "/tests/data/oracle/" + file)) {
    const auto settings = django::readSettings(line.value("settings", oracle::Json::object()), version);
    ASSERT_TRUE(settings) << line["id"];
    django::Environ environ;
    if (line.contains("asgi")) {
      const auto scope = django::readAsgiScope(line["asgi"]);
      ASSERT_TRUE(scope) << line["id"];
      environ = django::asgiEnviron(*scope, version);
    } else {
      auto read = django::readEnviron(line.value("environ", oracle::Json::object()));
      ASSERT_TRUE(read) << line["id"];
      environ = *read;
      if (line.contains("body") && !environ.contains("CONTENT_TYPE"))
        environ.set("CONTENT_TYPE", "application/x-www-form-urlencoded");
    }
    const django::Reply reply =
        django::respond(*settings, environ, line.value("body", ""), django::Site::example());
    addFired(reply, out);
  }
}

/// Django's answer to a GET of a page that the recorded site does not have.
django::Reply askPage(const django::View& page, const django::Settings& settings) {
  django::Environ environ;
  for (const auto& [key, value] : {std::pair{"REQUEST_METHOD", "GET"},
                                   {"PATH_INFO", "/"},
                                   {"SCRIPT_NAME", ""},
                                   {"HTTP_HOST", "shop.example.com"},
                                   {"HTTP_ACCEPT_ENCODING", "gzip"}})
    environ.set(key, value);
  return django::respond(settings, environ, "", {{page}, false});
}

django::Reply askLongPage() {
  django::Settings settings;
  settings.allowedHosts = django::AllowedHosts({"shop.example.com"});
  settings.middleware = {"django.middleware.gzip.GZipMiddleware"};
  django::View page{.path = "*"};
  page.body = std::string(200, 'x');
  return askPage(page, settings);
}

django::Reply askScriptRedirect() {
  django::Settings settings;
  settings.allowedHosts = django::AllowedHosts({"shop.example.com"});
  django::View page{.path = "*"};
  page.redirectTo = "javascript:alert(1)";
  return askPage(page, settings);
}

/// The request of a scenario with a body too long for a file.
Trace runWithBody(const char* scenario, std::size_t bytes) {
  ProjectPtr project = load(std::string(HEADWAY_SOURCE_DIR "/tests/scenarios/") + scenario);
  SampleRequest request = project->requests.front();
  request.method = "PUT";
  request.body = std::string(bytes, 'x');
  return run(project, request);
}

bool expectsOfSteps(const SampleRequest& request) {
  return std::any_of(request.steps.begin(), request.steps.end(), [](const VisitStep& s) {
    return s.status != 0 || !s.rule.empty() || !s.location.empty() || !s.sets.empty() || !s.shows.empty();
  });
}

constexpr std::size_t kMegabyte = std::size_t{1024} * 1024;
constexpr const char* kApiScenario = "40-gateway-payload-1.headway.yaml";
constexpr const char* kUrlScenario = "42-function-url-stream.headway.yaml";

class Scenario : public ::testing::TestWithParam<std::string> {};

}  // namespace

TEST_P(Scenario, MeetsItsExpectations) {
  const ProjectPtr project = load(GetParam());
  ASSERT_TRUE(project);
  ASSERT_FALSE(project->requests.empty()) << "a scenario needs a request";
  for (const SampleRequest& request : project->requests) {
    const VisitTrace visit = runVisit(project, request);
    std::string facts;
    for (const VisitEntry& entry : visit.entries) {
      const auto sound = checkInvariants(entry.trace);
      EXPECT_TRUE(sound) << request.name << ", " << entry.title << ": " << sound.error().message << "\n"
                         << factLines(entry.trace);
      facts += entry.title + "\n" + factLines(entry.trace);
    }
    const auto differences = compare(request, visit);
    ASSERT_TRUE(differences.empty()) << request.name << ": " << differences.front().what << ": expected "
                                     << differences.front().expected << ", got " << differences.front().actual
                                     << "\n"
                                     << facts;
  }
}

// A scenario that expects nothing could not fail.
TEST_P(Scenario, ExpectsSomethingOfEveryRequest) {
  const ProjectPtr project = load(GetParam());
  ASSERT_TRUE(project);
  for (const SampleRequest& request : project->requests)
    EXPECT_FALSE(request.expect == Expectation{} && !expectsOfSteps(request)) << request.name;
}

INSTANTIATE_TEST_SUITE_P(Files, Scenario, ::testing::ValuesIn(scenarioFiles()), [](const auto& p) {
  std::string name = stem(p.param);
  std::replace_if(
      name.begin(), name.end(), [](char c) { return !std::isalnum(static_cast<unsigned char>(c)); }, '_');
  return name;
});

TEST(Scenarios, APresentResultIsAnExpectationThatHolds) {
  int compared = 0;
  for (const std::string& file : scenarioFiles()) {
    const ProjectPtr project = load(file);
    ASSERT_TRUE(project);
    for (const SampleRequest& request : project->requests) {
      const VisitTrace visit = runVisit(project, request);
      SampleRequest expecting = request;
      expecting.steps.clear();
      expecting.expect = expectationOf(visit.last());
      for (const Mismatch& m : compare(expecting, visit.last()))
        ADD_FAILURE() << file << ": " << request.name << ": " << m.what << ": " << m.actual << ", not "
                      << m.expected;
      EXPECT_FALSE(expecting.expect.verdict.empty());
      ++compared;
    }
  }
  EXPECT_GT(compared, 200);
}

TEST(Answers, SetCookieVanishesWhereCookiesAreNotForwarded) {
  const Trace lost = logIn("reported/F50-query-lost-broken.headway.yaml");
  ASSERT_TRUE(lost.response) << factLines(lost);
  EXPECT_FALSE(lost.response->headers.contains("Set-Cookie")) << factLines(lost);
  const Trace kept = logIn("reported/F50-query-lost-mended.headway.yaml");
  ASSERT_TRUE(kept.response) << factLines(kept);
  EXPECT_EQ(kept.response->headers.get("Set-Cookie"), "sessionid=s1") << factLines(kept);
}

TEST(Answers, VaryKeepsWhatWasForwarded) {
  const Trace few = logIn("reported/F50-query-lost-broken.headway.yaml");
  ASSERT_TRUE(few.response) << factLines(few);
  EXPECT_EQ(few.response->headers.get("Vary"), "Cookie") << factLines(few);
  const Trace all = logIn("reported/F01-host-replaced-mended.headway.yaml");
  ASSERT_TRUE(all.response) << factLines(all);
  EXPECT_EQ(all.response->headers.get("Vary"), "Cookie, Accept-Language, X-Theme") << factLines(all);
}

TEST(Answers, PagesOf200BytesAreCompressed) {
  EXPECT_EQ(askLongPage().response.headers.get("Content-Encoding"), "gzip");
}

TEST(Answers, DjangoRedirectsToNoScript) { EXPECT_EQ(askScriptRedirect().response.status, 400); }

TEST(Answers, LambdaEventsNameThePartsOfThePath) {
  const ProjectPtr project =
      load(HEADWAY_SOURCE_DIR "/tests/scenarios/40-gateway-route-variables.headway.yaml");
  ASSERT_TRUE(project);
  const Trace trace = run(project, project->requests.front());
  for (const Hop& hop : trace.hops) {
    if (hop.extras.lambdaEvent.empty()) continue;
    const auto event = oracle::Json::parse(hop.extras.lambdaEvent.text());
    EXPECT_EQ(event["pathParameters"], (oracle::Json{{"id", "7"}, {"rest", "photos/1 big"}})) << event;
    return;
  }
  FAIL() << "no Lambda event\n" << factLines(trace);
}

TEST(Answers, LongBodiesAreRefused) {
  EXPECT_EQ(runWithBody(kApiScenario, 5 * kMegabyte).verdict.by.value, "django");
  EXPECT_EQ(runWithBody(kApiScenario, 7 * kMegabyte).verdict.rule.key(), "gateway.http-api.event-too-large");
  EXPECT_EQ(runWithBody(kApiScenario, 10 * kMegabyte).verdict.rule.key(), "gateway.http-api.event-too-large");
  EXPECT_EQ(runWithBody(kApiScenario, 10 * kMegabyte + 1).verdict.rule.key(),
            "gateway.http-api.body-too-large");
  EXPECT_EQ(runWithBody(kApiScenario, 10 * kMegabyte + 1).verdict.status, 413);
  EXPECT_EQ(runWithBody(kUrlScenario, 5 * kMegabyte).verdict.by.value, "django");
  EXPECT_EQ(runWithBody(kUrlScenario, 6 * kMegabyte).verdict.rule.key(), "function-url.too-large");
}

TEST(Rules, EveryRuleFiresInAScenario) {
  std::set<std::string> fired = firedInScenarios();
  for (const auto& [scenario, bytes] : {std::pair{kApiScenario, 7 * kMegabyte},
                                        {kApiScenario, 11 * kMegabyte},
                                        {kUrlScenario, 7 * kMegabyte}})
    addFired(runWithBody(scenario, bytes), fired);
  addFired(logIn("reported/F50-query-lost-broken.headway.yaml"), fired);
  addFiredInLargeMessages(fired);
  addFired(askLongPage(), fired);
  addFired(askScriptRedirect(), fired);
  addFiredInRecordedCases("chain.jsonl", fired);
  addFiredInRecordedCases("host.jsonl", fired);
  std::string silent;
  for (const RuleId rule : allRules())
    if (!fired.contains(std::string(rule.key()))) silent += "\n  " + std::string(rule.key());
  EXPECT_EQ(silent, "") << "These rules fire nowhere: write a scenario for each, or remove it.";
}

TEST(Rules, ScenarioNamesAreUnique) {
  std::set<std::string> names;
  for (const std::string& path : scenarioFiles()) EXPECT_TRUE(names.insert(stem(path)).second) << path;
}
