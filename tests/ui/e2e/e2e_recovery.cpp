// SPDX-License-Identifier: GPL-3.0-or-later
// The program is killed with unsaved changes, started again, and gives them back: headway-studio itself, on a
// real X server, with keys that are not Qt's own.
#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include "sim/format/project_yaml.h"
#include "sim/support/embedded.h"
#include "tests/ui/e2e/xdotool.h"
#include "ui/document/recovery_copy.h"

using namespace headway;
using namespace headway::ui;

namespace {

QByteArray bytes(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace

class EndToEndRecovery : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    path_ = dir_.filePath("shop.headway.yaml");
    QVERIFY(writeFileAtomically(path_.toStdString(), embedded::articleExample));
    QProcessEnvironment own = QProcessEnvironment::systemEnvironment();
    own.insert("XDG_DATA_HOME", dir_.filePath("data"));
    own.insert("XDG_CONFIG_HOME", dir_.filePath("config"));
    studio_.setProcessEnvironment(own);
    studio_.setProcessChannelMode(QProcess::ForwardedChannels);
  }
  void cleanupTestCase() { kill(); }

  void unsavedChangesOutliveAKill() {
    const QByteArray before = bytes(path_);
    const QString window = start({path_}, "shop.headway.yaml");
    QVERIFY(!window.isEmpty());
    xdotool({"mousemove", "--window", window, "400", "500", "click", "1"});  // the canvas, beside every node
    xdotool({"key", "ctrl+a", "shift+Down"});
    QTRY_COMPARE_WITH_TIMEOUT(copies().size(), 1, 15000);
    const auto copy = readRecovery(bytes(copies().front()));
    QVERIFY(copy);
    QCOMPARE(copy->path, path_);
    const auto moved = readProject(copy->text, "copy");
    QVERIFY(moved);
    kill();
    QCOMPARE(bytes(path_), before);
    QCOMPARE(copies().size(), 1);

    // The bar: the keyboard goes there and presses Restore
    const QString again = start({}, "Worked example");
    QVERIFY(!again.isEmpty());
    xdotool({"key", "F6", "sleep", "0.3", "key", "Return"});
    QVERIFY(!find("shop.headway.yaml").isEmpty());
    xdotool({"key", "ctrl+s"});
    QTRY_VERIFY(bytes(path_) != before);
    QVERIFY(*loadProject(path_.toStdString()) == *moved);
    QTRY_VERIFY(copies().isEmpty());
  }

 private:
  /// Starts the program and gives the window with that title the keyboard.
  QString start(const QStringList& arguments, const QString& title) {
    studio_.start(HEADWAY_BINARY_DIR "/headway-studio", arguments);
    const QString window = find(title);
    if (!window.isEmpty()) xdotool({"windowmove", window, "0", "0", "windowfocus", "--sync", window});
    return window;
  }
  static QString find(const QString& title) {
    return xdotool({"search", "--sync", "--onlyvisible", "--name", title}).section('\n', 0, 0);
  }
  void kill() {
    studio_.kill();  // SIGKILL: no chance to tidy up
    studio_.waitForFinished();
  }
  QStringList copies() const {
    const QDir folder(dir_.filePath("data/Headway/headway-studio/recovery"));
    QStringList out;
    for (const QString& name : folder.entryList({"*.recovery"})) out << folder.filePath(name);
    return out;
  }

  QTemporaryDir dir_;
  QString path_;
  QProcess studio_;
};

QTEST_MAIN(EndToEndRecovery)
#include "e2e_recovery.moc"
