// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trace/hop_diff_model.h"

#include <algorithm>

#include "ui/text.h"

namespace headway::ui {

CellState HopDiffModel::Line::state() const {
  if (turned) return CellState::Same;
  if (!before) return CellState::Added;
  if (!after) return CellState::Removed;
  return *before == *after && (nameBefore == name) ? CellState::Same : CellState::Changed;
}

void HopDiffModel::setHop(const Hop* hop, int hopIndex) {
  beginResetModel();
  all_ = hop ? diffLines(*hop) : std::vector<Line>{};
  hop_ = hop ? hopIndex : -1;
  filter();
  endResetModel();
}

void HopDiffModel::setOnlyChanges(bool on) {
  if (on == onlyChanges_) return;
  beginResetModel();
  onlyChanges_ = on;
  filter();
  endResetModel();
}

void HopDiffModel::filter() {
  shown_.clear();
  std::copy_if(all_.begin(), all_.end(), std::back_inserter(shown_),
               [this](const Line& l) { return !onlyChanges_ || l.state() != CellState::Same; });
}

int HopDiffModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(shown_.size());
}

int HopDiffModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant HopDiffModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const Line& line = shown_[static_cast<std::size_t>(index.row())];
  const auto written = [](const QString& name, const std::optional<QString>& value) {
    return value ? name + QStringLiteral(": ") + *value : QString();
  };
  switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
      if (index.column() == BeforeColumn) return written(line.nameBefore, line.before);
      if (index.column() == AfterColumn) return written(line.name, line.after);
      return line.rules.empty() ? QString() : qs(line.rules.back().row().title);
    case StateRole: {
      const CellState state = line.state();
      const bool other =
          (!line.before && index.column() == BeforeColumn) || (!line.after && index.column() == AfterColumn);
      return static_cast<int>(other ? CellState::Absent : state);
    }
    case HopRole: return hop_;
    case HeaderRole: return line.name;
    case ExplanationRole: return QVariant::fromValue(why(line));
    default: return {};
  }
}

Explanation HopDiffModel::why(const Line& line) const {
  if (line.rules.empty()) return {};
  Explanation out = explain(line.rules.back(), tr("Why %1 changed here").arg(line.name));
  if (line.rules.size() > 1) {
    QStringList keys;
    for (const RuleId rule : line.rules) keys << qs(rule.key());
    out.detail = tr("Rules in order: %1").arg(keys.join(QStringLiteral(", ")));
  }
  return out;
}

QVariant HopDiffModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
  switch (section) {
    case BeforeColumn: return tr("Before");
    case AfterColumn: return tr("After");
    case ReasonColumn: return tr("Reason");
    default: return {};
  }
}

}  // namespace headway::ui
