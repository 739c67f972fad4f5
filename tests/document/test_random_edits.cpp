// SPDX-License-Identifier: GPL-3.0-or-later
// A thousand random edits of a document, taken back and made again. Built without the window, so that the
// sanitizers see it too.
#include <gtest/gtest.h>

#include "sim/support/embedded.h"
#include "tests/support/random_steps.h"
#include "ui/document/document.h"

using namespace headway;
using headway::testing::Dice;
using headway::testing::firstDifference;
using headway::testing::randomStep;
using headway::ui::Document;

namespace {

constexpr int kEdits = 1000;

TEST(RandomEdits, AThousandAreTakenBackAndMadeAgain) {
  Document document;
  document.reset(readProject(embedded::articleExample, "article").value(), QStringLiteral("Random"));
  const Project start = *document.snapshot();
  QUndoStack& stack = document.undoStack();
  std::vector<Project> states = {start};  // after each step of the history
  Dice dice(20240611);
  for (int made = 0; made < kEdits;) {
    const ProjectPtr before = document.snapshot();
    randomStep(document, dice);
    if (document.snapshot() != before) ++made;
    const auto index = static_cast<std::size_t>(stack.index());
    if (index < states.size() && states[index] == *document.snapshot()) continue;  // a step back
    states.resize(index + 1);
    states.back() = *document.snapshot();
  }
  while (stack.canRedo()) stack.redo();
  const Project end = *document.snapshot();
  const int steps = stack.count();
  ASSERT_GT(steps, kEdits / 4);
  while (stack.canUndo()) {
    stack.undo();
    ASSERT_EQ(firstDifference(*document.snapshot(), states[static_cast<std::size_t>(stack.index())]), "")
        << "after undoing to step " << stack.index() << " of " << steps;
  }
  EXPECT_EQ(firstDifference(*document.snapshot(), start), "");
  while (stack.canRedo()) stack.redo();
  EXPECT_EQ(firstDifference(*document.snapshot(), end), "");
}

}  // namespace
