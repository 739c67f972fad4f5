// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/mini_map.h"

#include <QMouseEvent>
#include <QPainter>
#include <algorithm>

#include "ui/canvas/canvas_view.h"
#include "ui/canvas/node_item.h"
#include "ui/theme.h"

namespace headway::ui {
namespace {

constexpr qreal kNodeShare = 160;  ///< width that a node takes on the map, in the canvas's own measure

QRectF seenBy(const CanvasView& view) { return view.mapToScene(view.viewport()->rect()).boundingRect(); }

}  // namespace

MiniMap::MiniMap(CanvasView& view, CanvasScene& scene, QWidget* parent)
    : QWidget(parent), view_(view), scene_(scene) {
  setFixedSize(124, 66);
  setCursor(Qt::PointingHandCursor);
  setAccessibleName(tr("Overview of the path"));
  setToolTip(tr("The whole path; the frame is what you see. Click or drag to go elsewhere."));
  connect(&view, &CanvasView::viewChanged, this, &MiniMap::follow);
  connect(&scene, &QGraphicsScene::changed, this, &MiniMap::follow);
  const auto forget = [this] { nodes_ = {}; };
  connect(&scene, &CanvasScene::arranged, this, forget);
  connect(&Theme::instance(), &Theme::changed, this, forget);
}

// Nothing to find one's way in while everything is in view.
void MiniMap::follow() {
  const QRectF content = scene_.contentRect();
  setVisible(!content.isEmpty() && (held_ || !seenBy(view_).contains(content)));
  update();
}

QTransform MiniMap::toMap() const {
  const QRectF all = scene_.contentRect().adjusted(-80, -80, 80, 80);
  const QRectF room = QRectF(rect()).adjusted(6, 6, -6, -6);
  const qreal s = std::min(room.width() / all.width(), room.height() / all.height());
  QTransform t;
  t.translate(room.center().x(), room.center().y());
  t.scale(s, s);
  t.translate(-all.center().x(), -all.center().y());
  return t;
}

void MiniMap::paintEvent(QPaintEvent*) {
  const Colors& c = Theme::instance().colors();
  QPainter p(this);
  p.setRenderHint(QPainter::Antialiasing);
  p.setPen(c.line);
  p.setBrush(c.panel);
  const QRectF frame = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
  p.drawRoundedRect(frame, metrics::kRadius, metrics::kRadius);
  const bool known = drawnBy_ == toMap() && nodes_.devicePixelRatio() == devicePixelRatioF();
  if (nodes_.isNull() || !known) paintNodes();
  p.drawPixmap(0, 0, nodes_);
  QColor seen = c.accent;
  seen.setAlphaF(0.6F);
  p.setPen(QPen(seen, 1));
  p.setBrush(Qt::NoBrush);
  p.drawRoundedRect(toMap().mapRect(seenBy(view_)).intersected(frame.adjusted(2, 2, -2, -2)), 3, 3);
}

// The view moves far more often than the nodes.
void MiniMap::paintNodes() {
  nodes_ = QPixmap(size() * devicePixelRatioF());
  nodes_.setDevicePixelRatio(devicePixelRatioF());
  nodes_.fill(Qt::transparent);
  QPainter p(&nodes_);
  p.setRenderHint(QPainter::Antialiasing);
  p.setPen(Qt::NoPen);
  const QTransform map = drawnBy_ = toMap();
  const qreal wide = std::clamp(kNodeShare * map.m11(), 2.0, 16.0);
  for (const NodeItem* node : scene_.nodesInOrder()) {
    p.setBrush(Theme::instance().node(node->kind()));
    const QPointF at = map.map(node->pos());
    p.drawRoundedRect(QRectF(at - QPointF(wide / 2, wide / 4), QSizeF(wide, wide / 2)), wide / 4, wide / 4);
  }
}

void MiniMap::mousePressEvent(QMouseEvent* event) {
  held_ = event->button() == Qt::LeftButton;
  mouseMoveEvent(event);
}

void MiniMap::mouseMoveEvent(QMouseEvent* event) {
  if (held_) view_.centerOn(toMap().inverted().map(event->position()));
}

void MiniMap::mouseReleaseEvent(QMouseEvent*) {
  held_ = false;
  follow();
}

}  // namespace headway::ui
