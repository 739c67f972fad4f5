// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "app/cli/cli.h"
#include "sim/compare/comparison.h"
#include "sim/runtime/njs.h"
#include "tests/support/trace_fixture.h"

using namespace headway;
using nlohmann::json;

namespace {

const std::string kExample = HEADWAY_SOURCE_DIR "/resources/examples/article.headway.yaml";

Comparison compared(const Trace& left, const Trace& right, bool leftReads = true, bool rightReads = true) {
  const Project a = fixture::articleProject(leftReads), b = fixture::articleProject(rightReads);
  return compareTraces({a, left}, {b, right});
}

const ComparedLine* lineOf(const Comparison& c, const std::string& stop, const std::string& what) {
  for (const ComparedStop& s : c.stops)
    if (s.title.find(stop) != std::string::npos)
      for (const ComparedLine& l : s.lines)
        if (l.what == what) return &l;
  return nullptr;
}

struct Ran {
  int code;
  std::string out, err;
};
Ran headwayCommand(const std::vector<std::string>& arguments) {
  std::istringstream in;
  std::ostringstream out, err;
  NjsRuntime functions;
  const int code = cli::run(arguments, {in, out, err, functions, false});
  return {code, out.str(), err.str()};
}

/// The example with USE_X_FORWARDED_HOST off, removed with the object.
struct BrokenExample {
  BrokenExample() {
    std::ifstream in(kExample);
    std::string text{std::istreambuf_iterator<char>(in), {}};
    const std::string on = "USE_X_FORWARDED_HOST: true";
    const auto at = text.find(on);
    EXPECT_NE(at, std::string::npos);
    std::ofstream(path) << text.replace(at, on.size(), "USE_X_FORWARDED_HOST: false");
  }
  ~BrokenExample() { std::filesystem::remove(path); }
  const std::string path = testing::TempDir() + "compare_broken.headway.yaml";
};

}  // namespace

TEST(Compare, ATraceIsTheSameAsItself) {
  const Comparison c = compared(fixture::deliveredTrace(), fixture::deliveredTrace());
  EXPECT_TRUE(c.same());
  EXPECT_EQ(c.differences(), 0u);
  EXPECT_EQ(c.stops.size(), fixture::deliveredTrace().hops.size() + 1);
}

TEST(Compare, SaysWhereTheyPart) {
  const Comparison c = compared(fixture::deliveredTrace(), fixture::refusedTrace(), true, false);
  ASSERT_FALSE(c.same());
  EXPECT_EQ(c.stops[c.first->stop].title.substr(0, 6), "Django");
  const ComparedLine* verdict = lineOf(c, "Verdict", "verdict");
  ASSERT_TRUE(verdict);
  EXPECT_EQ(verdict->left, "delivered 200");
  EXPECT_EQ(verdict->right, "refused 400");
}

TEST(Compare, HeadersAreMatchedByNameWhateverTheirOrder) {
  Trace one = fixture::deliveredTrace(), two = one;
  auto& a = std::get<http::Request>(one.hops[0].out).headers;
  auto& b = std::get<http::Request>(two.hops[0].out).headers;
  a.add("X-One", "1");
  a.add("X-Two", "2");
  b.add("x-two", "2");
  b.add("X-One", "1");
  EXPECT_TRUE(compared(one, two).same());
  b.add("X-One", "again");
  const Comparison c = compared(one, two);
  ASSERT_FALSE(c.same());
  EXPECT_EQ(c.differences(), 1u);
  const ComparedLine& l = c.stops[c.first->stop].lines[c.first->line];
  EXPECT_EQ(l, (ComparedLine{"X-One", {}, "again"}));
}

TEST(Compare, AHopOfOneSideStandsAloneAndTheRestStaysAligned) {
  const Trace whole = fixture::deliveredTrace();
  for (std::size_t gone = 0; gone < whole.hops.size(); ++gone) {
    Trace shorter = whole;
    shorter.hops.erase(shorter.hops.begin() + static_cast<std::ptrdiff_t>(gone));
    const Comparison c = compared(whole, shorter);
    std::size_t alone = 0;
    for (const ComparedStop& stop : c.stops)
      if (stop.left && !stop.right) {
        ++alone;
        EXPECT_EQ(*stop.left, gone);
      }
    EXPECT_EQ(alone, 1u) << gone;
    EXPECT_EQ(compared(shorter, whole).differences(), c.differences());
  }
}

TEST(Compare, NodesOfOneKindBelongTogether) {
  const Trace one = fixture::deliveredTrace();
  Trace two = one;
  Project p = fixture::articleProject(), q = p;
  for (Node& node : q.nodes) node.id = NodeId{"other-" + node.id.value};
  for (Hop& hop : two.hops) hop.node = NodeId{"other-" + hop.node.value};
  two.verdict.by = NodeId{"other-" + two.verdict.by.value};
  EXPECT_TRUE(compareTraces({p, one}, {q, two}).same());
}

TEST(CompareCommand, TheSameFileTwiceIsTheSame) {
  const Ran r = headwayCommand({"compare", kExample, kExample});
  EXPECT_EQ(r.code, 0) << r.err;
  EXPECT_NE(r.out.find("No difference at any stop"), std::string::npos) << r.out;
}

TEST(CompareCommand, TwoProjectsInTextAndJson) {
  const BrokenExample broken;
  const Ran r = headwayCommand({"compare", kExample, broken.path});
  EXPECT_EQ(r.code, 1) << r.err;
  EXPECT_NE(r.out.find("left   delivered 200"), std::string::npos) << r.out;
  EXPECT_NE(r.out.find("right  refused 400"), std::string::npos) << r.out;
  EXPECT_NE(r.out.find("differences; the first: Django, "), std::string::npos) << r.out;
  const json j = json::parse(headwayCommand({"compare", kExample, broken.path, "--format", "json"}).out);
  EXPECT_FALSE(j["same"]);
  const json& stop = j["stops"][j["first"]["stop"].get<std::size_t>()];
  EXPECT_FALSE(stop["lines"][j["first"]["line"].get<std::size_t>()]["same"]);
  EXPECT_EQ(j["right"]["verdict"], "refused");
}

TEST(CompareCommand, TwoRequestsOfOneFile) {
  const Ran r = headwayCommand({"compare", kExample, "-r", "Cart, signed in", "-r", "Plain http"});
  EXPECT_EQ(r.code, 1) << r.err;
  EXPECT_NE(r.out.find("Plain http"), std::string::npos) << r.out;
}

TEST(CompareCommand, SaysWhatIsMissing) {
  EXPECT_EQ(headwayCommand({"compare", kExample}).code, 2);
  const Ran r = headwayCommand({"compare", kExample, "-r", "Plain http"});
  EXPECT_NE(r.err.find("[compare.one]"), std::string::npos) << r.err;
  EXPECT_EQ(headwayCommand({"compare", kExample, "-r", "a", "-r", "b", "-r", "c"}).code, 2);
  EXPECT_EQ(headwayCommand({"compare", kExample, "-r", "Plain http", "-r", "no such"}).code, 2);
}
