// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAction>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include "sim/model/edits.h"
#include "sim/runtime/njs.h"
#include "tests/ui/studio.h"
#include "ui/canvas/canvas_pane.h"
#include "ui/canvas/link_item.h"
#include "ui/canvas/node_item.h"
#include "ui/main_window.h"
#include "ui/theme.h"
#include "ui/trace/headers_page.h"
#include "ui/trace/trace_panel.h"
#include "ui/trace/trace_table.h"
#include "ui/travel/deed_item.h"
#include "ui/travel/thread_bar.h"
#include "ui/travel/thread_text.h"
#include "ui/travel/threads.h"
#include "ui/travel/travel.h"
#include "ui/window/commands.h"
#include "ui/window/file_flow.h"
#include "ui/window/workspace.h"

using namespace headway;
using namespace headway::ui;

namespace {
const NodeId kViewer{"viewer"}, kEdge{"edge"}, kFunction{"forward-host"}, kApi{"api"}, kDjango{"django"};
const LinkId kIn{"viewer->edge"}, kToFunction{"edge->forward-host"}, kToApi{"edge->api"},
    kToDjango{"api->django"};
const QString kOwn = "a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com", kShop = "shop.example.com";
}  // namespace

class TestTravelThreads : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { prepareStudio(settings_.path()); }
  void init() {
    QSettings().clear();
    window_ = std::make_unique<MainWindow>(engineSimulation(std::make_shared<NjsRuntime>()));
    window_->resize(1440, 900);
    window_->show();
    waitFor([this] { window_->files().openExample(); });
    threads_ = window_->findChild<Threads*>();
    story_ = window_->findChild<ThreadStory*>();
    QVERIFY(threads_ && story_);
  }
  void cleanup() { window_.reset(); }

  void nothingIsFollowedAtFirst() {
    QVERIFY(!threads_->chosen());
    QVERIFY(!story_->isVisible());
    for (const LinkId& id : {kIn, kToApi, kToDjango}) QVERIFY(value(id).isEmpty());
    QVERIFY(deeds(kViewer).empty());
  }

  void hostIsReplacedOnItsWay() {
    command("trace.follow-host")->trigger();
    QCOMPARE(value(kIn), kShop);
    QCOMPARE(value(kToFunction), kShop);
    QCOMPARE(value(kToApi), kOwn);
    QCOMPARE(value(kToDjango), kOwn);
    QVERIFY(link(kIn).viewersValue && !link(kToApi).viewersValue);
    QCOMPARE(deeds(kViewer), std::vector{Deed::Set});
    QCOMPARE(deeds(kEdge), (std::vector{Deed::Believed, Deed::Replaced}));
    QCOMPARE(deeds(kApi), std::vector{Deed::Believed});
    QCOMPARE(deeds(kDjango), std::vector{Deed::Ignored});
    QVERIFY(story_->isVisible());
    QVERIFY2(
        story_->told().startsWith("Viewer sets shop.example.com · Distribution believes it, replaces it"),
        qPrintable(story_->told()));
    QVERIFY(story_->told().endsWith("Django ignores it"));
  }

  void theForwardedHostIsSetByTheFunction() {
    command("trace.follow-forwarded-host")->trigger();
    QVERIFY(value(kIn).isEmpty());
    QCOMPARE(value(kToFunction), kShop);
    QCOMPARE(value(kToDjango), kShop);
    QCOMPARE(story_->told(), QString("Forward host sets shop.example.com · Django believes it"));
  }

  void schemeAndClientShowTheirCarriers() {
    command("trace.follow-client")->trigger();
    QCOMPARE(value(kToDjango), QString("203.0.113.7"));
    const auto& carried = link(kToDjango).passengers;
    QCOMPARE(carried.front().name, QString("X-Forwarded-For"));
    QCOMPARE(carried.back().value, QString("130.176.1.9"));
    QVERIFY(story_->told().endsWith("Django ignores X-Forwarded-For, believes 130.176.1.9"));
    command("trace.follow-scheme")->trigger();
    QCOMPARE(threads_->chosen(), std::optional(ThreadKind::Scheme));
    QCOMPARE(value(kToDjango), QString("https"));
    QVERIFY(!command("trace.follow-client")->isChecked());
  }

  void theColourOfAValueIsThatOfItsHost() {
    const HostColors hosts(*window_->trace());
    const std::vector<QColor> colors = threads_->colors(ThreadKind::Host);
    QCOMPARE(colors.front(), hosts.color(kShop));
    QCOMPARE(colors.back(), hosts.color(kOwn));
    QVERIFY(!threads_->colors(ThreadKind::ForwardedHost).front().isValid());
    QCOMPARE(threadColor(hosts, "https", true), Theme::instance().colors().accent);
    QCOMPARE(threadColor(hosts, "http", false), Theme::instance().colors().changed);
  }

  void followingTwiceEndsIt() {
    command("trace.follow-host")->trigger();
    command("trace.follow-host")->trigger();
    QVERIFY(!threads_->chosen());
    QVERIFY(value(kToApi).isEmpty());
    QVERIFY(deeds(kEdge).empty());
    QVERIFY(!story_->isVisible());
  }

  void theKeysFollow() {
    QVERIFY(QTest::qWaitForWindowActive(window_.get()));
    for (const ThreadKind kind : kThreadKinds) {
      QTest::keyClick(window_.get(), static_cast<Qt::Key>(Qt::Key_1 + static_cast<int>(kind)),
                      Qt::AltModifier);
      QCOMPARE(threads_->chosen(), std::optional(kind));
    }
  }

  void theButtonsFollow() {
    const auto buttons = window_->findChild<ThreadBar*>()->findChildren<QToolButton*>();
    QCOMPARE(buttons.size(), 4);
    QTest::mouseClick(buttons.at(1), Qt::LeftButton);
    QCOMPARE(threads_->chosen(), std::optional(ThreadKind::ForwardedHost));
    QVERIFY(buttons.at(1)->isChecked());
    buttons.at(0)->setFocus();
    QTest::keyClick(buttons.at(0), Qt::Key_Space);
    QCOMPARE(threads_->chosen(), std::optional(ThreadKind::Host));
  }

  void aHeaderRowLightsItsThread() {
    chooseRow("X-Forwarded-Host");
    QCOMPARE(threads_->chosen(), std::optional(ThreadKind::ForwardedHost));
    chooseRow("X-Forwarded-For");
    QCOMPARE(threads_->chosen(), std::optional(ThreadKind::Client));
    chooseRow("X-Forwarded-Port");  // no thread of its own: lit as a header
    QVERIFY(!threads_->chosen());
    QVERIFY(link(kToDjango).carriesThread);
    QVERIFY(!link(kIn).carriesThread);
  }

  void aThreadChoosesItsHeadersRow() {
    chooseRow("X-Forwarded-Port");
    command("trace.follow-forwarded-host")->trigger();
    QCOMPARE(chosenRow(), QString("X-Forwarded-Host"));
    QCOMPARE(threads_->chosen(), std::optional(ThreadKind::ForwardedHost));
    command("trace.follow-client")->trigger();
    QCOMPARE(threadOf(chosenRow().toStdString()) ? *threadOf(chosenRow().toStdString()) : ThreadKind::Host,
             ThreadKind::Client);
    command("trace.follow-host")->trigger();
    QCOMPARE(chosenRow(), QString("Host"));
    command("trace.follow-host")->trigger();  // no longer followed: the row stays
    QCOMPARE(chosenRow(), QString("Host"));
    QVERIFY(!threads_->chosen());
  }

  void aThreadIsTheRequestsOwn() {
    HeadersPage* page = window_->workspace().trace().headers();
    for (auto* button : page->phaseSwitch()->findChildren<QPushButton*>())
      if (button->text() == "Response") button->click();
    command("trace.follow-forwarded-host")->trigger();
    QCOMPARE(chosenRow(), QString("X-Forwarded-Host"));
    QCOMPARE(threads_->chosen(), std::optional(ThreadKind::ForwardedHost));
  }

  void aRowOfTheThreadStaysChosen() {
    chooseRow("X-Forwarded-Proto");
    threads_->choose(std::nullopt);
    command("trace.follow-scheme")->trigger();
    QCOMPARE(chosenRow(), QString("X-Forwarded-Proto"));
  }

  void theThreadOutlivesAnEdit() {
    command("trace.follow-forwarded-host")->trigger();
    waitFor([this] {
      Document& d = window_->document();
      QVERIFY(d.apply("break", edits::setNodeField(*d.snapshot(), kDjango, "USE_X_FORWARDED_HOST", false)));
    });
    QCOMPARE(threads_->chosen(), std::optional(ThreadKind::ForwardedHost));
    QCOMPARE(story_->told(), QString("Forward host sets shop.example.com · Django ignores it"));
    QCOMPARE(deeds(kDjango), std::vector{Deed::Ignored});
    command("trace.follow-host")->trigger();
    QCOMPARE(deeds(kDjango), std::vector{Deed::Refused});
  }

  void aTravelShowsOnlyWhatHappened() {
    command("trace.follow-host")->trigger();
    window_->findChild<Travel*>()->playback().goTo(3);
    QCOMPARE(deeds(kEdge), std::vector{Deed::Believed});
    QVERIFY(deeds(kApi).empty());
    QVERIFY(value(kToApi).isEmpty());
    window_->findChild<Travel*>()->playback().rest();
    QCOMPARE(deeds(kApi), std::vector{Deed::Believed});
  }

  void withoutATraceThereIsNothingToFollow() {
    command("trace.follow-host")->trigger();
    waitFor([this] { window_->files().newProject(); });
    QVERIFY(!command("trace.follow-host")->isEnabled());
    QVERIFY(!story_->isVisible());
  }

 private:
  CanvasScene& scene() { return window_->workspace().canvas().scene(); }
  QAction* command(const char* id) { return window_->commands().find(id); }
  const LinkState& link(const LinkId& id) { return scene().item(id)->state(); }
  QString value(const LinkId& id) { return link(id).threadValue; }
  std::vector<Deed> deeds(const NodeId& id) {
    std::vector<Deed> out;
    for (QGraphicsItem* child : scene().item(id)->childItems())
      if (auto* item = qgraphicsitem_cast<DeedItem*>(child))
        out.insert(out.end(), item->deeds().begin(), item->deeds().end());
    return out;
  }
  QString chosenRow() {
    return window_->workspace()
        .trace()
        .headers()
        ->table()
        ->currentIndex()
        .siblingAtColumn(0)
        .data()
        .toString();
  }
  void chooseRow(const QString& header) {
    QTableView* table = window_->workspace().trace().headers()->table();
    for (int row = 0; row < table->model()->rowCount(); ++row)
      if (const QModelIndex at = table->model()->index(row, 0); at.data().toString() == header)
        return table->setCurrentIndex(at);
    QFAIL(qPrintable(header));
  }
  template <class Act>
  void waitFor(Act act) {
    QSignalSpy shown(window_.get(), &MainWindow::traceShown);
    act();
    QVERIFY(!shown.isEmpty() || shown.wait(10000));
  }

  QTemporaryDir settings_;
  std::unique_ptr<MainWindow> window_;
  Threads* threads_ = nullptr;
  ThreadStory* story_ = nullptr;
};

QTEST_MAIN(TestTravelThreads)
#include "test_travel_threads.moc"
