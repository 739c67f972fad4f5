// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QStringList>
#include <memory>
#include <vector>

#include "sim/engine/trace.h"
#include "sim/model/project.h"
#include "ui/trace/cell.h"

namespace headway::ui {

/// Headers through the path: a row a header, a column a station, and a last one for what Django made of it.
/// The first column is the header's name. Repeated headers have a row each.
class HeaderTableModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  using QAbstractTableModel::QAbstractTableModel;

  void setTrace(ProjectPtr project, std::shared_ptr<const Trace> trace, Phase phase);

  /// Only the rows whose name or any value contains it, in any case; "" = all.
  void setFilter(const QString& text);
  /// Rows without the filter.
  int rowsInAll() const { return static_cast<int>(all_.size()); }
  /// Names of the headers the person follows.
  void setFollowed(const QStringList& headers);

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

  /// The row of that header, in any case; -1 if there is none.
  int rowOf(const QString& header) const;
  /// The first cell something happened in: what a person wants to see first. Host before all others.
  QModelIndex firstChange() const;

 private:
  struct Cell {
    QString text;
    CellState state = CellState::Absent;
    int hop = -1;
    Explanation why;
  };
  struct Row {
    QString name;
    std::vector<Cell> cells;
  };
  friend class HeaderTableBuilder;

  void select();

  std::vector<QString> titles_;
  std::vector<Row> all_, rows_;  ///< rows_: those the filter lets through
  QString filter_;
  QStringList followed_;
};

}  // namespace headway::ui
