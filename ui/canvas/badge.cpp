// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/badge.h"

#include "ui/theme.h"

namespace headway::ui {
namespace {

void stroke(QPainter& p, const QRectF& box, std::initializer_list<std::initializer_list<QPointF>> lines) {
  for (const auto& line : lines) {
    QPolygonF points;
    for (const QPointF& at : line)
      points << QPointF(box.x() + at.x() * box.width(), box.y() + at.y() * box.height());
    p.drawPolyline(points);
  }
}

void letter(QPainter& p, const QRectF& box, const QString& text) {
  QFont font = Theme::instance().strong();
  font.setPointSizeF(font.pointSizeF() * (text.size() > 1 ? 0.72 : 0.85));
  font.setWeight(QFont::Bold);
  p.setFont(font);
  p.drawText(box, Qt::AlignCenter, text);
}

}  // namespace

QColor markColor(PathMark mark) {
  const Colors& c = Theme::instance().colors();
  switch (mark) {
    case PathMark::None: return c.faint;
    case PathMark::Sent: return c.delivered;
    case PathMark::Passed: return c.delivered;
    case PathMark::Changed: return c.changed;
    case PathMark::Answered: return c.accent;
    case PathMark::Refused: return c.refused;
    case PathMark::Unclear: return c.changed;
    case PathMark::NotReached: return c.notReached;
  }
  return c.faint;
}

void paintBadge(QPainter& p, const QRectF& box, PathMark mark, int number) {
  if (mark == PathMark::None || mark == PathMark::Sent) return;
  const QColor color = markColor(mark);
  if (mark == PathMark::NotReached) {
    p.setPen(QPen(color, 1.5));
    p.setBrush(Qt::NoBrush);
    p.drawEllipse(box.adjusted(3, 3, -3, -3));
    return;
  }
  p.setPen(Qt::NoPen);
  p.setBrush(color);
  p.drawEllipse(box);
  p.setPen(QPen(Theme::instance().colors().onState, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  p.setBrush(Qt::NoBrush);
  switch (mark) {
    case PathMark::Passed: stroke(p, box, {{{0.29, 0.53}, {0.44, 0.67}, {0.71, 0.36}}}); break;
    case PathMark::Refused:
      stroke(p, box, {{{0.34, 0.34}, {0.66, 0.66}}, {{0.66, 0.34}, {0.34, 0.66}}});
      break;
    case PathMark::Answered:
      stroke(p, box,
             {{{0.44, 0.26}, {0.28, 0.43}, {0.44, 0.60}},
              {{0.28, 0.43}, {0.70, 0.43}, {0.70, 0.72}, {0.46, 0.72}}});
      break;
    case PathMark::Unclear: letter(p, box, QStringLiteral("?")); break;
    default: letter(p, box, QString::number(number));
  }
}

}  // namespace headway::ui
