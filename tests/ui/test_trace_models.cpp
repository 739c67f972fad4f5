// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QTest>

#include "tests/support/trace_fixture.h"
#include "ui/trace/header_table_model.h"
#include "ui/trace/hop_diff_model.h"
#include "ui/trace/hop_list_model.h"

using namespace headway;
using namespace headway::ui;

namespace {

using Strict = QAbstractItemModelTester;
constexpr auto kFatal = Strict::FailureReportingMode::QtTest;

ProjectPtr article(bool forwarded = true) {
  return std::make_shared<const Project>(fixture::articleProject(forwarded));
}
std::shared_ptr<const Trace> delivered() { return std::make_shared<const Trace>(fixture::deliveredTrace()); }
std::shared_ptr<const Trace> refused() { return std::make_shared<const Trace>(fixture::refusedTrace()); }

/// "state text" of the cell, the way a person would say it.
QString said(const HeaderTableModel& model, const char* header, int column) {
  static const char* const kStates[] = {"same",   "added",    "changed", "removed",
                                        "absent", "believed", "ignored", "refused"};
  const QModelIndex at = model.index(model.rowOf(QLatin1String(header)), column);
  return QLatin1String(kStates[at.data(StateRole).toInt()]) + QLatin1Char(' ') + at.data().toString();
}

enum Station { Viewer = 1, AfterFunction, ToApi, ToDjango, Believes };

const QString kApi = QString::fromUtf8(fixture::kApiHost.data());

}  // namespace

class TestTraceModels : public QObject {
  Q_OBJECT

 private slots:
  void fixtureHoldsTheInvariants() {
    for (const Trace& trace : {fixture::deliveredTrace(), fixture::refusedTrace()}) {
      const auto ok = checkInvariants(trace);
      QVERIFY2(bool(ok), ok ? "" : ok.error().message.c_str());
    }
  }

  void stationsAreTheStopsOfTheRequest() {
    HeaderTableModel model;
    model.setTrace(article(), delivered(), Phase::Request);
    QStringList titles;
    for (int c = 0; c < model.columnCount(); ++c)
      titles << model.headerData(c, Qt::Horizontal, Qt::DisplayRole).toString();
    QCOMPARE(titles, QStringList({"Header", "Viewer", "after Forward host", "to HTTP API", "to Django",
                                  "Django believes"}));
  }

  void hostIsReplacedAtTheEdgeAndCarriedOn() {
    HeaderTableModel model;
    const Strict strict(&model, kFatal);
    model.setTrace(article(), delivered(), Phase::Request);
    QCOMPARE(said(model, "Host", Viewer), "same shop.example.com");
    QCOMPARE(said(model, "Host", AfterFunction), "same shop.example.com");
    QCOMPARE(said(model, "Host", ToApi), "changed " + kApi);
    QCOMPARE(said(model, "Host", ToDjango), "same " + kApi);
    QCOMPARE(said(model, "X-Forwarded-Host", Viewer), "absent –");
    QCOMPARE(said(model, "X-Forwarded-Host", AfterFunction), "added shop.example.com");
    QCOMPARE(said(model, "X-Forwarded-Host", ToDjango), "same shop.example.com");
    QCOMPARE(said(model, "X-Real-IP", AfterFunction), "removed 10.0.0.1");
    QCOMPARE(said(model, "X-Real-IP", ToApi), "absent –");
    QCOMPARE(said(model, "X-Forwarded-For", ToDjango), "changed 203.0.113.7, 130.176.1.9");
  }

  void lastColumnSaysWhatDjangoMadeOfIt() {
    HeaderTableModel model;
    model.setTrace(article(), delivered(), Phase::Request);
    QCOMPARE(said(model, "Host", Believes), "absent –");
    QCOMPARE(said(model, "X-Forwarded-Host", Believes), "believed host = shop.example.com");
    QCOMPARE(said(model, "X-Forwarded-Proto", Believes), "believed is_secure = True");
    QCOMPARE(said(model, "X-Forwarded-For", Believes), "believed REMOTE_ADDR = 130.176.1.9");

    model.setTrace(article(false), refused(), Phase::Request);
    QCOMPARE(said(model, "Host", Believes), "refused DisallowedHost");
    QCOMPARE(said(model, "X-Forwarded-Host", Believes), "refused ignored: USE_X_FORWARDED_HOST is off");
  }

  void cellsExplainThemselves() {
    HeaderTableModel model;
    model.setTrace(article(), delivered(), Phase::Request);
    const int host = model.rowOf("host");
    const auto changed = model.index(host, ToApi).data(ExplanationRole).value<Explanation>();
    QCOMPARE(changed.kicker, "Why Host changed here");
    QCOMPARE(changed.rule.key(), "fixture.origin-domain");
    // A value that only travels on is explained by what last touched it.
    QCOMPARE(model.index(host, ToDjango).data(ExplanationRole).value<Explanation>(), changed);
    const int cookie = model.rowOf("Cookie");
    QVERIFY(!model.index(cookie, Viewer).data(ExplanationRole).value<Explanation>().rule.valid());
    QCOMPARE(model.firstChange(), model.index(host, ToApi));
    QCOMPARE(model.index(host, ToApi).data(HopRole).toInt(), 3);
  }

  void responseComesBackThroughItsOwnStations() {
    HeaderTableModel model;
    const Strict strict(&model, kFatal);
    model.setTrace(article(), delivered(), Phase::Response);
    QCOMPARE(model.columnCount(), 4);
    QCOMPARE(model.headerData(1, Qt::Horizontal, Qt::DisplayRole).toString(), "from Django");
    QCOMPARE(model.headerData(3, Qt::Horizontal, Qt::DisplayRole).toString(), "Viewer gets");
    QCOMPARE(said(model, "Via", 3), "added 1.1 7f3a.cloudfront.net");
  }

  void emptyWithoutATrace() {
    HeaderTableModel model;
    const Strict strict(&model, kFatal);
    model.setTrace(article(), nullptr, Phase::Request);
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.columnCount(), 0);
    QVERIFY(!model.firstChange().isValid());
  }

  void repeatedHeadersHaveARowEach() {
    Trace trace = fixture::deliveredTrace();
    Hop& last = trace.hops.back();
    auto& response = std::get<http::Response>(last.out);
    response.headers.add("Set-Cookie", "a=1");
    response.headers.add("Set-Cookie", "b=2");
    HeaderTableModel model;
    model.setTrace(article(), std::make_shared<const Trace>(trace), Phase::Response);
    QStringList cookies;
    for (int r = 0; r < model.rowCount(); ++r)
      if (model.index(r, 0).data().toString() == "Set-Cookie") cookies << model.index(r, 3).data().toString();
    QCOMPARE(cookies, QStringList({"a=1", "b=2"}));
  }

  void hopsAreListedWithTheirOutcome() {
    HopListModel model;
    const Strict strict(&model, kFatal);
    model.setTrace(article(false), refused());
    QCOMPARE(model.rowCount(), 8);
    const auto outcome = [&](int row) {
      return static_cast<HopListModel::Outcome>(model.index(row).data(HopListModel::OutcomeRole).toInt());
    };
    QVERIFY(outcome(1) == HopListModel::Outcome::Passed);
    QVERIFY(outcome(3) == HopListModel::Outcome::Changed);
    QVERIFY(outcome(5) == HopListModel::Outcome::Refused);
    QCOMPARE(model.index(5).data(HopListModel::SubtitleRole).toString(), "host check · refuses with 400");
    QCOMPARE(model.index(5).data(ExplanationRole).value<Explanation>().rule.key(), "fixture.host-refused");
  }

  void diffPutsTheReasonBesideEachChangedLine() {
    const Trace trace = fixture::deliveredTrace();
    HopDiffModel model;
    const Strict strict(&model, kFatal);
    model.setHop(&trace.hops[2], 2);
    model.setOnlyChanges(true);
    QCOMPARE(model.rowCount(), 2);
    const auto text = [&](int row, int column) { return model.index(row, column).data().toString(); };
    QCOMPARE(text(0, HopDiffModel::BeforeColumn), "X-Real-IP: 10.0.0.1");
    QCOMPARE(text(0, HopDiffModel::AfterColumn), "");
    QCOMPARE(text(1, HopDiffModel::BeforeColumn), "");
    QCOMPARE(text(1, HopDiffModel::AfterColumn), "X-Forwarded-Host: shop.example.com");
    QCOMPARE(text(1, HopDiffModel::ReasonColumn), "The function changed this header");
    QCOMPARE(model.index(0, HopDiffModel::BeforeColumn).data(StateRole).toInt(), int(CellState::Removed));
    QCOMPARE(model.index(0, HopDiffModel::AfterColumn).data(StateRole).toInt(), int(CellState::Absent));
  }

  void diffLinesSayExactlyWhatTheMessagesSay() {
    for (const Trace& trace : {fixture::deliveredTrace(), fixture::refusedTrace()}) {
      for (const Hop& hop : trace.hops) {
        if (hop.in.index() != hop.out.index()) continue;
        std::vector<std::string> before, after;
        for (const auto& line : diffLines(hop)) {
          if (line.before && line.nameBefore[0].isUpper())
            before.push_back((line.nameBefore + ": " + *line.before).toStdString());
          if (line.after && line.name[0].isUpper())
            after.push_back((line.name + ": " + *line.after).toStdString());
        }
        QVERIFY(before == headerLines(hop.in));
        QVERIFY(after == headerLines(hop.out));
      }
    }
  }

 private:
  static std::vector<std::string> headerLines(const http::Message& m) {
    std::vector<std::string> out;
    std::visit(
        [&](const auto& x) {
          for (const auto& f : x.headers.fields()) out.push_back(f.name + ": " + f.value);
        },
        m);
    return out;
  }
};

QTEST_GUILESS_MAIN(TestTraceModels)
#include "test_trace_models.moc"
