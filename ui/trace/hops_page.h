// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <memory>

#include "sim/engine/trace.h"
#include "sim/model/project.h"
#include "ui/host_colors.h"
#include "ui/trace/cell.h"

class QCheckBox;
class QLabel;
class QListView;

namespace headway::ui {

class HopDiffModel;
class HopListModel;
class TraceTable;

/// Hop by hop: the hops in order, and the chosen one's message before and after with the reason of each
/// change.
class HopsPage : public QWidget {
  Q_OBJECT

 public:
  explicit HopsPage(QWidget* parent = nullptr);

  /// Keeps the chosen hop's number if the new trace is as long.
  void setTrace(ProjectPtr project, std::shared_ptr<const Trace> trace, const HostColors& hosts);
  /// Shows that hop without saying so by a signal.
  void selectHop(int hop);
  int currentHop() const;
  /// Of the chosen hop; empty if it just passed the message on.
  Explanation explanation() const;
  TraceTable* table() const { return table_; }

 signals:
  void hopSelected(int hop);
  void nodeActivated(const headway::NodeId& node);
  void explained(const headway::ui::Explanation& why);

 private:
  void showHop(int hop);
  QString noteText(const Hop& hop) const;

  HopListModel* hops_;
  HopDiffModel* diff_;
  QListView* list_;
  TraceTable* table_;
  QCheckBox* onlyChanges_;
  QLabel* notes_;
  std::shared_ptr<const Trace> trace_;
  HostColors colors_;
};

}  // namespace headway::ui
