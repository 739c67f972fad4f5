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

/// The life of the headers a person follows: a row a header, a column a hop, and a last one for what Django
/// made of it. A cell holds the value the hop left (several of one name joined), ReasonRole says which rules
/// made it so. The first column is the header's name. A header that is nowhere keeps its row.
class HeaderLifeModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  using QAbstractTableModel::QAbstractTableModel;

  void setTrace(ProjectPtr project, std::shared_ptr<const Trace> trace, Phase phase);
  void setHeaders(const QStringList& headers);

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  struct Cell {
    QString text, reason;
    CellState state = CellState::Absent;
    int hop = -1;
    Explanation why;
  };

  void rebuild();
  Cell cell(const QString& header, std::size_t hop) const;
  Cell belief(const QString& header) const;
  QString title(std::size_t hop) const;

  ProjectPtr project_;
  std::shared_ptr<const Trace> trace_;
  Phase phase_ = Phase::Request;
  QStringList headers_;
  std::vector<std::size_t> hops_;  ///< a column each
  bool believes_ = false;
  std::vector<std::vector<Cell>> rows_;
};

}  // namespace headway::ui
