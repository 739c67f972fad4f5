// SPDX-License-Identifier: GPL-3.0-or-later
// An hour's work without the pauses: random edits with undo and redo, each traced; what the process then
// holds.
#include <QApplication>
#include <QFile>

#include <unistd.h>

#include "tests/bench/studio/bench_studio.h"
#include "tests/support/random_steps.h"
#include "ui/window/file_flow.h"

namespace headway::bench {
namespace {

using namespace headway::ui;

constexpr int kEdits = 3600, kWarmUp = 400;

double residentMb() {
  QFile statm(QStringLiteral("/proc/self/statm"));
  if (!statm.open(QIODevice::ReadOnly)) return 0;
  const QByteArray pages = statm.readAll().split(' ').value(1);
  return pages.toDouble() * static_cast<double>(sysconf(_SC_PAGESIZE)) / 1e6;
}

}  // namespace

void benchSession(Table& table) {
  const auto window = makeWindow();
  window->resize(1440, 900);
  window->show();
  verdictAfter(*window, [&] { window->files().openExample(); });
  settle(*window);
  Document& document = window->document();
  testing::Dice dice(20240611);
  const auto tell = [&](int made) {
    table.note(QStringLiteral("session: resident after %1 edits").arg(made),
               QStringLiteral("%1 MB, %2 steps to undo")
                   .arg(residentMb(), 0, 'f', 0)
                   .arg(document.undoStack().count()));
  };
  tell(0);
  for (int made = 0; made < kEdits;) {
    const ProjectPtr before = document.snapshot();
    randomStep(document, dice);
    if (document.snapshot() == before) continue;
    settle(*window);
    ++made;
    if (made == kWarmUp || made % 800 == 400 || made == kEdits) tell(made);
  }
  document.undoStack().clear();
  settle(*window);
  table.note(QStringLiteral("session: resident with the history forgotten"),
             QStringLiteral("%1 MB").arg(residentMb(), 0, 'f', 0));
}

}  // namespace headway::bench
