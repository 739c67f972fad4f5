// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <vector>

#include "sim/compare/comparison.h"
#include "ui/trace/cell.h"

namespace headway::ui {

/// A comparison as rows: for each stop a line with its title (SectionRole), below it what it is about and the
/// values of both sides. The first difference is marked (MarkedRole).
class ComparisonModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { WhatColumn, LeftColumn, RightColumn, ColumnCount };
  using QAbstractTableModel::QAbstractTableModel;

  void setComparison(Comparison comparison);
  void setOnlyDifferences(bool on);

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

  const Comparison& comparison() const { return comparison_; }
  bool isSection(int row) const { return rows_[static_cast<std::size_t>(row)].line < 0; }
  /// The next row that differs below (or above) that one, going round; -1 = none differs.
  int nextDifference(int row, bool down) const;
  /// Row of the first difference; -1 = none.
  int firstDifference() const;

 private:
  struct Row {
    std::size_t stop;
    int line;  ///< -1 = the title of the stop
  };

  void rebuild();
  const ComparedLine* lineAt(int row) const;
  QVariant section(const ComparedStop& stop, int column, int role) const;

  Comparison comparison_;
  bool onlyDifferences_ = false;
  std::vector<Row> rows_;
};

}  // namespace headway::ui
