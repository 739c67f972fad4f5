// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QString>
#include <functional>
#include <memory>
#include <vector>

#include "ui/main_window.h"

class QEvent;
class QWidget;

namespace headway::bench {

/// Milliseconds of one thing done many times.
class Times {
 public:
  void add(double ms) { all_.push_back(ms); }
  std::size_t count() const { return all_.size(); }
  /// The time that this share of all, 0 to 1, is not longer than.
  double at(double share) const;

 private:
  std::vector<double> all_;
};

/// Prints one line a measurement, under a head. Ratios matter more than figures, and nothing fails here.
class Table {
 public:
  /// Only what the pattern of `--benchmark_filter=` matches is measured.
  explicit Table(QString filter) : filter_(std::move(filter)) {}
  bool wants(const char* what) const;
  void row(const QString& what, const Times& times, const QString& aim = {});
  void note(const QString& what, const QString& value);

 private:
  void head();
  QString filter_;
  bool headed_ = false;
};

/// Counts the paint events of a widget.
class PaintWatch : public QObject {
 public:
  explicit PaintWatch(QWidget& widget);
  bool painted() const { return painted_; }
  void forget() { painted_ = false; }

 protected:
  bool eventFilter(QObject* object, QEvent* event) override;

 private:
  bool painted_ = false;
};

/// The window as headway-studio makes it.
std::unique_ptr<ui::MainWindow> makeWindow();
/// Milliseconds from now until the verdict of what `edit` does is painted.
double verdictAfter(ui::MainWindow& window, const std::function<void()>& edit);
/// Until every run and what follows it is through.
void settle(ui::MainWindow& window);
inline double elapsedMs(const QElapsedTimer& timer) {
  return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

void benchCanvas(Table& table);
void benchEdits(Table& table);
void benchSession(Table& table);
/// Starts this program again and again, as `startedAt` below.
void benchStart(Table& table, const QString& program);
/// Opens the worked example; prints the milliseconds from `ns` of the monotonic clock to the painted verdict.
int startedAt(qint64 ns);

}  // namespace headway::bench
