// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trace/hop_delegate.h"

#include <QPainter>

#include "ui/theme.h"
#include "ui/trace/hop_list_model.h"

namespace headway::ui {
namespace {

constexpr int kRow = 44;
constexpr int kBadge = 16;

void paintBadge(QPainter* painter, const QRectF& at, HopListModel::Outcome outcome) {
  using Outcome = HopListModel::Outcome;
  const Colors& c = Theme::instance().colors();
  painter->setRenderHint(QPainter::Antialiasing);
  QColor ground = c.notReached;
  QString glyph;
  switch (outcome) {
    case Outcome::Passed: glyph = QString(); break;
    case Outcome::Changed: ground = c.changed, glyph = QStringLiteral("~"); break;
    case Outcome::Answered: ground = c.delivered, glyph = QStringLiteral("✓"); break;
    case Outcome::Refused: ground = c.refused, glyph = QStringLiteral("✕"); break;
    case Outcome::Retried: ground = c.accent, glyph = QStringLiteral("↻"); break;
    case Outcome::Unknown: ground = c.muted, glyph = QStringLiteral("?"); break;
  }
  if (outcome == Outcome::Passed) {
    painter->setPen(QPen(c.notReached, 1.5));
    painter->setBrush(Qt::NoBrush);
    painter->drawEllipse(at.adjusted(3, 3, -3, -3));
    return;
  }
  painter->setPen(Qt::NoPen);
  painter->setBrush(ground);
  painter->drawEllipse(at);
  painter->setPen(c.onState);
  painter->setFont(Theme::instance().small());
  painter->drawText(at, Qt::AlignCenter, glyph);
}

}  // namespace

void HopDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                        const QModelIndex& index) const {
  const Theme& theme = Theme::instance();
  const Colors& c = theme.colors();
  painter->save();
  const QRect box = option.rect.adjusted(metrics::kGrid, 1, -metrics::kGrid, -1);
  if (option.state & (QStyle::State_Selected | QStyle::State_MouseOver)) {
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(option.state & QStyle::State_Selected ? c.selected : c.hover);
    painter->drawRoundedRect(box, metrics::kRadius, metrics::kRadius);
  }
  const QRectF badge(box.left() + metrics::kGap, box.center().y() - kBadge / 2.0 + 0.5, kBadge, kBadge);
  paintBadge(painter, badge,
             static_cast<HopListModel::Outcome>(index.data(HopListModel::OutcomeRole).toInt()));

  QRect text = box.adjusted(kBadge + 2 * metrics::kGap, metrics::kGrid, -metrics::kGrid, -metrics::kGrid);
  const QFontMetrics name(theme.strong()), sub(theme.small());
  painter->setFont(theme.strong());
  painter->setPen(c.ink);
  painter->drawText(text, Qt::AlignLeft | Qt::AlignTop,
                    name.elidedText(index.data().toString(), Qt::ElideRight, text.width()));
  painter->setFont(theme.small());
  painter->setPen(c.muted);
  painter->drawText(
      text, Qt::AlignLeft | Qt::AlignBottom,
      sub.elidedText(index.data(HopListModel::SubtitleRole).toString(), Qt::ElideRight, text.width()));
  painter->restore();
}

QSize HopDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const { return {180, kRow}; }

}  // namespace headway::ui
