// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "sim/import/settings_report.h"

class QTreeWidget;

namespace headway::ui {

/// Shows what a settings.py says before it is taken over: settings with value and place, what was not read
/// and why, and what looks wrong. A file that can't be read shows why; there is nothing to accept then.
class ImportDialog : public QDialog {
  Q_OBJECT
 public:
  ImportDialog(const QString& node, const DjangoConfig& before, const Read<SettingsReport>& report,
               QWidget* parent = nullptr);

  QTreeWidget* list() const { return list_; }

 private:
  void fill(const DjangoConfig& before, const SettingsReport& report);
  void showErrors(const Diagnostics& errors);

  QTreeWidget* list_;
};

}  // namespace headway::ui
