// SPDX-License-Identifier: GPL-3.0-or-later
// headway-studio on a desktop that is dark, and on one that is light: read by Qt from the files in which
// Plasma keeps its colours.
#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QPixmap>
#include <QScreen>
#include <QTemporaryDir>

#include "tests/ui/e2e/xdotool.h"

using namespace headway::ui;

class EndToEndTheme : public QObject {
  Q_OBJECT

 private slots:
  void cleanup() { end(); }

  void theDesktopDecides() {
    start("light", {});
    QTRY_VERIFY_WITH_TIMEOUT(brightness() > 220, 15000);
    end();
    start("dark", {});
    QTRY_VERIFY_WITH_TIMEOUT(brightness() < 80, 15000);
  }

  void theChoiceOfThePersonIsStronger() {
    start("dark", "1");
    QTRY_VERIFY_WITH_TIMEOUT(brightness() > 220, 15000);
    end();
    start("light", "2");
    QTRY_VERIFY_WITH_TIMEOUT(brightness() < 80, 15000);
  }

 private:
  void start(const QString& desktop, const QString& chosen) {
    const QDir config(dir_.filePath(desktop + chosen));
    QVERIFY(config.mkpath("Headway"));
    const bool dark = desktop == "dark";
    write(config.filePath("kdeglobals"),
          QString("[Colors:Window]\nBackgroundNormal=%1\nForegroundNormal=%2\n"
                  "[Colors:View]\nBackgroundNormal=%1\nForegroundNormal=%2\n"
                  "[Colors:Button]\nBackgroundNormal=%1\nForegroundNormal=%2\n")
              .arg(dark ? "32,32,32" : "240,240,240", dark ? "240,240,240" : "32,32,32"));
    if (!chosen.isEmpty())
      write(config.filePath("Headway/headway-studio.conf"), "[look]\ntheme=" + chosen + "\n");
    QProcessEnvironment own = QProcessEnvironment::systemEnvironment();
    own.insert("XDG_CONFIG_HOME", config.path());
    own.insert("XDG_DATA_HOME", dir_.filePath("data"));
    own.insert("XDG_CURRENT_DESKTOP", "KDE");
    own.insert("KDE_SESSION_VERSION", "5");
    studio_.setProcessEnvironment(own);
    studio_.setProcessChannelMode(QProcess::ForwardedChannels);
    studio_.start(HEADWAY_BINARY_DIR "/headway-studio", QStringList());
    window_ = xdotool({"search", "--sync", "--onlyvisible", "--name", "Worked example"}).section('\n', 0, 0);
    QVERIFY(!window_.isEmpty());
  }
  void end() {
    studio_.kill();
    studio_.waitForFinished();
  }
  static void write(const QString& path, const QString& text) {
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text.toUtf8());
  }
  /// Of the window, 0 to 255.
  int brightness() const {
    const QPixmap seen = QGuiApplication::primaryScreen()->grabWindow(window_.toULongLong());
    return qGray(seen.toImage().scaled(1, 1, {}, Qt::SmoothTransformation).pixel(0, 0));
  }

  QTemporaryDir dir_;
  QProcess studio_;
  QString window_;
};

QTEST_MAIN(EndToEndTheme)
#include "e2e_theme.moc"
