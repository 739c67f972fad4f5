// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "sim/import/imported_request.h"

class QMimeData;

namespace headway::ui {

class MainWindow;

/// Requests that come from elsewhere: pasted, dropped on the window, or read from a HAR file.
class RequestFlow : public QObject {
  Q_OBJECT
 public:
  /// Hears what is dropped on the window. The window must outlive this.
  explicit RequestFlow(MainWindow& window);

 public slots:
  /// What the clipboard holds; asks for a text if that is no request.
  void paste();
  void chooseFile();
  /// Asks which of the file's requests are wanted. Read beside the window's work.
  void importFile(const QString& path);
  /// One request becomes a sample request at once; several are asked about; errors are shown with the text.
  void importText(const QString& text);

 protected:
  bool eventFilter(QObject* object, QEvent* event) override;

 private:
  void ask(class RequestImportDialog* dialog);
  void add(const std::vector<ImportedRequest>& requests);

  MainWindow& window_;
  int newest_ = 0;  ///< of the readings; others are of no interest any more
};

}  // namespace headway::ui
