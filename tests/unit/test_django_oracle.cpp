// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "tests/django/real_django.h"

using namespace headway;
using oracle::Json;

namespace {

const std::vector<std::string> kBeliefs = {"settings_error", "raw_host",  "get_host",           "get_port",
                                           "scheme",         "is_secure", "build_absolute_uri", "full_path",
                                           "path",           "path_info", "script_name",        "domain",
                                           "port"};

/// Every recorded WSGI case of the file against the release; returns how many were compared.
std::size_t compareBeliefs(const std::string& file, django::Version version) {
  const std::string name(django::versionName(version));
  std::vector<Json> requests, expected;
  for (const Json& c : oracle::readLines(HEADWAY_SOURCE_DIR "/tests/data/oracle/" + file)) {
    if (!c.contains("environ")) continue;
    requests.push_back({{"id", c["id"]}, {"settings", c["settings"]}, {"environ", c["environ"]}});
    expected.push_back(c["expect"][name]);
  }
  const auto ours = oracle::askHeadway(requests, version);
  EXPECT_EQ(ours.size(), requests.size());
  for (std::size_t i = 0; i < ours.size(); ++i) {
    const std::string first = oracle::difference(requests[i], expected[i], ours[i], kBeliefs);
    EXPECT_EQ(first, "") << "Django " << name << ", case " << requests[i]["id"];
    if (!first.empty()) break;
  }
  return requests.size();
}

class Oracle : public ::testing::TestWithParam<const char*> {
 protected:
  django::Version version() const { return *django::parseVersion(GetParam()); }
};

}  // namespace

TEST_P(Oracle, HostCasesGiveDjangosAnswers) { EXPECT_EQ(compareBeliefs("host.jsonl", version()), 254u); }

TEST_P(Oracle, ChainCasesGiveDjangosHostAndUri) { EXPECT_EQ(compareBeliefs("chain.jsonl", version()), 193u); }

INSTANTIATE_TEST_SUITE_P(Versions, Oracle, ::testing::Values("3.2", "4.2", "5.2", "6.0"),
                         [](const auto& p) { return std::string("Django") + p.param[0] + "_" + p.param[2]; });
