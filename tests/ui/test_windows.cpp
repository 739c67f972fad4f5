// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAction>
#include <QDir>
#include <QDropEvent>
#include <QFileDialog>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QPointer>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include "sim/format/project_yaml.h"
#include "sim/model/edits.h"
#include "sim/runtime/njs.h"
#include "tests/ui/sample.h"
#include "tests/ui/studio.h"
#include "ui/canvas/canvas_pane.h"
#include "ui/main_window.h"
#include "ui/theme.h"
#include "ui/window/commands.h"
#include "ui/window/file_flow.h"
#include "ui/window/notice_bar.h"
#include "ui/window/recovery_flow.h"
#include "ui/window/windows.h"
#include "ui/window/workspace.h"

using namespace headway;
using namespace headway::ui;

namespace {

const NodeId kDjango{"django"};

void edit(MainWindow& w) {
  QVERIFY(w.document().apply("rename", edits::rename(*w.document().snapshot(), kDjango, "Mine")));
}

/// Presses the button of the next message box, and says whose box it was.
void answer(QMessageBox::StandardButton button, QString* asked = nullptr) {
  QTimer::singleShot(0, qApp, [button, asked] {
    auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
    QVERIFY(box);
    if (asked) *asked += box->text() + '\n';
    box->button(button)->click();
  });
}

}  // namespace

class TestWindows : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    prepareStudio(dir_.path());
    QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    QApplication::setQuitOnLastWindowClosed(false);
    for (const QString& name : {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")})
      QVERIFY(writeFileAtomically(path(name).toStdString(), writeProject(sample::project())));
  }

  void init() {
    QSettings().clear();
    window_ = new MainWindow(engineSimulation(std::make_shared<NjsRuntime>()));
    window_->setAttribute(Qt::WA_DeleteOnClose);
    window_->show();
  }

  void cleanup() {
    for (MainWindow* w : openWindows()) delete w;
  }

  void anotherWindowIsEmptyAndClosesAlone() {
    window_->files().openExample();
    run(*window_, "file.new-window");
    QCOMPARE(openWindows().size(), std::size_t(2));
    const QPointer<MainWindow> second = other(*window_);
    QVERIFY(second->document().snapshot()->nodes.empty());
    QVERIFY(second->pos() != window_->pos());
    second->files().openExample();
    QTRY_VERIFY(second->trace());  // it simulates as the first does
    QCOMPARE(second->trace()->verdict.kind, Verdict::Kind::Delivered);
    run(*second, "file.close");
    QTRY_VERIFY(!second);
    QCOMPARE(openWindows(), std::vector<MainWindow*>{window_});
    QVERIFY(!window_->document().snapshot()->nodes.empty());
  }

  void everyFileOfTheCommandLineGetsAWindow() {
    openAtStart(*window_, {path("a"), path("b"), path("a")});
    QCOMPARE(openWindows().size(), std::size_t(2));
    QCOMPARE(window_->document().path(), path("a"));
    QCOMPARE(other(*window_)->document().path(), path("b"));
  }

  void aFileThatCantBeReadTakesNoWindow() {
    QString said;
    answer(QMessageBox::Ok, &said);
    openAtStart(*window_, {path("none"), path("b")});
    QVERIFY(said.contains("none.headway.yaml can't be opened"));
    QCOMPARE(openWindows().size(), std::size_t(1));
    QCOMPARE(window_->document().path(), path("b"));
    answer(QMessageBox::Ok);
    QVERIFY(!openInNewWindow(*window_, path("none")));
    QCOMPARE(openWindows().size(), std::size_t(1));
  }

  void nothingToOpenIsTheWorkedExample() {
    openAtStart(*window_, {});
    QCOMPARE(window_->document().title(), QString("Worked example"));
  }

  void aFileIsOpenOnce() {
    openAtStart(*window_, {path("a"), path("b")});
    MainWindow* second = other(*window_);
    edit(*window_);
    bringToFront(*second);
    QTRY_VERIFY(second->isActiveWindow());
    QVERIFY(second->files().open(dir_.path() + "/./a.headway.yaml"));
    QTRY_VERIFY(window_->isActiveWindow());
    QCOMPARE(second->document().path(), path("b"));
    QVERIFY(window_->document().isModified());  // as it was
    QCOMPARE(openInNewWindow(*window_, path("b")), second);
    QTRY_VERIFY(second->isActiveWindow());
  }

  void theDialogOpensIntoAnotherWindow() {
    window_->files().open(path("a"));
    QTimer::singleShot(0, this, [this] {
      auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
      QVERIFY(dialog);
      auto* name = dialog->findChild<QLineEdit*>("fileNameEdit");
      name->setText(path("b"));
      QTest::keyClick(name, Qt::Key_Return);
    });
    run(*window_, "file.open-in-window");
    QCOMPARE(window_->document().path(), path("a"));
    QCOMPARE(other(*window_)->document().path(), path("b"));
  }

  void severalDroppedFilesGetWindows() {
    QMimeData files;
    files.setUrls(
        {QUrl::fromLocalFile(path("a")), QUrl("https://shop.example.com/"), QUrl::fromLocalFile(path("b"))});
    QDragEnterEvent enter(QPoint(10, 10), Qt::CopyAction, &files, Qt::LeftButton, {});
    QApplication::sendEvent(window_, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(10, 10), Qt::CopyAction, &files, Qt::LeftButton, {});
    QApplication::sendEvent(window_, &drop);
    QCOMPARE(window_->document().path(), path("a"));
    QCOMPARE(other(*window_)->document().path(), path("b"));
  }

  void quittingAsksForEachAndStopsAtNo() {
    openAtStart(*window_, {path("a"), path("b"), path("c")});
    for (MainWindow* w : openWindows()) edit(*w);
    answer(QMessageBox::Cancel);
    run(*window_, "file.quit");
    QCOMPARE(openWindows().size(), std::size_t(3));
    QString asked;
    // Each answer comes while the question of its window is open; the next one is asked after that.
    answer(QMessageBox::Discard, &asked);
    QTimer::singleShot(0, this, [&asked] {
      answer(QMessageBox::Discard, &asked);
      QTimer::singleShot(0, qApp, [&asked] { answer(QMessageBox::Discard, &asked); });
    });
    run(*window_, "file.quit");
    QVERIFY(openWindows().empty());
    for (const char* name : {"a.headway", "b.headway", "c.headway"})
      QVERIFY2(asked.contains(name), qPrintable(asked));
    QTRY_VERIFY(QDir(RecoveryFlow::folder()).entryList(QDir::Files).isEmpty());
  }

  void settingsAreThoseOfAllWindows() {
    openAtStart(*window_, {path("a"), path("b")});
    MainWindow* second = other(*window_);
    QCOMPARE(second->files().recentFiles(), window_->files().recentFiles());
    QCOMPARE(second->files().recentFiles().size(), 2);
    second->commands().setKeys("view.fit", QKeySequence("Ctrl+Alt+F"));
    QCOMPARE(window_->commands().find("view.fit")->shortcut(), QKeySequence("Ctrl+Alt+F"));
    run(*second, "view.dark");
    QVERIFY(window_->commands().find("view.dark")->isChecked());
    run(*window_, "view.light");
    QVERIFY(second->commands().find("view.light")->isChecked());
    QVERIFY(!Theme::instance().isDark());
  }

  void nodesAreCopiedFromWindowToWindow() {
    openAtStart(*window_, {path("a")});
    MainWindow& second = newWindow(*window_);
    window_->workspace().canvas().scene().selectAll();
    run(*window_, "edit.copy");
    run(second, "edit.paste");
    QCOMPARE(second.document().snapshot()->nodes.size(), window_->document().snapshot()->nodes.size());
    QCOMPARE(second.document().snapshot()->links.size(), window_->document().snapshot()->links.size());
  }

  void theMenuListsTheWindows() {
    openAtStart(*window_, {path("b"), path("a")});
    edit(*window_);
    bringToFront(*window_);
    QTRY_VERIFY(window_->isActiveWindow());
    QMenu* list = nullptr;
    for (QMenu* menu : window_->findChildren<QMenu*>())
      if (menu->title() == "&Windows") list = menu;
    QVERIFY(list);
    emit list->aboutToShow();
    QCOMPARE(list->actions().size(), 2);
    QCOMPARE(list->actions()[0]->text(), QString("a.headway.yaml"));
    QCOMPARE(list->actions()[1]->text(), QString("b.headway.yaml*"));
    QVERIFY(list->actions()[1]->isChecked() && !list->actions()[0]->isChecked());
    list->actions()[0]->trigger();
    QTRY_VERIFY(other(*window_)->isActiveWindow());
  }

  void recoveredWorkLeavesOtherWorkAlone() {
    const QString folder = RecoveryFlow::folder();
    QVERIFY(QDir().mkpath(folder));
    const RecoveryCopy copy = {{}, "Lost", QDateTime::currentDateTimeUtc(), writeProject(sample::project())};
    QVERIFY(writeRecovery(folder + "/x.recovery", copy));
    openAtStart(*window_, {path("a")});
    edit(*window_);
    window_->recovery().offer();
    window_->notices().bar("recovery")->choose(0);
    QCOMPARE(window_->document().path(), path("a"));
    QCOMPARE(other(*window_)->document().title(), QString("Lost"));
    QVERIFY(other(*window_)->document().isModified());
  }

 private:
  QString path(const QString& name) const { return dir_.filePath(name + ".headway.yaml"); }
  static void run(MainWindow& w, const char* id) {
    QAction* action = w.commands().find(QLatin1String(id));
    QVERIFY(action);
    action->trigger();
  }
  static MainWindow* other(MainWindow& than) {
    for (MainWindow* w : openWindows())
      if (w != &than) return w;
    return nullptr;
  }

  QTemporaryDir dir_;
  MainWindow* window_ = nullptr;
};

QTEST_MAIN(TestWindows)
#include "test_windows.moc"
