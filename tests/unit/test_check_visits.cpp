// SPDX-License-Identifier: GPL-3.0-or-later
// What checkProject says of the steps of visits, one mistake at a time.
#include <algorithm>
#include <functional>

#include <gtest/gtest.h>

#include "sim/check/check.h"
#include "sim/format/project_yaml.h"

using namespace headway;

namespace {

Project example() {
  auto project = loadProject(HEADWAY_SOURCE_DIR "/resources/examples/login-visit.headway.yaml");
  EXPECT_TRUE(project);
  return project ? std::move(project).value() : Project{};
}

/// Codes and fields of the findings about requests.
std::vector<std::string> findings(const Project& project) {
  std::vector<std::string> out;
  for (const Diagnostic& d : checkProject(project))
    if (!d.where.request.empty()) out.push_back(d.code + " " + d.where.field);
  return out;
}

struct Mistake {
  const char* finding;
  std::function<void(SampleRequest&)> make;
};

}  // namespace

TEST(CheckVisits, TheExampleIsClean) { EXPECT_TRUE(findings(example()).empty()); }

TEST(CheckVisits, EachMistakeIsFoundAlone) {
  const Mistake mistakes[] = {
      {"check.step-no-effect steps[1].url", [](auto& r) { r.steps[1].url = "/x/"; }},
      {"check.step-no-effect steps[2].method", [](auto& r) { r.steps[2].method = "PUT"; }},
      {"check.step-no-effect steps[0].fields",
       [](auto& r) {
         r.steps[0].fields = {{"a", "1"}};
       }},
      {"check.step-no-effect steps[0].seconds", [](auto& r) { r.steps[0].seconds = 5; }},
      {"check.step-no-effect steps[2].direct", [](auto& r) { r.steps[2].direct = "django"; }},
      {"check.step-no-effect steps[0].status",
       [](auto& r) { r.steps[0] = {.does = StepKind::Wait, .seconds = 1, .status = 200}; }},
      {"check.step-wait steps[0].seconds", [](auto& r) { r.steps[0] = {.does = StepKind::Wait}; }},
      {"check.step-link steps[3].url", [](auto& r) { r.steps[3].does = StepKind::Click; }},
      {"check.step-viewer steps[0].viewer", [](auto& r) { r.steps[0].viewer = "edge"; }},
      {"check.step-direct steps[0].direct", [](auto& r) { r.steps[0].direct = "nowhere"; }},
      {"check.step-direct steps[0].direct", [](auto& r) { r.steps[0].direct = "ben"; }},
      {"check.step-from steps[0].from", [](auto& r) { r.steps[0].from = "ftp://x"; }},
      {"check.visit-no-effect method", [](auto& r) { r.method = "POST"; }},
      {"check.visit-no-effect headers",
       [](auto& r) {
         r.headers = {{"A", "b"}};
       }},
      {"check.visit-no-effect body", [](auto& r) { r.body = "x"; }},
  };
  for (const Mistake& m : mistakes) {
    Project project = example();
    m.make(project.requests.front());
    EXPECT_EQ(findings(project), std::vector<std::string>{m.finding});
  }
}

TEST(CheckVisits, AnybodyMayComeAlong) {
  Project project = example();
  project.requests.front().steps[0].viewer = "somebody else";
  EXPECT_TRUE(findings(project).empty());
}
