// SPDX-License-Identifier: GPL-3.0-or-later
// Stepping and running at once agree on every project shipped and on many scenarios.
#include <QDirIterator>
#include <QTest>

#include "sim/engine/visit.h"
#include "sim/format/project_yaml.h"
#include "sim/runtime/njs.h"
#include "ui/canvas/canvas_pane.h"
#include "ui/theme.h"
#include "ui/travel/stop_card.h"
#include "ui/travel/travel.h"

using namespace headway;
using namespace headway::ui;

class TestTravelAgrees : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { Theme::instance().install(*qApp); }

  /// Stepping and running at once agree, and every step back undoes one forward, whatever the project.
  void everyProjectStepsToWhatItRunsTo_data() {
    QTest::addColumn<QString>("path");
    const QString root = HEADWAY_SOURCE_DIR;
    QStringList files;
    for (const QString& folder : {root + "/resources/examples", root + "/tests/scenarios"})
      for (QDirIterator it(folder, {"*.headway.yaml"}, QDir::Files, QDirIterator::Subdirectories);
           it.hasNext();)
        files << it.next();
    files.sort();
    int n = 0;
    for (const QString& file : files)
      if (file.contains("/examples/") || n++ % 6 == 0)
        QTest::newRow(qPrintable(file.mid(root.size() + 1))) << file;
  }
  void everyProjectStepsToWhatItRunsTo() {
    QFETCH(QString, path);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto read = readProject(file.readAll().toStdString(), path.toStdString());
    if (!read) QSKIP("a project that is refused on purpose");
    const auto project = std::make_shared<const Project>(*read);
    Document document;
    document.reset(*project, "P");
    CanvasPane pane(document);
    pane.resize(1200, 700);
    Travel travel(document, pane);
    const Simulation simulation = engineSimulation(std::make_shared<NjsRuntime>());
    for (const SampleRequest& request : project->requests) {
      EdgeState edge;
      const auto visit = std::make_shared<const VisitTrace>(simulation.visit(project, request, edge));
      for (const VisitEntry& entry : visit->entries) {
        const TracePtr trace(visit, &entry.trace);
        pane.scene().setTrace(trace, HostColors(*trace));
        const PathState whole = pane.scene().state();
        QVERIFY(whole == pathState(*project, trace.get()));
        travel.setTrace(trace);
        Playback& playback = travel.playback();
        if (playback.stops() == 0) continue;
        std::vector<std::pair<PathState, StopText>> seen;
        playback.toStart();
        const auto look = [&] { return std::pair(pane.scene().state(), travel.card().text()); };
        seen.push_back(look());
        while (playback.canGoForward()) {
          playback.forward();
          seen.push_back(look());
        }
        QVERIFY2(pane.scene().state() == whole, request.name.c_str());
        QCOMPARE(seen.size(), trace->hops.size() + 1);
        for (auto back = seen.rbegin(); back != seen.rend(); ++back) {
          QVERIFY2(look() == *back, request.name.c_str());
          playback.back();
        }
        playback.rest();
        QVERIFY(pane.scene().state() == whole);
      }
    }
  }
};

QTEST_MAIN(TestTravelAgrees)
#include "test_travel_agrees.moc"
