// SPDX-License-Identifier: GPL-3.0-or-later
// Groups and notes: their edits, and how they stand in the project file.
#include <gtest/gtest.h>

#include "sim/format/project_yaml.h"
#include "sim/model/annotation_edits.h"
#include "sim/model/clipping.h"
#include "sim/model/edits.h"
#include "sim/support/embedded.h"

using namespace headway;

namespace {

const NodeId kViewer{"viewer"}, kEdge{"edge"}, kApi{"api"}, kDjango{"django"};

Project article() { return readProject(embedded::articleExample, "article").value(); }

Project grouped() {
  const NodeId aws[] = {kEdge, kApi};
  return edits::group(article(), aws, "AWS").value();
}

std::string codeOf(const std::string& lines) {
  const auto read =
      readProject("headway: 1\nname: p\nnodes:\n  a: {kind: viewer}\n  b: {kind: django}\n" + lines, "p");
  return read ? "" : read.error().front().code;
}

TEST(Groups, ANodeIsInOneGroupAtMost) {
  const Project p = grouped();
  ASSERT_EQ(p.groups.size(), 1u);
  EXPECT_EQ(p.groups[0].nodes, (Texts{"edge", "api"}));
  const NodeId others[] = {kApi, kDjango};
  const Project two = edits::group(p, others, "App").value();
  ASSERT_EQ(two.groups.size(), 2u);
  EXPECT_EQ(two.groups[0].nodes, (Texts{"edge"}));
  EXPECT_EQ(two.groups[1].nodes, (Texts{"api", "django"}));
  EXPECT_EQ(edits::groupOf(two, kApi), 1u);
  EXPECT_EQ(edits::groupOf(two, kViewer), std::nullopt);
}

TEST(Groups, JoiningAndLeavingKeepTheOrderAndDropWhatIsEmpty) {
  const NodeId edge[] = {kEdge}, both[] = {kEdge, kViewer};
  const Project two = edits::group(grouped(), edge, "Edge").value();
  const Project joined = edits::joinGroup(two, 0, both).value();
  ASSERT_EQ(joined.groups.size(), 1u) << "the group that nobody is left in goes";
  EXPECT_EQ(joined.groups[0].nodes, (Texts{"api", "edge", "viewer"}));
  EXPECT_EQ(edits::joinGroup(joined, 0, edge).value(), joined) << "who is in it stays in place";
  EXPECT_EQ(edits::leaveGroups(joined, both).groups[0].nodes, (Texts{"api"}));
  EXPECT_TRUE(edits::leaveGroups(grouped(), std::vector<NodeId>{kEdge, kApi}).groups.empty());
}

TEST(Groups, AnEditThatCantBeSaysWhy) {
  const Project p = grouped();
  const NodeId nobody[] = {NodeId{"nobody"}}, edge[] = {kEdge};
  EXPECT_EQ(edits::group(p, {}, "x").error().code, "edit.empty-group");
  EXPECT_EQ(edits::group(p, nobody, "x").error().code, "edit.no-node");
  EXPECT_EQ(edits::joinGroup(p, 0, nobody).error().code, "edit.no-node");
  EXPECT_EQ(edits::joinGroup(p, 1, edge).error().code, "edit.no-group");
  EXPECT_EQ(edits::ungroup(p, 1).error().code, "edit.no-group");
  EXPECT_EQ(edits::renameGroup(p, 0, " \n").error().code, "edit.empty-name");
  EXPECT_EQ(edits::setNoteText(p, 0, "x").error().code, "edit.no-note");
  EXPECT_EQ(edits::moveNotes(p, {{0, {}}}).error().code, "edit.no-note");
}

TEST(Groups, NodesThatAreRemovedLeaveTheirGroup) {
  const NodeId api[] = {kApi}, both[] = {kEdge, kApi};
  EXPECT_EQ(edits::removeNodes(grouped(), api).value().groups[0].nodes, (Texts{"edge"}));
  EXPECT_TRUE(edits::removeNodes(grouped(), both).value().groups.empty());
}

TEST(Groups, TitlesAndFramesComeAndGo) {
  EXPECT_EQ(edits::freeGroupTitle(article()), "Group");
  const Project p = edits::renameGroup(grouped(), 0, "Group").value();
  EXPECT_EQ(edits::freeGroupTitle(p), "Group 2");
  EXPECT_EQ(edits::ungroup(p, 0).value(), article());
}

TEST(Notes, AreAddedWrittenMovedAndRemoved) {
  Project p = edits::addNote(article(), {"one", 1, 2});
  p = edits::addNote(p, {"two", 3, 4});
  p = edits::setNoteText(p, 0, "first\nsecond").value();
  p = edits::moveNotes(p, {{1, {30, 40}}}).value();
  EXPECT_EQ(p.notes, (std::vector<CanvasNote>{{"first\nsecond", 1, 2}, {"two", 30, 40}}));
  EXPECT_EQ(edits::setNoteText(p, 0, " \n").value().notes, (std::vector<CanvasNote>{{"two", 30, 40}}));
  const std::size_t first[] = {0, 7};
  EXPECT_EQ(edits::removeNotes(p, first).notes, (std::vector<CanvasNote>{{"two", 30, 40}}));
}

TEST(Annotations, AreCopiedWithTheirNodes) {
  Project p = edits::addNote(grouped(), {"why", 10, 20});
  const std::size_t note[] = {0, 5};
  const NodeId some[] = {kApi, kDjango};
  const Project clip = edits::cutOut(p, some, p.layout, note);
  ASSERT_EQ(clip.groups.size(), 1u);
  EXPECT_EQ(clip.groups[0].nodes, (Texts{"api"}));
  const edits::Pasted pasted = edits::paste(p, clip, 100, 50);
  ASSERT_EQ(pasted.project.groups.size(), 2u);
  EXPECT_EQ(pasted.project.groups[1], (NodeGroup{"AWS", {"api-2"}}));
  EXPECT_EQ(pasted.notes, (std::vector<std::size_t>{1}));
  EXPECT_EQ(pasted.project.notes[1], (CanvasNote{"why", 110, 70}));
}

TEST(Annotations, ChangeNoTrace) {
  const Project p = edits::addNote(grouped(), {"why", 10, 20});
  EXPECT_TRUE(simulatesAs(p, article()));
  EXPECT_FALSE(p == article());
  EXPECT_FALSE(simulatesAs(p, edits::rename(p, kApi, "other").value()));
}

TEST(Annotations, AFixTriedEarlierIsDrawnAsTheCanvasIsNow) {
  const NodeId api[] = {kApi};
  const Project fix = edits::removeNodes(article(), api).value();
  Project now = edits::addNote(grouped(), {"why", 10, 20});
  now.layout[kEdge] = {7, 7};
  const Project drawn = edits::drawnAs(fix, now);
  EXPECT_EQ(drawn.layout.at(kEdge), (Point{7, 7}));
  EXPECT_FALSE(drawn.layout.contains(kApi));
  EXPECT_EQ(drawn.groups, (std::vector<NodeGroup>{{"AWS", {"edge"}}}));
  EXPECT_EQ(drawn.notes, now.notes);
}

TEST(Annotations, AreReadBackFromTheFile) {
  const Project p = edits::addNote(grouped(), {"two\nlines", -10, 20});
  const std::string text = writeProject(p);
  EXPECT_NE(text.find("\ngroups:\n  - {title: AWS, nodes: [edge, api]}\n"), std::string::npos) << text;
  EXPECT_EQ(readProject(text, "p").value(), p);
}

TEST(Annotations, CommentsStandWhereTheyStood) {
  const Project p = edits::addNote(grouped(), {"why", 10, 20});
  std::string text = writeProject(p);
  text.insert(text.find("  - {title: AWS"), "  # Bought in 2020.\n");
  text.insert(text.find("  - {text: why"), "  # Read me.\n");
  const Project opened = readProject(text, "p").value();
  const SaveText saved = textToSave(edits::moveNotes(opened, {{0, {99, 0}}}).value(), opened, text);
  EXPECT_TRUE(saved.lostComments.empty());
  EXPECT_NE(saved.text.find("  # Bought in 2020.\n  - {title: AWS"), std::string::npos) << saved.text;
  EXPECT_NE(saved.text.find("  # Read me.\n  - {text: why, x: 99"), std::string::npos) << saved.text;
}

TEST(Annotations, ErrorsOfAFileAreNamed) {
  EXPECT_EQ(codeOf("groups:\n  - {title: t, nodes: [a]}\nnotes:\n  - {text: t, x: 1, y: 2}\n"), "");
  EXPECT_EQ(codeOf("groups:\n  - {title: t, nodes: [a, c]}\n"), "yaml.reference");
  EXPECT_EQ(codeOf("groups:\n  - {title: t, nodes: [a]}\n  - {title: u, nodes: [a]}\n"), "yaml.duplicate");
  EXPECT_EQ(codeOf("groups:\n  - {title: t, nodes: []}\n"), "yaml.missing");
  EXPECT_EQ(codeOf("groups:\n  - {title: t}\n"), "yaml.missing");
  EXPECT_EQ(codeOf("groups:\n  - {titel: t, nodes: [a]}\n"), "yaml.unknown-key");
  EXPECT_EQ(codeOf("groups: [a]\n"), "yaml.type");
  EXPECT_EQ(codeOf("notes:\n  - {text: t, x: left}\n"), "yaml.type");
  EXPECT_EQ(codeOf("notes: [t]\n"), "yaml.type");
}

}  // namespace
