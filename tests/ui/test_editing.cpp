// SPDX-License-Identifier: GPL-3.0-or-later
// Selecting, moving, copying and arranging nodes in the real window.
#include <QClipboard>
#include <QLineEdit>
#include <QNativeGestureEvent>
#include <QPointingDevice>

#include "tests/ui/editing.h"
#include "ui/canvas/aligning.h"
#include "ui/canvas/snapping.h"

using namespace headway;
using namespace headway::ui;

class TestEditing : public Editing {
  Q_OBJECT

 private slots:
  void initTestCase() { startUp(); }
  void init() { openWindow(); }
  void cleanup() { closeWindow(); }

  void shiftAndControlAddToTheSelection() {
    click(at(kApi));
    click(at(kEdge), Qt::ShiftModifier);
    QCOMPARE(scene().selectedNodes(), (std::vector{kApi, kEdge}));
    click(at(kDjango), Qt::ControlModifier);
    QCOMPARE(scene().selectedNodes(), (std::vector{kApi, kDjango, kEdge}));
    click(at(kEdge), Qt::ControlModifier);
    QCOMPARE(scene().selectedNodes(), (std::vector{kApi, kDjango}));
    click(at(kViewer));
    QCOMPARE(scene().selectedNodes(), std::vector{kViewer});
    QCOMPARE(steps(), 0);
  }

  void theRubberBandSelectsAndShiftAddsToIt() {
    const QPointF corner(geometry::kWidth / 2 + 12, geometry::kHeight / 2 + 12);
    const QPointF api = scene().item(kApi)->pos(), edge = scene().item(kEdge)->pos();
    drag(at(api - corner), at(api + corner));
    QCOMPARE(scene().selectedNodes(), std::vector{kApi});
    drag(at(edge - corner), at(edge + corner), Qt::ShiftModifier);
    QCOMPARE(scene().selectedNodes(), (std::vector{kApi, kEdge}));
  }

  void selectAllAndDeleteIsOneStep() {
    const Project before = project();
    key(Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(scene().selectedNodes().size(), before.nodes.size());
    key(Qt::Key_Delete);
    QVERIFY(project().nodes.empty());
    QCOMPARE(steps(), 1);
    key(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(project() == before);
  }

  void draggingManyIsOneStepAndKeepsThemTogether() {
    const Project before = project();
    click(at(kApi));
    click(at(kDjango), Qt::ShiftModifier);
    drag(at(kApi), at(kApi) + QPoint(30, 90));
    QCOMPARE(steps(), 1);
    const auto moved = [&](const NodeId& id) {
      const Point a = before.layout.at(id), b = project().layout.at(id);
      return QPoint(b.x - a.x, b.y - a.y);
    };
    QVERIFY(!moved(kApi).isNull());
    QCOMPARE(moved(kApi), moved(kDjango));
    QCOMPARE(moved(kEdge), QPoint());
    QCOMPARE(scene().selectedNodes(), (std::vector{kApi, kDjango}));
    document().undoStack().undo();
    QVERIFY(project() == before);
  }

  void escapePutsDraggedNodesBack() {
    const QPointF from = scene().item(kApi)->pos();
    press(at(kApi));
    moveTo(at(kApi) + QPoint(40, 80));
    QVERIFY(scene().item(kApi)->pos() != from);
    key(Qt::Key_Escape);
    QCOMPARE(scene().item(kApi)->pos(), from);
    release(at(kApi) + QPoint(40, 80));
    QCOMPARE(steps(), 0);
  }

  void aClickLeavesNodesOffTheGridAlone() {
    document().apply("place", edits::move(project(), {{kApi, Point{541, 3}}}).value());
    click(at(kDjango));
    click(at(kApi));
    QCOMPARE(steps(), 1);
    QVERIFY(project().layout.at(kApi) == (Point{541, 3}));
    QCOMPARE(scene().item(kApi)->pos(), QPointF(541, 3));
  }

  void arrowsNudgeByStepsOfThreeSizes() {
    click(at(kApi));
    click(at(kDjango), Qt::ShiftModifier);
    const Point from = project().layout.at(kApi), other = project().layout.at(kDjango);
    key(Qt::Key_Right);
    key(Qt::Key_Down, Qt::ShiftModifier);
    key(Qt::Key_Left, Qt::ControlModifier);
    QVERIFY(project().layout.at(kApi) == (Point{from.x + 3, from.y + 24}));
    QVERIFY(project().layout.at(kDjango) == (Point{other.x + 3, other.y + 24}));
    QCOMPARE(steps(), 1);
    click(at(kEdge));
    key(Qt::Key_Up);
    QCOMPARE(steps(), 2);
  }

  void copiesComeWithTheirWiresALittleAside() {
    click(at(kApi));
    click(at(kDjango), Qt::ShiftModifier);
    key(Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(steps(), 0);
    const Project before = project();
    key(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(steps(), 1);
    const NodeId api{"api-2"}, django{"django-2"};
    QCOMPARE(scene().selectedNodes(), (std::vector{api, django}));
    QVERIFY(project().find(LinkId{"api-2->django-2"}));
    QCOMPARE(project().find(api)->name, std::string("HTTP API 2"));
    const Point a = before.layout.at(kApi), b = project().layout.at(api);
    QVERIFY(b == (Point{a.x + 24, a.y + 24}));
    key(Qt::Key_V, Qt::ControlModifier);
    QVERIFY(project().layout.at(NodeId{"api-3"}) == (Point{a.x + 48, a.y + 48}));
    document().undoStack().undo();
    document().undoStack().undo();
    QVERIFY(project() == before);
  }

  void whatIsCutIsPastedWhereItWas() {
    const Project before = project();
    click(at(kDjango));
    key(Qt::Key_X, Qt::ControlModifier);
    QVERIFY(!project().find(kDjango));
    QCOMPARE(steps(), 1);
    key(Qt::Key_V, Qt::ControlModifier);
    QVERIFY(project().find(kDjango)->config == before.find(kDjango)->config);
    QVERIFY(project().layout.at(kDjango) == before.layout.at(kDjango));
  }

  void duplicatingLeavesTheClipboardAlone() {
    QGuiApplication::clipboard()->setText("mine");
    click(at(kApi));
    key(Qt::Key_D, Qt::ControlModifier);
    QVERIFY(project().find(NodeId{"api-2"}));
    QCOMPARE(steps(), 1);
    QCOMPARE(QGuiApplication::clipboard()->text(), QString("mine"));
  }

  void anotherWindowTakesTheNodesToo() {
    key(Qt::Key_A, Qt::ControlModifier);
    key(Qt::Key_C, Qt::ControlModifier);
    const Project from = project();
    MainWindow other(engineSimulation(std::make_shared<NjsRuntime>()));
    other.show();
    other.commands().find("edit.paste")->trigger();
    QVERIFY(other.document().snapshot()->nodes == from.nodes);
    QVERIFY(other.document().snapshot()->links == from.links);
  }

  void pastingSomethingElseSaysSo() {
    QSignalSpy refused(&scene(), &CanvasScene::refused);
    QGuiApplication::clipboard()->setText("curl https://shop.example.com/");
    key(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(steps(), 0);
    QCOMPARE(refused.count(), 1);
    QVERIFY(refused.front().front().toString().startsWith("There are no nodes to paste"));
  }

  void aligning_data() {
    QTest::addColumn<QString>("id");
    QTest::addColumn<int>("x");
    QTest::addColumn<int>("y");
    const int keep = 9999;
    QTest::newRow("left") << "arrange.left" << 240 << keep;
    QTest::newRow("center") << "arrange.center" << 540 << keep;
    QTest::newRow("right") << "arrange.right" << 840 << keep;
    QTest::newRow("top") << "arrange.top" << keep << -180;
    QTest::newRow("middle") << "arrange.middle" << keep << -90;
    QTest::newRow("bottom") << "arrange.bottom" << keep << 0;
  }
  void aligning() {
    QFETCH(QString, id);
    QFETCH(int, x);
    QFETCH(int, y);
    const std::vector<NodeId> chosen = {kApi, kDjango, kFunction};
    const Project before = project();
    QAction* action = window().commands().find(id);
    scene().select(kApi);
    QVERIFY(!action->isEnabled());
    scene().select(chosen);
    QVERIFY(action->isEnabled());
    action->trigger();
    QCOMPARE(steps(), 1);
    for (const NodeId& node : chosen) {
      QCOMPARE(project().layout.at(node).x, x == 9999 ? before.layout.at(node).x : x);
      QCOMPARE(project().layout.at(node).y, y == 9999 ? before.layout.at(node).y : y);
    }
    document().undoStack().undo();
    QVERIFY(project() == before);
  }

  void distributingMakesGapsEqual() {
    scene().select(std::vector{kEdge, kApi});
    QVERIFY(!command("arrange.distribute-across")->isEnabled());
    scene().select(std::vector{kViewer, kEdge, kApi, kDjango});
    command("arrange.distribute-across")->trigger();
    QCOMPARE(steps(), 1);
    QCOMPARE(project().layout.at(kViewer).x, 0);
    QCOMPARE(project().layout.at(kEdge).x, 280);
    QCOMPARE(project().layout.at(kApi).x, 560);
    QCOMPARE(project().layout.at(kDjango).x, 840);
    const Places rows = {{kViewer, {0, 0}}, {kEdge, {5, 10}}, {kApi, {9, 100}}};
    QCOMPARE(distributed(rows, Qt::Vertical).at(kEdge).y, 50);
    QCOMPARE(distributed(rows, Qt::Vertical).at(kEdge).x, 5);
    scene().select(std::vector{kViewer, kEdge, kFunction});
    command("arrange.distribute-down")->trigger();
    QCOMPARE(steps(), 2);
  }

  void snappingBringsNodesToTheDots() {
    QVERIFY(!command("view.snap")->isChecked());
    command("view.snap")->trigger();
    view().resetZoom();
    drag(at(kApi), at(kApi) + QPoint(29, 131));
    Point to = project().layout.at(kApi);
    QCOMPARE(to.x % 24, 0);
    QCOMPARE(to.y % 24, 0);
    drag(at(kApi), at(kApi) + QPoint(5, 5), Qt::AltModifier);
    QVERIFY(project().layout.at(kApi) == (Point{to.x + 5, to.y + 5}));
    QVERIFY(QSettings().value("canvas/snap").toBool());
  }

  void theGridCanBeHidden() {
    const auto colours = [this] {
      const QImage picture = view().viewport()->grab().toImage();
      QSet<QRgb> out;
      for (int x = 0; x < 60; ++x)
        for (int y = 0; y < 60; ++y) out << picture.pixel(x, picture.height() - 1 - y);
      return out.size();
    };
    QVERIFY(colours() > 1);
    command("view.grid")->trigger();
    QCOMPARE(colours(), 1);
  }

  void cardsCatchOnLinesThroughOthers() {
    const std::vector<QPointF> others = {{0, 0}, {300, 200}};
    const Rest near = restOf({{100, 100}}, others, {3, -96}, {4, 6});
    QCOMPARE(near.by, QPointF(4, -100));
    QCOMPARE(near.guides.size(), std::size_t{1});
    QCOMPARE(near.guides.front().y1(), 0.0);
    const Rest far = restOf({{100, 100}}, others, {50, 50}, {4, 6});
    QCOMPARE(far.by, QPointF(52, 52));
    QVERIFY(far.guides.empty());
    const Rest both = restOf({{100, 100}}, others, {199, 99}, {24, 6});
    QCOMPARE(both.by, QPointF(200, 100));
    QCOMPARE(both.guides.size(), std::size_t{2});
  }

  void aDraggedCardCatchesOnItsNeighbours() {
    view().resetZoom();
    drag(at(kFunction), at(kFunction) + QPoint(296, 20));
    QCOMPARE(project().layout.at(kFunction).x, project().layout.at(kApi).x);
  }

  void showingTheSelection() {
    key(Qt::Key_A, Qt::ControlModifier);
    view().zoomOut();
    view().zoomOut();
    view().zoomOut();
    scene().select(std::vector{kApi, kDjango});
    command("view.fit-selection")->trigger();
    for (const NodeId& id : {kApi, kDjango})
      QVERIFY(view().freeRect().contains(scene().item(id)->mapRectToScene(geometry::card())));
    QCOMPARE(view().zoom(), 1.0);
    scene().clearSelection();
    QVERIFY(!command("view.fit-selection")->isEnabled());
  }

  void spaceOrTheMiddleButtonPans() {
    const auto middle = [this] { return view().mapToScene(view().viewport()->rect().center()); };
    const QPointF before = middle();
    const QPoint from(300, 400), to(340, 430);
    QTest::mousePress(view().viewport(), Qt::MiddleButton, {}, from);
    moveTo(to);
    QTest::mouseRelease(view().viewport(), Qt::MiddleButton, {}, to);
    const QPointF panned = middle();
    QVERIFY((panned - before + QPointF(40, 30) / view().zoom()).manhattanLength() < 4);
    QTest::keyPress(&view(), Qt::Key_Space);
    drag(from, to);
    QTest::keyRelease(&view(), Qt::Key_Space);
    QVERIFY((middle() - panned + QPointF(40, 30) / view().zoom()).manhattanLength() < 4);
    QCOMPARE(steps(), 0);
  }

  void wheelAndPinchZoomAtThePointer() {
    const QPoint where = at(kApi);
    const qreal before = view().zoom();
    const QPointF pointed = view().mapToScene(where);
    QWheelEvent wheel(where, view().viewport()->mapToGlobal(where), {}, {0, 120}, {}, Qt::ControlModifier,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(view().viewport(), &wheel);
    QVERIFY(view().zoom() > before);
    QVERIFY((view().mapToScene(where) - pointed).manhattanLength() < 4);
    const qreal wheeled = view().zoom();
    QNativeGestureEvent pinch(Qt::ZoomNativeGesture, QPointingDevice::primaryPointingDevice(), 2, where,
                              where, view().viewport()->mapToGlobal(where), 0.25, {});
    QApplication::sendEvent(view().viewport(), &pinch);
    QVERIFY(qAbs(view().zoom() - wheeled * 1.25) < 0.001);
    QVERIFY((view().mapToScene(where) - pointed).manhattanLength() < 6);
    command("view.actual-size")->trigger();
    QCOMPARE(view().zoom(), 1.0);
  }

  void twoFingersOnATouchScreenZoom() {
    static const std::unique_ptr<QPointingDevice> screen(QTest::createTouchDevice());
    QWidget* viewport = view().viewport();
    const QPoint middle = viewport->rect().center();
    const qreal before = view().zoom();
    const auto fingers = [&](int apart) {
      return std::pair(middle - QPoint(apart, 0), middle + QPoint(apart, 0));
    };
    const auto [left, right] = fingers(40);
    QTest::touchEvent(viewport, screen.get()).press(0, left, viewport).press(1, right, viewport);
    for (int apart = 50; apart <= 120; apart += 10) {
      const auto [a, b] = fingers(apart);
      QTest::touchEvent(viewport, screen.get()).move(0, a, viewport).move(1, b, viewport);
    }
    QVERIFY2(view().zoom() > 1.5 * before, qPrintable(QString::number(view().zoom() / before)));
    const auto [a, b] = fingers(120);
    QTest::touchEvent(viewport, screen.get()).release(0, a, viewport).release(1, b, viewport);
  }

  void keysOfTheCanvasLeaveTextFieldsAlone() {
    scene().select(kApi);
    auto* field = window().findChild<QLineEdit*>();
    QVERIFY(field);
    field->setFocus();
    QTRY_VERIFY(field->hasFocus());
    QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(field, Qt::Key_D, Qt::ControlModifier);
    QCOMPARE(project().nodes.size(), std::size_t{5});
    QCOMPARE(scene().selectedNodes(), std::vector{kApi});
  }
};

QTEST_MAIN(TestEditing)
#include "test_editing.moc"
