// SPDX-License-Identifier: GPL-3.0-or-later
// Every model of the window keeps the promises of QAbstractItemModel while a person works.
#include <QAbstractItemModelTester>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <map>
#include <memory>
#include <set>

#include "sim/model/edits.h"
#include "sim/runtime/njs.h"
#include "tests/ui/studio.h"
#include "ui/main_window.h"
#include "ui/panels/request_bar.h"
#include "ui/trace/cache_page.h"
#include "ui/trace/header_life.h"
#include "ui/trace/headers_page.h"
#include "ui/trace/trace_panel.h"
#include "ui/window/commands.h"
#include "ui/window/file_flow.h"
#include "ui/window/workspace.h"

using namespace headway;
using namespace headway::ui;

class TestModels : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    prepareStudio(folder_.path());
    window_ = std::make_unique<MainWindow>(engineSimulation(std::make_shared<NjsRuntime>()));
    window_->show();
    for (auto* model : window_->findChildren<QAbstractItemModel*>()) {
      const QString name = QString::fromLatin1(model->metaObject()->className());
      if (!name.startsWith("headway::ui::")) continue;
      models_[model] = name.section("::", -1);
      testers_.push_back(std::make_unique<QAbstractItemModelTester>(model));
    }
  }
  void cleanupTestCase() {
    testers_.clear();
    window_.reset();
  }
  void cleanup() { noteRows(); }

  void noModelIsForgotten() {
    const QRegularExpression derived(R"(class (\w+) (?:final )?: public Q\w*Model\b)");
    std::set<QString> written, held;
    QDirIterator it(HEADWAY_SOURCE_DIR "/ui", {"*.h", "*.cpp"}, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext()) {
      QFile file(it.next());
      QVERIFY(file.open(QIODevice::ReadOnly));
      for (auto found = derived.globalMatch(QString::fromUtf8(file.readAll())); found.hasNext();)
        written.insert(found.next().captured(1));
    }
    for (const auto& [model, name] : models_) held.insert(name);
    QVERIFY(written.size() >= 10);
    for (const QString& name : written) QVERIFY2(held.contains(name), qPrintable(name));
  }

  void aProjectIsOpened() {
    waitFor([this] { window_->files().openExample(); });
    noteRows();
  }

  void theResultIsPinnedAndTheDesignBroken() {
    command("trace.pin");
    waitFor([this] { set("USE_X_FORWARDED_HOST", false); });
    noteRows();
    waitFor([this] { window_->document().undoStack().undo(); });
    command("trace.unpin");
  }

  void aHeaderIsFilteredAndFollowed() {
    HeadersPage* page = window_->workspace().trace().headers();
    page->filter()->setText("forwarded");
    page->filter()->setText("nothing is called that");
    page->filter()->clear();
    page->life()->toggle("Host");
    page->life()->toggle("X-Forwarded-Host");
    noteRows();
    waitFor([this] { set("USE_X_FORWARDED_HOST", false); });
    page->life()->toggle("Host");
  }

  void requestsComeAndGo() {
    const ProjectPtr project = window_->document().snapshot();
    QVERIFY(project->requests.size() > 1);
    for (std::size_t i = 1; i < project->requests.size(); ++i)
      waitFor([this, i] { window_->requestBar().setCurrentRequest(static_cast<int>(i)); });
    Project fewer = *project;
    fewer.requests.erase(fewer.requests.begin());
    window_->document().apply("fewer", std::move(fewer));
    noteRows();
    window_->document().undoStack().undo();
    waitFor([this] { window_->requestBar().setCurrentRequest(0); });
  }

  void answersAreKeptAndForgotten() {
    open("reported/F45-session-shared-broken.headway.yaml");
    CachePage* cache = window_->workspace().trace().cache();
    waitFor([cache] { emit cache->keepWanted(); });
    waitFor([this] { window_->requestBar().setCurrentRequest(1); });
    noteRows();
    waitFor([cache] { emit cache->clearWanted(); });
  }

  void otherProjectsAreOpened() {
    for (const char* name : {"login-visit.headway.yaml", "load-balancer.headway.yaml", "fan-out.headway.yaml",
                             "function-url.headway.yaml"}) {
      open(name);
      noteRows();
    }
  }

  void theTraceIsTakenAway() {
    waitFor([this] { window_->files().newProject(); });
    for (const auto& [model, name] : models_)
      QVERIFY2(model->rowCount() == 0 || name == "RequestListModel", qPrintable(name));
  }

  void allOfThemHadRows() {
    for (const auto& [model, name] : models_) QVERIFY2(filled_.contains(name), qPrintable(name));
  }

 private:
  void open(const char* example) {
    window_->document().undoStack().setClean();  // leaves without a question
    waitFor([this, example] {
      QVERIFY(window_->files().open(QLatin1String(HEADWAY_SOURCE_DIR "/resources/examples/") + example));
    });
  }
  void set(const char* field, bool value) {
    Document& d = window_->document();
    QVERIFY(d.apply("set", edits::setNodeField(*d.snapshot(), NodeId{"django"}, field, value)));
  }
  void command(const char* id) {
    QVERIFY2(window_->commands().find(id), id);
    window_->commands().find(id)->trigger();
  }
  void noteRows() {
    for (const auto& [model, name] : models_)
      if (model->rowCount() > 0) filled_.insert(name);
  }
  template <class Act>
  void waitFor(Act act) {
    QSignalSpy shown(window_.get(), &MainWindow::traceShown);
    act();
    QTRY_VERIFY_WITH_TIMEOUT(!shown.isEmpty(), 20000);
  }

  QTemporaryDir folder_;
  std::unique_ptr<MainWindow> window_;
  std::map<const QAbstractItemModel*, QString> models_;
  std::vector<std::unique_ptr<QAbstractItemModelTester>> testers_;
  std::set<QString> filled_;
};

QTEST_MAIN(TestModels)
#include "test_models.moc"
