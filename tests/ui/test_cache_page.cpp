// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>
#include <QTest>

#include "sim/format/project_yaml.h"
#include "sim/runtime/njs.h"
#include "ui/run/edge.h"
#include "ui/run/trace_runner.h"
#include "ui/text.h"
#include "ui/theme.h"
#include "ui/trace/cache_page.h"
#include "ui/trace/cache_report.h"
#include "ui/trace/stored_objects_model.h"
#include "ui/trace/trace_table.h"

using namespace headway;
using namespace headway::ui;

namespace {

using Model = StoredObjectsModel;

ProjectPtr scenario(const char* name) {
  QFile file(QStringLiteral(HEADWAY_SOURCE_DIR "/tests/scenarios/%1.headway.yaml").arg(QLatin1String(name)));
  if (!file.open(QIODevice::ReadOnly)) qFatal("no scenario %s", name);
  auto read = readProject(file.readAll().toStdString(), name);
  if (!read) qFatal("%s", render(read.error().front()).c_str());
  return std::make_shared<const Project>(std::move(read).value());
}

SampleRequest request(const char* method = "GET", const char* path = "/page") {
  SampleRequest r;
  r.name = "Asked";
  r.method = method;
  r.url = std::string("https://shop.example.com") + path;
  return r;
}

}  // namespace

class TestCachePage : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    Theme::instance().install(*qApp);
    simulation_ = engineSimulation(std::make_shared<NjsRuntime>());
    project_ = scenario("20-cache-hit");
  }
  void init() {
    page_ = std::make_unique<CachePage>();
    page_->resize(1100, 300);
    page_->show();
    base_ = std::make_unique<Edge>();
    connect(page_.get(), &CachePage::keepWanted, base_.get(), [this] { base_->keep(*left_); });
    connect(page_.get(), &CachePage::turnWanted, base_.get(), &Edge::turn);
    connect(page_.get(), &CachePage::removeWanted, base_.get(), &Edge::remove);
    connect(page_.get(), &CachePage::clearWanted, base_.get(), &Edge::clear);
  }
  void cleanup() { page_.reset(); }

  void emptyPageOffersNothing() {
    for (const char* name : {"keepAnswer", "removeObject", "clearCache"}) QVERIFY(!button(name)->isEnabled());
    QCOMPARE(model()->rowCount(), 0);
    QVERIFY(!page_->findChild<QLabel*>("cacheReport")->isVisible());
  }

  void whatARunLeftIsListedAndMayBeKept() {
    run(request());
    QCOMPARE(model()->rowCount(), 1);
    QCOMPARE(row(0), (QStringList{"/page", "accept-encoding: br,gzip", "200", "0 s", "1 day", "+ left it"}));
    QVERIFY(page_->storedTable()->isColumnHidden(Model::DistributionColumn));
    QVERIFY(button("keepAnswer")->isEnabled());
    QVERIFY(!button("clearCache")->isEnabled());  // nothing is kept yet
  }

  void theNextViewerMeetsWhatWasKept() {
    run(request());
    button("keepAnswer")->click();
    run(request());
    QCOMPARE(row(0).last(), "✓ met it");
    QVERIFY(report().startsWith("Hit"));
    QVERIFY(!button("keepAnswer")->isEnabled());
    run(request("GET", "/other"));
    QCOMPARE(model()->rowCount(), 2);
    QCOMPARE(row(0).last(), "+ left it");
    QCOMPARE(row(1).last(), "–");
  }

  void theSameRunRepeatsItself() {
    const Trace first = run(request());
    QCOMPARE(run(request()), first);
    QVERIFY(base_->state().caches.empty());
  }

  void turningTheClockAgesWhatIsKept() {
    run(request());
    button("keepAnswer")->click();
    for (QPushButton* turn : page_->findChildren<QPushButton*>("turnClock")) turn->click();
    QCOMPARE(base_->state().turnedSeconds, 10 + 60 + 3600 + 86400);
    const Trace trace = run(request());
    QCOMPARE(page_->findChild<QLabel*>("edgeClock")->text(), "+ 1 day 1 h");
    QVERIFY(report().startsWith("Expired"));
    QCOMPARE(trace.verdict.kind, Verdict::Kind::Delivered);
    QCOMPARE(row(0), (QStringList{"/page", "accept-encoding: br,gzip", "200", "0 s", "1 day",
                                  "+ left it"}));  // stored anew
    run(request("GET", "/other"));
    QCOMPARE(row(1)[4], "expired");
    QCOMPARE(model()->index(1, Model::FreshColumn).data(StateRole).toInt(), int(CellState::Changed));
  }

  void oneObjectIsRemovedByButtonOrKey() {
    for (const char* path : {"/a", "/b"}) {
      run(request("GET", path));
      button("keepAnswer")->click();
    }
    run(request("GET", "/c"));
    QVERIFY(!button("removeObject")->isEnabled());
    choose(2);
    QVERIFY(!button("removeObject")->isEnabled());  // not kept, so nothing to remove
    choose(1);
    button("removeObject")->click();
    run(request("GET", "/c"));
    choose(0);
    page_->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(page_.get()));
    page_->storedTable()->setFocus();
    QTest::keyClick(page_->storedTable(), Qt::Key_Delete);
    run(request("GET", "/c"));
    QCOMPARE(model()->rowCount(), 1);
    QCOMPARE(row(0).first(), "/c");
  }

  void clearEmptiesAndSetsTheClockBack() {
    run(request());
    button("keepAnswer")->click();
    base_->turn(60);
    run(request());
    button("clearCache")->click();
    QVERIFY(base_->state().caches.empty());
    QCOMPARE(base_->state().turnedSeconds, 0);
  }

  void theChosenObjectStaysChosen() {
    run(request());
    choose(0);
    run(request("GET", "/page"));
    QCOMPARE(page_->storedTable()->currentIndex().row(), 0);
  }

  void everyButtonHasANameAndTakesTheFocus() {
    for (const QPushButton* b : page_->findChildren<QPushButton*>()) {
      QVERIFY(!b->text().isEmpty() || !b->accessibleName().isEmpty());
      QVERIFY(b->focusPolicy() & Qt::TabFocus);
    }
  }

  void modelKeepsItsPromises() {
    Model model;
    const QAbstractItemModelTester strict(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto before = std::make_shared<const EdgeState>();
    auto after = std::make_shared<EdgeState>();
    const auto trace = std::make_shared<const Trace>(simulation_.visit(project_, request(), *after).last());
    model.setRun(project_, trace, before, after);
    QCOMPARE(model.rowCount(), 1);
    QVERIFY(model.anythingNew());
    model.setRun(project_, trace, after, before);
    QCOMPARE(model.data(model.index(0, Model::RequestColumn), Qt::DisplayRole), "− took it out");
    model.setRun(project_, nullptr, before, after);
    QCOMPARE(model.rowCount(), 0);
  }

  void reportTellsOutcomeAndReason_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QStringList>("says");
    QTest::newRow("miss") << "20-cache-hit"
                          << "First viewer"
                          << QStringList{"Miss", "Nothing is stored under this key.",
                                         "The answer is stored for 86400 s."};
    QTest::newRow("hit") << "20-cache-hit"
                         << "Second viewer" << QStringList{"Hit", "The cache answers 200: stored 30 s ago"};
    QTest::newRow("page of an error") << "21-error-page-served"
                                      << "Kept for 30 seconds" << QStringList{"Hit", "fresh for 1 s more"};
    QTest::newRow("expired") << "21-error-page-served"
                             << "Then asked again"
                             << QStringList{"Expired, asked again", "The answer is stored"};
  }
  void reportTellsOutcomeAndReason() {
    QFETCH(QString, file);
    QFETCH(QString, name);
    QFETCH(QStringList, says);
    const ProjectPtr project = scenario(file.toUtf8());
    const SampleRequest* asked = project->findRequest(name.toStdString());
    QVERIFY(asked);
    EdgeState edge;
    const CacheReport told = cacheReport(*project, simulation_.visit(project, *asked, edge).last());
    QCOMPARE(told.head, says.front());
    for (const QString& text : says.mid(1)) QVERIFY2(told.text.contains(text), qPrintable(told.text));
  }

  void reportOnWhatIsNotCached() {
    EdgeState edge;
    const ProjectPtr forms = scenario("20-cache-post");
    const CacheReport post =
        cacheReport(*forms, simulation_.visit(forms, forms->requests.front(), edge).last());
    QCOMPARE(post.kind, CacheReport::Kind::NotCacheable);
    QCOMPARE(post.text, "Never answered from the cache: POST is not cached.");
    QCOMPARE(cacheReport(*project_, Trace{}).kind, CacheReport::Kind::NotAsked);
  }

  void everyScenarioHasAReport() {
    for (const char* name : {"20-cache-revalidate", "20-cache-stale", "20-cache-range", "20-cache-vary-star",
                             "20-cache-ttl-minimum", "21-error-page-served", "24-failover-status"}) {
      const ProjectPtr project = scenario(name);
      for (const SampleRequest& asked : project->requests) {
        EdgeState edge;
        const CacheReport told = cacheReport(*project, simulation_.visit(project, asked, edge).last());
        QVERIFY2(told.kind != CacheReport::Kind::NotAsked, asked.name.c_str());
        QVERIFY2(!told.text.isEmpty() && !told.text.contains(".."), qPrintable(told.text));
      }
    }
  }

  void timesAreToldInTwoUnits() {
    QCOMPARE(durationText(0), "0 s");
    QCOMPARE(durationText(59), "59 s");
    QCOMPARE(durationText(60), "1 min");
    QCOMPARE(durationText(3605), "1 h");
    QCOMPARE(durationText(3900), "1 h 5 min");
    QCOMPARE(durationText(2 * 86400 + 7200), "2 days 2 h");
  }

 private:
  Trace run(const SampleRequest& asked) {
    const auto before = std::make_shared<const EdgeState>(base_->state());
    auto after = std::make_shared<EdgeState>(base_->state());
    const auto trace = std::make_shared<const Trace>(simulation_.visit(project_, asked, *after).last());
    left_ = after;
    page_->setRun(project_, trace, {before, after}, HostColors(*trace));
    return *trace;
  }
  QPushButton* button(const char* name) const { return page_->findChild<QPushButton*>(QLatin1String(name)); }
  Model* model() const { return page_->stored(); }
  /// All columns but the hidden first.
  QStringList row(int at) const {
    QStringList out;
    for (int c = Model::PathColumn; c < Model::ColumnCount; ++c)
      out << model()->index(at, c).data().toString();
    return out;
  }
  void choose(int at) { page_->storedTable()->setCurrentIndex(model()->index(at, Model::PathColumn)); }
  QString report() const {
    QString text = page_->findChild<QLabel*>("cacheReport")->text();
    return text.remove(QRegularExpression("<[^>]*>"));
  }

  Simulation simulation_;
  ProjectPtr project_;
  EdgePtr left_;
  std::unique_ptr<CachePage> page_;
  std::unique_ptr<Edge> base_;
};

QTEST_MAIN(TestCachePage)
#include "test_cache_page.moc"
