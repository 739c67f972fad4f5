// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QGlyphRun>
#include <QList>
#include <QRectF>
#include <QString>

class QPainter;

namespace headway::ui {

/// One line of text, cut to a width, whose letters are placed once and painted often at any zoom.
class LaidText {
 public:
  /// The same arguments again cost next to nothing.
  void set(const QString& text, const QFont& font, qreal width);
  /// At the left of the box, in the middle of its height; with the painter's pen.
  void paint(QPainter& painter, const QRectF& box) const;
  /// A bar where the letters would be, for when they are too small to be read.
  void paintBar(QPainter& painter, const QRectF& box) const;

 private:
  QString text_;
  QFont font_;
  qreal cutAt_ = 0, width_ = 0, height_ = 0;
  QList<QGlyphRun> letters_;
};

}  // namespace headway::ui
