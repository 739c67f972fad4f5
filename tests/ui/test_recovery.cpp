// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QPushButton>
#include <QRandomGenerator>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "sim/format/project_yaml.h"
#include "sim/model/edits.h"
#include "sim/runtime/njs.h"
#include "tests/ui/sample.h"
#include "tests/ui/studio.h"
#include "ui/document/document.h"
#include "ui/document/recovery_keeper.h"
#include "ui/main_window.h"
#include "ui/window/commands.h"
#include "ui/window/file_flow.h"
#include "ui/window/notice_bar.h"
#include "ui/window/recovery_flow.h"

using namespace headway;
using namespace headway::ui;
using namespace std::chrono_literals;

namespace {

const NodeId kDjango{"django"};
constexpr auto kOwnerOnly = QFile::ReadOwner | QFile::WriteOwner;

void setDebug(Document& d, bool on) {
  QVERIFY(d.apply("set", edits::setNodeField(*d.snapshot(), kDjango, "DEBUG", on)));
}

bool isDebug(const std::string& text) { return text.find("DEBUG: true") != std::string::npos; }

QStringList filesOf(const QString& folder) { return QDir(folder).entryList(QDir::Files, QDir::Name); }

/// Puts bytes where a program that is gone would have left them.
QString leave(const QString& name, const QByteArray& bytes) {
  const QDir folder(RecoveryFlow::folder());
  QFile file(folder.filePath(name + ".recovery"));
  if (!folder.mkpath(".") || !file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) return {};
  return file.fileName();
}

RecoveryCopy copyOf(const QString& path, const QString& title, int minutesAgo) {
  const auto after = edits::setNodeField(sample::project(), kDjango, "DEBUG", true);
  return {path, title, QDateTime::currentDateTimeUtc().addSecs(-60 * minutesAgo), writeProject(*after)};
}

}  // namespace

class TestRecovery : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { prepareStudio(dir_.path()); }
  void init() {
    QSettings().clear();
    QDir(RecoveryFlow::folder()).removeRecursively();
  }

  void aCopyReadsBackAsItWas() {
    const RecoveryCopy copy = copyOf("/srv/shop.headway.yaml", "shop.headway.yaml", 3);
    const auto read = readRecovery(recoveryBytes(copy));
    QVERIFY(read);
    QCOMPARE(read->path, copy.path);
    QCOMPARE(read->title, copy.title);
    QVERIFY(read->text == copy.text);
    QVERIFY(qAbs(read->time.secsTo(copy.time)) <= 1);
  }

  void aStrangersCopyIsHarmless() {
    const auto with = [](const QByteArray& head) { return readRecovery(head + "\nheadway: 1\n"); };
    const QByteArray good = R"({"headway-recovery":1,"path":"/a","title":"a","time":"2024-05-06T07:08:09Z"})";
    QVERIFY(with(good));
    QVERIFY(!with(QByteArray(good).replace("recovery\":1", "recovery\":2")));
    QVERIFY(!with(QByteArray(good).replace("2024-05-06", "2024-99-06")));
    QVERIFY(!with(QByteArray(good).replace("\"a\"", "[]")));
    QVERIFY(!with("[1, 2"));
    QVERIFY(!readRecovery({}));
    QVERIFY(with(QByteArray(good).replace("/a", "../../etc/passwd"))->path.isEmpty());
    QVERIFY(with(QByteArray(good).replace("/a", "/a\\u0000b"))->path.isEmpty());
    const QString title =
        with(QByteArray(good).replace("\"a\"", "\"" + QByteArray("b\\n").repeated(4000) + "\""))->title;
    QVERIFY(title.size() <= 100 && !title.contains('\n'));
    QRandomGenerator dice(7);
    for (int i = 0; i < 2000; ++i) {
      QByteArray bytes = recoveryBytes(copyOf("/a", "a", 1)).left(300);
      for (int j = 0; j < 4; ++j)
        bytes[static_cast<qsizetype>(dice.bounded(bytes.size()))] = char(dice.bounded(256));
      if (const auto read = readRecovery(bytes)) QVERIFY(!read->title.isEmpty() && read->time.isValid());
    }
  }

  void unsavedEditsAreCopiedAndFollowed() {
    Document document;
    const QString folder = dir_.filePath("kept");
    RecoveryKeeper keeper(document, folder);
    keeper.setDelays({10ms, 1000ms});
    document.reset(sample::project(), "Shop");
    QVERIFY(keeper.file().isEmpty());  // nothing is unsaved
    setDebug(document, true);
    QTRY_VERIFY(isDebug(written(keeper)));
    QCOMPARE(QFile::permissions(keeper.file()) & QFileDevice::Permissions(0x0077),
             QFileDevice::Permissions());
    QVERIFY(QFile::permissions(keeper.file()).testFlags(kOwnerOnly));
    QCOMPARE(QFile::permissions(folder) & QFileDevice::Permissions(0x0077), QFileDevice::Permissions());
    QVERIFY(document.apply("name", edits::rename(*document.snapshot(), kDjango, "Shop's Django")));
    QTRY_VERIFY(written(keeper).find("Shop's Django") != std::string::npos);
    QVERIFY(readProject(written(keeper), "copy"));
    document.undoStack().undo();
    document.undoStack().undo();
    QVERIFY(filesOf(folder).isEmpty());  // nothing is unsaved any more
  }

  void steadyTypingIsCopiedToo() {
    Document document;
    RecoveryKeeper keeper(document, dir_.filePath("steady"));
    keeper.setDelays({60000ms, 100ms});
    document.reset(sample::project(), "Shop");
    QElapsedTimer since;
    since.start();
    for (int i = 0; !QFile::exists(keeper.file()) && since.elapsed() < 20000; ++i) {
      setDebug(document, i % 2 == 0);
      setDebug(document, i % 2 != 0);
      QTest::qWait(1);
    }
    QVERIFY(QFile::exists(keeper.file()));
  }

  void savingReplacingAndClosingTakeTheCopyAway() {
    const QString folder = dir_.filePath("gone"), path = dir_.filePath("own/shop.headway.yaml");
    QVERIFY(QDir(dir_.path()).mkpath("own"));
    auto document = std::make_unique<Document>();
    auto keeper = std::make_unique<RecoveryKeeper>(*document, folder);
    keeper->setDelays({1ms, 1ms});
    document->reset(sample::project(), "Shop");
    const auto edit = [&](bool on) {
      setDebug(*document, on);
      QTRY_VERIFY(QFile::exists(keeper->file()));
      QVERIFY(filesOf(dir_.filePath("own")).size() <= 1);  // the person's own folder holds the project alone
    };
    edit(true);
    QVERIFY(document->saveAs(path, [](const auto&) { return true; }));
    QVERIFY(filesOf(folder).isEmpty());
    edit(false);
    document->reset(sample::project(), "Another");
    QVERIFY(filesOf(folder).isEmpty());
    edit(true);
    keeper.reset();
    QVERIFY(filesOf(folder).isEmpty());
  }

  void aFolderThatCantBeWrittenIsSaidOnce() {
    QFile file(dir_.filePath("in-the-way"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    Document document;
    RecoveryKeeper keeper(document, file.fileName() + "/recovery");
    keeper.setDelays({1ms, 1ms});
    QSignalSpy failed(&keeper, &RecoveryKeeper::failed);
    document.reset(sample::project(), "Shop");
    setDebug(document, true);
    QVERIFY(failed.wait());
    setDebug(document, false);
    QTest::qWait(50);
    QCOMPARE(failed.count(), 1);
  }

  void onlyCopiesOfProcessesThatAreGoneAreAbandoned() {
    const QString folder = dir_.filePath("locks");
    const auto mine = RecoverySlot::create(folder);
    QVERIFY(writeRecovery(mine->file(), copyOf({}, "Mine", 1)));
    QVERIFY(RecoverySlot::abandoned(folder).empty());
    QProcess ended;
    ended.start("true", QStringList());
    QVERIFY(ended.waitForStarted());
    const QByteArray pid = QByteArray::number(ended.processId());
    QVERIFY(ended.waitForFinished());
    QVERIFY(writeRecovery(folder + "/a.recovery", copyOf({}, "Theirs", 1)));
    QFile lock(folder + "/a.lock");
    QVERIFY(lock.open(QIODevice::WriteOnly));
    lock.write(pid + "\nheadway-studio\n" + QSysInfo::machineHostName().toUtf8() + "\n\n\n");
    lock.close();
    const auto found = RecoverySlot::abandoned(folder);
    QCOMPARE(found.size(), std::size_t(1));
    QCOMPARE(found.front()->read()->title, QString("Theirs"));
    QVERIFY(RecoverySlot::abandoned(folder).empty());  // it is this process's now
  }

  void restoringIsAnEditOfTheFile() {
    const QString path = dir_.filePath("shop.headway.yaml");
    QVERIFY(writeFileAtomically(path.toStdString(), writeProject(sample::project())));
    const QString left = leave("a", recoveryBytes(copyOf(path, "shop.headway.yaml", 3)));
    start();
    QCOMPARE(bar()->text(),
             QString("Headway closed unexpectedly. Unsaved changes to shop.headway.yaml from 3 minutes "
                     "ago can be restored."));
    press("Restore");
    QVERIFY(!bar());
    QCOMPARE(window_->document().path(), path);
    QVERIFY(window_->isWindowModified());
    QVERIFY(isDebug(window_->document().textLater()()));
    QCOMPARE(window_->recovery().keeper().file(), left);  // still safe on disk
    window_->document().undoStack().undo();
    QVERIFY(*window_->document().snapshot() == sample::project());
    QVERIFY(!QFile::exists(left));
    window_->document().undoStack().redo();
    QVERIFY(window_->files().save());
    QVERIFY(!window_->isWindowModified());
    QVERIFY(filesOf(RecoveryFlow::folder()).isEmpty());
  }

  void workWithoutAFileIsRestoredUnsaved() {
    const QString gone = dir_.filePath("gone.headway.yaml");
    for (const QString& path : {QString(), gone, QString("/dev/zero")}) {
      leave("a", recoveryBytes(copyOf(path, "Shop", 0)));
      start();
      QVERIFY(bar()->text().contains("Shop from a moment ago"));
      press("Restore");
      QVERIFY(window_->isWindowModified());
      QVERIFY(isDebug(window_->document().textLater()()));
      if (path.isEmpty()) QCOMPARE(window_->document().title(), QString("Shop"));
      end();
    }
  }

  void discardingIsForGoodAndClosingIsForLater() {
    const QString left = leave("a", recoveryBytes(copyOf({}, "Shop", 200)));
    start();
    QVERIFY(bar()->text().contains("3 hours ago"));
    QTest::keyClick(bar()->findChild<QPushButton*>(), Qt::Key_Escape);
    QVERIFY(!bar());
    QVERIFY(QFile::exists(left));
    start();
    press("Discard");
    QVERIFY(!bar());
    QVERIFY(filesOf(RecoveryFlow::folder()).isEmpty());
    QCOMPARE(window_->document().title(), QString("Worked example"));
    QVERIFY(!window_->isWindowModified());
  }

  void theKeyboardReachesTheBar() {
    QAction* go = nullptr;
    leave("a", recoveryBytes(copyOf({}, "Shop", 1)));
    start();
    go = window_->commands().find("view.message");
    window_->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(window_.get()));
    go->trigger();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QCOMPARE(window_->document().title(), QString("Shop"));
    QVERIFY(!go->isEnabled());
    end();
  }

  void severalCopiesAreOfferedOneAfterTheOther() {
    leave("a", recoveryBytes(copyOf({}, "First", 9)));
    leave("b", recoveryBytes(copyOf({}, "Second", 5)));
    start();
    QVERIFY(bar()->text().contains("There is one more."));
    press("Discard");
    QVERIFY(bar() && !bar()->text().contains("more"));
    press("Discard");
    QVERIFY(!bar());
  }

  void aDamagedCopyIsSaidAndSetAside() {
    RecoveryCopy broken = copyOf({}, "Shop", 1);
    broken.text.resize(broken.text.size() / 2);
    broken.text += "\n  - {";
    for (const QByteArray& bytes : {QByteArray("\0\xff\n\n", 4), recoveryBytes(broken), QByteArray()}) {
      const QString left = leave("a", bytes);
      start();
      QVERIFY(bar()->text().contains("is damaged"));
      QVERIFY(!QFile::exists(left));
      const QString aside = QString(left).replace(".recovery", ".damaged");
      QVERIFY(bar()->text().contains(aside) && QFile::exists(aside));
      QCOMPARE(window_->document().title(), QString("Worked example"));
      press("Delete it");
      QVERIFY(filesOf(RecoveryFlow::folder()).isEmpty());
    }
  }

 private:
  static std::string written(const RecoveryKeeper& keeper) {
    QFile file(keeper.file());
    if (!file.exists() || !file.open(QIODevice::ReadOnly)) return {};
    const auto copy = readRecovery(file.readAll());
    return copy ? copy->text : std::string();
  }
  void start() {
    window_ = std::make_unique<MainWindow>(engineSimulation(std::make_shared<NjsRuntime>()));
    window_->show();
    window_->files().openExample();
    window_->recovery().offer();
  }
  void end() { window_.reset(); }
  NoticeBar* bar() { return window_->notices().bar("recovery"); }
  void press(const QString& text) {
    for (auto* button : bar()->findChildren<QPushButton*>())
      if (button->text() == text) return QTest::mouseClick(button, Qt::LeftButton);
    QFAIL(qPrintable(text));
  }

  QTemporaryDir dir_;
  std::unique_ptr<MainWindow> window_;
};

QTEST_MAIN(TestRecovery)
#include "test_recovery.moc"
