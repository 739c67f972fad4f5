// SPDX-License-Identifier: GPL-3.0-or-later
// From the start of the process to the painted verdict of the worked example.
#include <QApplication>
#include <QProcess>
#include <cstdio>
#include <ctime>

#include "tests/bench/studio/bench_studio.h"
#include "ui/window/recovery_flow.h"
#include "ui/window/windows.h"

namespace headway::bench {
namespace {

constexpr int kStarts = 21;

qint64 nowNs() {
  timespec now{};
  clock_gettime(CLOCK_MONOTONIC, &now);
  return qint64{now.tv_sec} * 1'000'000'000 + now.tv_nsec;
}

}  // namespace

int startedAt(qint64 ns) {
  const auto window = makeWindow();
  window->show();
  verdictAfter(*window, [&] {
    ui::openAtStart(*window, {});
    window->recovery().offer();
  });
  std::printf("%f\n", static_cast<double>(nowNs() - ns) / 1e6);
  return 0;
}

void benchStart(Table& table, const QString& program) {
  Times times;
  for (int i = 0; i < kStarts; ++i) {
    QProcess process;
    process.start(program, {QStringLiteral("--started"), QString::number(nowNs())});
    process.waitForFinished();
    times.add(process.readAllStandardOutput().toDouble());
  }
  table.row(QStringLiteral("start: process to painted verdict"), times, QStringLiteral("500 ms"));
}

}  // namespace headway::bench
