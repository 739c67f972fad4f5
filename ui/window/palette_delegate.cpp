// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/palette_delegate.h"

#include <QIcon>
#include <QPainter>

#include "ui/theme.h"

namespace headway::ui {
namespace {

/// Writes at the right end of `rest` and takes that place away from it.
void writeRight(QPainter* painter, QRect& rest, const QString& text, const QFont& font, const QColor& color) {
  if (text.isEmpty()) return;
  painter->setFont(font);
  painter->setPen(color);
  const int width = QFontMetrics(font).horizontalAdvance(text);
  painter->drawText(rest, Qt::AlignRight | Qt::AlignVCenter, text);
  rest.setRight(rest.right() - width - metrics::kMargin);
}

}  // namespace

void PaletteDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const {
  const Theme& theme = Theme::instance();
  const Colors& c = theme.colors();
  const bool enabled = index.flags() & Qt::ItemIsEnabled;
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  if (option.state & (QStyle::State_Selected | QStyle::State_MouseOver)) {
    painter->setPen(Qt::NoPen);
    painter->setBrush(option.state & QStyle::State_Selected ? c.selected : c.hover);
    painter->drawRoundedRect(option.rect, metrics::kRadius, metrics::kRadius);
  }
  QRect rest = option.rect.adjusted(metrics::kGap, 0, -metrics::kGap, 0);
  const QRect icon(rest.left(), rest.center().y() - metrics::kIcon / 2 + 1, metrics::kIcon, metrics::kIcon);
  index.data(Qt::DecorationRole)
      .value<QIcon>()
      .paint(painter, icon, Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
  rest.setLeft(icon.right() + metrics::kMargin);
  writeRight(painter, rest, index.data(KeysRole).toString(), theme.mono(), enabled ? c.muted : c.faint);
  writeRight(painter, rest, index.data(SectionRole).toString(), theme.small(), enabled ? c.muted : c.faint);

  const QString text =
      QFontMetrics(theme.strong()).elidedText(index.data().toString(), Qt::ElideRight, rest.width());
  const auto letters = index.data(LettersRole).value<QList<qsizetype>>();
  int x = rest.left();
  for (qsizetype i = 0; i < text.size();) {
    // A run of letters that look alike is drawn at once, so that kerning holds.
    const bool meant = letters.contains(i);
    qsizetype end = i;
    while (end < text.size() && letters.contains(end) == meant) ++end;
    const QString run = text.mid(i, end - i);
    const QFont font = meant ? theme.strong() : theme.text();
    painter->setFont(font);
    painter->setPen(!enabled ? c.faint : meant ? c.accent : c.ink);
    painter->drawText(QRect(x, rest.top(), rest.right() - x, rest.height()), Qt::AlignLeft | Qt::AlignVCenter,
                      run);
    x += QFontMetrics(font).horizontalAdvance(run);
    i = end;
  }
  painter->restore();
}

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
  return {200, kHeight};
}

}  // namespace headway::ui
