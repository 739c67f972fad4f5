// SPDX-License-Identifier: GPL-3.0-or-later
// Making wires and putting nodes into them, in the real window.
#include <QDropEvent>
#include <QMimeData>

#include "tests/ui/editing.h"
#include "ui/canvas/canvas_view.h"
#include "ui/canvas/hint_item.h"
#include "ui/canvas/wire_drop.h"
#include "ui/text.h"

using namespace headway;
using namespace headway::ui;

namespace {
const LinkId kToEdge{"viewer->edge"}, kToApi{"edge->api"}, kToDjango{"api->django"};
const NodeId kBalancer{"load-balancer"};
}  // namespace

class TestEditingWires : public Editing {
  Q_OBJECT

 private slots:
  void initTestCase() { startUp(); }
  void init() { openWindow(); }
  void cleanup() { closeWindow(); }

  void aKindDroppedOnAWireGoesIntoIt() {
    const Project before = project();
    hold("load-balancer", middleOf(kToDjango));
    QCOMPARE(scene().wireDrop().lit(), scene().item(kToDjango));
    QCOMPARE(scene().item(kToDjango)->light(), LinkItem::Light::Possible);
    QCOMPARE(scene().wireDrop().hint().text(), QString("Insert Load balancer between HTTP API and Django"));
    letGo("load-balancer", middleOf(kToDjango));
    QCOMPARE(steps(), 1);
    QVERIFY(!project().find(kToDjango));
    QVERIFY(project().find(LinkId{"api->load-balancer"}));
    QVERIFY(project().find(LinkId{"load-balancer->django"}));
    QCOMPARE(scene().selectedNodes(), std::vector{kBalancer});
    document().undoStack().undo();
    QVERIFY(project() == before);
  }

  void roomIsMadeForIt() {
    letGo("load-balancer", middleOf(kToDjango));
    const auto nodes = scene().nodesInOrder();
    for (const NodeItem* a : nodes)
      for (const NodeItem* b : nodes) QVERIFY(a == b || !a->collidesWithItem(b));
    const Point api = project().layout.at(kApi), balancer = project().layout.at(kBalancer),
                django = project().layout.at(kDjango);
    QCOMPARE(balancer.x - api.x, django.x - balancer.x);
    QVERIFY(api.x == 540);
    for (const NodeItem* node : nodes)
      QVERIFY(view().freeRect().adjusted(-2, -2, 2, 2).contains(node->mapRectToScene(geometry::card())));
  }

  void whereItCantGoTheReasonIsShownAndItLandsBeside() {
    const Project before = project();
    hold("bucket", middleOf(kToDjango));
    QCOMPARE(scene().item(kToDjango)->light(), LinkItem::Light::Impossible);
    const auto own = linkBetween(NodeKind::HttpApi, NodeKind::Bucket);
    QVERIFY(scene().wireDrop().hint().text().startsWith(qs(own.error().message)));
    letGo("bucket", middleOf(kToDjango));
    QCOMPARE(project().links.size(), before.links.size());
    QCOMPARE(project().nodes.size(), before.nodes.size() + 1);
  }

  void theWireGoesDarkWhenTheNodeIsHeldElsewhere() {
    hold("load-balancer", middleOf(kToDjango));
    QVERIFY(scene().wireDrop().lit());
    hold("load-balancer", QPoint(40, 400));
    QVERIFY(!scene().wireDrop().lit());
    QCOMPARE(scene().item(kToDjango)->light(), LinkItem::Light::Normal);
    hold("load-balancer", middleOf(kToDjango));
    QDragLeaveEvent gone;
    QApplication::sendEvent(view().viewport(), &gone);
    QVERIFY(!scene().wireDrop().lit());
  }

  void aLooseNodeDraggedOntoAWireGoesIntoIt() {
    scene().addNode(NodeKind::LoadBalancer, {600, 200});
    QCOMPARE(steps(), 1);
    view().fit();
    press(at(kBalancer));
    moveTo((at(kBalancer) + middleOf(kToDjango)) / 2);
    moveTo(middleOf(kToDjango));
    QCOMPARE(scene().item(kToDjango)->light(), LinkItem::Light::Possible);
    release(middleOf(kToDjango));
    QCOMPARE(steps(), 2);
    QVERIFY(project().find(LinkId{"load-balancer->django"}));
    QVERIFY(!scene().isPulling());
  }

  void aNodeWithWiresIsJustMovedOverAWire() {
    const Project before = project();
    drag(at(kFunction), middleOf(kToDjango));
    QVERIFY(project().links == before.links);
    QCOMPARE(steps(), 1);
  }

  void pullingAWireLightsWhereItMayEnd() {
    cut(kToDjango);
    press(port(kApi, geometry::Side::Right));
    for (const Node& node : project().nodes) {
      if (node.id == kApi) continue;
      const bool legal = edits::connect(project(), kApi, node.id).operator bool();
      QCOMPARE(scene().item(node.id)->light() == NodeItem::Light::Possible, legal);
      moveTo(at(node.id));
      if (legal)
        QCOMPARE(hint(), QString("Let go to link to %1").arg(qs(node.name)));
      else
        QCOMPARE(hint(), reasonText(edits::connect(project(), kApi, node.id).error()));
    }
    moveTo(at(QPointF(300, 120)));
    QCOMPARE(hint(), QString("Drop on a lit node"));
    moveTo(at(kDjango));
    release(at(kDjango));
    QVERIFY(project().find(kToDjango));
    QCOMPARE(steps(), 2);
    QCOMPARE(hint(), QString());
    for (const Node& node : project().nodes)
      QCOMPARE(scene().item(node.id)->light(), NodeItem::Light::Normal);
  }

  void aWireLetGoWhereItMayNotEndSaysWhyAndChangesNothing() {
    const Project before = project();
    QSignalSpy refused(&scene(), &CanvasScene::refused);
    drag(port(kViewer, geometry::Side::Right), at(kFunction));
    QVERIFY(project() == before);
    QCOMPARE(refused.front().front().toString(),
             reasonText(edits::connect(before, kViewer, kFunction).error()));
  }

  void aSecondWireBetweenTheSameTwoIsRefusedWithItsReason() {
    press(port(kApi, geometry::Side::Right));
    moveTo(at(kDjango));
    QVERIFY(hint().contains("linked already"));
    release(at(kDjango));
    QCOMPARE(steps(), 0);
  }

  void hintsStayInView() {
    press(port(kApi, geometry::Side::Right));
    moveTo(QPoint(view().viewport()->width() - 20, 300));
    const HintItem* shown = visibleHint();
    QVERIFY(shown);
    const QRectF box = shown->boundingRect().translated(view().mapFromScene(shown->pos()));
    QVERIFY(QRectF(view().viewport()->rect()).contains(box));
    key(Qt::Key_Escape);
    QVERIFY(!visibleHint());
  }

 private:
  const HintItem* visibleHint() {
    for (const QGraphicsItem* item : scene().items())
      if (const auto* hint = dynamic_cast<const HintItem*>(item); hint && hint->isVisible()) return hint;
    return nullptr;
  }
  QString hint() {
    const HintItem* shown = visibleHint();
    return shown ? shown->text() : QString();
  }
  void cut(const LinkId& id) { QVERIFY(document().apply("cut", edits::removeLink(project(), id))); }
  void hold(const char* kind, QPoint where) {
    QMimeData data;
    data.setData(kNodeMime, kind);
    QDragEnterEvent enter(where, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(view().viewport(), &enter);
    QVERIFY(enter.isAccepted());
    QDragMoveEvent over(where, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(view().viewport(), &over);
    QVERIFY(over.isAccepted());
  }
  void letGo(const char* kind, QPoint where) {
    hold(kind, where);
    QMimeData data;
    data.setData(kNodeMime, kind);
    QDropEvent drop(where, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(view().viewport(), &drop);
  }
};

QTEST_MAIN(TestEditingWires)
#include "test_editing_wires.moc"
