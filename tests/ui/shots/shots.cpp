// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of the window's main states, for eyes: `shots FOLDER [NAME...]`. ./dev shots runs it on a virtual
// screen.
#include <QAction>
#include <QApplication>
#include <QDir>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTextStream>
#include <functional>

#include "sim/model/annotation_edits.h"
#include "sim/model/edits.h"
#include "sim/runtime/njs.h"
#include "tests/support/shops.h"
#include "tests/ui/studio.h"
#include "ui/canvas/canvas_pane.h"
#include "ui/canvas/canvas_view.h"
#include "ui/main_window.h"
#include "ui/panels/request_bar.h"
#include "ui/theme.h"
#include "ui/trace/trace_panel.h"
#include "ui/window/commands.h"
#include "ui/window/file_flow.h"
#include "ui/window/workspace.h"

using namespace headway;
using namespace headway::ui;

namespace {

constexpr int kSettleMs = 700;  // the verdict, the fixes tried, a short motion

void set(MainWindow& window, const char* node, const char* field, const Value& value) {
  const auto done = window.document().apply(
      "shot", edits::setNodeField(*window.document().snapshot(), NodeId{node}, field, value));
  if (!done) qFatal("%s", done.error().message.c_str());
}

void press(MainWindow& window, const char* command, int times = 1) {
  QAction* action = window.commands().find(QLatin1String(command));
  if (!action) qFatal("no command %s", command);
  for (int i = 0; i < times; ++i) action->trigger();
}

void breakIt(MainWindow& window) { set(window, "django", "USE_X_FORWARDED_HOST", false); }

void drawGroups(MainWindow& window) {
  const Project& now = *window.document().snapshot();
  std::vector<NodeId> apps;
  for (const Node& node : now.nodes)
    if (node.kind() != NodeKind::Viewer && node.kind() != NodeKind::Distribution) apps.push_back(node.id);
  auto grouped = edits::group(now, apps, "Account 42: eu-west-1");
  if (!grouped) qFatal("%s", grouped.error().message.c_str());
  window.document().apply("shot", edits::addNote(*grouped, {"Ask Ada before the bucket moves.", 0, 140}));
  press(window, "arrange.automatically");
  window.workspace().canvas().view().fit();
}

struct Shot {
  const char* name;
  Theme::Mode mode;
  const char* from;  ///< a template, or a file of resources/examples; null: an empty window
  std::function<void(MainWindow&)> act;
};

const std::vector<Shot>& shots() {
  using Mode = Theme::Mode;
  static const std::vector<Shot> all = {
      {"delivered", Mode::Light, "article", [](MainWindow&) {}},
      {"refused", Mode::Light, "article", breakIt},
      {"refused-dark", Mode::Dark, "article", breakIt},
      {"stepping", Mode::Light, "article",
       [](MainWindow& w) {
         press(w, "trace.to-start");
         press(w, "trace.step-forward", 3);
       }},
      {"following-a-host", Mode::Dark, "article", [](MainWindow& w) { press(w, "trace.follow-host"); }},
      {"compare", Mode::Light, "article",
       [](MainWindow& w) {
         press(w, "trace.pin");
         breakIt(w);
       }},
      {"function-error", Mode::Light, "article",
       [](MainWindow& w) {
         set(w, "forward-host", "code",
             std::string("function handler(event) {\n  return event.reqest.headers;\n}\n"));
         w.workspace().canvas().view().goTo(NodeId{"forward-host"});
       }},
      {"load-balancer", Mode::Light, "load-balancer", [](MainWindow&) {}},
      {"doors", Mode::Light, "fan-out.headway.yaml", [](MainWindow&) {}},
      {"visit", Mode::Light, "login-visit.headway.yaml", [](MainWindow&) {}},
      {"cache", Mode::Light, "reported/F45-session-shared-broken.headway.yaml",
       [](MainWindow& w) {
         w.requestBar().setCurrentRequest(1);
         w.workspace().trace().showTab(TracePanel::CacheTab);
       }},
      {"groups", Mode::Light, "static-files", drawGroups},
      {"groups-dark", Mode::Dark, "static-files", drawGroups},
      {"empty", Mode::Light, nullptr, [](MainWindow&) {}},
      {"commands", Mode::Dark, "article",
       [](MainWindow& w) {
         press(w, "help.palette");
         QTest::keyClicks(QApplication::focusWidget(), "host");
       }},
      {"many-nodes", Mode::Light, nullptr,
       [](MainWindow& w) { w.document().reset(headway::testing::shops(40), "Forty shops"); }},
  };
  return all;
}

bool take(const Shot& shot, const QDir& folder) {
  QSettings().clear();
  MainWindow window(engineSimulation(std::make_shared<NjsRuntime>()));
  Theme::instance().setMode(shot.mode);
  window.resize(1440, 900);
  window.show();
  window.activateWindow();
  if (!QTest::qWaitForWindowActive(&window)) return false;
  const QString from = QLatin1String(shot.from);
  if (from.endsWith(QLatin1String(".yaml")))
    window.files().open(QStringLiteral(HEADWAY_SOURCE_DIR "/resources/examples/") + from);
  else if (!from.isEmpty())
    window.files().openTemplate(from);
  QTest::qWait(kSettleMs);
  shot.act(window);
  QTest::qWait(kSettleMs);
  window.document().undoStack().setClean();  // closes without a question
  return window.grab().save(folder.filePath(QLatin1String(shot.name) + ".png"));
}

}  // namespace

int main(int argc, char** argv) {
  QApplication app(argc, argv);
  const QTemporaryDir settings;
  prepareStudio(settings.path());
  QTextStream out(stdout);
  const QStringList names = app.arguments().mid(2);
  const QDir folder(app.arguments().value(1, "."));
  if (!folder.mkpath(".")) return 1;
  for (const Shot& shot : shots()) {
    if (!names.isEmpty() && !names.contains(QLatin1String(shot.name))) continue;
    const bool taken = take(shot, folder);
    out << (taken ? "" : "FAILED: ") << folder.filePath(QLatin1String(shot.name) + ".png") << Qt::endl;
    if (!taken) return 1;
  }
  return 0;
}
