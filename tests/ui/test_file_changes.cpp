// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
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
#include "ui/window/file_flow.h"
#include "ui/window/notice_bar.h"
#include "ui/window/workspace.h"

using namespace headway;
using namespace headway::ui;

namespace {

const NodeId kDjango{"django"};

/// The worked example as another program might leave it: Django's name is `name`.
Project named(const std::string& name) { return *edits::rename(sample::project(), kDjango, name); }

QByteArray bytesOf(const Project& project) { return QByteArray::fromStdString(writeProject(project)); }

QByteArray bytesOf(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// In place, as `>` of a shell does.
void write(const QString& path, const QByteArray& bytes) {
  QFile file(path);
  QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
  QCOMPARE(file.write(bytes), bytes.size());
}

}  // namespace

class TestFileChanges : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { prepareStudio(dir_.path()); }

  void init() {
    QSettings().clear();
    own_ = std::make_unique<QTemporaryDir>();
    path_ = own_->filePath("shop.headway.yaml");
    write(path_, bytesOf(named("One")));
    window_ = std::make_unique<MainWindow>(engineSimulation(std::make_shared<NjsRuntime>()));
    window_->show();
    QVERIFY(window_->files().open(path_));
  }
  void cleanup() { window_.reset(); }

  void anUneditedDocumentFollowsAsOneUndoStep() {
    window_->workspace().canvas().view().resetZoom();
    window_->workspace().canvas().scene().select(kDjango);
    const QTransform zoom = window_->workspace().canvas().view().transform();
    write(path_, bytesOf(named("Two")));
    QTRY_COMPARE(name(), QString("Two"));
    QVERIFY(!document().isModified());
    QVERIFY(!bar());
    QCOMPARE(document().undoStack().count(), 1);
    QCOMPARE(document().undoStack().undoText(), QString("Reload from disk"));
    QCOMPARE(window_->workspace().canvas().scene().selectedNodes().size(), std::size_t(1));
    QCOMPARE(window_->workspace().canvas().view().transform(), zoom);
    document().undoStack().undo();
    QCOMPARE(name(), QString("One"));
    QVERIFY(document().isModified());
    document().undoStack().redo();
    QVERIFY(!document().isModified());
  }

  void aFileReplacedByRenameIsFollowedAgainAndAgain() {
    for (const char* next : {"Two", "Three", "Four"}) {
      const QString other = own_->filePath("other");
      write(other, bytesOf(named(next)));
      QVERIFY(rename(other.toLocal8Bit(), path_.toLocal8Bit()) == 0);
      QTRY_COMPARE(name(), QString(next));
    }
    write(path_, bytesOf(named("Five")));
    QTRY_COMPARE(name(), QString("Five"));
  }

  void manyWritesInARowAreOneReload() {
    for (int i = 0; i < 30; ++i) {
      const QByteArray bytes = bytesOf(named("Name " + std::to_string(i)));
      write(path_, bytes.left(i % 3 == 0 ? 0 : bytes.size() / 2));
      write(path_, bytes);
    }
    QTRY_COMPARE(name(), QString("Name 29"));
    QCOMPARE(document().undoStack().count(), 1);
  }

  void ownSavesAreNoNews() {
    for (const char* next : {"Two", "Three", "Four"}) {
      edit(next);
      QVERIFY(window_->files().save());
      QTest::qWait(1);
    }
    write(own_->filePath("something-else"), "in the same folder");
    QTest::qWait(300);
    QVERIFY(!bar());
    QCOMPARE(document().undoStack().count(), 3);
    write(path_, bytesOf(named("Five")));
    QTRY_COMPARE(name(), QString("Five"));
    QCOMPARE(document().undoStack().count(), 4);
  }

  void unsavedChangesAreAskedForFirst() {
    edit("Mine");
    write(path_, bytesOf(named("Theirs")));
    QTRY_VERIFY(bar());
    QCOMPARE(bar()->text(),
             QString("shop.headway.yaml was changed by another program, and you have unsaved changes."));
    QCOMPARE(name(), QString("Mine"));
    press("Reload");
    QVERIFY(!bar());
    QCOMPARE(name(), QString("Theirs"));
    QVERIFY(!document().isModified());
    document().undoStack().undo();
    QCOMPARE(name(), QString("Mine"));  // not lost
  }

  void mineCanBeKeptAndSaved() {
    edit("Mine");
    write(path_, bytesOf(named("Theirs")));
    QTRY_VERIFY(bar());
    press("Keep mine");
    QVERIFY(!bar());
    QVERIFY(window_->files().save());
    QVERIFY(bytesOf(path_).contains("Mine"));
  }

  void savingOverAnothersChangeAsksFirst() {
    edit("Mine");
    write(path_, bytesOf(named("Theirs")));
    QVERIFY(!window_->files().save());  // before anything was told
    QVERIFY(bytesOf(path_).contains("Theirs"));
    QVERIFY(bar()->text().startsWith("Not saved yet: "));
    press("Save over it");
    QVERIFY(!bar());
    QVERIFY(bytesOf(path_).contains("Mine"));
    QVERIFY(!document().isModified());
  }

  void closingWithASaveThatMustAskStaysOpen() {
    edit("Mine");
    write(path_, bytesOf(named("Theirs")));
    QTimer::singleShot(0, this, [] {
      auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
      QVERIFY(box);
      box->button(QMessageBox::Save)->click();
    });
    QVERIFY(!window_->close());
    QVERIFY(bar());
    press("Reload");
    QCOMPARE(name(), QString("Theirs"));
  }

  void aFileThatIsGoneIsUnsavedUntilItIsWrittenOrBack() {
    const QByteArray before = bytesOf(path_);
    QVERIFY(QFile::remove(path_));
    QTRY_VERIFY(bar());
    QCOMPARE(bar()->text(), QString("shop.headway.yaml was moved or deleted. Saving writes it again."));
    QVERIFY(window_->isWindowModified());
    press("Save");
    QVERIFY(!bar());
    QVERIFY(!window_->isWindowModified());
    QCOMPARE(bytesOf(path_), before);

    QVERIFY(QFile::rename(path_, path_ + ".away"));
    QTRY_VERIFY(bar());
    QVERIFY(QFile::rename(path_ + ".away", path_));
    QTRY_VERIFY(!bar());
    QVERIFY(!window_->isWindowModified());
  }

  void aFolderThatIsGoneIsSeenToo() {
    const QString folder = own_->filePath("deep");
    QVERIFY(QDir().mkpath(folder));
    QVERIFY(document().saveAs(folder + "/deep.headway.yaml", [](const auto&) { return true; }));
    QVERIFY(QDir(folder).removeRecursively());
    QTRY_VERIFY(bar());
  }

  void whatCantBeReadChangesNothing() {
    write(path_, "headway: 1\nname: Shop\nnodez:\n");
    QTRY_VERIFY(bar());
    QVERIFY2(bar()->text().contains("line 3"), qPrintable(bar()->text()));
    QCOMPARE(name(), QString("One"));
    QVERIFY(!document().isModified());
    write(path_, bytesOf(named("Mended")));
    QTRY_COMPARE(name(), QString("Mended"));
    QVERIFY(!bar());
  }

  void aLinkIsFollowed() {
    const QString link = own_->filePath("link.headway.yaml"), real = dir_.filePath("real.yaml");
    write(real, bytesOf(named("One")));
    QVERIFY(QFile::link(real, link));
    QVERIFY(window_->files().open(link));
    write(real, bytesOf(named("Two")));
    QTRY_COMPARE(name(), QString("Two"));
    write(dir_.filePath("other"), bytesOf(named("Three")));
    QVERIFY(rename(dir_.filePath("other").toLocal8Bit(), real.toLocal8Bit()) == 0);
    QTRY_COMPARE(name(), QString("Three"));
  }

  void anotherFileOfTheWindowEndsTheWatch() {
    window_->files().openExample();
    write(path_, bytesOf(named("Two")));
    QTest::qWait(300);
    QVERIFY(!bar());
    QCOMPARE(document().undoStack().count(), 0);
  }

 private:
  Document& document() { return window_->document(); }
  QString name() { return QString::fromStdString(document().snapshot()->find(kDjango)->name); }
  void edit(const char* to) {
    QVERIFY(document().apply("rename", edits::rename(*document().snapshot(), kDjango, to)));
  }
  NoticeBar* bar() { return window_->notices().bar("file"); }
  void press(const QString& text) {
    for (auto* button : bar()->findChildren<QPushButton*>())
      if (button->text() == text) return QTest::mouseClick(button, Qt::LeftButton);
    QFAIL(qPrintable(text));
  }

  QTemporaryDir dir_;
  std::unique_ptr<QTemporaryDir> own_;
  QString path_;
  std::unique_ptr<MainWindow> window_;
};

QTEST_MAIN(TestFileChanges)
#include "test_file_changes.moc"
