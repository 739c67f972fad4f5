// SPDX-License-Identifier: GPL-3.0-or-later
#include <map>

#include <gtest/gtest.h>

#include "tests/django/random_chain.h"
#include "tests/django/real_django.h"

using namespace headway;
using oracle::Json;

namespace {

const std::vector<std::string> kAnswer = {"error",    "message", "status", "reason",
                                          "location", "headers", "body",   "body_length"};
const std::vector<std::string> kCourse = {"csrf_reason", "raised_in",   "stopped_by",
                                          "replaced_by", "get_host_in", "logs"};

/// Headway holds a compressed page as it was before, and debug pages without their tracebacks.
void removeLength(Json& response) {
  Json kept = Json::array();
  for (const Json& header : response["headers"])
    if (header[0] != "Content-Length") kept.push_back(header);
  response["headers"] = std::move(kept);
}

std::string firstDifference(const Json& request, Json expected, Json ours) {
  // What did not happen is left out on either side.
  for (const std::string& field : kCourse) {
    expected.emplace(field, nullptr);
    ours.emplace(field, nullptr);
  }
  if (expected["response"].value("length_varies", false)) {
    removeLength(expected["response"]);
    if (ours["response"].contains("headers")) removeLength(ours["response"]);
  }
  const std::string first = oracle::difference(request, expected["response"], ours["response"], kAnswer);
  return first.empty() ? oracle::difference(request, expected, ours, kCourse) : first;
}

}  // namespace

TEST(RandomChain, AnswersAsRealDjango32) {
  if (!oracle::requireRealDjango()) return;
  const unsigned seed = oracle::numberFromEnvironment("HEADWAY_SEED", 20261122);
  const std::size_t count = oracle::numberFromEnvironment("HEADWAY_CASES", 6000);
  const auto cases = oracle::randomChainCases(seed, count);
  const auto expected = oracle::askRealDjango(cases, "headway-random-chain");
  const auto ours = oracle::askHeadway(cases, django::Version::V3_2);
  ASSERT_EQ(expected.size(), count);
  ASSERT_EQ(ours.size(), count);
  const bool all = std::getenv("HEADWAY_ALL_DIFFERENCES") != nullptr;
  std::map<int, std::size_t> statuses;
  std::map<std::string, std::size_t> reasons;
  std::size_t differences = 0, updated = 0;
  for (std::size_t i = 0; i < count; ++i) {
    if (expected[i].value("security_update", false)) {
      ++updated;
      continue;
    }
    const std::string first = firstDifference(cases[i], expected[i], ours[i]);
    differences += !first.empty();
    EXPECT_EQ(first, "") << "seed " << seed << ", case " << i;
    if (!first.empty() && !all) break;
    ++statuses[expected[i]["response"].value("status", 0)];
    if (expected[i]["csrf_reason"].is_string()) ++reasons[expected[i]["csrf_reason"].get<std::string>()];
  }
  EXPECT_EQ(differences, 0u);
  EXPECT_LT(updated, count / 50);
  if (differences != 0) return;
  // Every outcome must be well represented, or the comparison says little.
  for (const int status : {200, 301, 400, 403, 404, 500}) EXPECT_GT(statuses[status], count / 100) << status;
  for (const char* reason :
       {"CSRF cookie not set.", "CSRF token missing or incorrect.", "Referer checking failed - no Referer.",
        "Referer checking failed - Referer is malformed."})
    EXPECT_GT(reasons[reason], count / 2000) << reason;
}
