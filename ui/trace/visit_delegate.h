// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace headway::ui {

/// Paints a request of a visit as a card in a row: number on a badge by verdict, title, what came of it, and
/// an arrow to the next.
class VisitDelegate : public QStyledItemDelegate {
  Q_OBJECT

 public:
  static constexpr int kHeight = 48;

  using QStyledItemDelegate::QStyledItemDelegate;

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

}  // namespace headway::ui
