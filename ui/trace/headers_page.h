// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QLineEdit>
#include <QStringList>
#include <QWidget>
#include <memory>

#include "sim/engine/trace.h"
#include "sim/model/project.h"
#include "ui/host_colors.h"
#include "ui/trace/cell.h"

class QPushButton;

namespace headway::ui {

class HeaderLife;
class HeaderTableModel;
class TraceTable;

/// Headers through the path: the request on its way down, or the response on its way back.
class HeadersPage : public QWidget {
  Q_OBJECT

 public:
  explicit HeadersPage(QWidget* parent = nullptr);

  /// Keeps the chosen header chosen if the new trace still has it; else the first change is.
  void setTrace(ProjectPtr project, std::shared_ptr<const Trace> trace, const HostColors& hosts);
  void selectHop(int hop);
  /// Goes to the first of these headers that the request has a row for, unless one of them is chosen already;
  /// answers with explained() alone.
  void selectHeader(const QStringList& headers);
  TraceTable* table() const { return table_; }
  /// The filter and "Request | Response"; whoever shows the page places it.
  QWidget* phaseSwitch() const { return switch_; }
  QLineEdit* filter() const { return filter_; }
  HeaderLife* life() const { return life_; }
  /// Follows the header of the chosen cell hop by hop, or no longer.
  QAction* followAction() const { return follow_; }
  HeaderTableModel* model() const { return model_; }
  /// Of the chosen cell; empty if it has nothing to say.
  Explanation explanation() const;

 signals:
  void explained(const headway::ui::Explanation& why);
  void hopSelected(int hop);
  void headerSelected(const QString& header);

 private:
  void showPhase(Phase phase);
  void connectFilter();
  void connectLife();
  void applyFilter(const QString& text);
  void refreshFollow();
  void chosen(const QModelIndex& index);
  void goTo(const QModelIndex& cell);
  bool isChange(int row, int column) const;
  QModelIndex tellingCell(int row, int column) const;
  void restore(const QString& header, int column);

  HeaderTableModel* model_;
  TraceTable* table_;
  QWidget* switch_;
  QPushButton* request_ = nullptr;
  QLineEdit* filter_;
  HeaderLife* life_;
  QAction* follow_;
  HostColors hosts_;
  ProjectPtr project_;
  std::shared_ptr<const Trace> trace_;
  Phase phase_ = Phase::Request;
};

}  // namespace headway::ui
