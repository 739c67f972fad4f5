// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trace/header_table_model.h"

#include "ui/trace/header_table_builder.h"

namespace headway::ui {

void HeaderTableModel::setTrace(ProjectPtr project, std::shared_ptr<const Trace> trace, Phase phase) {
  beginResetModel();
  titles_.clear();
  rows_.clear();
  if (project && trace) {
    const HeaderTableBuilder builder(*project, *trace, phase);
    titles_ = builder.titles();
    rows_ = builder.rows();
  }
  endResetModel();
}

int HeaderTableModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int HeaderTableModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() || titles_.empty() ? 0 : static_cast<int>(titles_.size()) + 1;
}

QVariant HeaderTableModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const Row& row = rows_[static_cast<std::size_t>(index.row())];
  if (role == HeaderRole) return row.name;
  if (index.column() == 0) {
    if (role == Qt::DisplayRole) return row.name;
    return role == HopRole ? QVariant(-1) : QVariant();
  }
  const Cell& cell = row.cells[static_cast<std::size_t>(index.column() - 1)];
  switch (role) {
    case Qt::DisplayRole: return cell.state == CellState::Absent ? tr("–") : cell.text;
    case Qt::ToolTipRole: return cell.text.isEmpty() ? QVariant() : QVariant(cell.text);
    case StateRole: return static_cast<int>(cell.state);
    case HopRole: return cell.hop;
    case ExplanationRole: return QVariant::fromValue(cell.why);
    default: return {};
  }
}

QVariant HeaderTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= columnCount())
    return {};
  return section == 0 ? tr("Header") : titles_[static_cast<std::size_t>(section - 1)];
}

int HeaderTableModel::rowOf(const QString& header) const {
  for (std::size_t i = 0; i < rows_.size(); ++i)
    if (rows_[i].name.compare(header, Qt::CaseInsensitive) == 0) return static_cast<int>(i);
  return -1;
}

QModelIndex HeaderTableModel::firstChange() const {
  for (int row = 0; row < rowCount(); ++row) {
    const auto& cells = rows_[static_cast<std::size_t>(row)].cells;
    for (std::size_t i = 0; i < cells.size(); ++i)
      if (cells[i].state == CellState::Added || cells[i].state == CellState::Changed ||
          cells[i].state == CellState::Removed)
        return index(row, static_cast<int>(i) + 1);
  }
  return {};
}

}  // namespace headway::ui
