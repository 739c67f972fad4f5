// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <optional>
#include <vector>

#include "sim/engine/trace.h"
#include "ui/trace/cell.h"

namespace headway::ui {

/// One hop's message before and after, line beside line, with the reason beside every changed line.
/// A row's lines belong together because the hop's changes say so, not because they look alike.
class HopDiffModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { BeforeColumn, AfterColumn, ReasonColumn, ColumnCount };

  using QAbstractTableModel::QAbstractTableModel;

  void setHop(const Hop* hop, int hopIndex);  ///< null = empty; copied
  /// Rows in which nothing happened are left out.
  void setOnlyChanges(bool on);

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

  struct Line {
    QString name;  ///< header or part, as written after
    QString nameBefore;
    std::optional<QString> before, after;
    std::vector<RuleId> rules;
    bool turned = false;  ///< another message leaves the node: lines end without having been removed

    CellState state() const;
  };

 private:
  void filter();
  Explanation why(const Line& line) const;

  std::vector<Line> all_, shown_;
  int hop_ = -1;
  bool onlyChanges_ = false;
};

/// The lines of that hop in the order they have on the wire.
std::vector<HopDiffModel::Line> diffLines(const Hop& hop);

}  // namespace headway::ui
