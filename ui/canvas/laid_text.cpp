// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/laid_text.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QTextLayout>

namespace headway::ui {

void LaidText::set(const QString& text, const QFont& font, qreal width) {
  if (text_ == text && font_ == font && cutAt_ == width) return;
  text_ = text;
  font_ = font;
  cutAt_ = width;
  QTextLayout layout(QFontMetricsF(font).elidedText(text, Qt::ElideRight, width), font);
  layout.beginLayout();
  const QTextLine line = layout.createLine();
  layout.endLayout();
  letters_ = layout.glyphRuns();
  width_ = line.isValid() ? line.naturalTextWidth() : 0;
  height_ = line.isValid() ? line.height() : 0;
}

void LaidText::paint(QPainter& painter, const QRectF& box) const {
  const QPointF at(box.left(), box.top() + (box.height() - height_) / 2);
  for (const QGlyphRun& run : letters_) painter.drawGlyphRun(at, run);
}

void LaidText::paintBar(QPainter& painter, const QRectF& box) const {
  const qreal high = box.height() / 3;
  painter.fillRect(QRectF(box.left(), box.center().y() - high / 2, width_, high), painter.pen().color());
}

}  // namespace headway::ui
