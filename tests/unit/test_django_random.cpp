// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "tests/django/random_cases.h"
#include "tests/django/real_django.h"

using namespace headway;
using oracle::Json;

namespace {

const std::vector<std::string> kBeliefs = {"raw_host",  "get_host",           "get_port",  "scheme",
                                           "is_secure", "build_absolute_uri", "full_path", "path",
                                           "path_info", "script_name",        "domain",    "port"};

}  // namespace

TEST(RandomRequests, GetTheAnswersOfRealDjango32) {
  if (!oracle::requireRealDjango()) return;
  const unsigned seed = oracle::numberFromEnvironment("HEADWAY_SEED", 20240611);
  const std::size_t count = oracle::numberFromEnvironment("HEADWAY_CASES", 8000);
  const auto cases = oracle::randomHostCases(seed, count);
  const auto expected = oracle::askRealDjango(cases, "headway-random-host");
  const auto ours = oracle::askHeadway(cases, django::Version::V3_2);
  ASSERT_EQ(expected.size(), count);
  ASSERT_EQ(ours.size(), count);
  std::size_t raised = 0;
  for (std::size_t i = 0; i < count; ++i) {
    ASSERT_EQ(oracle::difference(cases[i], expected[i], ours[i], kBeliefs), "")
        << "seed " << seed << ", case " << i;
    raised += expected[i]["get_host"].contains("error");
  }
  // Both outcomes must be well represented, or the comparison says little.
  EXPECT_GT(raised, count / 5);
  EXPECT_LT(raised, count * 4 / 5);
}
