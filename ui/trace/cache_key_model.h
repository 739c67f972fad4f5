// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <vector>

#include "sim/engine/trace.h"

namespace headway::ui {

/// The parts of the cache key and the setting that put each there.
class CacheKeyModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { NameColumn, ValueColumn, SetByColumn, ColumnCount };

  using QAbstractTableModel::QAbstractTableModel;

  void setParts(std::vector<CacheKeyPart> parts);

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  std::vector<CacheKeyPart> parts_;
};

}  // namespace headway::ui
