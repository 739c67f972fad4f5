// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/request_delegate.h"

#include <QPainter>

#include "ui/panels/request_list_model.h"
#include "ui/theme.h"

namespace headway::ui {
namespace {

using Result = RequestListModel::Result;

constexpr int kRow = 40, kDot = 14;
constexpr int kTextLeft = kDot + 2 * metrics::kGap;

QPen roundPen(const QColor& color) { return QPen(color, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin); }

void paintDot(QPainter* painter, const QRectF& dot, Result result, bool old) {
  const Colors& c = Theme::instance().colors();
  if (result == Result::NotRun) {
    painter->setPen(QPen(c.notReached, 1.5));
    painter->setBrush(Qt::NoBrush);
    painter->drawEllipse(dot.adjusted(2, 2, -2, -2));
    return;
  }
  const bool pass = result == Result::Pass;
  const QColor& state = pass ? c.delivered : c.refused;
  painter->setPen(old ? QPen(state, 1.2) : QPen(Qt::NoPen));
  painter->setBrush(old ? QBrush(Qt::NoBrush) : QBrush(state));
  painter->drawEllipse(old ? dot.adjusted(0.6, 0.6, -0.6, -0.6) : dot);
  painter->setPen(roundPen(old ? state : c.onState));
  const QPointF m = dot.center();
  if (pass) {
    painter->drawPolyline(QPolygonF({m + QPointF(-3, 0.2), m + QPointF(-0.8, 2.4), m + QPointF(3, -2.2)}));
  } else {
    painter->drawLine(m + QPointF(-2.3, -2.3), m + QPointF(2.3, 2.3));
    painter->drawLine(m + QPointF(2.3, -2.3), m + QPointF(-2.3, 2.3));
  }
}

void drawElided(QPainter* painter, const QRect& box, const QString& text) {
  painter->drawText(box, Qt::AlignVCenter | Qt::AlignLeft,
                    painter->fontMetrics().elidedText(text, Qt::ElideRight, box.width()));
}

void paintSecondLine(QPainter* painter, QRect box, const QModelIndex& index, bool old) {
  const Colors& c = Theme::instance().colors();
  const auto result = static_cast<Result>(index.data(RequestListModel::ResultRole).toInt());
  const QString mismatch = index.data(RequestListModel::MismatchRole).toString();
  const int status = index.data(RequestListModel::StatusRole).toInt();
  painter->setFont(Theme::instance().small());
  if (!mismatch.isEmpty()) {
    painter->setPen(old ? c.muted : c.refused);
    return drawElided(painter, box, mismatch);
  }
  if (status > 0) {
    const QString number = QString::number(status);
    painter->setPen(old ? c.muted : result == Result::Pass ? c.delivered : c.refused);
    painter->drawText(box, Qt::AlignVCenter | Qt::AlignRight, number);
    box.adjust(0, 0, -painter->fontMetrics().horizontalAdvance(number) - metrics::kGap, 0);
  }
  painter->setPen(c.muted);
  drawElided(painter, box,
             (index.data(RequestListModel::MethodRole).toString() + QLatin1Char(' ') +
              index.data(RequestListModel::PathRole).toString())
                 .trimmed());
}

}  // namespace

void RequestDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const {
  const Colors& c = Theme::instance().colors();
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  const QRect box = option.rect.adjusted(0, 1, 0, -1);
  const bool chosen = option.state & QStyle::State_Selected;
  if (chosen || option.state & QStyle::State_MouseOver) {
    const bool focus = chosen && option.state & QStyle::State_HasFocus;
    painter->setPen(focus ? QPen(c.accent) : QPen(Qt::NoPen));
    painter->setBrush(chosen ? c.selected : c.hover);
    painter->drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), metrics::kRadius, metrics::kRadius);
  }
  const bool old = index.data(RequestListModel::OldRole).toBool();
  const QRect text = box.adjusted(kTextLeft, 2, -metrics::kGap, -2);
  const QRect first(text.left(), text.top(), text.width(), text.height() / 2);
  const QRectF dot(box.left() + metrics::kGap, first.center().y() - kDot / 2.0 + 0.5, kDot, kDot);
  paintDot(painter, dot, static_cast<Result>(index.data(RequestListModel::ResultRole).toInt()), old);
  painter->setFont(Theme::instance().text());
  painter->setPen(c.ink);
  drawElided(painter, first, index.data().toString());
  paintSecondLine(painter, first.translated(0, first.height()), index, old);
  painter->restore();
}

QSize RequestDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const { return {120, kRow}; }

void RequestDelegate::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                                           const QModelIndex&) const {
  editor->setGeometry(option.rect.adjusted(kTextLeft - metrics::kGap, 0, 0, -metrics::kGrid));
}

}  // namespace headway::ui
