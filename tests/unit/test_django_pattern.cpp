// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "sim/engine/django/pattern.h"

using namespace headway;

TEST(DjangoPattern, FindsAsReSearchDoes) {
  const std::vector<std::string> all = {"^health/$", "(?i)^PING", "api/\\d+\\Z"};
  EXPECT_EQ(django::firstMatch(all, "health/"), &all[0]);
  EXPECT_EQ(django::firstMatch(all, "ping/x"), &all[1]);
  EXPECT_EQ(django::firstMatch(all, "v1/api/42"), &all[2]);
  EXPECT_EQ(django::firstMatch(all, "v1/api/42/"), nullptr);
}

TEST(DjangoPattern, NoExpressionTakesForEver) {
  const std::string many(4000, 'a');
  for (const char* e : {"^(a+)+$", "(a|a)*b", "(a*)*c", "^(([a-z])+.)+[A-Z]([a-z])+$"})
    EXPECT_EQ(django::firstMatch({e}, many + "!"), nullptr) << e;
}

TEST(DjangoPattern, WhatCanNotBeReadMatchesNothingAndSaysWhy) {
  EXPECT_TRUE(django::patternFault("(a"));
  EXPECT_TRUE(django::patternFault("(a)\\1"));
  EXPECT_FALSE(django::patternFault("^a$"));
  EXPECT_EQ(django::firstMatch({"(a"}, "a"), nullptr);
}
