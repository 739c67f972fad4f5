// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include <gtest/gtest.h>

#include "sim/format/project_yaml.h"
#include "sim/model/edits.h"
#include "tests/support/random_project.h"

using namespace headway;
using headway::testing::RandomProject;

namespace {

std::string firstDifference(const std::string& a, const std::string& b) {
  const auto at =
      static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
  const std::size_t from = a.rfind('\n', at == 0 ? 0 : at - 1) + 1;
  return "at byte " + std::to_string(at) + ":\n" + a.substr(from, 200) + "\n--- instead of ---\n" +
         b.substr(from, 200);
}

std::string renderAll(const Diagnostics& all) {
  std::string out;
  for (const Diagnostic& d : all) out += render(d);
  return out;
}

}  // namespace

TEST(FormatRoundTrip, AnyProjectIsReadBackAsItWas) {
  for (unsigned seed = 1; seed <= 2000; ++seed) {
    const Project p = RandomProject(seed).make();
    const std::string text = writeProject(p);
    const auto again = readProject(text, "p");
    ASSERT_TRUE(again) << "seed " << seed << "\n" << renderAll(again.error()) << text;
    const std::string written = writeProject(*again);
    ASSERT_TRUE(*again == p) << "seed " << seed << " " << firstDifference(written, text) << "\n" << text;
    ASSERT_EQ(written, text) << "seed " << seed << " " << firstDifference(written, text);
  }
}

TEST(FormatRoundTrip, BytesThatAreNotUtf8BecomeTheReplacementCharacter) {
  Project p;
  p.name = "a\xFF\xC0\x80z";
  const auto again = readProject(writeProject(p), "p");
  ASSERT_TRUE(again);
  EXPECT_EQ(again->name, "a\uFFFD\uFFFD\uFFFDz");
}

TEST(FormatRoundTrip, TheExampleIsReadAndItsCanonicalTextIsStable) {
  std::string text;
  const auto p = loadProject(HEADWAY_SOURCE_DIR "/resources/examples/article.headway.yaml", &text);
  ASSERT_TRUE(p) << renderAll(p.error());
  EXPECT_EQ(p->nodes.size(), 5u);
  EXPECT_EQ(p->links.size(), 4u);
  EXPECT_EQ(p->requests.size(), 3u);
  EXPECT_EQ(p->requests[0].headers, (NameValues{{"Cookie", "sessionid=k3v9; theme=dark"}}));
  EXPECT_EQ(std::get<DjangoConfig>(p->find(NodeId{"django"})->config).version, DjangoVersion::V52);
  const std::string canonical = writeProject(*p);
  const auto again = readProject(canonical, "p");
  ASSERT_TRUE(again) << renderAll(again.error());
  EXPECT_TRUE(*again == *p);
  EXPECT_EQ(writeProject(*again), canonical);
}

// Every kind of node, and every wire that may join two of them, as the canvas makes them.
TEST(FormatRoundTrip, EveryKindAndEveryWireIsReadBackAndTakenBack) {
  Project p;
  for (const NodeKind kind : allNodeKinds()) p = *edits::addNode(p, kind, {40 * static_cast<int>(kind), 0});
  const Project unlinked = p;
  std::size_t wires = 0;
  for (const Node& from : unlinked.nodes)
    for (const Node& to : unlinked.nodes) {
      auto linked = edits::connect(p, from.id, to.id);
      const bool legal = from.id != to.id && static_cast<bool>(linkBetween(from.kind(), to.kind()));
      ASSERT_EQ(static_cast<bool>(linked), legal) << from.id.value << " to " << to.id.value;
      if (!legal) {
        EXPECT_FALSE(linked.error().hint.empty()) << from.id.value << " to " << to.id.value;
        continue;
      }
      EXPECT_EQ(*edits::removeLink(*linked, linked->links.back().id), p) << linked->links.back().id.value;
      p = std::move(linked).value();
      ++wires;
    }
  EXPECT_EQ(wires, p.links.size());
  EXPECT_GE(wires, 14u);
  const std::string text = writeProject(p);
  const auto again = readProject(text, "p");
  ASSERT_TRUE(again) << renderAll(again.error());
  EXPECT_TRUE(*again == p) << firstDifference(writeProject(*again), text);
  EXPECT_EQ(writeProject(*again), text);
  for (const Link& link : again->links) p = *edits::removeLink(p, link.id);
  EXPECT_TRUE(p == unlinked);
}
