// SPDX-License-Identifier: GPL-3.0-or-later
// The window measured from outside: real events in, real pictures out, with Qt's raster painter and no
// screen.
#include "tests/bench/studio/bench_studio.h"

#include <QApplication>
#include <QFile>
#include <QRegularExpression>
#include <QSettings>
#include <QTemporaryDir>
#include <QWidget>
#include <algorithm>
#include <cstdio>

#include "sim/runtime/njs.h"
#include "sim/runtime/python_settings.h"
#include "ui/canvas/canvas_pane.h"
#include "ui/theme.h"
#include "ui/window/workspace.h"

namespace headway::bench {
namespace {

void print(const QString& line) {
  std::puts(qPrintable(line));
  std::fflush(stdout);
}

QString cell(double ms) {
  return QStringLiteral("%1 ms").arg(ms, 0, 'f', ms < 10 ? 2 : 1).rightJustified(11);
}

}  // namespace

double Times::at(double share) const {
  std::vector<double> sorted = all_;
  std::sort(sorted.begin(), sorted.end());
  return sorted.at(static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1) + 0.5));
}

bool Table::wants(const char* what) const {
  return QRegularExpression(filter_).match(QLatin1String(what)).hasMatch();
}

void Table::head() {
  if (std::exchange(headed_, true)) return;
  print(QString(100, '-'));
  print(QStringLiteral("Studio").leftJustified(48) +
        QStringLiteral("     median        95 %    longest   aim (95 %)"));
  print(QString(100, '-'));
}

void Table::row(const QString& what, const Times& times, const QString& aim) {
  head();
  print(what.leftJustified(48) + cell(times.at(0.5)) + cell(times.at(0.95)) + cell(times.at(1)) +
        QStringLiteral("   ") + aim);
}

void Table::note(const QString& what, const QString& value) {
  head();
  print(what.leftJustified(48) + QStringLiteral("   ") + value);
}

PaintWatch::PaintWatch(QWidget& widget) { widget.installEventFilter(this); }

bool PaintWatch::eventFilter(QObject*, QEvent* event) {
  if (event->type() == QEvent::Paint) painted_ = true;
  return false;
}

std::unique_ptr<ui::MainWindow> makeWindow() {
  auto window = std::make_unique<ui::MainWindow>(ui::engineSimulation(std::make_shared<NjsRuntime>()));
  window->setSettingsReader(std::make_shared<PythonSettings>());
  return window;
}

double verdictAfter(ui::MainWindow& window, const std::function<void()>& edit) {
  PaintWatch banner(window.workspace().canvas().banner());
  bool shown = false;
  const auto listening = QObject::connect(&window, &ui::MainWindow::traceShown, &window, [&] {
    shown = window.visitedProject() == window.document().snapshot();
    banner.forget();
  });
  QElapsedTimer timer;
  timer.start();
  edit();
  while (!shown || !banner.painted()) QApplication::processEvents(QEventLoop::WaitForMoreEvents);
  const double ms = elapsedMs(timer);
  QObject::disconnect(listening);
  return ms;
}

void settle(ui::MainWindow& window) {
  while (window.runner().isBusy()) QApplication::processEvents(QEventLoop::WaitForMoreEvents);
  QApplication::processEvents();
  QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);  // as an event loop of its own would
}

}  // namespace headway::bench

int main(int argc, char** argv) {
  using namespace headway;
  if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
  const QTemporaryDir own;  // settings and recovery copies, which are not the person's
  qputenv("XDG_DATA_HOME", QFile::encodeName(own.path()));
  QApplication app(argc, argv);
  const QStringList arguments = QApplication::arguments();
  QCoreApplication::setOrganizationName(QStringLiteral("HeadwayBench"));
  QSettings::setDefaultFormat(QSettings::IniFormat);
  QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, own.path());
  ui::Theme::instance().install(app);
  if (arguments.value(1) == QLatin1String("--started"))
    return bench::startedAt(arguments.value(2).toLongLong());

  const QString option = QStringLiteral("--benchmark_filter=");
  const QStringList filters = arguments.filter(option);
  bench::Table table(filters.isEmpty() ? QString() : filters.front().mid(option.size()));
  if (table.wants("canvas")) bench::benchCanvas(table);
  if (table.wants("edits")) bench::benchEdits(table);
  if (table.wants("start")) bench::benchStart(table, QApplication::applicationFilePath());
  if (table.wants("session")) bench::benchSession(table);
  return 0;
}
