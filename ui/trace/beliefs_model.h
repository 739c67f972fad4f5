// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <memory>
#include <vector>

#include "sim/engine/trace.h"
#include "sim/model/project.h"
#include "ui/trace/cell.h"

namespace headway::ui {

/// What Django believes of the request: a row a question, with its answer, the rule that decided, and who put
/// the value where Django read it. No rows if the request did not get that far.
class BeliefsModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { QuestionColumn, AnswerColumn, DecidedColumn, OriginColumn, ColumnCount };
  using QAbstractTableModel::QAbstractTableModel;

  void setTrace(ProjectPtr project, std::shared_ptr<const Trace> trace);

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  struct Row {
    QString cells[ColumnCount];
    CellState state = CellState::Believed;  ///< of the answer
    Explanation why;
    int hop = -1;
  };

  void add(const QString& question, const DjangoView::Answer& answer, const char* rules,
           const QString& header = {});
  QString origin(const QString& header) const;

  ProjectPtr project_;
  std::shared_ptr<const Trace> trace_;
  std::vector<Row> rows_;
};

}  // namespace headway::ui
