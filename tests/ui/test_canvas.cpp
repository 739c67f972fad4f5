// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDropEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include "sim/runtime/njs.h"
#include "tests/ui/sample.h"
#include "ui/canvas/canvas_pane.h"
#include "ui/canvas/chip_item.h"
#include "ui/canvas/link_item.h"
#include "ui/canvas/node_item.h"
#include "ui/canvas/selection_edits.h"
#include "ui/palette.h"
#include "ui/run/trace_runner.h"
#include "ui/theme.h"

using namespace headway;
using namespace headway::ui;

namespace {
const NodeId kViewer{"viewer"}, kEdge{"edge"}, kFunction{"forward-host"}, kApi{"api"}, kDjango{"django"};
}

class TestCanvas : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { Theme::instance().install(*qApp); }

  void init() {
    document_ = std::make_unique<Document>();
    pane_ = std::make_unique<CanvasPane>(*document_);
    pane_->resize(1200, 700);
    document_->reset(sample::project(), "Example");
    pane_->show();
    QVERIFY(QTest::qWaitForWindowExposed(pane_.get()));
    view().fit();
  }
  void cleanup() { pane_.reset(); }

  void everyNodeAndLinkHasAnItem() {
    for (const Node& n : document_->snapshot()->nodes) QVERIFY(scene().item(n.id));
    for (const Link& l : document_->snapshot()->links) QVERIFY(scene().item(l.id));
  }

  void syncingTwiceKeepsTheItems() {
    NodeItem* before = scene().item(kApi);
    QVERIFY(document_->apply("rename", edits::rename(*document_->snapshot(), kApi, "Gate")));
    QCOMPARE(scene().item(kApi), before);
    QCOMPARE(before->name(), QString("Gate"));
  }

  void draggingANodeIsOneSnappedStep() {
    const Point from = document_->snapshot()->layout.at(kApi);
    drag(at(kApi), at(kApi) + QPoint(53, 41));
    QCOMPARE(document_->undoStack().count(), 1);
    const Point to = document_->snapshot()->layout.at(kApi);
    QVERIFY(to != from);
    QCOMPARE(to.x % metrics::kGrid, 0);
    QCOMPARE(to.y % metrics::kGrid, 0);
    document_->undoStack().undo();
    QVERIFY(document_->snapshot()->layout.at(kApi) == from);
    QCOMPARE(scene().item(kApi)->pos(), QPointF(from.x, from.y));
  }

  void aClickMovesNothing() {
    QTest::mouseClick(view().viewport(), Qt::LeftButton, {}, at(kApi));
    QCOMPARE(document_->undoStack().count(), 0);
    QCOMPARE(scene().selectedNodes(), std::vector{kApi});
  }

  void pullingAWireConnects() {
    const LinkId link = LinkId{"api->django"};
    QVERIFY(document_->apply("cut", edits::removeLink(*document_->snapshot(), link)));
    QVERIFY(!scene().item(link));
    drag(port(kApi, geometry::Side::Right), at(kDjango));
    QVERIFY(document_->snapshot()->find(link));
    QVERIFY(scene().item(link));
    document_->undoStack().undo();
    QVERIFY(!scene().item(link));
  }

  void anIllegalWireIsRefusedWithItsReason() {
    const ProjectPtr before = document_->snapshot();
    QSignalSpy refused(&scene(), &CanvasScene::refused);
    drag(port(kViewer, geometry::Side::Right), at(kFunction));
    QVERIFY(document_->snapshot() == before);
    QCOMPARE(refused.count(), 1);
    QVERIFY(refused.front().front().toString().contains("function"));
  }

  void escapeEndsPulling() {
    QTest::mousePress(view().viewport(), Qt::LeftButton, {}, port(kApi, geometry::Side::Right));
    QVERIFY(scene().isPulling());
    QTest::keyClick(&view(), Qt::Key_Escape);
    QVERIFY(!scene().isPulling());
    QTest::mouseRelease(view().viewport(), Qt::LeftButton, {}, at(kDjango));
    QCOMPARE(document_->undoStack().count(), 0);
  }

  void deletingAndUndoingRestoresTheItems() {
    const ProjectPtr before = document_->snapshot();
    scene().select(kEdge);
    QTest::keyClick(&view(), Qt::Key_Backspace);
    QVERIFY(!scene().item(kEdge));
    for (const Link& l : before->links) {
      const bool touched = l.from == kEdge || l.to == kEdge;
      QCOMPARE(scene().item(l.id) == nullptr, touched);
    }
    document_->undoStack().undo();
    QVERIFY(*document_->snapshot() == *before);
    for (const Link& l : before->links) QVERIFY(scene().item(l.id));
  }

  void bothWiresOfAFunctionGoAtOnce() {
    scene().connectNodes(kEdge, kFunction);
    QCOMPARE(document_->snapshot()->linksTo(kFunction).size(), std::size_t{2});
    for (const Link* l : document_->snapshot()->linksTo(kFunction)) scene().item(l->id)->setSelected(true);
    deleteSelection(scene());
    QVERIFY(document_->snapshot()->linksTo(kFunction).empty());
  }

  void arrowsNudgeAsOneStep() {
    const Point from = document_->snapshot()->layout.at(kApi);
    scene().select(kApi);
    for (int i = 0; i < 3; ++i) QTest::keyClick(&view(), Qt::Key_Right);
    QCOMPARE(document_->snapshot()->layout.at(kApi).x, from.x + 3 * metrics::kGrid);
    QCOMPARE(document_->undoStack().count(), 1);
  }

  void tabWalksTheNodesAndLeaves() {
    view().setFocus();
    std::vector<NodeId> walked;
    for (std::size_t i = 0; i < document_->snapshot()->nodes.size(); ++i) {
      QTest::keyClick(&view(), Qt::Key_Tab);
      QCOMPARE(scene().selectedNodes().size(), std::size_t{1});
      walked.push_back(scene().selectedNodes().front());
    }
    QCOMPARE(walked, (std::vector{kViewer, kFunction, kEdge, kApi, kDjango}));
    QVERIFY(view().accessibleDescription().contains(scene().item(kDjango)->name()));
  }

  void renamingInPlace() {
    scene().select(kApi);
    view().typeSelected();
    auto* edit = view().viewport()->findChild<QLineEdit*>();
    QVERIFY(edit && edit->isVisible());
    QTest::keyClicks(edit, "Gate");
    QTest::keyClick(edit, Qt::Key_Return);
    QCOMPARE(document_->snapshot()->find(kApi)->name, std::string("Gate"));
    QVERIFY(!edit->isVisible());
    QTest::mouseDClick(view().viewport(), Qt::LeftButton, {},
                       view().mapFromScene(scene().item(kApi)->mapToScene(geometry::name().center())));
    QVERIFY(edit->isVisible());
    QTest::keyClicks(edit, "Other");
    QTest::keyClick(edit, Qt::Key_Escape);
    QCOMPARE(document_->snapshot()->find(kApi)->name, std::string("Gate"));
  }

  void wheelWithControlZooms() {
    const qreal before = view().zoom();
    QWheelEvent wheel(at(kApi), view().viewport()->mapToGlobal(at(kApi)), {}, {0, 240}, {},
                      Qt::ControlModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(view().viewport(), &wheel);
    QVERIFY(view().zoom() > before);
    QTest::keyClick(&view(), Qt::Key_0);
    QCOMPARE(view().zoom(), 1.0);
  }

  void fitShowsEverythingBelowTheBanner() {
    view().scale(3, 3);
    view().fit();
    const QRect seen = view().viewport()->rect();
    QVERIFY(view().zoom() <= 1.0);
    for (const NodeItem* item : scene().nodesInOrder()) {
      const QRect card = view().mapFromScene(item->mapRectToScene(geometry::card())).boundingRect();
      QVERIFY(seen.contains(card));
      QVERIFY(card.top() > 60);
    }
  }

  void chipsShowWhoTravels() {
    showTrace(false);
    const auto passengers = [&](const char* link) {
      return scene().item(LinkId{link})->chip()->passengers();
    };
    QCOMPARE(passengers("viewer->edge"), (std::vector<Passenger>{{"Host", "shop.example.com"}}));
    QCOMPARE(passengers("edge->api"),
             (std::vector<Passenger>{{"Host", "a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com"},
                                     {"X-Forwarded-Host", "shop.example.com"}}));
    QVERIFY(passengers("edge->forward-host").empty());
  }

  void marksTellWhatBecameOfTheRequest() {
    showTrace(true);
    QCOMPARE(scene().item(kViewer)->state().mark, PathMark::Sent);
    QCOMPARE(scene().item(kEdge)->state().mark, PathMark::Changed);
    QCOMPARE(scene().item(kEdge)->state().changes, 1);
    QCOMPARE(scene().item(kFunction)->state().mark, PathMark::Passed);
    QCOMPARE(scene().item(kDjango)->state().mark, PathMark::Refused);
    QCOMPARE(scene().item(LinkId{"api->django"})->state().mark, PathMark::Refused);
    QCOMPARE(scene().item(LinkId{"edge->api"})->state().mark, PathMark::Passed);
    showTrace(false);
    QCOMPARE(scene().item(LinkId{"api->django"})->state().mark, PathMark::Passed);
  }

  void anOriginThatWasGivenUpIsRefusedAndTheOtherDelivers() {
    runScenario("24-failover-function", 0);
    QCOMPARE(scene().item(kDjango)->state().mark, PathMark::Refused);
    QCOMPARE(scene().item(LinkId{"edge->django"})->state().mark, PathMark::Refused);
    QCOMPARE(scene().item(NodeId{"spare"})->state().mark, PathMark::Passed);
    QCOMPARE(scene().item(LinkId{"edge->spare"})->state().mark, PathMark::Passed);
  }

  void anOriginThatGivesThePageInTheEndIsNotRefused() {
    runScenario("21-error-page-served", 0);
    QCOMPARE(scene().item(kDjango)->state().mark, PathMark::Passed);
  }

  void whereAPathFansOutTheWireOfTheRequestIsLit() {
    const char* taken[] = {"edge->balancer", "edge->assets", "edge->api"};
    for (std::size_t request = 0; request < std::size(taken); ++request) {
      show(QStringLiteral("resources/examples/fan-out"), request);
      for (const char* id : taken)
        QCOMPARE(scene().item(LinkId{id})->state().mark,
                 id == taken[request] ? PathMark::Passed : PathMark::NotReached);
    }
  }

  void chipsCoverNoCardNoOtherWireAndNoChip() {
    runScenario("24-failover-status", 1);
    std::vector<QRectF> taken;
    for (const NodeItem* item : scene().nodesInOrder())
      taken.push_back(item->mapRectToScene(geometry::card()));
    int chips = 0;
    for (const Link& link : document_->snapshot()->links) {
      const LinkItem* item = scene().item(link.id);
      if (!item->chip()->isVisible()) continue;
      const QRectF chip = item->chip()->mapRectToScene(item->chip()->boundingRect());
      for (const QRectF& t : taken) QVERIFY(!t.intersects(chip));
      for (const Link& other : document_->snapshot()->links)
        QVERIFY(other.id == link.id || !scene().item(other.id)->wire().intersects(chip));
      taken.push_back(chip);
      ++chips;
    }
    QCOMPARE(chips, 3);
  }

  void whatTheRequestDoesNotReachIsHollow() {
    Trace t = sample::trace(*document_->snapshot(), false);
    t.hops.resize(2);
    scene().setTrace(std::make_shared<const Trace>(t), HostColors(t));
    QCOMPARE(scene().item(kDjango)->state().mark, PathMark::NotReached);
    QCOMPARE(scene().item(LinkId{"api->django"})->state().mark, PathMark::NotReached);
  }

  void aChosenHeaderLightsItsWires() {
    showTrace(false);
    scene().setThread("x-forwarded-host");
    QVERIFY(scene().item(LinkId{"edge->api"})->state().carriesThread);
    QVERIFY(!scene().item(LinkId{"viewer->edge"})->state().carriesThread);
    scene().setThread({});
    QVERIFY(!scene().item(LinkId{"edge->api"})->state().carriesThread);
  }

  void hostsKeepTheirColours() {
    const Trace t = sample::trace(*document_->snapshot(), false);
    const HostColors hosts(t);
    QCOMPARE(hosts.indexOf("shop.example.com"), 0);
    QCOMPARE(hosts.indexOf("SHOP.example.com:443"), 0);
    QCOMPARE(hosts.indexOf("a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com"), 1);
    QCOMPARE(hosts.indexOf("other.example.com"), -1);
    QVERIFY(hosts.color("shop.example.com") != hosts.color("a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com"));
    QCOMPARE(hosts.spans("https://shop.example.com/ and myshop.example.com and shop.example.com.").size(),
             std::size_t{2});
  }

  void theBannerSaysItInOneLine() {
    showTrace(false);
    QCOMPARE(pane_->banner().text(), QString("Delivered · 200  Django believes shop.example.com over https"));
    showTrace(true);
    QVERIFY(pane_->banner().text().startsWith("Refused by Django · 400"));
    QVERIFY(pane_->banner().isVisible());
  }

  void namesInTheBannerLeadToTheNode() {
    showTrace(true);
    emit pane_->banner().nodeActivated(kDjango);
    QCOMPARE(scene().selectedNodes(), std::vector{kDjango});
  }

  void thePaletteAddsWhereOneLooks() {
    NodePalette palette;
    QSignalSpy wanted(&palette, &NodePalette::addWanted);
    connect(&palette, &NodePalette::addWanted, &view(), &CanvasView::addNodeInView);
    QCOMPARE(palette.count(), static_cast<int>(allNodeKinds().size()));
    emit palette.itemActivated(palette.item(static_cast<int>(NodeKind::HttpApi)));
    QCOMPARE(wanted.count(), 1);
    const Project& p = *document_->snapshot();
    QCOMPARE(p.nodes.back().kind(), NodeKind::HttpApi);
    QCOMPARE(scene().selectedNodes(), std::vector{p.nodes.back().id});
    for (const Node& other : p.nodes)
      if (other.id != p.nodes.back().id)
        QVERIFY(!scene().item(other.id)->collidesWithItem(scene().item(p.nodes.back().id)));
  }

  void droppingAKindAddsItThere() {
    QMimeData data;
    data.setData(kNodeMime, "django");
    QDragEnterEvent enter(QPoint(200, 500), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(view().viewport(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(200, 500), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(view().viewport(), &drop);
    const Project& p = *document_->snapshot();
    QCOMPARE(p.nodes.back().kind(), NodeKind::Django);
    const QPointF wanted = geometry::snapped(view().mapToScene(200, 500));
    QCOMPARE(scene().item(p.nodes.back().id)->pos(), wanted);
  }

  void anEmptyCanvasTeaches() {
    document_->reset(Project{}, "Empty");
    QVERIFY(scene().nodesInOrder().empty());
    QSignalSpy chosen(pane_.get(), &CanvasPane::templateWanted);
    const auto buttons = pane_->findChildren<QPushButton*>();
    const auto found = std::find_if(buttons.begin(), buttons.end(),
                                    [](const QPushButton* b) { return b->text().contains("gunicorn"); });
    QVERIFY(found != buttons.end());
    QVERIFY((*found)->isVisible());
    (*found)->click();
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen.front().front().toString(), QString("load-balancer"));
  }

 private:
  void runScenario(const QString& name, std::size_t request) {
    show(QStringLiteral("tests/scenarios/") + name, request);
  }
  /// Shows that project with the trace the engine makes of its nth request.
  void show(const QString& name, std::size_t request) {
    auto read = loadProject(
        (QStringLiteral(HEADWAY_SOURCE_DIR "/") + name + QStringLiteral(".headway.yaml")).toStdString());
    QVERIFY(read);
    document_->reset(std::move(read).value(), name);
    const ProjectPtr project = document_->snapshot();
    EdgeState edge;
    const Simulation simulation = engineSimulation(std::make_shared<NjsRuntime>());
    const Trace trace = simulation.visit(project, project->requests.at(request), edge).last();
    scene().setTrace(std::make_shared<const Trace>(trace), HostColors(trace));
  }
  CanvasScene& scene() { return pane_->scene(); }
  CanvasView& view() { return pane_->view(); }
  QPoint at(const NodeId& id) { return view().mapFromScene(scene().item(id)->pos()); }
  QPoint port(const NodeId& id, geometry::Side side) {
    return view().mapFromScene(scene().item(id)->mapToScene(geometry::port(side)));
  }
  void drag(QPoint from, QPoint to) {
    QTest::mousePress(view().viewport(), Qt::LeftButton, {}, from);
    QTest::mouseMove(view().viewport(), (from + to) / 2);
    QTest::mouseMove(view().viewport(), to);
    QTest::mouseRelease(view().viewport(), Qt::LeftButton, {}, to);
  }
  void showTrace(bool refused) {
    auto trace = std::make_shared<const Trace>(sample::trace(*document_->snapshot(), refused));
    const HostColors hosts(*trace);
    scene().setTrace(trace, hosts);
    pane_->banner().setTrace(document_->snapshot(), trace, hosts);
  }

  std::unique_ptr<Document> document_;
  std::unique_ptr<CanvasPane> pane_;
};

QTEST_MAIN(TestCanvas)
#include "test_canvas.moc"
