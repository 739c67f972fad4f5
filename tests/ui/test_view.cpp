// SPDX-License-Identifier: GPL-3.0-or-later
// What the view commands show, by their actions and by their keys.
#include <algorithm>

#include "tests/ui/editing.h"

using namespace headway;
using namespace headway::ui;

class TestView : public Editing {
  Q_OBJECT

 private slots:
  void initTestCase() { startUp(); }
  void init() { openWindow(); }
  void cleanup() { closeWindow(); }

  void theyStandInTheViewMenu() {
    for (const char* id :
         {"view.zoom-in", "view.zoom-out", "view.actual-size", "view.fit", "view.fit-selection"}) {
      QVERIFY2(command(id) && command(id)->isVisible(), id);
      QCOMPARE(window().commands().menuOf(id), Menu::View);
    }
  }

  void zoomingByCommand() {
    command("view.actual-size")->trigger();
    QCOMPARE(view().zoom(), 1.0);
    const QPointF middle = middleOfView();
    command("view.zoom-in")->trigger();
    QCOMPARE(view().zoom(), 1.25);
    command("view.zoom-out")->trigger();
    QVERIFY(qAbs(view().zoom() - 1) < 1e-9);
    QVERIFY((middleOfView() - middle).manhattanLength() < 4);
  }

  void zoomingByKeysFromAnywhere() {
    for (QWidget* where : {static_cast<QWidget*>(&view()), window().findChild<QWidget*>("palette")}) {
      where->setFocus();
      QTRY_VERIFY(where->hasFocus());
      QTest::keyClick(where, Qt::Key_0, Qt::ControlModifier);
      QCOMPARE(view().zoom(), 1.0);
      QTest::keyClick(where, Qt::Key_Plus, Qt::ControlModifier);
      QCOMPARE(view().zoom(), 1.25);
      QTest::keyClick(where, Qt::Key_Minus, Qt::ControlModifier);
      QTest::keyClick(where, Qt::Key_Minus, Qt::ControlModifier);
      QCOMPARE(view().zoom(), 0.8);
      QTest::keyClick(where, Qt::Key_9, Qt::ControlModifier);
      QVERIFY(allInView());
    }
  }

  void plainKeysZoomOnTheCanvas() {
    key(Qt::Key_0);
    QCOMPARE(view().zoom(), 1.0);
    key(Qt::Key_Plus);
    QCOMPARE(view().zoom(), 1.25);
    key(Qt::Key_0);
    key(Qt::Key_Equal);  // plus without Shift
    QCOMPARE(view().zoom(), 1.25);
    key(Qt::Key_0);
    key(Qt::Key_Minus);
    QCOMPARE(view().zoom(), 0.8);
    QCOMPARE(steps(), 0);
  }

  void zoomHasItsEnds() {
    for (int i = 0; i < 60; ++i) command("view.zoom-in")->trigger();
    QCOMPARE(view().zoom(), 4.0);
    for (int i = 0; i < 60; ++i) command("view.zoom-out")->trigger();
    QCOMPARE(view().zoom(), 0.05);
    command("view.fit")->trigger();
    QVERIFY(allInView());
  }

  void fitShowsEverythingAndKeepsItShown() {
    for (int i = 0; i < 3; ++i) command("view.zoom-in")->trigger();
    QVERIFY(!allInView());
    command("view.fit")->trigger();
    QVERIFY(allInView());
    QVERIFY(view().zoom() <= 1);
    window().resize(1100, 760);
    QTRY_VERIFY(view().width() < 800);
    QTRY_VERIFY(allInView());
    command("view.zoom-in")->trigger();
    const qreal chosen = view().zoom();
    window().resize(1440, 900);
    QTRY_VERIFY(view().width() > 800);
    QCOMPARE(view().zoom(), chosen);  // the person's own, now
  }

  void fitOfAnEmptyCanvasIsItsOwnSize() {
    document().reset(Project{}, "Empty");
    command("view.zoom-in")->trigger();
    command("view.fit")->trigger();
    QCOMPARE(view().zoom(), 1.0);
  }

  void theSelectionByItsKeys() {
    QVERIFY(!command("view.fit-selection")->isEnabled());
    for (int i = 0; i < 6; ++i) command("view.zoom-out")->trigger();
    scene().select(std::vector{kApi, kDjango});
    key(Qt::Key_8, Qt::ControlModifier);
    for (const NodeId& id : {kApi, kDjango}) QVERIFY(isInView(id));
    QCOMPARE(view().zoom(), 1.0);
  }

  void spaceThatIsLetGoElsewhereIsNotHeldAnyMore() {
    QTest::keyPress(&view(), Qt::Key_Space);
    QCOMPARE(view().viewport()->cursor().shape(), Qt::OpenHandCursor);
    QWidget* elsewhere = window().findChild<QWidget*>("palette");
    elsewhere->setFocus();
    QTRY_VERIFY(!view().hasFocus());
    QVERIFY(view().viewport()->cursor().shape() != Qt::OpenHandCursor);
    view().setFocus();
    const QPointF middle = middleOfView();
    const Point before = project().layout.at(kApi);
    drag(at(kApi), at(kApi) + QPoint(0, 80));
    QVERIFY(project().layout.at(kApi) != before);
    QCOMPARE(middleOfView(), middle);
  }

 private:
  QPointF middleOfView() { return view().mapToScene(view().viewport()->rect().center()); }
  /// To the pixel, and one for rounding.
  bool isInView(const NodeId& id) {
    const qreal pixel = 1 / view().zoom();
    return view()
        .freeRect()
        .adjusted(-pixel, -pixel, pixel, pixel)
        .contains(scene().item(id)->mapRectToScene(geometry::card()));
  }
  bool allInView() {
    return std::ranges::all_of(project().nodes, [this](const Node& node) { return isInView(node.id); });
  }
};

QTEST_MAIN(TestView)
#include "test_view.moc"
