// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <memory>

#include "sim/engine/visit.h"
#include "ui/trace/cell.h"

namespace headway::ui {

using VisitPtr = std::shared_ptr<const VisitTrace>;

/// The requests of a visit in order: a row each, the same index as in VisitTrace::entries.
class VisitModel : public QAbstractListModel {
  Q_OBJECT

 public:
  enum Role {
    SubtitleRole = HeaderRole + 1,  ///< QString: "302 to /admin/login/"
    KindRole,                       ///< int of Verdict::Kind
    RedirectRole,                   ///< bool: the answer sends the browser on
  };

  using QAbstractListModel::QAbstractListModel;

  /// Null empties it.
  void setVisit(VisitPtr visit);

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;

 private:
  VisitPtr visit_;
};

}  // namespace headway::ui
