// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <memory>

#include "sim/engine/visit.h"
#include "sim/model/project.h"
#include "sim/model/request.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace headway::ui {

class Document;
class RequestEditor;

/// The sample request that is traced: method and URL in a line, name, headers and body in a drop-down.
/// Edits go to the document. Without sample requests the first edit makes one.
class RequestBar : public QWidget {
  Q_OBJECT

 public:
  explicit RequestBar(Document& document, QWidget* parent = nullptr);

  int currentRequest() const { return current_; }
  /// The request as it stands; of an empty project one that opens the first distribution's name.
  SampleRequest currentRequestValue() const;
  /// "" if the URL can be opened, else what is wrong with it.
  QString problem() const;

 public slots:
  void setCurrentRequest(int index);
  /// Opens the drop-down with name, headers and body.
  void openDetails();
  void closeDetails();
  void focusUrl();
  /// What the current request came to; null while it runs, or where that is not its own doing.
  void setVisit(const std::shared_ptr<const headway::VisitTrace>& visit);
  /// What it came to is what is expected of it from now on.
  void expectPresent();

 signals:
  /// Another request is current, or the current one has other content.
  void requestChanged();
  void pasteWanted();
  /// A whole request was pasted where its URL belongs.
  void requestPasted(const QString& text);

 protected:
  bool eventFilter(QObject* object, QEvent* event) override;

 private:
  void refresh();
  void show(const SampleRequest& request);
  void edit(const QString& label, const char* field, const SampleRequest& changed);

  Document& document_;
  int current_ = 0;
  SampleRequest shown_;
  std::shared_ptr<const VisitTrace> visit_;  ///< of shown_
  QComboBox* method_;
  QLineEdit* url_;
  QLabel* error_;
  QPushButton* chip_;
  RequestEditor* editor_;
};

}  // namespace headway::ui
