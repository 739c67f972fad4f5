// SPDX-License-Identifier: GPL-3.0-or-later
// What takes longer than a moment says so, and can be stopped.
#include <QAction>
#include <QElapsedTimer>
#include <QLabel>
#include <QPushButton>
#include <QSemaphore>
#include <QSettings>
#include <QSignalSpy>
#include <QStatusBar>
#include <QTemporaryDir>
#include <QTest>

#include "sim/model/edits.h"
#include "sim/runtime/njs.h"
#include "tests/ui/studio.h"
#include "ui/canvas/canvas_pane.h"
#include "ui/main_window.h"
#include "ui/window/busy_line.h"
#include "ui/window/commands.h"
#include "ui/window/file_flow.h"
#include "ui/window/workspace.h"

using namespace headway;
using namespace headway::ui;

class TestBusy : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { prepareStudio(folder_.path()); }
  void init() {
    QSettings().clear();
    Simulation real = engineSimulation(std::make_shared<NjsRuntime>());
    Simulation slow = real;
    slow.visit = [this, real](const ProjectPtr& p, const SampleRequest& r, EdgeState& edge) {
      if (held_) gate_.acquire();
      return real.visit(p, r, edge);
    };
    window_ = std::make_unique<MainWindow>(slow);
    window_->show();
    QSignalSpy shown(window_.get(), &MainWindow::traceShown);
    window_->files().openExample();
    QTRY_VERIFY(!shown.isEmpty());
    window_->activateWindow();
  }
  void cleanup() {
    held_ = false;
    gate_.release(10);
    window_.reset();
    gate_.tryAcquire(gate_.available());
  }

  void aQuickRunIsNotTold() {
    QSignalSpy told(&busy(), &BusyLine::shown);
    QSignalSpy shown(window_.get(), &MainWindow::traceShown);
    QElapsedTimer took;
    took.start();
    breakIt();
    QTRY_VERIFY(!shown.isEmpty());
    const bool quick = took.elapsed() < 200;  // a machine may be busy with other things
    QTest::qWait(400);                        // longer than its patience
    if (quick) QVERIFY(told.isEmpty());
    QVERIFY(!busy().isVisible());
  }

  void aLongRunSaysSoAndTheOldVerdictIsGone() {
    QVERIFY(banner().contains("Delivered"));
    held_ = true;
    breakIt();
    QTRY_VERIFY(busy().isVisible());
    QCOMPARE(busy().text(), "Simulating…");
    QVERIFY(!bannerShows("Delivered"));
    held_ = false;
    gate_.release();
    QTRY_VERIFY(!busy().isVisible());
    QTRY_VERIFY(bannerShows("Refused"));
  }

  void aLongRunCanBeStoppedAndTheNextChangeRunsAgain() {
    held_ = true;
    breakIt();
    QTRY_VERIFY(busy().isVisible());
    QTest::mouseClick(busy().findChild<QPushButton*>("stopWork"), Qt::LeftButton);
    QVERIFY(!busy().isVisible());
    QVERIFY(!window_->trace());
    QVERIFY(window_->statusBar()->findChild<QLabel*>("statusVerdict")->text().startsWith("Stopped"));
    held_ = false;
    gate_.release();
    QTest::qWait(50);  // the run that was stopped comes to its end, and is not told
    QVERIFY(!window_->trace());
    window_->document().undoStack().undo();
    QTRY_VERIFY(window_->trace());
    QVERIFY(bannerShows("Delivered"));
  }

  void anEmptyProjectEndsTheRunUnderWay() {
    held_ = true;
    breakIt();
    Project empty;
    window_->document().apply("empty", std::move(empty));
    held_ = false;
    gate_.release();
    QTest::qWait(50);
    QVERIFY(!window_->trace());
  }

  void ofSeveralTheNewestIsShownAndStopped() {
    QStringList stopped;
    busy().begin("a", "Reading…", [&] { stopped << "a"; });
    busy().begin("b", "Writing…", [&] { stopped << "b"; });
    QTRY_COMPARE(busy().text(), "Writing…");
    busy().stop();
    QCOMPARE(stopped, QStringList{"b"});
    QCOMPARE(busy().text(), "Reading…");
    busy().end("a");
    QVERIFY(!busy().isVisible());
    busy().stop();
    QCOMPARE(stopped.size(), 1);
  }

 private:
  BusyLine& busy() { return window_->busy(); }
  QString banner() { return window_->workspace().canvas().banner().text(); }
  bool bannerShows(const QString& text) {
    for (const QLabel* label : window_->workspace().canvas().banner().findChildren<QLabel*>())
      if (label->text().contains(text)) return true;
    return false;
  }
  void breakIt() {
    Document& d = window_->document();
    QVERIFY(
        d.apply("set", edits::setNodeField(*d.snapshot(), NodeId{"django"}, "USE_X_FORWARDED_HOST", false)));
  }

  QTemporaryDir folder_;
  std::unique_ptr<MainWindow> window_;
  std::atomic<bool> held_ = false;
  QSemaphore gate_;
};

QTEST_MAIN(TestBusy)
#include "test_busy.moc"
