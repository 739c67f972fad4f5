// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include "sim/model/edits.h"
#include "sim/runtime/njs.h"
#include "tests/ui/studio.h"
#include "ui/compare/compare_page.h"
#include "ui/compare/comparison_model.h"
#include "ui/main_window.h"
#include "ui/theme.h"
#include "ui/trace/cache_page.h"
#include "ui/trace/trace_panel.h"
#include "ui/trace/trace_table.h"
#include "ui/window/commands.h"
#include "ui/window/file_flow.h"
#include "ui/window/workspace.h"

using namespace headway;
using namespace headway::ui;

class TestCompare : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { prepareStudio(folder_.path()); }
  void init() {
    QSettings().clear();
    window_ = std::make_unique<MainWindow>(engineSimulation(std::make_shared<NjsRuntime>()));
    window_->show();
    waitFor([this] { window_->files().openExample(); });
    page_ = window_->findChild<ComparePage*>();
  }
  void cleanup() { window_.reset(); }

  void withoutAPinItSaysHow() {
    QVERIFY(!page_->isPinned());
    command("trace.pin")->trigger();
    QVERIFY(page_->isVisible());
    command("trace.unpin")->trigger();
    QVERIFY(page_->findChild<QPushButton*>("pinResult")->isVisible());
    QVERIFY(!command("trace.next-difference")->isEnabled());
  }

  void thePagesOwnButtonPins() {
    command("trace.pin")->trigger();
    QTest::mouseClick(page_->findChild<QToolButton*>("unpin"), Qt::LeftButton);
    QVERIFY(!page_->isPinned());
    QTest::mouseClick(page_->findChild<QPushButton*>("pinResult"), Qt::LeftButton);
    QVERIFY(page_->isPinned());
    QVERIFY(summary().contains("No difference"));
  }

  void anEditIsSeenBesideThePinnedResult() {
    const QAbstractItemModelTester tester(page_->model());
    command("trace.pin")->trigger();
    waitFor([this] { setForwardedHost(false); });
    const Comparison& c = page_->model()->comparison();
    QVERIFY(!c.same());
    QVERIFY(c.stops[c.first->stop].title.starts_with("Django"));
    const QModelIndex at = page_->table()->currentIndex();
    QCOMPARE(at.row(), page_->model()->firstDifference());
    QVERIFY(page_->model()->index(at.row(), ComparisonModel::WhatColumn).data(MarkedRole).toBool());
    QVERIFY(page_->table()->viewport()->rect().intersects(page_->table()->visualRect(at)));
    QVERIFY(summary().contains("the first at Django"));
    waitFor([this] { window_->document().undoStack().undo(); });
    QVERIFY(page_->model()->comparison().same());
  }

  void anotherRequestOfTheProject() {
    command("trace.pin")->trigger();
    auto* with = page_->findChild<QComboBox*>("compareWith");
    const int at = with->findText("Plain http");
    QVERIFY(at > 0);
    with->setCurrentIndex(at);
    emit with->activated(at);
    QTRY_VERIFY(!page_->model()->comparison().same());
    QCOMPARE(with->currentText(), "Plain http");
    emit with->activated(0);
    QVERIFY(page_->model()->comparison().same());
  }

  void anotherRequestMeetsTheCachesThatAreKept() {
    waitFor([this] {
      QVERIFY(window_->files().open(HEADWAY_SOURCE_DIR
                                    "/resources/examples/reported/F45-session-shared-broken.headway.yaml"));
    });
    waitFor([this] { emit window_->workspace().trace().cache()->keepWanted(); });
    QCOMPARE(window_->trace()->verdict.by, NodeId{"edge"});  // it has the answer now
    command("trace.pin")->trigger();
    QSignalSpy compared(page_->model(), &QAbstractItemModel::modelReset);
    page_->besideRequest("Ada logs in");
    QTRY_VERIFY(!compared.isEmpty());  // it has run
    QVERIFY2(page_->model()->comparison().same(), qPrintable(summary()));
  }

  void theSameRequestInAnotherProject() {
    QFile example(HEADWAY_SOURCE_DIR "/resources/examples/article.headway.yaml");
    QVERIFY(example.open(QIODevice::ReadOnly));
    const QString path = folder_.filePath("other.headway.yaml");
    QFile other(path);
    QVERIFY(other.open(QIODevice::WriteOnly));
    other.write(example.readAll().replace("USE_X_FORWARDED_HOST: true", "USE_X_FORWARDED_HOST: false"));
    other.close();
    command("trace.pin")->trigger();
    command("trace.compare-file")->trigger();
    auto* dialog = page_->findChild<QFileDialog*>();
    QVERIFY(dialog);
    emit dialog->fileSelected(path);
    dialog->close();
    QTRY_VERIFY(!page_->model()->comparison().same());
    QCOMPARE(page_->findChild<QComboBox*>("compareWith")->currentText(), "other.headway.yaml");
  }

  void aFileThatCantBeReadIsSaid() {
    command("trace.pin")->trigger();
    page_->besideFile(folder_.filePath("nowhere.yaml"));
    auto* problem = page_->findChild<QLabel*>("compareProblem");
    QVERIFY(problem->isVisible());
    QVERIFY(!problem->text().isEmpty());
    QVERIFY(page_->model()->comparison().same());
  }

  void goingFromDifferenceToDifference() {
    command("trace.pin")->trigger();
    waitFor([this] { setForwardedHost(false); });
    const int first = row();
    command("trace.next-difference")->trigger();
    QVERIFY(row() > first);
    command("trace.previous-difference")->trigger();
    QCOMPARE(row(), first);
    command("trace.previous-difference")->trigger();  // goes round
    QVERIFY(row() > first);
  }

  void onlyDifferencesLeavesTheRestOut() {
    command("trace.pin")->trigger();
    waitFor([this] { setForwardedHost(false); });
    const int all = page_->model()->rowCount();
    page_->findChild<QCheckBox*>()->setChecked(true);
    QVERIFY(page_->model()->rowCount() < all);
    for (int r = 0; r < page_->model()->rowCount(); ++r) {
      const auto state = [&](int column) { return page_->model()->index(r, column).data(StateRole).toInt(); };
      QVERIFY(page_->model()->isSection(r) || state(ComparisonModel::LeftColumn) != int(CellState::Same) ||
              state(ComparisonModel::RightColumn) != int(CellState::Same));
    }
  }

 private:
  void waitFor(const std::function<void()>& act) {
    QSignalSpy shown(window_.get(), &MainWindow::traceShown);
    act();
    QTRY_VERIFY(shown.count() > 0);
  }
  void setForwardedHost(bool on) {
    auto next = edits::setNodeField(*window_->document().snapshot(), NodeId{"django"}, "USE_X_FORWARDED_HOST",
                                    Value(on));
    QVERIFY(next);
    window_->document().apply("Set", std::move(next).value());
  }
  QAction* command(const char* id) const { return window_->commands().find(id); }
  int row() const { return page_->table()->currentIndex().row(); }
  QString summary() const { return page_->findChild<QLabel*>("compareSummary")->text(); }

  QTemporaryDir folder_;
  std::unique_ptr<MainWindow> window_;
  ComparePage* page_ = nullptr;
};

QTEST_MAIN(TestCompare)
#include "test_compare.moc"
