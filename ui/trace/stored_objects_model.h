// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <memory>
#include <string>
#include <vector>

#include "sim/engine/edge_state.h"
#include "sim/engine/trace.h"
#include "sim/model/project.h"
#include "ui/trace/cell.h"

namespace headway::ui {

/// The objects the caches hold once a request was answered, and what that request had to do with each.
class StoredObjectsModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column {
    DistributionColumn,
    PathColumn,
    KeyColumn,  ///< the other parts of the key
    StatusColumn,
    AgeColumn,
    FreshColumn,
    RequestColumn,  ///< what this request did
    ColumnCount
  };
  struct Object {
    NodeId distribution;
    std::string key;
    cloudfront::ObjectPtr object;
    bool inBase = false;  ///< the caches held an object of this key before
    bool met = false;     ///< this request was answered with it
    bool left = false;    ///< this request, or one sent before it, stored it
    bool taken = false;   ///< this request took it out
  };

  using QAbstractTableModel::QAbstractTableModel;

  /// `before`, `after`: the caches around the run that made `trace`. Null shows nothing.
  void setRun(ProjectPtr project, std::shared_ptr<const Trace> trace,
              const std::shared_ptr<const EdgeState>& before, const std::shared_ptr<const EdgeState>& after);

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

  const Object& object(int row) const { return objects_.at(static_cast<std::size_t>(row)); }
  /// The row of that object, or -1.
  int rowOf(const NodeId& distribution, const std::string& key) const;
  /// The run left something that is not kept yet.
  bool anythingNew() const;
  /// More than one distribution holds something.
  bool severalDistributions() const;

 private:
  QString text(const Object& o, int column) const;
  QString toolTip(const Object& o) const;
  QString whatItDid(const Object& o) const;
  CellState state(const Object& o, int column) const;
  Explanation why(const Object& o) const;

  ProjectPtr project_;
  std::shared_ptr<const Trace> trace_;
  std::vector<Object> objects_;
  std::int64_t now_ = 0;  ///< milliseconds since 1970, when the request was sent
};

}  // namespace headway::ui
