// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "sim/support/result.h"

namespace headway::ui {

class Commands;
class MainWindow;

/// Writes what the window shows (the visit and what mends it) as an HTML page, whole or not at all.
/// Errors: "report.nothing" while there is no trace, "report.not-written".
Result<void> saveReport(MainWindow& window, const QString& path);

/// File > Save report.
void addReportCommands(Commands& commands, MainWindow& window);

}  // namespace headway::ui
