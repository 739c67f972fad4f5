// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <vector>

#include "sim/export/export.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPlainTextEdit;
class QPushButton;

namespace headway::ui {

/// Chooses what to export and where to, shows the files beforehand, and asks in place before anything is
/// overwritten.
class ExportDialog : public QDialog {
  Q_OBJECT
 public:
  explicit ExportDialog(ProjectPtr project, QWidget* parent = nullptr);

 private:
  void makeFiles();
  void showFile(int row);
  void chooseFolder();
  void write(bool overwrite);
  void say(const QString& text, bool bad);

  ProjectPtr project_;
  std::vector<ExportFile> files_;
  QComboBox* target_;
  QLineEdit* folder_;
  QListWidget* list_;
  QPlainTextEdit* text_;
  QLabel* message_;
  QPushButton *export_, *overwrite_;
};

}  // namespace headway::ui
