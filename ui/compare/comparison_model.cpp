// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/comparison_model.h"

#include "ui/text.h"

namespace headway::ui {
namespace {

CellState stateOf(const ComparedLine& line, int column) {
  if (!line.differs() || column == ComparisonModel::WhatColumn) return CellState::Same;
  const auto& here = column == ComparisonModel::LeftColumn ? line.left : line.right;
  const auto& there = column == ComparisonModel::LeftColumn ? line.right : line.left;
  if (!here) return CellState::Absent;
  return there ? CellState::Changed : CellState::Added;
}

}  // namespace

void ComparisonModel::setComparison(Comparison comparison) {
  beginResetModel();
  comparison_ = std::move(comparison);
  rebuild();
  endResetModel();
}

void ComparisonModel::setOnlyDifferences(bool on) {
  beginResetModel();
  onlyDifferences_ = on;
  rebuild();
  endResetModel();
}

void ComparisonModel::rebuild() {
  rows_.clear();
  for (std::size_t s = 0; s < comparison_.stops.size(); ++s) {
    const ComparedStop& stop = comparison_.stops[s];
    if (stop.lines.empty() || (onlyDifferences_ && stop.differences() == 0)) continue;
    rows_.push_back({s, -1});
    for (std::size_t l = 0; l < stop.lines.size(); ++l)
      if (!onlyDifferences_ || stop.lines[l].differs()) rows_.push_back({s, static_cast<int>(l)});
  }
}

int ComparisonModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int ComparisonModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : ColumnCount;
}

const ComparedLine* ComparisonModel::lineAt(int row) const {
  const Row& r = rows_[static_cast<std::size_t>(row)];
  return r.line < 0 ? nullptr : &comparison_.stops[r.stop].lines[static_cast<std::size_t>(r.line)];
}

QVariant ComparisonModel::section(const ComparedStop& stop, int column, int role) const {
  if (role == SectionRole) return true;
  if (column != WhatColumn || role != Qt::DisplayRole) return {};
  const auto n = static_cast<qsizetype>(stop.differences());
  const bool hop = stop.left || stop.right;
  QString out = qs(stop.title);
  if (hop && !stop.right) return tr("%1 · only on the left").arg(out);
  if (hop && !stop.left) return tr("%1 · only on the right").arg(out);
  return n == 0 ? out : tr("%1 · %2").arg(out, counted(n, tr("1 difference"), tr("%1 differences")));
}

QVariant ComparisonModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const Row& row = rows_[static_cast<std::size_t>(index.row())];
  const ComparedLine* line = lineAt(index.row());
  if (!line) return section(comparison_.stops[row.stop], index.column(), role);
  const bool first = comparison_.first && comparison_.first->stop == row.stop &&
                     comparison_.first->line == static_cast<std::size_t>(row.line);
  const auto& value = index.column() == LeftColumn ? line->left : line->right;
  switch (role) {
    case Qt::DisplayRole:
      if (index.column() == WhatColumn) return qs(line->what);
      return !value ? tr("–") : value->empty() ? tr("(empty)") : qs(*value);
    case Qt::ToolTipRole:
      if (index.column() == WhatColumn) return first ? tr("The first difference") : QVariant();
      return value ? QVariant(qs(*value)) : QVariant();
    case StateRole: return static_cast<int>(stateOf(*line, index.column()));
    case MarkedRole: return first && index.column() == WhatColumn;
    case HeaderRole: return qs(line->what);
    default: return {};
  }
}

QVariant ComparisonModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= ColumnCount)
    return {};
  return section == WhatColumn ? tr("At each stop") : section == LeftColumn ? tr("Pinned") : tr("Beside it");
}

int ComparisonModel::nextDifference(int row, bool down) const {
  const int n = rowCount();
  for (int step = 1; step <= n; ++step) {
    const int at = ((row + (down ? step : -step)) % n + n) % n;
    const ComparedLine* line = lineAt(at);
    if (line && line->differs()) return at;
  }
  return -1;
}

int ComparisonModel::firstDifference() const { return rowCount() > 0 ? nextDifference(-1, true) : -1; }

}  // namespace headway::ui
