// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/paged_text.h"

#include <QAbstractTextDocumentLayout>
#include <QPainter>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextTable>
#include <algorithm>

namespace headway::ui {
namespace {

constexpr qreal kLine = 1;    // between rows, which share their borders
constexpr qreal kLeast = 48;  // of the text on a page, however small the paper

}  // namespace

PagedText::PagedText(QTextDocument& text, QSizeF page) : text_(text), width_(page.width()) {
  text.setDocumentMargin(0);
  text.setTextWidth(width_);
  if (text.isEmpty()) return;
  const qreal end = text.size().height();
  const std::vector<Part> places = cuts();
  Part now{0, 0, {}};
  while (now.top < end) {
    if (now.head.height() > page.height() / 2) now.head = {};  // it would leave no room for what is below it
    const qreal full = now.top + std::max(page.height() - now.head.height(), kLeast);
    Part next{full, 0, now.head};  // where a row is longer than a page
    for (const Part& place : places)
      if (place.top > now.top && place.top <= full) next = place;
    now.bottom = full >= end ? end : next.top;
    pages_.push_back(now);
    next.top = now.bottom;
    now = next;
  }
}

std::vector<PagedText::Part> PagedText::cuts() const {
  std::vector<Part> out;
  for (auto it = text_.rootFrame()->begin(); !it.atEnd(); ++it) {
    if (const auto* table = qobject_cast<QTextTable*>(it.currentFrame()))
      addTable(out, *table);
    else if (it.currentBlock().isValid() && !it.currentBlock().text().isEmpty())
      out.push_back({text_.documentLayout()->blockBoundingRect(it.currentBlock()).top(), 0, {}});
  }
  return out;
}

// Not before the first rows: a heading alone at the end of a page helps nobody.
void PagedText::addTable(std::vector<Part>& cuts, const QTextTable& table) const {
  const auto top = [&](int row) {
    const QTextTableCell cell = table.cellAt(row, 0);
    return text_.documentLayout()->blockBoundingRect(cell.firstCursorPosition().block()).top() -
           cell.format().toTableCellFormat().topPadding() - kLine;
  };
  if (table.rows() < 3) return;
  const QRectF head(0, top(0), width_, top(1) - top(0));
  for (int row = 2; row < table.rows(); ++row) cuts.push_back({top(row), 0, head});
}

void PagedText::paintPart(QPainter& painter, const QRectF& part, QPointF at) const {
  painter.save();
  painter.translate(at - part.topLeft());
  text_.drawContents(&painter, part);
  painter.restore();
}

void PagedText::paint(QPainter& painter, int index, QPointF at) const {
  const Part& page = pages_.at(static_cast<std::size_t>(index));
  if (!page.head.isEmpty()) paintPart(painter, page.head, at);
  paintPart(painter, {0, page.top, width_, page.bottom - page.top}, at + QPointF(0, page.head.height()));
}

}  // namespace headway::ui
