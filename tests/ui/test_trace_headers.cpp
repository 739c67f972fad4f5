// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QApplication>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>

#include "tests/support/trace_fixture.h"
#include "ui/theme.h"
#include "ui/trace/header_life.h"
#include "ui/trace/header_life_model.h"
#include "ui/trace/header_table_model.h"
#include "ui/trace/headers_page.h"
#include "ui/trace/trace_panel.h"
#include "ui/trace/trace_table.h"

using namespace headway;
using namespace headway::ui;

class TestTraceHeaders : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { Theme::instance().install(*qApp); }
  void init() {
    panel_ = std::make_unique<TracePanel>();
    panel_->filterAction()->setShortcut(QKeySequence::Find);
    panel_->resize(1200, 340);
    panel_->show();
    QVERIFY(QTest::qWaitForWindowActive(panel_.get()));
    show(fixture::deliveredTrace());
  }
  void cleanup() { panel_.reset(); }

  void ctrlFGoesToTheFilterFromAnyTab() {
    panel_->showTab(TracePanel::CacheTab);
    panel_->findChild<QTabWidget*>()->setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_F, Qt::ControlModifier);
    QVERIFY(filter()->isVisible());
    QCOMPARE(QApplication::focusWidget(), filter());
  }

  void typingShowsOnlyRowsThatHaveIt() {
    const QAbstractItemModelTester tester(model());
    const int all = model()->rowCount();
    filter()->setFocus();
    QTest::keyClicks(filter(), "forwarded-PROTO");
    QCOMPARE(model()->rowCount(), 1);
    QCOMPARE(model()->index(0, 0).data().toString(), "X-Forwarded-Proto");
    filter()->selectAll();
    QTest::keyClicks(filter(), "execute-api");  // a value
    QVERIFY(model()->rowOf("Host") >= 0);
    QVERIFY(model()->rowCount() < all);
    QTest::keyClick(filter(), Qt::Key_Escape);
    QCOMPARE(filter()->text(), "");
    QCOMPARE(model()->rowCount(), all);
    QCOMPARE(QApplication::focusWidget(), table());
  }

  void escapeInTheTableShowsAllToo() {
    filter()->setText("cookie");
    table()->setFocus();
    QTest::keyClick(table(), Qt::Key_Escape);
    QCOMPARE(filter()->text(), "");
  }

  void filteringKeepsTheChosenHeaderAndIsQuiet() {
    table()->setCurrentIndex(model()->index(model()->rowOf("X-Forwarded-Host"), 2));
    QSignalSpy why(panel_.get(), &TracePanel::explained);
    filter()->setText("x-");
    QCOMPARE(table()->currentIndex().data(HeaderRole).toString(), "X-Forwarded-Host");
    QCOMPARE(table()->currentIndex().column(), 2);
    QCOMPARE(why.count(), 0);
  }

  void theFilterHoldsForTheNextTrace() {
    filter()->setText("cookie");
    show(fixture::refusedTrace());
    QCOMPARE(model()->rowCount(), 1);
  }

  void nothingFoundIsNoEmptyTrace() {
    filter()->setText("no such thing");
    QCOMPARE(model()->rowCount(), 0);
    QVERIFY(table()->emptyText().contains("no such thing"));
    panel_->setTrace(nullptr, nullptr, {});
    QVERIFY(!table()->emptyText().contains("no such thing"));
  }

  void aFollowedHeaderIsSeenHopByHop() {
    const QAbstractItemModelTester tester(life()->model());
    QVERIFY(!life()->isVisible());
    follow("Host");
    QVERIFY(life()->isVisible());
    const HeaderLifeModel* m = life()->model();
    const Trace trace = fixture::deliveredTrace();
    const auto down = std::count_if(trace.hops.begin(), trace.hops.end(),
                                    [](const Hop& hop) { return hop.phase == Phase::Request; });
    QCOMPARE(m->columnCount(), static_cast<int>(down) + 2);  // its name, Django's opinion
    int changed = 0;
    for (int c = 1; c < m->columnCount() - 1; ++c)
      if (m->index(0, c).data(StateRole).toInt() == int(CellState::Changed)) changed = c;
    QVERIFY(changed > 0);
    QCOMPARE(m->index(0, changed).data(ReasonRole).toString(), "CloudFront sends the origin's own name");
    QSignalSpy why(panel_.get(), &TracePanel::explained), hop(panel_.get(), &TracePanel::hopSelected);
    life()->table()->setCurrentIndex(m->index(0, changed));
    QCOMPARE(why.last().first().value<Explanation>().rule.key(), "fixture.origin-domain");
    QCOMPARE(hop.last().first().toInt(), m->index(0, changed).data(HopRole).toInt());
  }

  void theNewestFollowedIsOnTopAndMarked() {
    follow("Host");
    follow("X-Forwarded-Host");
    QCOMPARE(life()->model()->index(0, 0).data().toString(), "X-Forwarded-Host");
    QVERIFY(model()->index(model()->rowOf("Host"), 0).data(MarkedRole).toBool());
    panel_->headers()->followAction()->trigger();
    QCOMPARE(life()->model()->rowCount(), 1);
    QVERIFY(!model()->index(model()->rowOf("X-Forwarded-Host"), 0).data(MarkedRole).toBool());
  }

  void doubleClickOnANameFollowsIt() {
    const QRect cell = table()->visualRect(model()->index(model()->rowOf("Cookie"), 0));
    QTest::mouseClick(table()->viewport(), Qt::LeftButton, {}, cell.center());
    QTest::mouseDClick(table()->viewport(), Qt::LeftButton, {}, cell.center());
    QVERIFY(life()->follows("cookie"));
    QTest::mouseClick(panel_->findChild<QToolButton*>("closeLife"), Qt::LeftButton);
    QVERIFY(!life()->follows("cookie"));
    QVERIFY(!life()->isVisible());
  }

  void followedHeadersStayForTheNextTrace() {
    follow("Host");
    show(fixture::refusedTrace());
    QVERIFY(life()->isVisible());
    panel_->setTrace(nullptr, nullptr, {});
    QVERIFY(!life()->isVisible());
    QCOMPARE(life()->headers(), QStringList{"Host"});
  }

 private:
  void show(const Trace& trace) {
    const auto shared = std::make_shared<const Trace>(trace);
    panel_->setTrace(std::make_shared<const Project>(fixture::articleProject()), shared, HostColors(trace));
  }
  void follow(const QString& header) {
    table()->setCurrentIndex(model()->index(model()->rowOf(header), 1));
    panel_->headers()->followAction()->trigger();
  }
  QLineEdit* filter() const { return panel_->headers()->filter(); }
  TraceTable* table() const { return panel_->headers()->table(); }
  HeaderTableModel* model() const { return panel_->headers()->model(); }
  HeaderLife* life() const { return panel_->headers()->life(); }

  std::unique_ptr<TracePanel> panel_;
};

QTEST_MAIN(TestTraceHeaders)
#include "test_trace_headers.moc"
