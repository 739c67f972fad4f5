// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trace/visit_delegate.h"

#include <QPainter>

#include "sim/engine/trace.h"
#include "ui/theme.h"
#include "ui/trace/visit_model.h"

namespace headway::ui {
namespace {

constexpr int kBadge = 18, kArrow = 18, kWidest = 216;
constexpr int kLeft = metrics::kGap + kBadge + metrics::kGap;  ///< of the text inside its card

QColor ground(const QModelIndex& index) {
  const Colors& c = Theme::instance().colors();
  switch (static_cast<Verdict::Kind>(index.data(VisitModel::KindRole).toInt())) {
    case Verdict::Kind::Delivered:
    case Verdict::Kind::Answered:
      return index.data(VisitModel::RedirectRole).toBool() ? c.accent : c.delivered;
    case Verdict::Kind::Refused: return c.refused;
    case Verdict::Kind::Unknown: break;
  }
  return c.muted;
}

int textWidth(const QModelIndex& index) {
  const Theme& theme = Theme::instance();
  return qMax(QFontMetrics(theme.strong()).horizontalAdvance(index.data().toString()),
              QFontMetrics(theme.small()).horizontalAdvance(index.data(VisitModel::SubtitleRole).toString()));
}

void paintArrow(QPainter* painter, const QRect& at) {
  painter->setPen(
      QPen(Theme::instance().colors().notReached, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  const QPointF tip(at.center().x() + 4, at.center().y() + 0.5);
  painter->drawLine(tip - QPointF(9, 0), tip);
  painter->drawPolyline(QPolygonF{tip + QPointF(-3.5, -3.5), tip, tip + QPointF(-3.5, 3.5)});
}

}  // namespace

void VisitDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const {
  const Theme& theme = Theme::instance();
  const Colors& c = theme.colors();
  const bool last = index.row() + 1 == index.model()->rowCount();
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  const QRect box(option.rect.left(), option.rect.top() + 4, option.rect.width() - kArrow, kHeight - 8);
  const bool selected = option.state & QStyle::State_Selected;
  painter->setPen(QPen(selected ? c.accent : c.line, 1));
  painter->setBrush(selected ? c.selected : option.state & QStyle::State_MouseOver ? c.hover : c.panel);
  painter->drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), metrics::kRadius, metrics::kRadius);

  const QRectF badge(box.left() + metrics::kGap, box.center().y() - kBadge / 2.0 + 0.5, kBadge, kBadge);
  painter->setPen(Qt::NoPen);
  painter->setBrush(ground(index));
  painter->drawEllipse(badge);
  painter->setPen(c.onState);
  painter->setFont(theme.small());
  painter->drawText(badge, Qt::AlignCenter, QString::number(index.row() + 1));

  const QRect text = box.adjusted(kLeft, 3, -metrics::kGap, -4);
  painter->setFont(theme.strong());
  painter->setPen(c.ink);
  painter->drawText(
      text, Qt::AlignLeft | Qt::AlignTop,
      QFontMetrics(theme.strong()).elidedText(index.data().toString(), Qt::ElideRight, text.width()));
  painter->setFont(theme.small());
  painter->setPen(c.muted);
  painter->drawText(
      text, Qt::AlignLeft | Qt::AlignBottom,
      QFontMetrics(theme.small())
          .elidedText(index.data(VisitModel::SubtitleRole).toString(), Qt::ElideRight, text.width()));
  if (!last) paintArrow(painter, QRect(box.right() + 1, box.top(), kArrow, box.height()));
  painter->restore();
}

QSize VisitDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const {
  return {qMin(kWidest, kLeft + textWidth(index) + metrics::kGap + 2) + kArrow, kHeight};
}

}  // namespace headway::ui
