// SPDX-License-Identifier: GPL-3.0-or-later
// Looking for what mends a path stays with that path, however much stands beside it.
#include <set>

#include <gtest/gtest.h>

#include "sim/check/check.h"
#include "tests/support/shops.h"

using namespace headway;

namespace {

/// Hands every request on, and counts how often it was asked.
class Passing : public FunctionRuntime {
 public:
  std::vector<FunctionRun> run(const FunctionJob& job) override {
    ++asked;
    events.insert(job.events.begin(), job.events.end());
    FunctionRun run;
    run.status = FunctionRun::Status::Returned;
    run.output = job.events.front().substr(job.events.front().find("\"request\":") + 10);
    run.output.erase(run.output.rfind('}'));
    return std::vector<FunctionRun>(job.events.size(), run);
  }
  int asked = 0;
  std::set<std::string> events;
};

struct Search {
  explicit Search(Project project, const std::stop_token& stop = {}) {
    project =
        edits::setNodeField(project, NodeId{"django0"}, "ALLOWED_HOSTS", Value(Texts{"nobody"})).value();
    const auto shared = std::make_shared<const Project>(std::move(project));
    OkOrigin origin;
    FixedClock clock;
    SeededIds ids;
    const Ports ports{functions, origin, clock, ids, nullptr};
    const SampleRequest& request = shared->requests.front();
    const Trace refused = simulate(shared, request, ports);
    EXPECT_EQ(refused.verdict.kind, Verdict::Kind::Refused) << refused.verdict.sentence;
    functions.asked = 0;
    for (const Fix& fix : findFixes(shared, request, refused, ports, stop)) labels.push_back(fix.label);
  }
  Passing functions;
  Texts labels;
};

TEST(FixesAmongMany, AreThoseOfThePathAlone) {
  const Search alone(headway::testing::shops(1)), among(headway::testing::shops(12));
  EXPECT_FALSE(alone.labels.empty());
  EXPECT_EQ(among.labels, alone.labels);
  EXPECT_EQ(among.functions.asked, alone.functions.asked);
}

TEST(FixesAmongMany, AskFunctionsTheSameAgain) {
  const Search search(headway::testing::shops(1));
  EXPECT_GT(search.functions.asked, 5);
  EXPECT_LE(search.functions.events.size(), 3U);
}

TEST(FixesAmongMany, AreLeftWhenStopped) {
  std::stop_source source;
  source.request_stop();
  const Search search(headway::testing::shops(1), source.get_token());
  EXPECT_EQ(search.functions.asked, 0);
  EXPECT_TRUE(search.labels.empty());
}

}  // namespace
