// SPDX-License-Identifier: GPL-3.0-or-later
// The real Graphviz in its sandbox.
#include <chrono>
#include <fstream>
#include <thread>

#include <gtest/gtest.h>

#include "sim/runtime/dot.h"

using namespace headway;

namespace {

const std::atomic<bool> kGoOn{false};

TEST(Dot, SaysWhereNodesGo) {
  const auto plain = dotPlain("digraph { rankdir=LR a -> b }", kGoOn);
  ASSERT_TRUE(plain) << render(plain.error());
  EXPECT_NE(plain->find("\nnode a "), std::string::npos) << *plain;
  EXPECT_NE(plain->find("\nnode b "), std::string::npos) << *plain;
}

TEST(Dot, WhatIsNoGraphIsAnError) {
  const auto plain = dotPlain("digraph { a -> ", kGoOn);
  ASSERT_FALSE(plain);
  EXPECT_EQ(plain.error().code, "dot.failed");
  EXPECT_NE(plain.error().message.find("syntax error"), std::string::npos) << plain.error().message;
}

TEST(Dot, WhereItIsMissingItSaysWhatToInstall) {
  const auto plain = dotPlain("digraph {}", kGoOn, "no-such-program");
  ASSERT_FALSE(plain);
  EXPECT_EQ(plain.error().code, "dot.missing");
  EXPECT_NE(plain.error().hint.find("graphviz"), std::string::npos);
}

TEST(Dot, IsKilledWhenItIsCancelled) {
  std::string dense = "digraph {";  // takes it minutes
  for (int i = 0; i < 400; ++i)
    for (int j = 0; j < 20; ++j)
      dense += "n" + std::to_string(i) + "->n" + std::to_string((i * 31 + j * 97) % 400) + "\n";
  std::atomic<bool> stop = false;
  std::thread later([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
    stop = true;
  });
  const auto plain = dotPlain(dense + "}", stop);
  later.join();
  ASSERT_FALSE(plain);
  EXPECT_EQ(plain.error().code, "dot.cancelled");
}

}  // namespace
