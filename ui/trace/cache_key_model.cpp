// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trace/cache_key_model.h"

#include "ui/text.h"

namespace headway::ui {

void CacheKeyModel::setParts(std::vector<CacheKeyPart> parts) {
  beginResetModel();
  parts_ = std::move(parts);
  endResetModel();
}

int CacheKeyModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(parts_.size());
}
int CacheKeyModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant CacheKeyModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid) ||
      (role != Qt::DisplayRole && role != Qt::ToolTipRole))
    return {};
  const CacheKeyPart& part = parts_[static_cast<std::size_t>(index.row())];
  switch (index.column()) {
    case NameColumn: return qs(part.name);
    case ValueColumn: return qs(part.value);
    default: return qs(part.setBy);
  }
}

QVariant CacheKeyModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
  switch (section) {
    case NameColumn: return tr("Part of the key");
    case ValueColumn: return tr("Value");
    case SetByColumn: return tr("Put there by");
    default: return {};
  }
}

}  // namespace headway::ui
