// SPDX-License-Identifier: GPL-3.0-or-later
// Menus of the canvas, wires made without a mouse, and what screen readers find, in the real window.
#include <QAccessible>
#include <QContextMenuEvent>
#include <QMenu>

#include "tests/ui/editing.h"
#include "ui/canvas/selection_edits.h"
#include "ui/canvas/wire_drop.h"
#include "ui/palette.h"
#include "ui/text.h"

using namespace headway;
using namespace headway::ui;

class TestEditingKeys : public Editing {
  Q_OBJECT

 private slots:
  void initTestCase() { startUp(); }
  void init() { openWindow(); }
  void cleanup() {
    if (QWidget* open = QApplication::activePopupWidget()) open->close();
    closeWindow();
  }

  void theMenuOfANodeHasItsCommands() {
    QMenu* menu = menuAt(at(kApi));
    QVERIFY(menu);
    QCOMPARE(scene().selectedNodes(), std::vector{kApi});
    for (const char* id : {"edit.rename", "edit.connect", "edit.cut", "edit.copy", "edit.duplicate",
                           "edit.delete", "view.fit-selection"})
      QVERIFY2(menu->actions().contains(command(id)), id);
    choose(menu, command("edit.duplicate"));
    QVERIFY(project().find(NodeId{"api-2"}));
  }

  void theMenuOfManyKeepsThemSelectedAndAligns() {
    scene().select(std::vector{kApi, kFunction});
    QMenu* menu = menuAt(at(kApi));
    QCOMPARE(scene().selectedNodes().size(), std::size_t{2});
    const QMenu* align = menu->actions().last()->menu();
    QVERIFY(align && align->actions().contains(command("arrange.left")));
  }

  void theMenuOfAWireInserts() {
    QMenu* menu = menuAt(middleOf(LinkId{"api->django"}));
    QVERIFY(menu);
    QVERIFY(menu->actions().contains(command("edit.insert")));
    QVERIFY(command("edit.insert")->isEnabled());
    QVERIFY(!menu->actions().contains(command("edit.rename")));
  }

  void theMenuOfTheGroundAddsAndPastesThere() {
    scene().select(kApi);
    command("edit.copy")->trigger();
    const QPoint where = at(QPointF(100, 180));
    QMenu* menu = menuAt(where);
    QVERIFY(scene().selectedItems().empty());
    choose(menu, command("edit.paste"));
    const Point pasted = project().layout.at(NodeId{"api-2"});
    QVERIFY((QPointF(pasted.x, pasted.y) - QPointF(100, 180)).manhattanLength() < 12);
    menu = menuAt(at(QPointF(700, 180)));
    QMenu* add = menu->actions().front()->menu();
    QVERIFY(add && add->actions().contains(command("add.bucket")));
    command("add.bucket")->trigger();
    menu->close();
    const Point added = project().layout.at(project().nodes.back().id);
    QVERIFY((QPointF(added.x, added.y) - QPointF(700, 180)).manhattanLength() < 12);
    QTRY_VERIFY(!view().menuPlace());
  }

  void everyKindHasACommandThatAddsIt() {
    for (const NodeKind kind : allNodeKinds()) {
      const auto before = project().nodes.size();
      window().commands().find("add." + qs(enumName(kind)))->trigger();
      QCOMPARE(project().nodes.size(), before + 1);
      QCOMPARE(project().nodes.back().kind(), kind);
    }
  }

  void connectingByKeysOffersWhatIsLegal() {
    QVERIFY(document().apply("cut", edits::removeLink(project(), LinkId{"api->django"})));
    scene().select(kApi);
    key(Qt::Key_L, Qt::ControlModifier);
    QMenu* menu = openMenu();
    QVERIFY(menu);
    QStringList offered;
    for (const QAction* action : menu->actions()) offered << action->text();
    QCOMPARE(offered, QStringList{"Django"});
    QTest::keyClick(menu, Qt::Key_Return);
    QVERIFY(project().find(LinkId{"api->django"}));
  }

  void whereNothingCanFollowItIsSaid() {
    QSignalSpy refused(&scene(), &CanvasScene::refused);
    scene().select(kDjango);
    key(Qt::Key_L, Qt::ControlModifier);
    QVERIFY(!openMenu());
    QVERIFY(refused.front().front().toString().startsWith("Nothing here can follow Django"));
  }

  void wiresAreReachedAndFilledByKeys() {
    for (const Link& link : project().links) {
      key(Qt::Key_W);
      QVERIFY(scene().item(link.id)->isSelected());
      QCOMPARE(scene().selectedItems().size(), 1);
    }
    scene().select(LinkId{"api->django"});
    key(Qt::Key_Insert);
    QMenu* menu = openMenu();
    QVERIFY(menu);
    std::vector<QString> legal, offered;
    for (const NodeKind kind : allNodeKinds())
      if (WireDrop::inserted(project(), LinkId{"api->django"}, kind, std::nullopt))
        legal.push_back(kindName(kind));
    for (const QAction* action : menu->actions()) offered.push_back(action->text());
    QCOMPARE(offered, legal);
    QTest::keyClick(menu, Qt::Key_Return);
    QVERIFY(!project().find(LinkId{"api->django"}));
    QCOMPARE(steps(), 1);
  }

  void screenReadersFindNodesAndWires() {
    QAccessibleInterface* canvas = QAccessible::queryAccessibleInterface(&view());
    QVERIFY(canvas);
    QCOMPARE(canvas->childCount(), int(project().nodes.size() + project().links.size()));
    QStringList names;
    for (int i = 0; i < canvas->childCount(); ++i) {
      QAccessibleInterface* part = canvas->child(i);
      QVERIFY(part && part->isValid());
      QCOMPARE(canvas->indexOfChild(part), i);
      names << part->text(QAccessible::Name);
    }
    QCOMPARE(names.front(), QString("Viewer, Viewer, sends the request"));
    QVERIFY(names.contains("Wire from Viewer to Distribution, passed on"));
    for (const QString& name : names) QVERIFY(!name.isEmpty());
  }

  void screenReadersSelectAndFollowTheFocus() {
    QAccessibleInterface* canvas = QAccessible::queryAccessibleInterface(&view());
    QAccessibleInterface* wire = canvas->child(canvas->childCount() - 1);
    wire->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    QVERIFY(scene().item(project().links.back().id)->isSelected());
    QVERIFY(wire->state().selected && wire->state().focused);
    QCOMPARE(canvas->focusChild(), wire);
    key(Qt::Key_Tab);
    QVERIFY(!wire->state().selected);
    QVERIFY(canvas->focusChild()->text(QAccessible::Name).startsWith("Viewer"));
    scene().select(project().links.back().id);
    deleteSelection(scene());
    QVERIFY(!wire->isValid());
  }

 private:
  static QMenu* openMenu() { return qobject_cast<QMenu*>(QApplication::activePopupWidget()); }
  QMenu* menuAt(QPoint where) {
    QContextMenuEvent event(QContextMenuEvent::Mouse, where, view().viewport()->mapToGlobal(where));
    QApplication::sendEvent(view().viewport(), &event);
    return openMenu();
  }
  static void choose(QMenu* menu, QAction* action) {
    menu->setActiveAction(action);
    QTest::keyClick(menu, Qt::Key_Return);
  }
};

QTEST_MAIN(TestEditingKeys)
#include "test_editing_keys.moc"
