// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/switch.h"

#include <QPainter>

#include "ui/theme.h"

namespace headway::ui {
namespace {
constexpr int kTrackWidth = 28, kTrackHeight = 16, kKnob = 12;
}

Switch::Switch(QWidget* parent) : QAbstractButton(parent) {
  setCheckable(true);
  setFocusPolicy(Qt::StrongFocus);
  setCursor(Qt::PointingHandCursor);
}

QSize Switch::sizeHint() const {
  const QFontMetrics fm(font());
  return {
      kTrackWidth + metrics::kGap + qMax(fm.horizontalAdvance(tr("on")), fm.horizontalAdvance(tr("off"))) + 2,
      metrics::kControl};
}

void Switch::paintEvent(QPaintEvent*) {
  const Colors& c = Theme::instance().colors();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const QRectF track(1.5, (height() - kTrackHeight) / 2.0, kTrackWidth, kTrackHeight);
  const bool refused = property("state").toString() == QLatin1String("refused");
  const QColor border = refused ? c.refused : hasFocus() ? c.accent : isChecked() ? c.accent : c.faint;
  painter.setPen(QPen(border, refused ? 1.5 : 1));
  painter.setBrush(isChecked() ? (isEnabled() ? c.accent : c.faint) : c.canvas);
  painter.drawRoundedRect(track, kTrackHeight / 2.0, kTrackHeight / 2.0);
  const double inset = (kTrackHeight - kKnob) / 2.0;
  const double x = isChecked() ? track.right() - inset - kKnob : track.left() + inset;
  painter.setPen(Qt::NoPen);
  painter.setBrush(isChecked() ? c.onAccent : c.faint);
  painter.drawEllipse(QRectF(x, track.top() + inset, kKnob, kKnob));
  painter.setPen(isChecked() ? c.ink : c.muted);
  painter.drawText(rect().adjusted(kTrackWidth + metrics::kGap + 2, 0, 0, 0),
                   Qt::AlignVCenter | Qt::AlignLeft, isChecked() ? tr("on") : tr("off"));
}

}  // namespace headway::ui
