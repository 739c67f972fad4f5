// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPoint>
#include <QProcess>
#include <QTest>

namespace headway::ui {

/// A mouse and keys that are not Qt's own. Gives what was printed; windows of this process keep answering
/// meanwhile.
inline QString xdotool(const QStringList& arguments) {
  QProcess process;
  process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
  process.start("xdotool", arguments);
  while (process.state() != QProcess::NotRunning) QTest::qWait(10);
  QTest::qWait(60);
  return process.exitCode() == 0 ? QString::fromUtf8(process.readAllStandardOutput()).trimmed() : QString();
}

inline void pointAt(QPoint global) {
  xdotool({"mousemove", QString::number(global.x()), QString::number(global.y())});
}

inline void clickAt(QPoint global) {
  pointAt(global);
  xdotool({"click", "1"});
}

/// In one go: a drag that Qt hands to the desktop runs an event loop of its own until the button is let go.
/// `before`: what to do before that.
inline void drag(QPoint from, QPoint to, const QStringList& before = {}) {
  QStringList all;
  const auto move = [&](QPoint at) {
    all << "mousemove" << QString::number(at.x()) << QString::number(at.y()) << "sleep"
        << "0.1";
  };
  move(from);
  all << "mousedown"
      << "1";
  for (const int tenth : {1, 3, 5, 8, 10}) move(from + (to - from) * tenth / 10);
  xdotool(all << "sleep"
              << "0.2" << before << "mouseup"
              << "1");
}

}  // namespace headway::ui
