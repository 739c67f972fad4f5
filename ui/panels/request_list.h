// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "sim/engine/trace.h"
#include "ui/panels/request_list_model.h"

class QLabel;
class QListView;

namespace headway::ui {

class Document;

/// The sample requests: pick, add, duplicate, rename, delete. Each shows by shape and colour whether its last
/// trace was as expected.
class RequestList : public QWidget {
  Q_OBJECT

 public:
  explicit RequestList(Document& document, QWidget* parent = nullptr);

  int current() const;
  /// Remembered under the request's name until it runs again.
  void setVisit(int index, const VisitTrace& visit);
  RequestListModel* model() const { return model_; }

 public slots:
  /// Does not answer with selected().
  void setCurrent(int index);
  void addRequest();
  void duplicateCurrent();
  void deleteCurrent();

 signals:
  void selected(int index);

 private:
  void showMenu(const QPoint& at);
  std::string freeName(const std::string& wish) const;
  void append(const QString& label, SampleRequest request);
  void follow();

  Document& document_;
  RequestListModel* model_;
  QListView* list_;
  QLabel* empty_;
};

}  // namespace headway::ui
