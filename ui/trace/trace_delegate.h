// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

#include "ui/host_colors.h"

namespace headway::ui {

/// Paints a cell of a trace table: ground and glyph by state, known hosts in their colours, what was removed
/// struck, the current cell framed.
class TraceDelegate : public QStyledItemDelegate {
  Q_OBJECT

 public:
  using QStyledItemDelegate::QStyledItemDelegate;

  void setHostColors(const HostColors& hosts) { hosts_ = hosts; }
  /// Cells of this column hold words for people; the others hold wire text. -1 = none.
  void setProseColumn(int column) { prose_ = column; }

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

 private:
  void paintText(QPainter* painter, const QRect& area, const QModelIndex& index) const;

  HostColors hosts_;
  int prose_ = -1;
};

}  // namespace headway::ui
