// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/icon_engine.h"

#include <QHash>
#include <QPainter>
#include <QPixmap>
#include <QSvgRenderer>
#include <memory>
#include <utility>

#include "ui/theme.h"

namespace headway::ui {
namespace {

/// Parsed once for each colour: icons are few, and painted often.
QSvgRenderer& drawing(const QByteArray& svg, const QColor& color) {
  static QHash<QByteArray, std::shared_ptr<QSvgRenderer>> all;
  std::shared_ptr<QSvgRenderer>& known = all[color.name().toLatin1() + svg];
  if (!known) {
    known = std::make_shared<QSvgRenderer>(QByteArray(svg).replace("currentColor", color.name().toLatin1()));
    known->setAspectRatioMode(Qt::KeepAspectRatio);
  }
  return *known;
}

}  // namespace

IconEngine::IconEngine(QByteArray svg, QColor color) : svg_(std::move(svg)), color_(std::move(color)) {}

void IconEngine::paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) {
  const Colors& c = Theme::instance().colors();
  const QColor color = mode == QIcon::Disabled ? c.faint : color_.isValid() ? color_ : c.ink;
  drawing(svg_, color).render(painter, QRectF(rect));
}

QPixmap IconEngine::pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) {
  QPixmap out(size);
  out.fill(Qt::transparent);
  QPainter painter(&out);
  paint(&painter, out.rect(), mode, state);
  return out;
}

}  // namespace headway::ui
