// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <memory>

#include "sim/engine/trace.h"
#include "sim/model/project.h"
#include "ui/trace/cell.h"

namespace headway::ui {

/// The hops of a trace in order, there and back: a row each, the same index as in Trace::hops.
class HopListModel : public QAbstractListModel {
  Q_OBJECT

 public:
  enum Role {
    SubtitleRole = MarkedRole + 1,  ///< QString: "request · 3 changes"
    OutcomeRole,                    ///< int of Outcome
    NodeRole,                       ///< QString: node id
    PhaseRole,                      ///< int of Phase: on the way down or back up
  };
  enum class Outcome { Passed, Changed, Answered, Refused, Unknown, Retried };

  using QAbstractListModel::QAbstractListModel;

  void setTrace(ProjectPtr project, std::shared_ptr<const Trace> trace);

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;

 private:
  QString subtitle(const Hop& hop) const;

  ProjectPtr project_;
  std::shared_ptr<const Trace> trace_;
};

}  // namespace headway::ui
