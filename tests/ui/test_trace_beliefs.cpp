// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include "sim/engine/visit.h"
#include "sim/model/edits.h"
#include "sim/runtime/njs.h"
#include "tests/ui/sample.h"
#include "ui/theme.h"
#include "ui/trace/beliefs_model.h"
#include "ui/trace/trace_panel.h"
#include "ui/trace/trace_table.h"

using namespace headway;
using namespace headway::ui;

class TestTraceBeliefs : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { Theme::instance().install(*qApp); }
  void init() {
    panel_ = std::make_unique<TracePanel>();
    panel_->resize(1200, 340);
    panel_->show();
    panel_->showTab(TracePanel::BeliefsTab);
  }
  void cleanup() { panel_.reset(); }

  void everyAnswerNamesWhoDecidedAndWhoWroteIt() {
    run(sample::project());
    const QAbstractItemModelTester tester(model());
    QCOMPARE(cell("get_host()", BeliefsModel::AnswerColumn), "shop.example.com");
    QCOMPARE(cell("get_host()", BeliefsModel::DecidedColumn), "The host comes from X-Forwarded-Host");
    QCOMPARE(cell("get_host()", BeliefsModel::OriginColumn), "X-Forwarded-Host, written by Forward host");
    QCOMPARE(cell("scheme", BeliefsModel::AnswerColumn), "https");
    QCOMPARE(cell("is_secure()", BeliefsModel::AnswerColumn), "True");
    QCOMPARE(cell("scheme", BeliefsModel::OriginColumn), "X-Forwarded-Proto, written by HTTP API");
    QVERIFY(!cell("REMOTE_ADDR", BeliefsModel::AnswerColumn).isEmpty());
    QVERIFY(cell("REMOTE_ADDR", BeliefsModel::DecidedColumn).contains("environ"));
    QVERIFY(cell("build_absolute_uri()", BeliefsModel::AnswerColumn).startsWith("https://shop.example.com/"));
  }

  void aRefusedHostIsARefusalWithItsReason() {
    auto broken =
        edits::setNodeField(sample::project(), NodeId{"django"}, "USE_X_FORWARDED_HOST", Value(false));
    QVERIFY(broken);
    run(*broken);
    const int row = rowOf("get_host()");
    QCOMPARE(cell("get_host()", BeliefsModel::AnswerColumn), "DisallowedHost");
    QCOMPARE(model()->index(row, BeliefsModel::AnswerColumn).data(StateRole).toInt(),
             int(CellState::Refused));
    QCOMPARE(cell("get_host()", BeliefsModel::OriginColumn), "Host, written by Distribution");
    QSignalSpy why(panel_.get(), &TracePanel::explained);
    panel_->beliefs()->setCurrentIndex(model()->index(row, BeliefsModel::AnswerColumn));
    QCOMPARE(why.last().first().value<Explanation>().rule.key(), "django.host.not-allowed");
  }

  void aRequestThatNeverGetsThereSaysSo() {
    run(sample::project());
    QVERIFY(model()->rowCount() > 0);
    panel_->setTrace(nullptr, nullptr, {});
    QCOMPARE(model()->rowCount(), 0);
    QVERIFY(panel_->beliefs()->emptyText().contains("once the request"));
  }

 private:
  void run(const Project& project) {
    const auto shared = std::make_shared<const Project>(project);
    NjsRuntime functions;
    OkOrigin origin;
    FixedClock clock;
    SeededIds ids;
    EdgeState edge;
    const VisitTrace visit =
        simulateVisit(shared, project.requests.front(), {functions, origin, clock, ids, &edge});
    panel_->setTrace(shared, std::make_shared<const Trace>(visit.last()), HostColors(visit.last()));
  }
  QAbstractItemModel* model() const { return panel_->beliefs()->model(); }
  int rowOf(const QString& question) const {
    for (int r = 0; r < model()->rowCount(); ++r)
      if (model()->index(r, 0).data().toString() == question) return r;
    return -1;
  }
  QString cell(const QString& question, int column) const {
    return model()->index(rowOf(question), column).data().toString();
  }

  std::unique_ptr<TracePanel> panel_;
};

QTEST_MAIN(TestTraceBeliefs)
#include "test_trace_beliefs.moc"
