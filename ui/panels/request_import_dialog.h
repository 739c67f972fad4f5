// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <vector>

#include "sim/import/imported_request.h"
#include "sim/support/result.h"

class QCheckBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QTreeWidget;

namespace headway::ui {

/// Requests that a person copied or saved elsewhere, and which of them become sample requests. Says what
/// could not be carried over, and what is wrong with a text that can't be read.
class RequestImportDialog : public QDialog {
  Q_OBJECT
 public:
  /// With a field for the text: a curl command, HAR or a URL.
  explicit RequestImportDialog(const QString& text, QWidget* parent = nullptr);
  /// For what was read from `source`, or why it was not.
  RequestImportDialog(const QString& source, Result<ImportedRequests> read, QWidget* parent = nullptr);

  /// Those with a tick, in their order.
  std::vector<ImportedRequest> chosen() const;

 private:
  void layOut(const QString& intro);
  void readText();
  void showRead(const Result<ImportedRequests>& read);
  void filter(const QString& part);
  void tickShown(bool on);
  void refresh();

  QPlainTextEdit* text_ = nullptr;  ///< null: read from a file
  QLineEdit* filter_;
  QCheckBox* all_;
  QTreeWidget* list_;
  QLabel* notes_;
  QPushButton* add_;
  ImportedRequests read_;
};

/// What was left out, a sentence a line, each once.
QString notesText(const Diagnostics& notes);
QString notesText(const std::vector<ImportedRequest>& requests);

}  // namespace headway::ui
