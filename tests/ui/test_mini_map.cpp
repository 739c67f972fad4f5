// SPDX-License-Identifier: GPL-3.0-or-later
// The overview in the corner of the canvas, in the real window.
#include <set>

#include "tests/ui/editing.h"
#include "ui/canvas/mini_map.h"

using namespace headway;
using namespace headway::ui;

class TestMiniMap : public Editing {
  Q_OBJECT

 private slots:
  void initTestCase() { startUp(); }
  void init() { openWindow(); }
  void cleanup() { closeWindow(); }

  void hiddenWhileAllIsInView() {
    QTRY_VERIFY(!map().isVisible());
    zoomInTo(4);
    QTRY_VERIFY(map().isVisible());
    QTest::keyClick(&view(), Qt::Key_9, Qt::ControlModifier);
    QTRY_VERIFY(!map().isVisible());
    document().reset(Project{}, "Empty");
    zoomInTo(4);
    QTest::qWait(50);
    QVERIFY(!map().isVisible());
  }

  void itStandsInTheCornerAndStaysThere() {
    zoomInTo(4);
    QTRY_VERIFY(map().isVisible());
    const auto away = [this] {
      const QPoint end = view().mapFromGlobal(map().mapToGlobal(map().rect().bottomRight()));
      return view().rect().bottomRight() - end;
    };
    QCOMPARE(away(), QPoint(16, 16));
    window().resize(1200, 800);
    QTRY_COMPARE(away(), QPoint(16, 16));
  }

  void everyNodeIsOnItInItsColour() {
    zoomInTo(4);
    QTRY_VERIFY(map().isVisible());
    const std::set<QRgb> seen = coloursOf(map());
    for (const NodeItem* node : scene().nodesInOrder())
      QVERIFY2(seen.contains(Theme::instance().node(node->kind()).rgb()), qPrintable(node->name()));
  }

  void itShowsWhatWasAddedAndMoved() {
    zoomInTo(4);
    QTRY_VERIFY(map().isVisible());
    const QRgb bucket = Theme::instance().node(NodeKind::Bucket).rgb();
    QVERIFY(!coloursOf(map()).contains(bucket));
    scene().addNode(NodeKind::Bucket, scene().item(kEdge)->pos() + QPointF(0, 120));
    QTRY_VERIFY(coloursOf(map()).contains(bucket));
    const QImage before = map().grab().toImage();
    scene().select(kApi);
    for (int i = 0; i < 8; ++i) key(Qt::Key_Down, Qt::ShiftModifier);
    QTRY_VERIFY(map().grab().toImage() != before);
  }

  void aPressGoesThere() {
    zoomInTo(4);
    QTRY_VERIFY(map().isVisible());
    for (const NodeId& id : {kDjango, kViewer, kApi}) {
      QTest::mouseClick(&map(), Qt::LeftButton, {}, onMap(id));
      QTRY_VERIFY2(isInTheMiddle(id), id.value.c_str());
    }
    QCOMPARE(steps(), 0);
    QVERIFY(scene().selectedItems().isEmpty());
  }

  void draggingMovesTheViewAndTheFrame() {
    zoomInTo(4);
    QTRY_VERIFY(map().isVisible());
    QTest::mousePress(&map(), Qt::LeftButton, {}, onMap(kViewer));
    QTRY_VERIFY(isInTheMiddle(kViewer));
    const QImage before = map().grab().toImage();
    moveOnMap(onMap(kApi), Qt::LeftButton);
    QTRY_VERIFY(isInTheMiddle(kApi));
    QVERIFY(map().grab().toImage() != before);
    QTest::mouseRelease(&map(), Qt::LeftButton, {}, onMap(kApi));
    moveOnMap(onMap(kDjango), Qt::NoButton);
    QVERIFY(isInTheMiddle(kApi));
    QTest::mouseClick(&map(), Qt::RightButton, {}, onMap(kDjango));
    QVERIFY(isInTheMiddle(kApi));
  }

  void itStaysUnderTheButtonThatHoldsIt() {
    view().resetZoom();  // the path is in view as soon as the view is over it
    view().centerOn(scene().item(kDjango)->pos() + QPointF(600, 0));
    QTRY_VERIFY(map().isVisible());
    const QPoint middle = map().rect().center();
    QTest::mousePress(&map(), Qt::LeftButton, {}, middle);
    view().fit();
    QTest::qWait(50);
    QVERIFY(map().isVisible());
    QTest::mouseRelease(&map(), Qt::LeftButton, {}, middle);
    QVERIFY(!map().isVisible());
  }

  void itFollowsTheTheme() {
    zoomInTo(4);
    QTRY_VERIFY(map().isVisible());
    for (const char* theme : {"view.dark", "view.light"}) {
      command(theme)->trigger();
      const std::set<QRgb> seen = coloursOf(map());
      QVERIFY(seen.contains(Theme::instance().colors().panel.rgb()));
      QVERIFY(seen.contains(Theme::instance().node(NodeKind::Viewer).rgb()));
    }
    command("view.system")->trigger();
  }

 private:
  MiniMap& map() { return *window().findChild<MiniMap*>(); }
  void zoomInTo(int steps) {
    view().resetZoom();
    for (int i = 0; i < steps; ++i) view().zoomIn();
  }
  static std::set<QRgb> coloursOf(QWidget& widget) {
    const QImage image = widget.grab().toImage();
    std::set<QRgb> out;
    for (int y = 0; y < image.height(); ++y)
      for (int x = 0; x < image.width(); ++x) out.insert(image.pixel(x, y));
    return out;
  }
  /// The middle of where the node's colour is.
  QPoint onMap(const NodeId& id) {
    const QImage image = map().grab().toImage();
    const QRgb colour = Theme::instance().node(scene().item(id)->kind()).rgb();
    QRect found;
    for (int y = 0; y < image.height(); ++y)
      for (int x = 0; x < image.width(); ++x)
        if (image.pixel(x, y) == colour) found |= QRect(x, y, 1, 1);
    return found.center();
  }
  /// As exactly as a pixel of the map can say.
  bool isInTheMiddle(const NodeId& id) {
    const QPointF off = scene().item(id)->pos() - view().mapToScene(view().viewport()->rect().center());
    return qAbs(off.x()) < 30 && qAbs(off.y()) < 30;
  }
  void moveOnMap(QPoint to, Qt::MouseButton held) {
    QMouseEvent move(QEvent::MouseMove, to, map().mapToGlobal(to), Qt::NoButton, held, {});
    QApplication::sendEvent(&map(), &move);
  }
};

QTEST_MAIN(TestMiniMap)
#include "test_mini_map.moc"
