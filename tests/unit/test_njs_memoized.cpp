// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "sim/runtime/memoized.h"

using namespace headway;

namespace {

/// Answers every event with itself and counts how often it was asked.
struct Echo : FunctionRuntime {
  int asked = 0;
  std::vector<FunctionRun> run(const FunctionJob& job) override {
    std::vector<FunctionRun> out;
    for (const std::string& event : job.events) {
      ++asked;
      FunctionRun r;
      r.status = event == "late" ? FunctionRun::Status::TimedOut : FunctionRun::Status::Returned;
      r.output = job.code + job.runtime + event;
      out.push_back(r);
    }
    return out;
  }
};

}  // namespace

TEST(MemoizedRuntime, AsksOnceForTheSameEvent) {
  Echo echo;
  MemoizedRuntime runtime(echo);
  const auto first = runtime.run({"c", "v", {"1", "2"}});
  EXPECT_EQ(runtime.run({"c", "v", {"1", "2"}}), first);
  EXPECT_EQ(echo.asked, 2);
  const auto mixed = runtime.run({"c", "v", {"3", "1"}});
  EXPECT_EQ(echo.asked, 3);
  EXPECT_EQ(mixed[0].output, "cv3");
  EXPECT_EQ(mixed[1].output, "cv1");
  runtime.run({"d", "v", {"1"}});
  runtime.run({"c", "w", {"1"}});
  EXPECT_EQ(echo.asked, 5);
}

TEST(MemoizedRuntime, ForgetsTheLeastRecentlyUsed) {
  Echo echo;
  MemoizedRuntime runtime(echo, 2);
  runtime.run({"c", "v", {"1"}});
  runtime.run({"c", "v", {"2"}});
  runtime.run({"c", "v", {"1"}});
  runtime.run({"c", "v", {"3"}});  // 2 goes
  EXPECT_EQ(echo.asked, 3);
  runtime.run({"c", "v", {"1"}});
  EXPECT_EQ(echo.asked, 3);
  runtime.run({"c", "v", {"2"}});
  EXPECT_EQ(echo.asked, 4);
}

TEST(MemoizedRuntime, DoesNotRememberTimeouts) {
  Echo echo;
  MemoizedRuntime runtime(echo);
  runtime.run({"c", "v", {"late"}});
  runtime.run({"c", "v", {"late"}});
  EXPECT_EQ(echo.asked, 2);
}
