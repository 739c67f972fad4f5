// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <map>
#include <string>

#include "sim/engine/visit.h"
#include "sim/model/project.h"

namespace headway::ui {

class Document;

/// The sample requests of the document, each with what its last trace came to.
class RequestListModel : public QAbstractListModel {
  Q_OBJECT

 public:
  enum Role { ResultRole = Qt::UserRole + 1 };  ///< int of Result
  enum class Result { NotRun, Pass, Fail };

  explicit RequestListModel(Document& document, QObject* parent = nullptr);

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  /// EditRole renames, through the document.
  bool setData(const QModelIndex& index, const QVariant& value, int role) override;
  Qt::ItemFlags flags(const QModelIndex& index) const override;

  void setResult(int row, Result result);

 private:
  void follow(const ProjectPtr& after);

  Document& document_;
  ProjectPtr shown_;
  std::map<std::string, Result> results_;  ///< by request name
};

/// Whether it came to what the request and its steps expect; one that expects nothing expects not to be
/// refused.
RequestListModel::Result resultOf(const SampleRequest& request, const VisitTrace& visit);
/// "5 steps"; empty for a single request.
QString stepCount(const SampleRequest& request);

}  // namespace headway::ui
