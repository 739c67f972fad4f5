// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trace/header_table_model.h"

#include <algorithm>

#include "ui/trace/header_table_builder.h"

namespace headway::ui {

void HeaderTableModel::setTrace(ProjectPtr project, std::shared_ptr<const Trace> trace, Phase phase) {
  beginResetModel();
  titles_.clear();
  all_.clear();
  if (project && trace) {
    const HeaderTableBuilder builder(*project, *trace, phase);
    titles_ = builder.titles();
    all_ = builder.rows();
  }
  select();
  endResetModel();
}

void HeaderTableModel::setFilter(const QString& text) {
  if (text == filter_) return;
  beginResetModel();
  filter_ = text;
  select();
  endResetModel();
}

void HeaderTableModel::setFollowed(const QStringList& headers) {
  followed_ = headers;
  if (rowCount() > 0) emit dataChanged(index(0, 0), index(rowCount() - 1, 0), {MarkedRole});
}

void HeaderTableModel::select() {
  const auto has = [&](const QString& text) { return text.contains(filter_, Qt::CaseInsensitive); };
  rows_.clear();
  for (const Row& row : all_)
    if (filter_.isEmpty() || has(row.name) ||
        std::any_of(row.cells.begin(), row.cells.end(), [&](const Cell& c) { return has(c.text); }))
      rows_.push_back(row);
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
    if (role == MarkedRole) return followed_.contains(row.name, Qt::CaseInsensitive);
    if (role == Qt::ToolTipRole) return tr("%1 — double-click to follow it hop by hop").arg(row.name);
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
