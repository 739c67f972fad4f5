// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace headway::ui {

/// A row of the command palette: icon, text with the typed letters set off, where else it is found, its keys.
class PaletteDelegate : public QStyledItemDelegate {
  Q_OBJECT
 public:
  enum Role { SectionRole = Qt::UserRole, KeysRole, LettersRole, EntryRole };
  static constexpr int kHeight = 32;

  using QStyledItemDelegate::QStyledItemDelegate;
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

}  // namespace headway::ui
