// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trace/trace_delegate.h"

#include <QPainter>
#include <QTextLayout>

#include "ui/theme.h"
#include "ui/trace/cell.h"

namespace headway::ui {
namespace {

CellState stateOf(const QModelIndex& index) {
  const QVariant state = index.data(StateRole);
  return state.isValid() ? static_cast<CellState>(state.toInt()) : CellState::Same;
}

QColor groundOf(CellState state) {
  const Colors& c = Theme::instance().colors();
  switch (state) {
    case CellState::Added: return c.deliveredGround;
    case CellState::Changed: return c.changedGround;
    case CellState::Removed:
    case CellState::Refused: return c.refusedGround;
    default: return {};
  }
}

QColor inkOf(CellState state) {
  const Colors& c = Theme::instance().colors();
  switch (state) {
    case CellState::Removed:
    case CellState::Refused: return c.refused;
    case CellState::Ignored: return c.muted;
    case CellState::Absent: return c.faint;
    default: return c.ink;
  }
}

/// A sign beside the colour, for eyes that do not tell the colours apart.
QString glyphOf(CellState state) {
  switch (state) {
    case CellState::Added: return QStringLiteral("+");
    case CellState::Changed: return QStringLiteral("~");
    case CellState::Removed: return QStringLiteral("−");
    case CellState::Refused: return QStringLiteral("×");
    default: return {};
  }
}

QColor glyphInk(CellState state) {
  const Colors& c = Theme::instance().colors();
  if (state == CellState::Added) return c.delivered;
  return state == CellState::Changed ? c.changed : c.refused;
}

}  // namespace

void TraceDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const {
  const Theme& theme = Theme::instance();
  const CellState state = stateOf(index);
  painter->save();
  if (index.data(SectionRole).toBool()) {
    painter->fillRect(option.rect, theme.colors().chip);
    painter->setFont(theme.strong());
    painter->setPen(theme.colors().ink);
    painter->drawText(option.rect.adjusted(metrics::kGap, 0, -metrics::kGap, 0),
                      Qt::AlignLeft | Qt::AlignVCenter, index.data().toString());
    painter->restore();
    return;
  }
  if (const QColor ground = groundOf(state); ground.isValid()) painter->fillRect(option.rect, ground);
  painter->setPen(theme.colors().line);
  painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());

  QRect area = option.rect.adjusted(metrics::kGap, 0, -metrics::kGap, -1);
  if (const QString glyph = glyphOf(state); !glyph.isEmpty() && index.column() != prose_) {
    painter->setFont(theme.mono());
    painter->setPen(glyphInk(state));
    painter->drawText(area, Qt::AlignRight | Qt::AlignVCenter, glyph);
    area.setRight(area.right() - 3 * metrics::kGrid);
  }
  if (index.data(MarkedRole).toBool())
    painter->fillRect(QRect(option.rect.left(), option.rect.top() + metrics::kGrid, 3,
                            option.rect.height() - 2 * metrics::kGrid),
                      theme.colors().accent);
  if (const QString reason = index.data(ReasonRole).toString(); !reason.isEmpty()) {
    const QRect below = area.adjusted(0, area.height() / 2, 0, -metrics::kGrid);
    area.setBottom(below.top());
    painter->setFont(theme.small());
    painter->setPen(theme.colors().muted);
    painter->drawText(below, Qt::AlignLeft | Qt::AlignVCenter,
                      QFontMetrics(theme.small()).elidedText(reason, Qt::ElideRight, below.width()));
  }
  paintText(painter, area, index);
  if (option.state & QStyle::State_Selected) {
    painter->setPen(QPen(theme.colors().accent, 2));
    painter->drawRect(option.rect.adjusted(1, 1, -1, -2));
  }
  painter->restore();
}

void TraceDelegate::paintText(QPainter* painter, const QRect& area, const QModelIndex& index) const {
  const Theme& theme = Theme::instance();
  const CellState state = stateOf(index);
  const bool prose = index.column() == prose_;
  QFont font = prose ? theme.small() : theme.mono();
  font.setStrikeOut(state == CellState::Removed);
  const QString full = index.data().toString().section(QLatin1Char('\n'), 0, 0);
  const QString text = QFontMetricsF(font).elidedText(full, Qt::ElideRight, area.width());

  QTextLayout layout(text, font);
  QTextOption wrap;
  wrap.setWrapMode(QTextOption::NoWrap);
  layout.setTextOption(wrap);
  QList<QTextLayout::FormatRange> formats;
  if (!prose && state != CellState::Removed && state != CellState::Refused) {
    for (const HostColors::Span& span : hosts_.spans(full)) {
      const qsizetype end = qMin(span.start + span.length, text.size());
      if (span.start >= end) continue;
      QTextCharFormat format;
      format.setForeground(theme.host(span.index));
      formats.append({static_cast<int>(span.start), static_cast<int>(end - span.start), format});
    }
  }
  layout.setFormats(formats);
  layout.beginLayout();
  QTextLine line = layout.createLine();
  if (line.isValid()) line.setLineWidth(area.width() + metrics::kGap);
  layout.endLayout();
  painter->setPen(prose ? theme.colors().muted : inkOf(state));
  const qreal height = line.isValid() ? line.height() : 0;
  painter->setClipRect(area.adjusted(0, 0, metrics::kGrid, 0));
  layout.draw(painter, QPointF(area.left(), area.top() + (area.height() - height) / 2));
  painter->setClipping(false);
}

QSize TraceDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const {
  const QFontMetrics fm(index.column() == prose_ ? Theme::instance().small() : Theme::instance().mono());
  const int wanted = fm.horizontalAdvance(index.data().toString()) + 4 * metrics::kGap;
  return {qMin(wanted, 320), metrics::kControl};
}

}  // namespace headway::ui
