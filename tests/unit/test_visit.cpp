// SPDX-License-Identifier: GPL-3.0-or-later
// Visits as values: their entries, the loops they name, and what lives on from request to request.
#include <random>

#include <gtest/gtest.h>

#include "sim/engine/visit.h"
#include "sim/format/project_yaml.h"
#include "sim/scenario/runner.h"

using namespace headway;

namespace {

class NoFunctions : public FunctionRuntime {
 public:
  std::vector<FunctionRun> run(const FunctionJob&) override { return {}; }
};

ProjectPtr load(const std::string& path) {
  auto project = loadProject(HEADWAY_SOURCE_DIR "/" + path);
  EXPECT_TRUE(project) << path;
  return project ? std::make_shared<const Project>(std::move(project).value()) : nullptr;
}

struct World {
  NoFunctions functions;
  OkOrigin origin;
  FixedClock clock;
  SeededIds ids;
  EdgeState edge;
  Ports ports{functions, origin, clock, ids, &edge};
};

std::vector<std::string> titles(const VisitTrace& visit) {
  std::vector<std::string> out;
  for (const VisitEntry& entry : visit.entries) out.push_back(entry.title);
  return out;
}

const std::string kExample = "resources/examples/login-visit.headway.yaml";

}  // namespace

TEST(Visit, ALoginIsFourRequestsOfFourSteps) {
  World world;
  const ProjectPtr project = load(kExample);
  const VisitTrace visit = simulateVisit(project, project->requests.front(), world.ports);
  EXPECT_EQ(titles(visit), (std::vector<std::string>{"GET /admin/", "GET /admin/login/?next=/admin/",
                                                     "POST /admin/login/?next=/admin/", "GET /admin/"}));
  EXPECT_EQ(visit.entries[2].kept, (std::vector<std::string>{"csrftoken", "sessionid"}));
  EXPECT_EQ(visit.entries[2].sent.method, "POST");
  EXPECT_NE(visit.entries[2].sent.body.find("csrfmiddlewaretoken="), std::string::npos);
  EXPECT_FALSE(visit.loop);
  EXPECT_EQ(world.edge.stores.size(), 1u);
}

TEST(Visit, TheSameVisitTwiceIsTheSame) {
  World first, second;
  const ProjectPtr project = load(kExample);
  for (const SampleRequest& request : project->requests) {
    const VisitTrace a = simulateVisit(project, request, first.ports);
    const VisitTrace b = simulateVisit(project, request, second.ports);
    ASSERT_EQ(a.entries.size(), b.entries.size());
    for (std::size_t i = 0; i < a.entries.size(); ++i)
      EXPECT_EQ(factLines(a.entries[i].trace), factLines(b.entries[i].trace)) << request.name;
  }
}

TEST(Visit, SimulateGivesItsLastTrace) {
  World first, second;
  const ProjectPtr project = load(kExample);
  const SampleRequest& request = project->requests.front();
  EXPECT_EQ(simulate(project, request, first.ports), simulateVisit(project, request, second.ports).last());
}

TEST(Visit, WaitingTurnsTheClock) {
  World world;
  const ProjectPtr project = load(kExample);
  const VisitTrace visit = simulateVisit(project, project->requests[1], world.ports);
  EXPECT_EQ(world.edge.turnedSeconds, 600);
  EXPECT_EQ(visit.entries.back().waited, 600);
}

TEST(Visit, AWrongExpectationIsNamedByItsStep) {
  World world;
  const ProjectPtr project = load(kExample);
  SampleRequest request = project->requests.front();
  request.steps[2].status = 200;
  request.steps[1].sets = {"sessionid"};
  const auto found = compare(request, simulateVisit(project, request, world.ports));
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0], (Mismatch{"step 2 (follow): cookies kept", "sessionid", "csrftoken"}));
  EXPECT_EQ(found[1], (Mismatch{"step 3 (submit): status", "200", "302"}));
}

TEST(FollowRedirects, KeepsCookiesIfAsked) {
  const ProjectPtr project = load("tests/scenarios/57-visit-redirects.headway.yaml");
  const SampleRequest* request = project->findRequest("A cookie ends the circle");
  SampleRequest plain = *request;
  plain.steps.clear();
  plain.url = "https://shop.example.com/try/";
  World with, without;
  // The cookie makes the second request another one; without cookies it is the first again.
  EXPECT_EQ(followRedirects(project, plain, with.ports, true).entries.size(), 3u);
  const VisitTrace bare = followRedirects(project, plain, without.ports, false);
  EXPECT_EQ(bare.entries.size(), 2u);
  ASSERT_TRUE(bare.loop);
  EXPECT_EQ(bare.loop->first, 0u);
}

TEST(FollowRedirects, NamesTheSettingsOfReportedLoops) {
  const std::pair<const char*, std::vector<std::string>> cases[] = {
      {"F18-redirect-loop-broken",
       {"SECURE_SSL_REDIRECT of 'Django'", "protocol_policy http-only from 'Distribution' to 'Django'",
        "SECURE_PROXY_SSL_HEADER of 'Django'"}},
      {"F19-forwarded-proto-not-sent-broken",
       {"SECURE_SSL_REDIRECT of 'Django'", "protocol_policy http-only from 'Distribution' to 'Django'",
        "SECURE_PROXY_SSL_HEADER of 'Django'"}},
  };
  for (const auto& [name, causes] : cases) {
    World world;
    const ProjectPtr project = load("resources/examples/reported/" + std::string(name) + ".headway.yaml");
    const VisitTrace visit = followRedirects(project, project->requests.front(), world.ports, true);
    ASSERT_TRUE(visit.loop) << name;
    EXPECT_EQ(visit.loop->causes, causes) << name;
    EXPECT_EQ(visit.last().verdict.kind, Verdict::Kind::Refused);
    EXPECT_EQ(visit.last().verdict.sentence, visit.loop->sentence);
  }
}

TEST(FollowRedirects, EndsWhereAPageComes) {
  World world;
  const ProjectPtr project = load(kExample);
  SampleRequest request;
  request.url = "http://shop.example.com/admin/";
  const VisitTrace visit = followRedirects(project, request, world.ports, true);
  EXPECT_EQ(titles(visit),
            (std::vector<std::string>{"GET /admin/", "GET /admin/", "GET /admin/login/?next=/admin/"}));
  EXPECT_EQ(visit.last().verdict.status, 200);
}

// Whatever the steps say, every trace is sound, and the same steps come to the same.
TEST(Visit, RandomStepsAreSound) {
  std::mt19937 random(20260115);
  const std::vector<std::string> urls = {"",
                                         "/",
                                         "/admin/",
                                         "/admin/login/?next=//evil.example",
                                         "http://shop.example.com/cart",
                                         "https://other.example/x?y#z",
                                         "//",
                                         "?",
                                         "../../..",
                                         "http://",
                                         "ftp://x/",
                                         "https://[::1]:0/",
                                         "https://a b/",
                                         "\xFF\xFE\n",
                                         "Log in",
                                         std::string(5000, 'a')};
  const std::vector<std::string> people = {"", "", "ada", "ben", "edge", "somebody"};
  const std::vector<std::string> sites = {"",   "", "", "https://other.example", "http://shop.example.com",
                                          "x y"};
  const std::vector<std::string> nodes = {"", "", "", "django", "edge", "ada", "nobody"};
  const auto pick = [&](const auto& list) { return list[random() % list.size()]; };
  const ProjectPtr project = load(kExample);
  for (int round = 0; round < 200; ++round) {
    SampleRequest request;
    request.url = pick(urls);
    request.viewer = pick(people);
    if (request.viewer == "edge") request.viewer.clear();
    for (unsigned i = 0, n = 1 + random() % 8; i < n; ++i) {
      VisitStep step;
      step.does = static_cast<StepKind>(random() % 5);
      step.url = pick(urls);
      step.method = random() % 4 == 0 ? "POST" : "GET";
      if (random() % 3 == 0) step.fields = {{"username", "a&b"}, {"", pick(urls)}};
      if (random() % 6 == 0) step.headers = {{"Cookie", "sessionid=x"}, {"Host", pick(urls)}};
      step.credentials = random() % 4 != 0;
      step.seconds = static_cast<int>(random() % 5000);
      step.viewer = pick(people);
      step.from = pick(sites);
      step.direct = pick(nodes);
      request.steps.push_back(std::move(step));
    }
    World first, second;
    const VisitTrace visit = simulateVisit(project, request, first.ports);
    const VisitTrace again = followRedirects(project, request, second.ports, true);
    ASSERT_FALSE(visit.entries.empty()) << "round " << round;
    ASSERT_GE(again.entries.size(), visit.entries.size()) << "round " << round;
    for (std::size_t i = 0; i < visit.entries.size(); ++i) {
      const auto sound = checkInvariants(visit.entries[i].trace);
      ASSERT_TRUE(sound) << "round " << round << ": " << sound.error().message;
      ASSERT_EQ(factLines(visit.entries[i].trace), factLines(again.entries[i].trace)) << "round " << round;
    }
  }
}
