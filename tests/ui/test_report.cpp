// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAction>
#include <QFile>
#include <QFileDialog>
#include <QLineEdit>
#include <QSettings>
#include <QSignalSpy>
#include <QStatusBar>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include "sim/model/edits.h"
#include "sim/runtime/njs.h"
#include "tests/ui/studio.h"
#include "ui/main_window.h"
#include "ui/panels/why_card.h"
#include "ui/theme.h"
#include "ui/window/commands.h"
#include "ui/window/file_flow.h"
#include "ui/window/report_commands.h"
#include "ui/window/workspace.h"

using namespace headway;
using namespace headway::ui;

class TestReport : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    prepareStudio(dir_.path());
    QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
  }
  void init() {
    window_ = std::make_unique<MainWindow>(engineSimulation(std::make_shared<NjsRuntime>()));
    window_->show();
  }
  void cleanup() { window_.reset(); }

  void nothingToReportIsSaid() {
    QVERIFY(!window_->commands().find("file.report")->isEnabled());
    const auto done = saveReport(*window_, dir_.filePath("none.html"));
    QVERIFY(!done);
    QCOMPARE(done.error().code, std::string("report.nothing"));
    QVERIFY(!QFile::exists(dir_.filePath("none.html")));
  }

  void theMenuWritesWhatIsShown() {
    openExample();
    const QString path = dir_.filePath("cart.html");
    QTimer::singleShot(0, this, [path] {
      auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
      QVERIFY(dialog);
      QVERIFY(dialog->selectedFiles().value(0).endsWith("cart-signed-in.html"));
      auto* name = dialog->findChild<QLineEdit*>("fileNameEdit");
      name->setText(path);
      QTest::keyClick(name, Qt::Key_Return);
    });
    window_->commands().find("file.report")->trigger();
    QVERIFY(window_->statusBar()->currentMessage().contains("cart.html"));
    const QString page = text(path);
    QVERIFY(page.startsWith("<!DOCTYPE html>"));
    QVERIFY(page.contains("Delivered · 200"));
    QVERIFY(!page.contains("What mends it"));
  }

  void aRefusalCarriesTheMendsOnOffer() {
    openExample();
    Document& d = window_->document();
    QVERIFY(
        d.apply("set", edits::setNodeField(*d.snapshot(), NodeId{"django"}, "USE_X_FORWARDED_HOST", false)));
    QTRY_VERIFY(!window_->workspace().why().fixes().empty());
    const QString path = dir_.filePath("refused.html");
    QVERIFY(saveReport(*window_, path));
    QVERIFY(text(path).contains("What mends it"));
    QVERIFY(text(path).contains("USE_X_FORWARDED_HOST = True"));
  }

  void aFolderThatIsNotThereIsAnError() {
    openExample();
    const auto done = saveReport(*window_, dir_.filePath("none/report.html"));
    QVERIFY(!done);
    QCOMPARE(done.error().code, std::string("report.not-written"));
  }

 private:
  void openExample() {
    QSignalSpy shown(window_.get(), &MainWindow::traceShown);
    window_->files().openExample();
    QVERIFY(!shown.isEmpty() || shown.wait(10000));
    QVERIFY(window_->commands().find("file.report")->isEnabled());
  }
  static QString text(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
  }

  QTemporaryDir dir_;
  std::unique_ptr<MainWindow> window_;
};

QTEST_MAIN(TestReport)
#include "test_report.moc"
