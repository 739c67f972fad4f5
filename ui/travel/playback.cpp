// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/travel/playback.h"

#include <QSettings>
#include <utility>

namespace headway::ui {
namespace {

constexpr double kSpeeds[] = {0.5, 1, 2, 4};
constexpr int kNormal = 1, kFastest = 3;
constexpr int kTravelMs = 600, kStayMs = 900;
constexpr char kSpeedKey[] = "travel/speed";

}  // namespace

Playback::Playback(QObject* parent) : QObject(parent) {
  timer_.setSingleShot(true);
  speed_ = qBound(0, QSettings().value(kSpeedKey, kNormal).toInt(), kFastest);
  connect(&timer_, &QTimer::timeout, this, &Playback::step);
}

double Playback::speed() const { return kSpeeds[speed_]; }
int Playback::travelMs() const { return static_cast<int>(kTravelMs / speed()); }
bool Playback::canGoFaster() const { return speed_ < kFastest; }
bool Playback::canGoSlower() const { return speed_ > 0; }

void Playback::setStops(int count) {
  pause();
  stops_ = count;
  set(count, true);
}

void Playback::wait() { timer_.start(static_cast<int>((kTravelMs + kStayMs) / speed())); }

void Playback::play() {
  if (stops_ == 0 || isPlaying()) return;
  if (at_ == stops_) set(0, false);
  set(at_ + 1, false);
  if (at_ == stops_) return;
  wait();
  emit playingChanged(true);
}

void Playback::step() {
  const bool more = at_ + 1 < stops_;
  if (more) wait();
  set(at_ + 1, false);
  if (!more) emit playingChanged(false);
}

void Playback::pause() {
  if (!isPlaying()) return;
  timer_.stop();
  emit playingChanged(false);
}

void Playback::toggle() {
  if (isPlaying())
    pause();
  else
    play();
}

void Playback::forward() {
  if (canGoForward()) goTo(resting_ ? 1 : at_ + 1);
}

void Playback::back() {
  if (canGoBack()) goTo(at_ - 1);
}

void Playback::toStart() { goTo(0); }
void Playback::toEnd() { goTo(stops_); }

void Playback::goTo(int stop) {
  pause();
  if (stops_ > 0) set(qBound(0, stop, stops_), false);
}

void Playback::rest() {
  pause();
  set(stops_, true);
}

void Playback::set(int stop, bool resting) {
  const int from = std::exchange(at_, stop);
  resting_ = resting;
  emit moved(from);
}

void Playback::faster() { setSpeed(speed_ + 1); }
void Playback::slower() { setSpeed(speed_ - 1); }

void Playback::setSpeed(int index) {
  index = qBound(0, index, kFastest);
  if (index == speed_) return;
  speed_ = index;
  QSettings().setValue(kSpeedKey, speed_);
  if (isPlaying()) wait();
  emit speedChanged(speed());
}

}  // namespace headway::ui
