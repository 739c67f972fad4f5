// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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

}  // namespace headway::ui
