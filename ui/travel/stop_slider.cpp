// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/travel/stop_slider.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>

#include "ui/theme.h"

namespace headway::ui {
namespace {
constexpr qreal kEdge = 10, kDot = 3.5, kHere = 6;
}

StopSlider::StopSlider(QWidget* parent) : QAbstractSlider(parent) {
  setOrientation(Qt::Horizontal);
  setFocusPolicy(Qt::StrongFocus);
  setPageStep(1);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  setAccessibleName(tr("Stops of the request"));
  connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void StopSlider::setStops(const std::vector<Stop>& stops, const QStringList& names) {
  names_ = names;
  turn_ = static_cast<int>(
      std::count_if(stops.begin(), stops.end(), [](const Stop& s) { return s.phase == Phase::Request; }));
  setRange(0, static_cast<int>(stops.size()));
  setEnabled(!stops.empty());
  update();
}

qreal StopSlider::xOf(int value) const {
  return kEdge + (width() - 2 * kEdge) * value / std::max(1, maximum());
}

int StopSlider::valueAt(qreal x) const {
  return qBound(0, qRound((x - kEdge) / std::max(1.0, width() - 2 * kEdge) * maximum()), maximum());
}

void StopSlider::paintEvent(QPaintEvent*) {
  const Colors& c = Theme::instance().colors();
  const qreal y = height() / 2.0;
  QPainter p(this);
  p.setRenderHint(QPainter::Antialiasing);
  p.setPen(QPen(c.line, 2));
  p.drawLine(QPointF(xOf(0), y), QPointF(xOf(maximum()), y));
  if (!isEnabled()) return;
  p.setPen(QPen(c.accent, 2));
  p.drawLine(QPointF(xOf(0), y), QPointF(xOf(value()), y));
  const bool crowded = xOf(1) - xOf(0) < 2 * kDot + 1;
  for (int i = 1; i <= maximum(); ++i) {
    if (crowded && i != value()) continue;
    const qreal r = i == value() ? kHere : kDot;
    p.setPen(QPen(i <= value() ? c.accent : c.notReached, 1.5));
    p.setBrush(i <= value() ? c.accent : c.panel);
    if (i <= turn_)
      p.drawEllipse(QPointF(xOf(i), y), r, r);
    else
      p.drawRect(QRectF(xOf(i) - r + 0.5, y - r + 0.5, 2 * r - 1, 2 * r - 1));
  }
  if (!hasFocus()) return;
  p.setPen(QPen(c.accent, 1));
  p.setBrush(Qt::NoBrush);
  p.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::kRadius, metrics::kRadius);
}

void StopSlider::mousePressEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton) setSliderPosition(valueAt(event->position().x()));
}

void StopSlider::mouseMoveEvent(QMouseEvent* event) {
  if (event->buttons() & Qt::LeftButton) setSliderPosition(valueAt(event->position().x()));
}

bool StopSlider::event(QEvent* event) {
  if (event->type() != QEvent::ToolTip) return QAbstractSlider::event(event);
  const auto* help = static_cast<QHelpEvent*>(event);
  const int value = valueAt(help->pos().x());
  QToolTip::showText(help->globalPos(), value > 0 && value <= names_.size() ? names_[value - 1] : tr("Start"),
                     this);
  return true;
}

}  // namespace headway::ui
