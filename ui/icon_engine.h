// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QColor>
#include <QIconEngine>

namespace headway::ui {

/// Draws a line icon whose SVG says `currentColor`, sharp at any scale. Without a colour of its own it takes
/// the theme's ink when it is drawn, so it follows light and dark by itself.
class IconEngine : public QIconEngine {
 public:
  /// `svg`: the file's text.
  IconEngine(QByteArray svg, QColor color);

  void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override;
  QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override;
  QIconEngine* clone() const override { return new IconEngine(*this); }
  bool isNull() override { return svg_.isEmpty(); }

 private:
  QByteArray svg_;
  QColor color_;
};

}  // namespace headway::ui
