// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/icon_engine.h"

#include <QPainter>
#include <QPixmap>
#include <QSvgRenderer>
#include <utility>

#include "ui/theme.h"

namespace headway::ui {

IconEngine::IconEngine(QByteArray svg, QColor color) : svg_(std::move(svg)), color_(std::move(color)) {}

void IconEngine::paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) {
  const Colors& c = Theme::instance().colors();
  const QColor color = mode == QIcon::Disabled ? c.faint : color_.isValid() ? color_ : c.ink;
  QSvgRenderer svg(QByteArray(svg_).replace("currentColor", color.name().toLatin1()));
  svg.setAspectRatioMode(Qt::KeepAspectRatio);
  svg.render(painter, QRectF(rect));
}

QPixmap IconEngine::pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) {
  QPixmap out(size);
  out.fill(Qt::transparent);
  QPainter painter(&out);
  paint(&painter, out.rect(), mode, state);
  return out;
}

}  // namespace headway::ui
