// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include "sim/model/edits.h"
#include "sim/runtime/njs.h"
#include "tests/ui/sample.h"
#include "tests/ui/studio.h"
#include "ui/inspector/code_editor.h"
#include "ui/main_window.h"
#include "ui/panels/export_preview.h"
#include "ui/text.h"
#include "ui/theme.h"
#include "ui/window/commands.h"
#include "ui/window/export_dialog.h"
#include "ui/window/file_flow.h"

using namespace headway;
using namespace headway::ui;

class TestExportPreview : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { prepareStudio(folder_.path()); }
  void init() {
    preview_ = std::make_unique<ExportPreview>();
    preview_->resize(900, 500);
    project_ = std::make_shared<const Project>(sample::project());
    preview_->setProject(project_);
    preview_->show();
    QTRY_VERIFY(preview_->files()->count() > 0);
  }
  void cleanup() { preview_.reset(); }

  void showsWhatAnExportWrites() {
    for (int kind = 0; kind < target()->count(); ++kind) {
      target()->setCurrentIndex(kind);
      const auto files = findExporter(target()->currentData().toString().toStdString())->run(*project_);
      QVERIFY(files);
      QTRY_COMPARE(preview_->files()->count(), static_cast<int>(files->size()));
      for (int row = 0; row < preview_->files()->count(); ++row) {
        const ExportFile& file = (*files)[static_cast<std::size_t>(row)];
        QTRY_COMPARE(preview_->files()->item(row)->text(), qs(file.path));
        preview_->files()->setCurrentRow(row);
        QCOMPARE(preview_->code()->text(), qs(file.text));
        QVERIFY(preview_->code()->isReadOnly());
        QVERIFY(preview_->code()->lint().empty());
      }
    }
  }

  void followsTheDesignAndMarksWhatChanged() {
    showSettings();
    const QString before = preview_->code()->text();
    QVERIFY(before.contains("USE_X_FORWARDED_HOST = True"));
    preview_->setProject(changed("USE_X_FORWARDED_HOST", Value(false)));
    QTRY_VERIFY(preview_->code()->text() != before);
    QVERIFY(!preview_->code()->text().contains("USE_X_FORWARDED_HOST = True"));
    QVERIFY(preview_->code()->markerFindNext(0, 1 << 5) >= 0);
    preview_->setProject(project_);
    QTRY_COMPARE(preview_->code()->text(), before);
  }

  void nothingIsMadeWhileNobodySeesIt() {
    showSettings();
    const QString before = preview_->code()->text();
    preview_->hide();
    preview_->setProject(changed("USE_X_FORWARDED_HOST", Value(false)));
    QTest::qWait(300);
    QCOMPARE(preview_->code()->text(), before);
    preview_->show();
    QTRY_VERIFY(preview_->code()->text() != before);
  }

  void saysWhyADesignCannotBeExported() {
    preview_->setProject(std::make_shared<const Project>());
    auto* problem = preview_->findChild<QLabel*>("exportProblem");
    QTRY_VERIFY(problem->isVisible());
    QVERIFY(problem->text().startsWith("This design can't be exported yet:\n"));
    QVERIFY(!preview_->findChild<QPushButton*>("copyExport")->isEnabled());
    preview_->setProject(project_);
    QTRY_VERIFY(!problem->isVisible());
    QVERIFY(preview_->findChild<QPushButton*>("copyExport")->isEnabled());
  }

  void copiesAndSavesTheFile() {
    showSettings();
    QTest::mouseClick(preview_->findChild<QPushButton*>("copyExport"), Qt::LeftButton);
    QCOMPARE(QApplication::clipboard()->text(), preview_->code()->text());
    const QString path = folder_.filePath("settings.py");
    QVERIFY(preview_->saveTo(path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromUtf8(file.readAll()), preview_->code()->text());
    auto* said = preview_->findChild<QLabel*>("exportSaid");
    QCOMPARE(said->text(), QString("Saved as settings.py"));
    QVERIFY(!preview_->saveTo("/nonexistent/settings.py"));
    QVERIFY(said->text().startsWith("Not saved: "));
    QCOMPARE(said->property("role").toString(), "error");
  }

  void isATabOfTheWindow() {
    preview_.reset();
    MainWindow window(engineSimulation(std::make_shared<NjsRuntime>()));
    window.show();
    window.files().openExample();
    QTRY_VERIFY(window.trace());
    auto* preview = window.findChild<ExportPreview*>();
    QVERIFY(!preview->isVisible());
    window.commands().find("view.export")->trigger();
    QVERIFY(preview->isVisible());
    QTRY_VERIFY(preview->code()->text().contains("Distribution"));
    bool asked = false;
    QTimer::singleShot(0, &window, [&] {
      if (auto* dialog = window.findChild<ExportDialog*>()) asked = true, dialog->reject();
    });
    QTest::mouseClick(preview->findChild<QPushButton*>("exportAll"), Qt::LeftButton);
    QVERIFY(asked);
  }

 private:
  QComboBox* target() { return preview_->findChild<QComboBox*>(); }
  void showSettings() {
    target()->setCurrentIndex(target()->findData("django-settings"));
    QTRY_VERIFY(preview_->files()->item(0)->text().endsWith(".py"));
    QTRY_VERIFY(preview_->code()->text().contains("ALLOWED_HOSTS"));
  }
  ProjectPtr changed(std::string_view setting, const Value& value) const {
    const auto after = edits::setNodeField(*project_, NodeId{"django"}, setting, value);
    return after ? std::make_shared<const Project>(*after) : nullptr;
  }

  QTemporaryDir folder_;
  std::unique_ptr<ExportPreview> preview_;
  ProjectPtr project_;
};

QTEST_MAIN(TestExportPreview)
#include "test_export_preview.moc"
