// SPDX-License-Identifier: GPL-3.0-or-later
// The trace models over every request of every shipped example, as the engine really runs them.
#include <QAbstractItemModelTester>
#include <QDirIterator>
#include <QTest>

#include "sim/format/project_yaml.h"
#include "sim/runtime/njs.h"
#include "ui/run/trace_runner.h"
#include "ui/text.h"
#include "ui/trace/header_table_model.h"
#include "ui/trace/hop_diff_model.h"
#include "ui/trace/hop_list_model.h"
#include "ui/trace/stations.h"

using namespace headway;
using namespace headway::ui;

class TestTraceExamples : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    if (njsVersion().empty()) QSKIP("njs is not installed: functions can't run");
    simulation_ = engineSimulation(std::make_shared<NjsRuntime>());
  }

  void everyExample_data() {
    QTest::addColumn<QString>("file");
    QDirIterator files(QStringLiteral(HEADWAY_SOURCE_DIR "/resources/examples"), {"*.headway.yaml"},
                       QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
      const QString file = files.next();
      QTest::newRow(qPrintable(files.fileName())) << file;
    }
    QDirIterator scenarios(QStringLiteral(HEADWAY_SOURCE_DIR "/tests/scenarios"),
                           {"20-*.headway.yaml", "21-*.headway.yaml", "24-*.headway.yaml"});
    while (scenarios.hasNext()) {
      const QString file = scenarios.next();
      QTest::newRow(qPrintable(scenarios.fileName())) << file;
    }
  }
  void everyExample() {
    QFETCH(QString, file);
    auto read = loadProject(file.toStdString());
    QVERIFY2(bool(read), read ? "" : render(read.error().front()).c_str());
    const auto project = std::make_shared<const Project>(std::move(read).value());
    QVERIFY(!project->requests.empty());
    for (const SampleRequest& request : project->requests) {
      EdgeState edge;
      const auto trace = std::make_shared<const Trace>(simulation_.visit(project, request, edge).last());
      tableSaysWhatTheMessagesSay(project, trace, Phase::Request);
      tableSaysWhatTheMessagesSay(project, trace, Phase::Response);
      hopsAreExplained(project, trace);
    }
  }

 private:
  static void tableSaysWhatTheMessagesSay(const ProjectPtr& project,
                                          const std::shared_ptr<const Trace>& trace, Phase phase) {
    HeaderTableModel model;
    const QAbstractItemModelTester strict(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setTrace(project, trace, phase);
    const auto stations = stationsOf(*project, *trace, phase);
    for (std::size_t s = 0; s < stations.size(); ++s) {
      const int column = static_cast<int>(s) + 1;
      QStringList shown, sent;
      for (int row = 0; row < model.rowCount(); ++row) {
        const QModelIndex at = model.index(row, column);
        const auto state = static_cast<CellState>(at.data(StateRole).toInt());
        const bool here =
            state == CellState::Same || state == CellState::Added || state == CellState::Changed;
        const QString name = at.data(HeaderRole).toString();
        const bool lineRow = name == "path" || name == "query" || name == "method";
        if (here && !lineRow) shown << name.toLower() + ": " + at.data().toString();
        if (state == CellState::Added || state == CellState::Changed || state == CellState::Removed) {
          const auto why = at.data(ExplanationRole).value<Explanation>();
          QVERIFY2(why.rule.valid(),
                   qPrintable(request(*trace) + name + " at " + titleOf(stations[s]) + " is not explained"));
        }
      }
      std::visit(
          [&](const auto& m) {
            for (const auto& f : m.headers.fields()) sent << qs(f.name).toLower() + ": " + qs(f.value);
          },
          *stations[s].message);
      shown.sort();
      sent.sort();
      QCOMPARE(shown, sent);
    }
  }

  static void hopsAreExplained(const ProjectPtr& project, const std::shared_ptr<const Trace>& trace) {
    HopListModel hops;
    const QAbstractItemModelTester strictHops(&hops, QAbstractItemModelTester::FailureReportingMode::QtTest);
    hops.setTrace(project, trace);
    QCOMPARE(hops.rowCount(), static_cast<int>(trace->hops.size()));
    HopDiffModel diff;
    const QAbstractItemModelTester strictDiff(&diff, QAbstractItemModelTester::FailureReportingMode::QtTest);
    for (int i = 0; i < hops.rowCount(); ++i) {
      diff.setHop(&trace->hops[static_cast<std::size_t>(i)], i);
      for (int row = 0; row < diff.rowCount(); ++row) {
        const QModelIndex reason = diff.index(row, HopDiffModel::ReasonColumn);
        const bool changed = static_cast<CellState>(reason.data(StateRole).toInt()) != CellState::Same;
        QVERIFY2(!changed || !reason.data().toString().isEmpty(),
                 qPrintable(request(*trace) + diff.index(row, HopDiffModel::AfterColumn).data().toString() +
                            " has no reason"));
      }
    }
  }
  static QString request(const Trace& trace) { return qs(trace.request) + ": "; }

  Simulation simulation_;
};

QTEST_GUILESS_MAIN(TestTraceExamples)
#include "test_trace_examples.moc"
