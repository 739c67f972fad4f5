// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QLabel>
#include <QListView>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "sim/runtime/njs.h"
#include "tests/ui/studio.h"
#include "ui/canvas/canvas_pane.h"
#include "ui/inspector/records_editor.h"
#include "ui/main_window.h"
#include "ui/panels/request_bar.h"
#include "ui/panels/request_list.h"
#include "ui/theme.h"
#include "ui/trace/trace_copy.h"
#include "ui/trace/trace_panel.h"
#include "ui/trace/visit_strip.h"
#include "ui/window/file_flow.h"
#include "ui/window/workspace.h"

using namespace headway;
using namespace headway::ui;

/// A visit in the window: the steps above the hops, and their editor.
class TestVisit : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { prepareStudio(settings_.path()); }

  void modelIsSound() {
    VisitModel model;
    QAbstractItemModelTester strict(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setVisit(threeSteps());
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.index(0).data(VisitModel::SubtitleRole).toString(), "302 to /login/?next=/");
    QVERIFY(model.index(0).data(VisitModel::RedirectRole).toBool());
    QCOMPARE(model.index(1).data(VisitModel::SubtitleRole).toString(), "10 min later · 200");
    QCOMPARE(model.index(2).data(VisitModel::SubtitleRole).toString(), "not known");
    QCOMPARE(model.index(1).data(Qt::AccessibleTextRole).toString(),
             "Step 2: GET /login/, 10 min later · 200");
    model.setVisit(nullptr);
    QCOMPARE(model.rowCount(), 0);
  }

  void oneRequestShowsNoStrip() {
    VisitStrip strip;
    auto one = std::make_shared<VisitTrace>();
    one->entries.emplace_back();
    strip.setVisit(one, 0);
    QVERIFY(strip.isHidden());
    strip.setVisit(threeSteps(), 1);
    QVERIFY(!strip.isHidden());
    QCOMPARE(strip.current(), 1);
    strip.setVisit(nullptr, 0);
    QVERIFY(strip.isHidden());
  }

  void keysWalkThroughTheSteps() {
    VisitStrip strip;
    QSignalSpy chosen(&strip, &VisitStrip::entryChosen);
    strip.setVisit(threeSteps(), 2);
    QCOMPARE(chosen.count(), 0);  // what the program chooses is no news
    auto* list = strip.findChild<QListView*>("visitSteps");
    QTest::keyClick(list, Qt::Key_Left);
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen.last().first().toInt(), 1);
    QTest::keyClick(list, Qt::Key_Home);
    QCOMPARE(chosen.last().first().toInt(), 0);
  }

  void aLoopIsToldAtTheStepsBeforeItsEnd() {
    VisitStrip strip;
    auto visit = std::make_shared<VisitTrace>(*threeSteps());
    visit->loop = RedirectLoop{0, {}, "Round and round."};
    strip.setVisit(visit, 0);
    auto* loop = strip.findChild<QLabel*>("visitLoop");
    QCOMPARE(loop->text(), "Round and round.");
    QVERIFY(!loop->isHidden());
    strip.setVisit(visit, 2);
    QVERIFY(loop->isHidden());
  }

  void aStepShowsItsOwnTraceEverywhere() {
    openExample();
    QCOMPARE(window_->trace()->verdict.status, 200);
    auto* steps = window_->findChild<QListView*>("visitSteps");
    QCOMPARE(steps->model()->rowCount(), 4);
    QCOMPARE(steps->currentIndex().row(), 3);
    steps->setCurrentIndex(steps->model()->index(0, 0));
    QCOMPARE(window_->trace()->verdict.status, 302);
    QVERIFY(
        window_->workspace().trace().copies().text(TraceCopy::Json).contains("/admin/login/?next=/admin/"));
    QVERIFY(window_->workspace().canvas().banner().text().contains("302"));
  }

  void anEditKeepsTheStepInSight() {
    openExample();
    auto* steps = window_->findChild<QListView*>("visitSteps");
    steps->setCurrentIndex(steps->model()->index(1, 0));
    Project changed = *window_->document().snapshot();
    changed.description += " Changed.";
    waitFor([&] { window_->document().apply("Change", changed); });
    QCOMPARE(steps->currentIndex().row(), 1);
    QCOMPARE(window_->trace()->verdict.status, 200);
  }

  void resultsAreJudgedByEveryStep() {
    openExample();
    using Result = RequestListModel::Result;
    const auto result = [this] {
      return static_cast<Result>(
          window_->workspace().requests().model()->index(0).data(RequestListModel::ResultRole).toInt());
    };
    QCOMPARE(result(), Result::Pass);
    Project changed = *window_->document().snapshot();
    changed.requests.front().steps.front().status = 418;
    waitFor([&] { window_->document().apply("Change", changed); });
    QCOMPARE(result(), Result::Fail);
  }

  void stepsAreEditedAndUndone() {
    openExample();
    auto* editor = window_->findChild<RecordsEditor*>("visitStepsEditor");
    QVERIFY(editor);
    const Project before = *window_->document().snapshot();
    auto steps = *editor->value().as<std::vector<Record>>();
    QCOMPARE(steps.size(), 4U);
    steps.pop_back();
    editor->setValue(Value(steps));
    waitFor([&] { emit editor->edited(); });
    QCOMPARE(window_->document().snapshot()->requests.front().steps.size(), 3U);
    QCOMPARE(window_->findChild<QListView*>("visitSteps")->model()->rowCount(), 3);
    waitFor([&] { window_->document().undoStack().undo(); });
    QCOMPARE(*window_->document().snapshot(), before);
  }

  void cleanup() { window_.reset(); }

 private:
  static VisitPtr threeSteps() {
    auto visit = std::make_shared<VisitTrace>();
    visit->entries.resize(3);
    const auto set = [&](std::size_t i, const char* title, int status, const char* location) {
      VisitEntry& e = visit->entries[i];
      e.title = title;
      e.trace.verdict.kind = status ? Verdict::Kind::Answered : Verdict::Kind::Unknown;
      e.trace.verdict.status = status;
      e.trace.response = http::Response{status, "", {}, ""};
      if (*location) e.trace.response->headers.add("Location", location);
    };
    set(0, "GET /", 302, "https://shop.example.com/login/?next=/");
    set(1, "GET /login/", 200, "");
    set(2, "POST /login/", 0, "");
    visit->entries[1].waited = 600;
    return visit;
  }

  template <class F>
  void waitFor(F body) {
    QSignalSpy shown(window_.get(), &MainWindow::traceShown);
    body();
    QTRY_VERIFY(shown.count() > 0);
  }

  void openExample() {
    window_ = std::make_unique<MainWindow>(engineSimulation(std::make_shared<NjsRuntime>()));
    window_->show();
    waitFor(
        [this] { window_->files().open(HEADWAY_SOURCE_DIR "/resources/examples/login-visit.headway.yaml"); });
  }

  QTemporaryDir settings_;
  std::unique_ptr<MainWindow> window_;
};

QTEST_MAIN(TestVisit)
#include "test_visit.moc"
