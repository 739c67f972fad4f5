// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "sim/engine/trace.h"
#include "sim/model/function.h"

class QLabel;

namespace headway::ui {

class CodeEditor;

/// What came of a function's last run: outcome, size of its code against the limit, console lines.
class FunctionReport : public QWidget {
  Q_OBJECT

 public:
  explicit FunctionReport(QWidget* parent = nullptr);

  /// `hop` null: the request did not run this function.
  void show(const Hop* hop, std::size_t codeBytes);

 private:
  void dress();

  QLabel* outcome_;
  QLabel* size_;
  QLabel* console_;
};

/// What the trace has of that node: its last hop, or the one that failed. Null = none.
const Hop* hopOf(const Trace* trace, const NodeId& node);
/// The function's failure in this hop, or null if it did well.
const Answered* functionFailure(const Hop& hop);
/// Shows what came of the function's last run in both: its error at its line, its report. `hop` may be null.
void showRun(CodeEditor& editor, FunctionReport& report, const Hop* hop, const FunctionConfig& function);
/// The line a failure speaks of, from 1; 0 = it names none.
int failureLine(const Answered& failure);

}  // namespace headway::ui
