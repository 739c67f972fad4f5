// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/glide.h"

#include <utility>

#include "ui/canvas/canvas_scene.h"
#include "ui/canvas/frame_item.h"
#include "ui/motion.h"

namespace headway::ui {
namespace {

constexpr int kMs = 180;

}  // namespace

Glide::Glide(CanvasScene& scene) : QObject(&scene), scene_(scene) {
  animation_.setStartValue(0.0);
  animation_.setEndValue(1.0);
  animation_.setEasingCurve(QEasingCurve::OutCubic);
  connect(&animation_, &QVariantAnimation::valueChanged, this,
          [this](const QVariant& part) { show(part.toReal()); });
  connect(&animation_, &QVariantAnimation::finished, this, [this] { to_.clear(); });
}

void Glide::mark() {
  finish();
  from_.clear();
  for (QGraphicsItem* item : scene_.stops())
    if (!qgraphicsitem_cast<FrameItem*>(item)) from_[item] = item->pos();  // frames follow their nodes
}

void Glide::start() {
  std::erase_if(from_, [](const auto& place) { return place.first->pos() == place.second; });
  if (from_.empty() || motion::ms(kMs) == 0) return;
  for (const auto& [item, at] : from_) to_[item] = item->pos();
  show(0);
  animation_.setDuration(motion::ms(kMs));
  animation_.start();
}

void Glide::finish() {
  if (!isRunning()) return;
  animation_.stop();
  show(1);
  to_.clear();
}

void Glide::show(qreal part) {
  for (const auto& [item, end] : to_) item->setPos(from_[item] * (1 - part) + end * part);
  scene_.follow();
}

}  // namespace headway::ui
