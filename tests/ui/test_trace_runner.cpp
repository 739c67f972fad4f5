// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>
#include <QThread>

#include "ui/document/document.h"
#include "ui/run/trace_runner.h"

using namespace headway;
using namespace headway::ui;

Q_DECLARE_METATYPE(headway::ui::VisitPtr)

namespace {

/// A simulation that waits for `gate` and answers with the request's name; a name with "bad" is refused.
struct Gated {
  QSemaphore gate;
  std::atomic<int> runs = 0, fixes = 0;
  std::atomic<qint64> fixesAt = -1;
  std::atomic<QThread*> thread = nullptr;

  Simulation simulation() {
    return {[this](const ProjectPtr&, const SampleRequest& request, EdgeState& edge) {
              gate.acquire();
              edge.turnedSeconds += 5;
              ++runs;
              thread = QThread::currentThread();
              VisitTrace visit;
              Trace& t = visit.entries.emplace_back().trace;
              t.request = request.name;
              const bool bad = request.name.find("bad") != std::string::npos;
              t.verdict.kind = bad ? Verdict::Kind::Refused : Verdict::Kind::Delivered;
              return visit;
            },
            [this](const ProjectPtr&, const SampleRequest& request, const Trace&, const EdgeState& edge,
                   const std::stop_token& stop) {
              fixesAt = edge.turnedSeconds;
              ++fixes;
              while (request.name == "endlessly bad" && !stop.stop_requested()) QThread::yieldCurrentThread();
              return Fixes(2);
            }};
  }
};

SampleRequest named(const char* name) {
  SampleRequest r;
  r.name = name;
  return r;
}

}  // namespace

class TestTraceRunner : public QObject {
  Q_OBJECT

 private slots:
  void init() {
    gated_ = std::make_unique<Gated>();
    runner_ = std::make_unique<TraceRunner>(gated_->simulation());
    finished_.clear();
    connect(runner_.get(), &TraceRunner::finished, this,
            [this](const VisitPtr& visit) { finished_ << QString::fromStdString(visit->last().request); });
  }
  void cleanup() {
    gated_->gate.release(100);
    runner_.reset();
  }

  void runsOnAnotherThread() {
    gated_->gate.release();
    runner_->run(project_, named("a"));
    QTRY_COMPARE(finished_, QStringList{"a"});
    QVERIFY(gated_->thread != QThread::currentThread());
  }

  void ofManyOnlyTheNewestIsShown() {
    for (const char* name : {"a", "b", "c", "d"}) runner_->run(project_, named(name));
    gated_->gate.release(4);
    QTRY_COMPARE(finished_, QStringList{"d"});
    QTRY_VERIFY(!runner_->isBusy());
    QCOMPARE(gated_->runs.load(), 2);  // the one under way, and the newest
  }

  void generationsGrow() {
    gated_->gate.release(2);
    const quint64 first = runner_->run(project_, named("a"));
    QVERIFY(runner_->run(project_, named("b")) > first);
    QTRY_COMPARE(finished_, QStringList{"b"});
  }

  void fixesAreLookedForOnlyWhenRefused() {
    QSignalSpy found(runner_.get(), &TraceRunner::fixesFound);
    gated_->gate.release(2);
    runner_->run(project_, named("good"));
    QTRY_VERIFY(!runner_->isBusy());
    QCOMPARE(gated_->fixes.load(), 0);
    runner_->run(project_, named("bad"));
    QTRY_COMPARE(found.count(), 1);
    QCOMPARE(gated_->fixes.load(), 1);
    QTRY_VERIFY(!runner_->isBusy());
  }

  void theNextRunNeverWaitsForFixes() {
    QSignalSpy found(runner_.get(), &TraceRunner::fixesFound);
    gated_->gate.release(2);
    runner_->run(project_, named("endlessly bad"));
    QTRY_COMPARE(gated_->fixes.load(), 1);
    QVERIFY(runner_->isBusy());
    runner_->run(project_, named("good"));
    QTRY_COMPARE(finished_, (QStringList{"endlessly bad", "good"}));
    QTRY_VERIFY(!runner_->isBusy());
    QCOMPARE(found.count(), 0);  // what was looked for is of no use any more
  }

  void aRunnerThatGoesStopsWhatFollows() {
    gated_->gate.release();
    runner_->run(project_, named("endlessly bad"));
    QTRY_COMPARE(gated_->fixes.load(), 1);
    runner_.reset();
    QCOMPARE(gated_->fixes.load(), 1);
  }

  void aRunWorksOnACopyOfTheCaches() {
    EdgeState base;
    base.turnedSeconds = 60;
    QList<qint64> left;
    connect(runner_.get(), &TraceRunner::finished, this,
            [&](const VisitPtr&, const ProjectPtr&, const EdgePtr& edge) { left << edge->turnedSeconds; });
    gated_->gate.release(2);
    for (qsizetype i = 1; i <= 2; ++i) {
      runner_->run(project_, named("bad"), base);
      QTRY_COMPARE(left.size(), i);
      QTRY_VERIFY(!runner_->isBusy());
    }
    QCOMPARE(left, (QList<qint64>{65, 65}));
    QCOMPARE(base.turnedSeconds, 60);
    QCOMPARE(gated_->fixesAt.load(), 60);  // fixes are tried on what the run began with
  }

  void aRunAskedForWhileShowingIsMade() {
    connect(runner_.get(), &TraceRunner::finished, this, [this](const VisitPtr& visit) {
      if (visit->last().request == "a") runner_->run(project_, named("b"));
    });
    gated_->gate.release(2);
    runner_->run(project_, named("a"));
    QTRY_COMPARE(finished_, (QStringList{"a", "b"}));
  }

 private:
  ProjectPtr project_ = std::make_shared<const Project>();
  std::unique_ptr<Gated> gated_;
  std::unique_ptr<TraceRunner> runner_;
  QStringList finished_;
};

QTEST_GUILESS_MAIN(TestTraceRunner)
#include "test_trace_runner.moc"
