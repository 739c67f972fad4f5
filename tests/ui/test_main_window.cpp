// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAction>
#include <QLabel>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include "sim/format/templates.h"
#include "sim/model/edits.h"
#include "sim/runtime/njs.h"
#include "tests/ui/studio.h"
#include "ui/canvas/canvas_pane.h"
#include "ui/canvas/link_item.h"
#include "ui/canvas/node_item.h"
#include "ui/inspector/inspector.h"
#include "ui/main_window.h"
#include "ui/panels/request_bar.h"
#include "ui/panels/why_card.h"
#include "ui/theme.h"
#include "ui/trace/cache_page.h"
#include "ui/trace/trace_panel.h"
#include "ui/window/commands.h"
#include "ui/window/file_flow.h"
#include "ui/window/workspace.h"

using namespace headway;
using namespace headway::ui;

namespace {
const NodeId kDjango{"django"};
}

class TestMainWindow : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { prepareStudio(settings_.path()); }

  void init() {
    QSettings().clear();
    window_ = std::make_unique<MainWindow>(engineSimulation(std::make_shared<NjsRuntime>()));
    window_->show();
    waitFor([this] { window_->files().openExample(); });
  }
  void cleanup() { window_.reset(); }

  void startsOnTheWorkedExampleDelivered() {
    QCOMPARE(window_->document().title(), QString("Worked example"));
    QVERIFY(!window_->isWindowModified());
    QVERIFY(window_->windowTitle().startsWith("Worked example"));
    QCOMPARE(verdict().kind, Verdict::Kind::Delivered);
    QCOMPARE(verdict().status, 200);
    QCOMPARE(canvas().banner().text(),
             QString("Delivered · 200  Django believes shop.example.com over https"));
  }

  void breakingASettingIsSeenAndUndone() {
    waitFor([this] { setForwardedHost(false); });
    QCOMPARE(verdict().kind, Verdict::Kind::Refused);
    QCOMPARE(verdict().status, 400);
    QCOMPARE(canvas().scene().item(kDjango)->state().mark, PathMark::Refused);
    QVERIFY(window_->isWindowModified());
    QCOMPARE(window_->workspace().inspector().node(), kDjango);
    QVERIFY(window_->workspace().why().shown().kicker.contains("refused"));
    waitFor([this] { window_->document().undoStack().undo(); });
    QCOMPARE(verdict().kind, Verdict::Kind::Delivered);
    QVERIFY(!window_->isWindowModified());
    QVERIFY(window_->workspace().why().fixes().empty());
  }

  void everyTemplateOpensDelivered() {
    const auto all = projectTemplates();
    for (std::size_t i = 1; i <= all.size(); ++i) {  // the worked example, which is there already, last
      const std::string id(all[i % all.size()].id);
      waitFor([&] { window_->files().openTemplate(QString::fromStdString(id)); });
      QCOMPARE(verdict().kind, Verdict::Kind::Delivered);
      QVERIFY(!window_->isWindowModified());
    }
  }

  void theMenuAndThePaletteShareTheTemplates() {
    QMenu* menu = nullptr;
    for (QMenu* m : window_->findChildren<QMenu*>())
      if (m->title() == "New from &template") menu = m;
    QVERIFY(menu);
    QCOMPARE(menu->actions().size(), static_cast<qsizetype>(projectTemplates().size()));
    for (const QAction* action : menu->actions())
      QCOMPARE(window_->commands().find(action->objectName()), action);
    waitFor([&] { menu->actions().last()->trigger(); });
    const QString title = QString::fromUtf8(projectTemplates().back().title.data(),
                                            static_cast<qsizetype>(projectTemplates().back().title.size()));
    QCOMPARE(window_->document().title(), title.section(':', 0, 0));
  }

  void everyOfferedFixDelivers() {
    waitFor([this] { setForwardedHost(false); });
    WhyCard& why = window_->workspace().why();
    QTRY_VERIFY(!why.fixes().empty());
    const int count = static_cast<int>(why.fixes().size());
    for (int i = 0; i < count; ++i) {
      waitFor([&] { emit why.fixChosen(i); });
      QCOMPARE(verdict().kind, Verdict::Kind::Delivered);
      waitFor([this] { window_->document().undoStack().undo(); });
      QTRY_COMPARE(static_cast<int>(why.fixes().size()), count);
    }
  }

  void aFixKeepsTheBoxesWhereTheyAre() {
    waitFor([this] { setForwardedHost(false); });
    QTRY_VERIFY(!window_->workspace().why().fixes().empty());
    QVERIFY(window_->document().apply(
        "move", edits::move(*window_->document().snapshot(), {{kDjango, Point{4, 400}}})));
    waitFor([this] { emit window_->workspace().why().fixChosen(0); });
    QVERIFY((window_->document().snapshot()->layout.at(kDjango) == Point{4, 400}));
  }

  void movingABoxRunsNothing() {
    QSignalSpy shown(window_.get(), &MainWindow::traceShown);
    const TracePtr before = window_->trace();
    QVERIFY(window_->document().apply(
        "move", edits::move(*window_->document().snapshot(), {{kDjango, Point{4, 400}}})));
    QTest::qWait(150);
    QCOMPARE(shown.count(), 0);
    QCOMPARE(window_->trace(), before);
  }

  void theCacheIsKeptUntilAnotherProjectIsOpened() {
    const int steps = window_->document().undoStack().count();
    waitFor([this] { window_->edge().turn(60); });
    QCOMPARE(window_->workspace().trace().cache()->findChild<QLabel*>("edgeClock")->text(), "+ 1 min");
    waitFor([this] { setForwardedHost(false); });
    QCOMPARE(window_->edge().state().turnedSeconds, 60);  // an edit leaves the cache alone
    QCOMPARE(window_->document().undoStack().count(), steps + 1);
    waitFor([this] { window_->document().undoStack().undo(); });
    QCOMPARE(window_->edge().state().turnedSeconds, 60);
    waitFor([this] { window_->files().openExample(); });
    QCOMPARE(window_->edge().state().turnedSeconds, 0);
    QCOMPARE(window_->workspace().trace().cache()->findChild<QLabel*>("edgeClock")->text(), "+ 0 s");
  }

  void anotherRequestIsTracedAtOnce() {
    auto* bar = window_->findChild<RequestBar*>();
    waitFor([&] { bar->setCurrentRequest(2); });
    QCOMPARE(verdict().kind, Verdict::Kind::Answered);
    QCOMPARE(verdict().status, 301);
    QCOMPARE(canvas().scene().item(NodeId{"api"})->state().mark, PathMark::NotReached);
    QCOMPARE(canvas().scene().item(NodeId{"edge"})->state().mark, PathMark::Answered);
  }

  void choosingANodeInspectsIt() {
    canvas().scene().select(NodeId{"api"});
    QCOMPARE(window_->workspace().inspector().node(), NodeId{"api"});
    canvas().scene().select(LinkId{"edge->api"});
    QCOMPARE(window_->workspace().inspector().link(), LinkId{"edge->api"});
    canvas().scene().clearSelection();
    QCOMPARE(window_->workspace().inspector().node(), kDjango);  // it decided
  }

  void savesOpensAndRemembers() {
    QTemporaryDir dir;
    const QString path = dir.filePath("shop.headway.yaml");
    setForwardedHost(false);
    QVERIFY(window_->document().saveAs(path, [](const auto&) { return true; }));
    const Project saved = *window_->document().snapshot();
    window_->files().openExample();
    QVERIFY(window_->files().open(path));
    QVERIFY(*window_->document().snapshot() == saved);
    QVERIFY(window_->windowTitle().startsWith("shop.headway.yaml"));
    QCOMPARE(window_->files().recentFiles(), QStringList{path});
    QTRY_COMPARE(verdict().kind, Verdict::Kind::Refused);
  }

  void unsavedWorkIsNotLostUnasked() {
    setForwardedHost(false);
    answer(QMessageBox::Cancel);
    QVERIFY(!window_->close());
    QVERIFY(window_->isVisible());
    answer(QMessageBox::Cancel);
    window_->files().openExample();
    QVERIFY(window_->document().isModified());
    answer(QMessageBox::Discard);
    QVERIFY(window_->close());
  }

  void anEmptyProjectShowsNoVerdict() {
    waitFor([this] { window_->files().newProject(); });
    QVERIFY(!window_->trace());
    QVERIFY(!canvas().banner().isVisible());
    QVERIFY(canvas().scene().nodesInOrder().empty());
  }

  void lookIsRememberedAndTakesEffect() {
    window_->commands().find("view.dark")->trigger();
    QVERIFY(Theme::instance().isDark());
    QVERIFY(window_->palette().color(QPalette::Window).lightness() < 100);
    window_ = std::make_unique<MainWindow>(engineSimulation(std::make_shared<NjsRuntime>()));
    QCOMPARE(Theme::instance().mode(), Theme::Mode::Dark);
    Theme::instance().setMode(Theme::Mode::Light);
    QVERIFY(!Theme::instance().isDark());
  }

 private:
  CanvasPane& canvas() { return window_->workspace().canvas(); }
  const Verdict& verdict() { return window_->trace()->verdict; }
  void setForwardedHost(bool on) {
    Document& d = window_->document();
    QVERIFY(d.apply("set", edits::setNodeField(*d.snapshot(), kDjango, "USE_X_FORWARDED_HOST", on)));
  }
  /// Does it and waits until the panels show a trace of it.
  template <class Act>
  void waitFor(Act act) {
    QSignalSpy shown(window_.get(), &MainWindow::traceShown);
    act();
    QVERIFY(!shown.isEmpty() || shown.wait(10000));
  }
  /// Presses that button of the next message box.
  void answer(QMessageBox::StandardButton button) {
    QTimer::singleShot(0, this, [button] {
      auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
      QVERIFY(box);
      box->button(button)->click();
    });
  }

  QTemporaryDir settings_;
  std::unique_ptr<MainWindow> window_;
};

QTEST_MAIN(TestMainWindow)
#include "test_main_window.moc"
