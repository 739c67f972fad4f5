// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace headway::ui {

/// Paints a hop as a stop of a timeline: the request's stops are circles on a line down, the response's are
/// squares on a line back. The badge says the outcome; beside it the node's name and what it did. Works for
/// HopListModel.
class HopDelegate : public QStyledItemDelegate {
  Q_OBJECT

 public:
  using QStyledItemDelegate::QStyledItemDelegate;

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

}  // namespace headway::ui
