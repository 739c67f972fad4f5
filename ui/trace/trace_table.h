// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

#include "ui/host_colors.h"

namespace headway::ui {

class TraceDelegate;

/// A quiet table of what was on the wire: hairlines, mono, no selection fill. Ctrl+C copies the current cell;
/// the context menu copies the cell or the row, and holds what the owner adds.
class TraceTable : public QTableView {
  Q_OBJECT

 public:
  explicit TraceTable(QWidget* parent = nullptr);

  void setHostColors(const HostColors& hosts);
  void setProseColumn(int column);
  /// Shown in the middle while the model has no rows.
  void setEmptyText(const QString& text);
  const QString& emptyText() const { return empty_; }
  /// An entry of the context menu about the current cell; the action stays its owner's.
  void addMenuAction(QAction* action) { cellActions_ << action; }
  /// A submenu of the context menu; the actions stay their owner's.
  void addMenuActions(const QString& title, const QList<QAction*>& actions);

  /// The row's cells, tab-separated.
  QString rowText(int row) const;

 signals:
  void cellChosen(const QModelIndex& index);

 protected:
  void keyPressEvent(QKeyEvent* event) override;
  void contextMenuEvent(QContextMenuEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

 private:
  void dress();
  void copy(const QString& text) const;

  TraceDelegate* delegate_;
  QString empty_;
  QList<QAction*> cellActions_;
  QString menuTitle_;
  QList<QAction*> menuActions_;
};

}  // namespace headway::ui
