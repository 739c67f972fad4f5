// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/dot_grid.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

#include "ui/theme.h"

namespace headway::ui {

// One row of dots is drawn and copied to all rows: far quicker than thousands of circles.
void drawDotGrid(QPainter& painter, const QRectF& rect) {
  constexpr int kHalf = 2;  // of the row's height
  const QTransform toView = painter.worldTransform();
  const qreal zoom = toView.m11();
  int step = kDotStep;
  while (step * zoom < kDotStep / 2) step *= 4;
  const QRectF seen = toView.mapRect(rect).adjusted(-kHalf, 0, kHalf, 0);
  const qreal scale = painter.device()->devicePixelRatioF();
  QPixmap row((QSizeF(seen.width(), 2 * kHalf) * scale).toSize());
  row.setDevicePixelRatio(scale);
  row.fill(Qt::transparent);
  QPainter dots(&row);
  dots.setRenderHint(QPainter::Antialiasing);
  dots.setPen(
      QPen(Theme::instance().colors().dots, 1.4 * std::min(1.0, 2 * zoom), Qt::SolidLine, Qt::RoundCap));
  const qreal left = std::floor(seen.left());
  for (qreal x = std::floor(rect.left() / step) * step; x <= rect.right() + step; x += step)
    dots.drawPoint(QPointF(toView.map(QPointF(x, 0)).x() - left, kHalf));
  dots.end();
  painter.save();
  painter.resetTransform();
  for (qreal y = std::floor(rect.top() / step) * step; y <= rect.bottom() + step; y += step)
    painter.drawPixmap(QPointF(left, std::round(toView.map(QPointF(0, y)).y() * scale) / scale - kHalf), row);
  painter.restore();
}

}  // namespace headway::ui
