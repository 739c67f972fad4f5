// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/travel/travel_bar.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QSignalBlocker>
#include <QToolButton>

#include "ui/theme.h"
#include "ui/travel/stop_slider.h"
#include "ui/travel/travel.h"
#include "ui/window/commands.h"

namespace headway::ui {

TravelBar::TravelBar(Travel& travel, const std::vector<QAction*>& actions, QAction* play, QWidget* parent)
    : QWidget(parent),
      travel_(travel),
      slider_(new StopSlider(this)),
      where_(new QLabel(this)),
      speed_(new QToolButton(this)) {
  setObjectName(QStringLiteral("travelBar"));
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(metrics::kMargin, metrics::kGrid, metrics::kMargin, metrics::kGrid);
  row->setSpacing(metrics::kGrid);
  for (QAction* action : actions) {
    auto* button = new QToolButton(this);
    button->setDefaultAction(action);
    button->setIconSize({metrics::kIcon, metrics::kIcon});
    button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    button->setProperty("role", action == play ? "primary" : "flat");
    button->setAccessibleName(Commands::plainText(action));
    row->addWidget(button);
  }
  row->addSpacing(metrics::kGap);
  row->addWidget(slider_, 1);
  where_->setProperty("role", "muted");
  where_->setFont(Theme::instance().small());
  where_->setAccessibleName(tr("Where the request is"));
  row->addWidget(where_);
  speed_->setProperty("role", "flat");
  speed_->setObjectName(QStringLiteral("travelSpeed"));
  speed_->setToolTip(tr("Speed of the travel"));
  connect(speed_, &QToolButton::clicked, this, [this] {
    Playback& playback = travel_.playback();
    if (playback.canGoFaster()) return playback.faster();
    while (playback.canGoSlower()) playback.slower();
  });
  row->addWidget(speed_);
  connect(slider_, &QAbstractSlider::valueChanged, &travel_.playback(), &Playback::goTo);
  connect(&travel_.playback(), &Playback::moved, this, &TravelBar::follow);
  connect(&travel_.playback(), &Playback::speedChanged, this, &TravelBar::showSpeed);
  showSpeed();
  refresh({});
}

void TravelBar::refresh(const QStringList& names) {
  const QSignalBlocker quiet(slider_);
  slider_->setStops(travel_.stops(), names);
  follow();
}

void TravelBar::follow() {
  const Playback& playback = travel_.playback();
  const QSignalBlocker quiet(slider_);
  slider_->setValue(playback.isResting() ? 0 : playback.at());
  slider_->update();
  where_->setVisible(!playback.isResting());
  where_->setText(tr("%1 of %2").arg(playback.at()).arg(playback.stops()));
}

void TravelBar::showSpeed() {
  speed_->setText(QStringLiteral("%1×").arg(travel_.playback().speed()));
  speed_->setAccessibleName(tr("Speed of the travel: %1").arg(speed_->text()));
}

}  // namespace headway::ui
