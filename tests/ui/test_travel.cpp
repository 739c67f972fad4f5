// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAction>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <cmath>

#include "sim/model/edits.h"
#include "sim/runtime/njs.h"
#include "tests/ui/studio.h"
#include "ui/canvas/canvas_pane.h"
#include "ui/canvas/link_item.h"
#include "ui/canvas/node_item.h"
#include "ui/canvas/packet_item.h"
#include "ui/main_window.h"
#include "ui/motion.h"
#include "ui/text.h"
#include "ui/theme.h"
#include "ui/trace/hops_page.h"
#include "ui/trace/trace_panel.h"
#include "ui/travel/packet_way.h"
#include "ui/travel/stop_card.h"
#include "ui/travel/stop_slider.h"
#include "ui/travel/travel.h"
#include "ui/window/commands.h"
#include "ui/window/file_flow.h"
#include "ui/window/workspace.h"

using namespace headway;
using namespace headway::ui;

namespace {

const NodeId kViewer{"viewer"}, kEdge{"edge"}, kFunction{"forward-host"}, kApi{"api"}, kDjango{"django"};

/// Everything a stop shows, to compare it with the same stop at another time.
struct Sight {
  PathState state;
  StopText card;
  bool cardShown, packetShown;
  QPointF cardAt, packetAt;
  QString packet, banner;
  bool operator==(const Sight&) const = default;
};

}  // namespace

class TestTravel : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { prepareStudio(settings_.path()); }

  void init() {
    QSettings().clear();
    motion::setOn(false);
    window_ = std::make_unique<MainWindow>(engineSimulation(std::make_shared<NjsRuntime>()));
    window_->resize(1440, 900);
    window_->show();
    waitFor([this] { window_->files().openExample(); });
    travel_ = window_->findChild<Travel*>();
    QVERIFY(travel_);
  }
  void cleanup() { window_.reset(); }

  void theWayHasAStopForEachHop() {
    QCOMPARE(travel_->stops().size(), window_->trace()->hops.size());
    QCOMPARE(travel_->stops().size(), std::size_t(9));
    std::vector<NodeId> nodes;
    std::vector<std::pair<std::string, bool>> legs;
    for (const Stop& stop : travel_->stops()) {
      nodes.push_back(stop.node);
      for (const Leg& leg : stop.way) legs.emplace_back(leg.link.value, leg.back);
    }
    QCOMPARE(nodes, (std::vector{kViewer, kEdge, kFunction, kEdge, kApi, kDjango, kApi, kEdge, kViewer}));
    const std::vector<std::pair<std::string, bool>> wanted = {
        {"viewer->edge", false}, {"edge->forward-host", false}, {"edge->forward-host", true},
        {"edge->api", false},    {"api->django", false},        {"api->django", true},
        {"edge->api", true},     {"viewer->edge", true}};
    QCOMPARE(legs, wanted);
  }

  void nothingTravelsUntilSomeoneSays() {
    QVERIFY(playback().isResting());
    QVERIFY(!travel_->packet().isVisible());
    QVERIFY(!travel_->card().isVisible());
    QVERIFY(!command("trace.leave")->isEnabled());
  }

  void steppingForwardReachesOneStopAfterTheOther() {
    const PathState whole = scene().state();
    command("trace.to-start")->trigger();
    for (const auto& [id, node] : scene().state().nodes) QCOMPARE(node.mark, PathMark::NotReached);
    QVERIFY(!travel_->packet().isVisible());
    QVERIFY(!command("trace.step-back")->isEnabled());
    for (int i = 1; i <= 9; ++i) {
      QVERIFY(command("trace.step-forward")->isEnabled());
      command("trace.step-forward")->trigger();
      QCOMPARE(playback().at(), i);
      QCOMPARE(travel_->hop(), i - 1);
    }
    QVERIFY(!command("trace.step-forward")->isEnabled());
    QVERIFY(scene().state() == whole);
  }

  void notReachedNodesAreHollow() {
    goTo(3);
    QCOMPARE(scene().item(kFunction)->state().mark, PathMark::Passed);
    QCOMPARE(scene().item(kApi)->state().mark, PathMark::NotReached);
    QCOMPARE(scene().item(LinkId{"edge->api"})->state().mark, PathMark::NotReached);
    QVERIFY(scene().item(LinkId{"edge->api"})->state().passengers.empty());
    goTo(5);
    QCOMPARE(scene().item(kApi)->state().mark, PathMark::Changed);
  }

  void forwardAndBackShowTheSame() {
    const std::vector<Sight> onward = walk("trace.step-forward");
    std::vector<Sight> back = {sight()};
    for (int i = 0; i < 9; ++i) {
      command("trace.step-back")->trigger();
      back.push_back(sight());
    }
    std::reverse(back.begin(), back.end());
    for (std::size_t i = 0; i < onward.size(); ++i)
      QVERIFY2(onward[i] == back[i], qPrintable(QString("stop %1").arg(i)));
  }

  void theKeysDoIt() {
    const auto press = [this](Qt::Key key) { QTest::keyClick(window_.get(), key, Qt::AltModifier); };
    QVERIFY(QTest::qWaitForWindowActive(window_.get()));
    press(Qt::Key_Right);
    QCOMPARE(playback().at(), 1);
    press(Qt::Key_Right);
    QCOMPARE(playback().at(), 2);
    press(Qt::Key_Left);
    QCOMPARE(playback().at(), 1);
    press(Qt::Key_End);
    QCOMPARE(playback().at(), 9);
    press(Qt::Key_Home);
    QCOMPARE(playback().at(), 0);
    press(Qt::Key_Up);
    QCOMPARE(playback().speed(), 2.0);
    press(Qt::Key_Down);
    press(Qt::Key_Down);
    QCOMPARE(playback().speed(), 0.5);
    QVERIFY(!command("trace.slower")->isEnabled());
    press(Qt::Key_Backspace);
    QVERIFY(playback().isResting());
    QTest::keyClick(window_.get(), Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(playback().isPlaying());
    QTest::keyClick(window_.get(), Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(!playback().isPlaying());
  }

  void playingGoesToTheEndByItself() {
    while (playback().canGoFaster()) playback().faster();
    QSignalSpy hops(travel_, &Travel::hopReached);
    command("trace.play")->trigger();
    QVERIFY(playback().isPlaying());
    QCOMPARE(Commands::plainText(command("trace.play")), QString("Pause"));
    QTRY_COMPARE_WITH_TIMEOUT(playback().at(), 9, 20000);
    QVERIFY(!playback().isPlaying());
    QCOMPARE(Commands::plainText(command("trace.play")), QString("Play"));
    QCOMPARE(hops.count(), 9);
    for (int i = 0; i < 9; ++i) QCOMPARE(hops.at(i).front().toInt(), i);
    command("trace.play")->trigger();  // once more
    QCOMPARE(playback().at(), 1);
    command("trace.play")->trigger();
    QVERIFY(!playback().isPlaying());
    QCOMPARE(playback().at(), 1);
  }

  void theSpeedIsRemembered() {
    command("trace.faster")->trigger();
    QCOMPARE(Playback().speed(), 2.0);
    QCOMPARE(Playback().travelMs() * 2, 600);
    auto* button = window_->findChild<QToolButton*>("travelSpeed");
    QCOMPARE(button->text(), QString("2×"));
    button->click();
    QCOMPARE(playback().speed(), 4.0);
    button->click();
    QCOMPARE(playback().speed(), 0.5);
  }

  void theStopsCanBePicked() {
    auto* slider = window_->findChild<StopSlider*>();
    QCOMPARE(slider->maximum(), 9);
    QTest::mouseClick(slider, Qt::LeftButton, {}, QPoint(slider->width() - 10, slider->height() / 2));
    QCOMPARE(playback().at(), 9);
    slider->setFocus();
    QTest::keyClick(slider, Qt::Key_Left);
    QCOMPARE(playback().at(), 8);
    QTest::keyClick(slider, Qt::Key_Home);
    QCOMPARE(playback().at(), 0);
  }

  void theCardSaysWhatChanged() {
    goTo(3);
    const StopText function = travel_->card().text();
    QCOMPARE(function.title, QString("Forward host"));
    QCOMPARE(function.lines.size(), std::size_t(1));
    QCOMPARE(function.lines.front().kind, StopLine::Kind::Added);
    QCOMPARE(function.lines.front().after, QString("shop.example.com"));
    goTo(4);
    const StopLine host = travel_->card().text().lines.front();
    QCOMPARE(host.kind, StopLine::Kind::Changed);
    QCOMPARE(host.name, QString("Host"));
    QCOMPARE(host.before, QString("shop.example.com"));
    goTo(5);
    const auto& lines = travel_->card().text().lines;
    QVERIFY(std::any_of(lines.begin(), lines.end(), [](const StopLine& line) {
      return line.kind == StopLine::Kind::Removed && line.name == "Connection";
    }));
    goTo(2);
    QVERIFY(travel_->card().text().more > 0);
    goTo(1);
    for (const StopLine& line : travel_->card().text().lines) QCOMPARE(line.kind, StopLine::Kind::Added);
    QVERIFY(canvas().view().accessibleDescription().startsWith("Viewer"));
  }

  void theCardCoversNoNode() {
    for (int at = 0; at <= 9; ++at) {
      goTo(at);
      const QRectF card(travel_->card().pos(), travel_->card().size());
      for (const NodeItem* node : scene().nodesInOrder())
        QVERIFY2(!card.intersects(node->mapRectToScene(geometry::card())),
                 qPrintable(QString("stop %1 covers %2").arg(at).arg(node->name())));
    }
  }

  void theVerdictLandsOnTheNodeThatDecided() {
    waitFor([this] {
      Document& d = window_->document();
      QVERIFY(d.apply("break", edits::setNodeField(*d.snapshot(), kDjango, "USE_X_FORWARDED_HOST", false)));
    });
    QVERIFY(playback().isResting());
    command("trace.to-end")->trigger();
    const StopText verdict = travel_->card().text();
    QCOMPARE(verdict.mark, PathMark::Refused);
    QCOMPARE(verdict.title, QString("Refused by Django · 400"));
    QCOMPARE(verdict.said, qs(window_->trace()->verdict.sentence));
    const QRectF node = scene().item(kDjango)->mapRectToScene(geometry::card());
    const QRectF card(travel_->card().pos(), travel_->card().size());
    QVERIFY(node.adjusted(-80, -80, 80, 80).intersects(card));
    QCOMPARE(travel_->packet().text(), QString("400"));
  }

  void thePacketStaysOnItsWires() {
    const auto& stops = travel_->stops();
    for (std::size_t i = 0; i < stops.size(); ++i) {
      const PacketWay way = wayTo(scene(), stops, i);
      QCOMPARE(way.path.isEmpty(), i == 0);
      for (qreal at = way.from; !way.path.isEmpty() && at <= way.to; at += 2) {
        const QPointF p = way.path.pointAtPercent(way.path.percentAtLength(at));
        QVERIFY2(onWireOrUnderCard(p, stops[i]),
                 qPrintable(QString("stop %1 at %2, %3").arg(i).arg(p.x()).arg(p.y())));
      }
    }
  }

  void thePacketIsWhatItSays() {
    goTo(2);
    QCOMPARE(travel_->packet().text(), QString("GET"));
    goTo(7);
    QCOMPARE(travel_->packet().text(), QString("200"));
  }

  void thePacketMovesOrJumps() {
    goTo(1);
    command("trace.step-forward")->trigger();
    QVERIFY(!travel_->packet().isMoving());
    QCOMPARE(travel_->packet().pos(), restAt(scene(), travel_->stops(), 1));
    command("view.animate")->trigger();
    QVERIFY(motion::isOn());
    while (playback().canGoFaster()) playback().faster();
    command("trace.step-forward")->trigger();
    QVERIFY(travel_->packet().isMoving());
    QTRY_VERIFY(!travel_->packet().isMoving());
    QCOMPARE(travel_->packet().pos(), restAt(scene(), travel_->stops(), 2));
    command("trace.step-back")->trigger();
    QTRY_VERIFY(!travel_->packet().isMoving());
    QCOMPARE(travel_->packet().pos(), restAt(scene(), travel_->stops(), 1));
    command("view.animate")->trigger();
    QVERIFY(!motion::isOn());
  }

  void thePanelsFollow() {
    QSignalSpy hops(travel_, &Travel::hopReached);
    goTo(4);
    QCOMPARE(hops.last().front().toInt(), 3);
    QCOMPARE(window_->workspace().trace().hops()->currentHop(), 3);
  }

  void anEditEndsTheTravel() {
    goTo(4);
    waitFor([this] {
      Document& d = window_->document();
      QVERIFY(d.apply("break", edits::setNodeField(*d.snapshot(), kDjango, "USE_X_FORWARDED_HOST", false)));
    });
    QVERIFY(playback().isResting());
    QVERIFY(!travel_->packet().isVisible());
    QCOMPARE(scene().item(kDjango)->state().mark, PathMark::Refused);
  }

  void movingANodeTakesPacketAndCardAlong() {
    goTo(5);
    const QPointF before = travel_->packet().pos(), card = travel_->card().pos();
    Document& d = window_->document();
    QVERIFY(d.apply("move", edits::move(*d.snapshot(), {{kApi, Point{540, 120}}})));
    QVERIFY(travel_->packet().pos() != before);
    QVERIFY(travel_->card().pos() != card);
    QCOMPARE(playback().at(), 5);
  }

  void withoutATraceThereIsNothingToPlay() {
    waitFor([this] { window_->files().newProject(); });
    for (const char* id : {"trace.play", "trace.to-start", "trace.to-end", "trace.step-forward"})
      QVERIFY(!command(id)->isEnabled());
    QVERIFY(!window_->findChild<StopSlider*>()->isEnabled());
  }

 private:
  CanvasPane& canvas() { return window_->workspace().canvas(); }
  CanvasScene& scene() { return canvas().scene(); }
  Playback& playback() { return travel_->playback(); }
  QAction* command(const char* id) { return window_->commands().find(id); }
  void goTo(int stop) { playback().goTo(stop); }

  Sight sight() {
    return {scene().state(),
            travel_->card().text(),
            travel_->card().isVisible(),
            travel_->packet().isVisible(),
            travel_->card().pos(),
            travel_->packet().isVisible() ? travel_->packet().pos() : QPointF(),
            travel_->packet().isVisible() ? travel_->packet().text() : QString(),
            canvas().banner().accessibleName()};
  }
  std::vector<Sight> walk(const char* id) {
    command("trace.to-start")->trigger();
    std::vector<Sight> out = {sight()};
    for (int i = 0; i < 9; ++i) {
      command(id)->trigger();
      out.push_back(sight());
    }
    return out;
  }
  bool onWireOrUnderCard(QPointF p, const Stop& stop) {
    for (const NodeItem* node : scene().nodesInOrder())
      if (node->mapRectToScene(geometry::card()).adjusted(-1, -1, 1, 1).contains(p)) return true;
    for (const Leg& leg : stop.way) {
      QPainterPathStroker near;
      near.setWidth(3);
      if (near.createStroke(scene().item(leg.link)->wire()).contains(p)) return true;
    }
    // From where it waited into the node it waited at.
    for (const auto& [id, link] : scene().state().links) {
      QPainterPathStroker near;
      near.setWidth(3);
      if (link.mark != PathMark::NotReached && near.createStroke(scene().item(id)->wire()).contains(p))
        return true;
    }
    return false;
  }
  template <class Act>
  void waitFor(Act act) {
    QSignalSpy shown(window_.get(), &MainWindow::traceShown);
    act();
    QVERIFY(!shown.isEmpty() || shown.wait(10000));
  }

  QTemporaryDir settings_;
  std::unique_ptr<MainWindow> window_;
  Travel* travel_ = nullptr;
};

QTEST_MAIN(TestTravel)
#include "test_travel.moc"
