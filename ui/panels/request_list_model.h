// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <map>
#include <string>

#include "sim/engine/visit.h"
#include "sim/model/project.h"

namespace headway::ui {

class Document;

/// The sample requests of the document, each with what its last trace came to. Edits go through the document.
class RequestListModel : public QAbstractListModel {
  Q_OBJECT

 public:
  enum Role {
    ResultRole = Qt::UserRole + 1,  ///< int of Result
    MethodRole,                     ///< "GET"; empty for a visit
    PathRole,                       ///< path and query; "3 steps" for a visit
    StatusRole,                     ///< of the last answer; 0 = not known
    MismatchRole,                   ///< what was not as expected, in a few words
    OldRole,                        ///< bool: the design or the request is another one since
  };
  enum class Result { NotRun, Pass, Fail };

  explicit RequestListModel(Document& document, QObject* parent = nullptr);

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  /// EditRole renames.
  bool setData(const QModelIndex& index, const QVariant& value, int role) override;
  Qt::ItemFlags flags(const QModelIndex& index) const override;
  Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
  /// One row, within the list.
  bool moveRows(const QModelIndex& from, int row, int count, const QModelIndex& to, int before) override;
  bool dropMimeData(const QMimeData*, Qt::DropAction, int, int, const QModelIndex&) override { return false; }

  /// What the request at `index` of that project came to.
  void setVisit(const ProjectPtr& project, int index, const VisitTrace& visit);
  int count(Result result) const;
  /// -1 = none.
  int firstOf(Result result) const;

 private:
  struct Outcome {
    Result result = Result::NotRun;
    int status = 0;
    QStringList mismatches;
    bool old = false;
  };

  void follow(const ProjectPtr& after);
  void showRows(const ProjectPtr& after);
  void age(const Project& before, const Project& after);
  Outcome outcome(const SampleRequest& request) const;
  QString tip(const SampleRequest& request) const;

  Document& document_;
  ProjectPtr shown_;
  std::map<std::string, Outcome> outcomes_;  ///< by request name
};

/// Whether it came to what the request and its steps expect; one that expects nothing expects not to be
/// refused.
RequestListModel::Result resultOf(const SampleRequest& request, const VisitTrace& visit);
/// "status: 403, not 200" for each expectation that does not hold.
QStringList mismatchesOf(const SampleRequest& request, const VisitTrace& visit);
/// "5 steps"; empty for a single request.
QString stepCount(const SampleRequest& request);
/// "status 200, decided by django"; empty if nothing is expected.
QString expectationText(const Expectation& expect);

}  // namespace headway::ui
