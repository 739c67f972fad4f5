// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "sim/format/project_yaml.h"
#include "sim/model/edits.h"
#include "sim/support/text.h"
#include "tests/support/random_project.h"

using namespace headway;

namespace {

const std::string kText =
    "# What this is.\n"
    "# It has two lines.\n"
    "\n"
    "# About the format.\n"
    "headway: 1  # the first format\n"
    "name: Shop\n"
    "\n"
    "# The boxes.\n"
    "nodes:\n"
    "  viewer: {kind: viewer, name: V}  # a person\n"
    "  # The edge.\n"
    "  edge:\n"
    "    kind: distribution\n"
    "    name: Edge\n"
    "    behaviors:\n"
    "      # Static files.\n"
    "      - path: /static/*\n"
    "        compress: false   # they are small\n"
    "\n"
    "      - path: \"*\"\n"
    "    # aliases: [one.example.com]\n"
    "\n"
    "  # The function.\n"
    "  fn:\n"
    "    kind: function\n"
    "    name: \"a # b\"\n"
    "    code: |  # JavaScript\n"
    "      # not a comment\n"
    "      x  # nor this\n"
    "    runtime: cloudfront-js-2.0  # the default, written out\n"
    "\n"
    "links:\n"
    "  # One.\n"
    "  - {from: viewer, to: edge}  # in\n"
    "  - from: edge\n"
    "    to: fn  # runs\n"
    "\n"
    "requests:\n"
    "  # Home page.\n"
    "  - name: Home\n"
    "    url: /  # root\n"
    "    expect:\n"
    "      # Fine.\n"
    "      status: 200\n"
    "\n"
    "# The end.\n";

/// What is written after `edit`; differences to kText are what each test tells.
template <class Edit>
SaveText savedAfter(Edit edit, const std::string& text = kText) {
  const auto p = readProject(text, "p");
  if (!p) {
    ADD_FAILURE() << render(p.error()[0]);
    return {};
  }
  const Project now = edit(*p);
  SaveText out = textToSave(now, *p, text);
  const auto again = readProject(out.text, "p");
  EXPECT_TRUE(again && *again == now) << out.text;
  if (again) {
    EXPECT_EQ(textToSave(*again, *again, out.text).text, out.text);
    // A second edit finds every comment where the first save put it.
    Project other = *again;
    other.name += "!";
    EXPECT_TRUE(textToSave(other, *again, out.text).lostComments.empty());
  }
  return out;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

/// kText in the style of the program: what any edit makes of it.
std::string canonical() {
  std::string s = replaced(kText, "  viewer: {kind: viewer, name: V}  # a person\n",
                           "  viewer:  # a person\n    kind: viewer\n    name: V\n");
  s = replaced(s, "false   #", "false  #");
  s = replaced(
      s,
      "    code: |  # JavaScript\n      # not a comment\n      x  # nor this\n    runtime: cloudfront-js-2.0  # the default, written out\n",
      "    runtime: cloudfront-js-2.0  # the default, written out\n    code: |  # JavaScript\n      # not a comment\n      x  # nor this\n");
  return replaced(s, "  - from: edge\n    to: fn  # runs\n", "  - {from: edge, to: fn}  # runs\n");
}

}  // namespace

TEST(FormatSave, AnUnchangedProjectKeepsItsBytes) {
  const std::string odd = "\xEF\xBB\xBF# x\r\nheadway:   1\r\n\r\n\r\nname: 'x'";
  EXPECT_EQ(savedAfter([](const Project& p) { return p; }, kText).text, kText);
  EXPECT_EQ(textToSave(*readProject(odd, "p"), *readProject(odd, "p"), odd).text, odd);
}

TEST(FormatSave, AChangedFieldKeepsEveryComment) {
  const SaveText s = savedAfter([](Project p) { return *edits::rename(p, {"edge"}, "CDN"); });
  EXPECT_EQ(s.text, replaced(canonical(), "name: Edge", "name: CDN"));
  EXPECT_TRUE(s.lostComments.empty());
}

TEST(FormatSave, CommentsFollowARenamedRequest) {
  const SaveText s = savedAfter([](Project p) {
    p.requests[0].name = "Start";
    return p;
  });
  EXPECT_EQ(s.text, replaced(canonical(), "name: Home", "name: Start"));
  EXPECT_TRUE(s.lostComments.empty());
}

TEST(FormatSave, CommentsOfARemovedNodeAreReported) {
  const NodeId gone[] = {{"fn"}};
  const SaveText s = savedAfter([&](const Project& p) { return *edits::removeNodes(p, gone); });
  EXPECT_EQ(s.lostComments, (std::vector<std::string>{"# The function.", "# JavaScript",
                                                      "# the default, written out", "# runs"}));
  std::string expected = canonical();
  const auto from = expected.find("  # The function."), to = expected.find("\nlinks:");
  expected.erase(from - 1, to - from + 1);
  EXPECT_EQ(s.text, replaced(expected, "  - {from: edge, to: fn}  # runs\n", ""));
}

TEST(FormatSave, AnAddedNodeAndAReorderedListKeepTheOthersComments) {
  const SaveText s = savedAfter([](const Project& p) {
    Project out = *edits::addNode(p, NodeKind::Django, {1, 2});
    auto& behaviors = std::get<DistributionConfig>(out.nodes[1].config).behaviors;
    behaviors.insert(behaviors.begin(), Behavior{.path = "/media/*"});
    return out;
  });
  std::string expected =
      replaced(canonical(), "      # Static files.\n", "      - path: /media/*\n      # Static files.\n");
  expected = replaced(expected,
                      "\nlinks:", "  django:\n    kind: django\n    name: Django\n    site: shop\n\nlinks:");
  expected = replaced(expected, "\n# The end.\n", "\nlayout:\n  django: [1, 2]\n");
  // The comment at the end of the file stays below the section it stood below.
  expected = replaced(expected, "      status: 200\n", "      status: 200\n\n# The end.\n");
  EXPECT_EQ(s.text, expected);
  EXPECT_TRUE(s.lostComments.empty());
}

TEST(FormatSave, ACommentInBracketsMovesBehindTheList) {
  const std::string text =
      "headway: 1\nname: x\nnodes:\n  d:\n    kind: django\n    ALLOWED_HOSTS: [\n      a,  # first\n      # next\n      b\n    ]  # all\n";
  const SaveText s = savedAfter([](Project p) { return *edits::rename(p, {"d"}, "D"); }, text);
  EXPECT_TRUE(s.lostComments.empty());
  for (const char* c : {"# first", "# next", "# all"})
    EXPECT_NE(s.text.find(c), std::string::npos) << c << "\n" << s.text;
}

TEST(FormatSave, ABlockThatKeepsItsLineBreaksIsNotLengthened) {
  const std::string text =
      "headway: 1\nname: x\nnodes:\n  f:\n    kind: function\n    name: f\n    code: |+\n      a\n\n\n# links\nlinks: []\n";
  const SaveText s = savedAfter(
      [](Project p) {
        p.description = "d";
        return p;
      },
      text);
  EXPECT_NE(s.text.find("code: |+\n      a\n\n\n"), std::string::npos) << s.text;
}

/// Comments on top of every line that can have one, and behind it, in files full of nasty texts.
TEST(FormatSave, NoCommentOfAnyFileIsLostByAnEditElsewhere) {
  for (unsigned seed = 1; seed <= 60; ++seed) {
    const Project p = headway::testing::RandomProject(seed).make();
    std::vector<std::string> lines = text::split(writeProject(p), '\n');
    std::vector<std::string> comments;
    const auto tryLine = [&](std::size_t i, const std::string& line, bool insert) {
      auto changed = lines;
      if (insert)
        changed.insert(changed.begin() + static_cast<std::ptrdiff_t>(i), line);
      else
        changed[i] = line;
      const auto read = readProject(text::join(changed, "\n"), "p");
      if (!read || !(*read == p)) return;  // inside a block, where '#' is text
      lines = std::move(changed);
      comments.push_back(line.substr(line.rfind("# c")));
    };
    for (std::size_t i = lines.size() - 1; i-- > 0;) {
      if (text::trim(lines[i]).empty()) continue;
      const std::string number = std::to_string(i);
      tryLine(i, lines[i] + " # c" + number + "b", false);
      tryLine(i, std::string(lines[i].find_first_not_of(' '), ' ') + "# c" + number + "a", true);
    }
    ASSERT_GT(comments.size(), 1u) << "seed " << seed;
    const std::string text = text::join(lines, "\n");
    Project now = p;
    now.name = "edited";
    const SaveText saved = textToSave(now, p, text);
    EXPECT_TRUE(saved.lostComments.empty())
        << "seed " << seed << ", first: " << saved.lostComments.front() << "\n"
        << text << "\n=====\n"
        << saved.text;
    for (const std::string& c : comments)
      ASSERT_NE(saved.text.find(c), std::string::npos) << "seed " << seed << " " << c << "\n"
                                                       << text << "\n=====\n"
                                                       << saved.text;
    const auto read = readProject(saved.text, "p");
    ASSERT_TRUE(read && *read == now) << "seed " << seed;
  }
}

TEST(FormatSave, AnEditOfTheExampleChangesOneLine) {
  std::string text;
  const auto p = loadProject(HEADWAY_SOURCE_DIR "/resources/examples/article.headway.yaml", &text);
  ASSERT_TRUE(p);
  const SaveText s = savedAfter([](Project q) { return *edits::rename(q, {"api"}, "The API"); }, text);
  EXPECT_EQ(s.text, replaced(text, "name: HTTP API", "name: The API"));
  EXPECT_TRUE(s.lostComments.empty());
}
