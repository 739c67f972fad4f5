// SPDX-License-Identifier: GPL-3.0-or-later
// A thousand random edits on the real canvas, taken back and made again: what the commands do, without the
// panels that would follow each of them.
#include <QTest>

#include "tests/support/random_edits.h"
#include "tests/ui/sample.h"
#include "ui/canvas/aligning.h"
#include "ui/canvas/annotations.h"
#include "ui/canvas/canvas_pane.h"
#include "ui/canvas/link_item.h"
#include "ui/canvas/node_clipboard.h"
#include "ui/canvas/node_item.h"
#include "ui/canvas/note_item.h"
#include "ui/canvas/selection_edits.h"
#include "ui/canvas/wire_drop.h"
#include "ui/text.h"
#include "ui/theme.h"

using namespace headway;
using namespace headway::ui;
using headway::testing::Dice;
using headway::testing::firstDifference;

namespace {

constexpr int kEdits = 1000;
constexpr CardEdge kEdges[] = {CardEdge::Left, CardEdge::Center, CardEdge::Right,
                               CardEdge::Top,  CardEdge::Middle, CardEdge::Bottom};
constexpr Qt::Key kArrows[] = {Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down};

}  // namespace

class TestEditingRandom : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { Theme::instance().install(*qApp); }
  void init() {
    document_ = std::make_unique<Document>();
    pane_ = std::make_unique<CanvasPane>(*document_);
    pane_->resize(1200, 700);
    document().reset(sample::project(), "Example");
    pane_->show();
    QVERIFY(QTest::qWaitForWindowExposed(pane_.get()));
  }
  void cleanup() { pane_.reset(); }

  void aThousandEditsAreTakenBackAndMadeAgain() {
    const Project start = project();
    Dice dice(20240611);
    for (int made = 0; made < kEdits;) {
      const ProjectPtr before = document().snapshot();
      step(dice);
      if (document().snapshot() == before) continue;
      checkItems();
      if (QTest::currentTestFailed()) return;
      if (++made % 50 == 0) QApplication::processEvents();
    }
    QUndoStack& stack = document().undoStack();
    while (stack.canRedo()) stack.redo();
    const Project end = project();
    QVERIFY(stack.count() > kEdits / 4);
    while (stack.canUndo()) stack.undo();
    QCOMPARE(qs(firstDifference(project(), start)), QString());
    checkItems();
    QVERIFY(!document().isModified());
    while (stack.canRedo()) stack.redo();
    QCOMPARE(qs(firstDifference(project(), end)), QString());
    checkItems();
  }

 private:
  void step(Dice& dice) {
    if (project().nodes.empty()) return add(dice);
    scene().select(dice.nodes(project(), 5));
    if (project().nodes.size() > 40) return deleteSelection(scene());
    switch (dice.below(17)) {
      case 0: return add(dice);
      case 1: return scene().connectNodes(dice.of(project().nodes).id, dice.of(project().nodes).id);
      case 2: return key(dice.of(kArrows), dice.below(2) == 0 ? Qt::ShiftModifier : Qt::NoModifier);
      case 3: return scene().rename(dice.of(project().nodes).id, QString::number(dice.below(99)));
      case 4: return dropOnWire(dice);
      case 5: return deleteWire(dice);
      case 6: return document().undoStack().undo();
      case 7: return document().undoStack().redo();
      case 8: return copyAndPaste();
      case 9: return cutSelection(scene());
      case 10: return duplicateSelection(scene());
      case 11: return scene().moveNodes(aligned(selectedPlaces(), dice.of(kEdges)));
      case 12: return scene().annotations().groupSelection();
      case 13: return scene().annotations().ungroupSelection();
      case 14: return scene().annotations().leaveGroups();
      case 15: return note(dice);
      default: return scene().moveNodes(distributed(selectedPlaces(), Qt::Horizontal));
    }
  }
  void add(Dice& dice) {
    const Point at = dice.place();
    scene().addNode(dice.of(allNodeKinds()), QPointF(at.x, at.y));
  }
  void copyAndPaste() {
    copySelection(scene());
    pasteNodes(scene(), std::nullopt, view().freeRect());
  }
  void dropOnWire(Dice& dice) {
    if (project().links.empty()) return;
    const LinkItem* wire = scene().item(dice.of(project().links).id);
    const QPointF at = wire->wire().pointAtPercent(0.5);
    const NodeKind kind = dice.of(allNodeKinds());
    if (!scene().wireDrop().drop(kind, std::nullopt, at)) scene().addNode(kind, at);
  }
  void note(Dice& dice) {
    const Point at = dice.place();
    if (project().notes.size() < 4) return scene().annotations().addNote(QPointF(at.x, at.y), "why");
    scene().choose({scene().annotations().notes()[dice.below(4)], scene().nodesInOrder().front()});
    deleteSelection(scene());
  }
  void deleteWire(Dice& dice) {
    if (project().links.empty()) return;
    scene().select(dice.of(project().links).id);
    deleteSelection(scene());
  }
  Places selectedPlaces() {
    Places out;
    for (const NodeId& id : scene().selectedNodes()) out[id] = placesOf(project()).at(id);
    return out;
  }
  void checkItems() {
    QCOMPARE(scene().nodesInOrder().size(), project().nodes.size());
    for (const Node& node : project().nodes) QVERIFY(scene().item(node.id));
    for (const Link& link : project().links) QVERIFY(scene().item(link.id));
    QCOMPARE(scene().annotations().frames().size(), project().groups.size());
    QCOMPARE(scene().annotations().notes().size(), project().notes.size());
  }
  void key(Qt::Key which, Qt::KeyboardModifiers held) { QTest::keyClick(&view(), which, held); }
  Document& document() { return *document_; }
  const Project& project() { return *document_->snapshot(); }
  CanvasScene& scene() { return pane_->scene(); }
  CanvasView& view() { return pane_->view(); }

  std::unique_ptr<Document> document_;
  std::unique_ptr<CanvasPane> pane_;
};

QTEST_MAIN(TestEditingRandom)
#include "test_editing_random.moc"
