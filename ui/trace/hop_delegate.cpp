// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trace/hop_delegate.h"

#include <QPainter>

#include "ui/theme.h"
#include "ui/trace/hop_list_model.h"

namespace headway::ui {
namespace {

constexpr int kRow = 44;
constexpr int kBadge = 16;
constexpr int kStep = 12;  ///< the way back stands this far to the right

bool isBack(const QModelIndex& index) {
  return index.data(HopListModel::PhaseRole).toInt() == static_cast<int>(Phase::Response);
}

/// The line of the timeline between this stop and its neighbours, with an arrow the way the message goes.
void paintLine(QPainter* painter, const QRect& row, const QRectF& badge, const QModelIndex& index) {
  const QModelIndex above = index.siblingAtRow(index.row() - 1), below = index.siblingAtRow(index.row() + 1);
  const qreal x = badge.center().x();
  painter->setRenderHint(QPainter::Antialiasing);
  painter->setPen(QPen(Theme::instance().colors().notReached, 1.5));
  if (above.isValid()) {
    // The turn from the way down to the way back is a step to the side.
    if (isBack(index) != isBack(above)) {
      const qreal from = isBack(index) ? x - kStep : x + kStep;
      painter->drawLine(QPointF(from, row.top()), QPointF(x, row.top()));
    }
    painter->drawLine(QPointF(x, row.top()), QPointF(x, badge.top() - 2));
    const QPointF tip(x, badge.top() - 2);
    painter->drawLine(tip, tip + QPointF(-3, -4));
    painter->drawLine(tip, tip + QPointF(3, -4));
  }
  if (below.isValid()) painter->drawLine(QPointF(x, badge.bottom() + 2), QPointF(x, row.bottom() + 1));
}

void paintBadge(QPainter* painter, const QRectF& at, HopListModel::Outcome outcome, bool back) {
  const auto shape = [&](const QRectF& r) {
    if (back)
      painter->drawRoundedRect(r, 3, 3);
    else
      painter->drawEllipse(r);
  };
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
    shape(at.adjusted(3, 3, -3, -3));
    return;
  }
  painter->setPen(Qt::NoPen);
  painter->setBrush(ground);
  shape(at);
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
  const int step = isBack(index) ? kStep : 0;
  const QRectF badge(box.left() + metrics::kGap + step, box.center().y() - kBadge / 2.0 + 0.5, kBadge,
                     kBadge);
  paintLine(painter, option.rect, badge, index);
  paintBadge(painter, badge,
             static_cast<HopListModel::Outcome>(index.data(HopListModel::OutcomeRole).toInt()),
             isBack(index));

  QRect text =
      box.adjusted(kBadge + 2 * metrics::kGap + step, metrics::kGrid, -metrics::kGrid, -metrics::kGrid);
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
