// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/trace/visit_model.h"

class QLabel;
class QListView;

namespace headway::ui {

/// The requests of a visit in a row, above the hops of the chosen one; below them a circle of redirects, if
/// there is one. Hidden while there is but one request.
class VisitStrip : public QWidget {
  Q_OBJECT

 public:
  explicit VisitStrip(QWidget* parent = nullptr);

  /// Null hides it. Chooses the entry without a signal.
  void setVisit(VisitPtr visit, int current);
  int current() const;

 signals:
  /// The person chose another entry.
  void entryChosen(int entry);

 private:
  VisitModel* model_;
  QListView* list_;
  QLabel* loop_;
};

}  // namespace headway::ui
