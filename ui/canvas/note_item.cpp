// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/note_item.h"

#include <QPainter>
#include <cmath>

#include "ui/theme.h"

namespace headway::ui {
namespace {

constexpr qreal kPad = 10, kLowest = 36;

}  // namespace

NoteItem::NoteItem(std::size_t index) : index_(index) {
  setFlags(ItemIsSelectable);
  setZValue(1.9);
  QTextOption wrap;
  wrap.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
  lines_.setTextFormat(Qt::PlainText);
  lines_.setTextOption(wrap);
  lines_.setTextWidth(kWidth - 2 * kPad);
}

void NoteItem::sync(const QString& text) {
  if (text == text_ && !box_.isNull()) return;
  prepareGeometryChange();
  text_ = text;
  lines_.setText(text_);
  lines_.prepare({}, Theme::instance().text());
  box_ = QRectF(0, 0, kWidth, std::max(kLowest, std::ceil(lines_.size().height()) + 2 * kPad));
  update();
}

QString NoteItem::spokenName() const { return QObject::tr("Note: %1").arg(text_); }

void NoteItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
  const Colors& c = Theme::instance().colors();
  painter->setRenderHint(QPainter::Antialiasing);
  painter->setPen(Qt::NoPen);
  painter->setBrush(c.shadow);
  painter->drawRoundedRect(box_.translated(0, 1.5), metrics::kGrid, metrics::kGrid);
  painter->setBrush(c.note);
  painter->setPen(QPen(isSelected() ? c.accent : c.noteLine, isSelected() ? 1.5 : 1));
  painter->drawRoundedRect(box_.adjusted(0.5, 0.5, -0.5, -0.5), metrics::kGrid, metrics::kGrid);
  painter->setPen(c.ink);
  painter->setFont(Theme::instance().text());
  painter->drawStaticText(QPointF(kPad, kPad), lines_);
}

}  // namespace headway::ui
