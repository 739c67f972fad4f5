// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

namespace headway::ui {

/// Where the person is on the way of a finished trace: at a stop, playing on or paused. It knows how many
/// stops there are and nothing of what happens at them.
///
/// At rest (nobody travels) everything is shown, as after the last stop.
class Playback : public QObject {
  Q_OBJECT
 public:
  explicit Playback(QObject* parent = nullptr);

  /// Another way, of that many stops: at rest, paused.
  void setStops(int count);

  int stops() const { return stops_; }
  /// Stops made: 0 = nothing was sent yet, stops() = all. At rest: all.
  int at() const { return at_; }
  bool isResting() const { return resting_; }
  bool isPlaying() const { return timer_.isActive(); }
  double speed() const;  ///< 0.5, 1, 2 or 4; remembered in the settings
  /// How long the packet is under way to a stop, in milliseconds.
  int travelMs() const;

  bool canGoForward() const { return stops_ > 0 && (resting_ || at_ < stops_); }
  bool canGoBack() const { return stops_ > 0 && at_ > 0; }
  bool canGoFaster() const;
  bool canGoSlower() const;

 public slots:
  /// Goes on from here; from the end or from rest, once more from the start.
  void play();
  void pause();
  void toggle();
  void forward();  ///< one stop; from rest to the first
  void back();     ///< one stop
  void toStart();
  void toEnd();
  void goTo(int stop);
  /// Ends the travel.
  void rest();
  void faster();
  void slower();

 signals:
  /// Another stop, or the travel began or ended. `from`: stops made before, to see the way between.
  void moved(int from);
  void playingChanged(bool playing);
  void speedChanged(double speed);

 private:
  void set(int stop, bool resting);
  void step();
  void wait();
  void setSpeed(int index);

  QTimer timer_;
  int stops_ = 0, at_ = 0, speed_ = 1;
  bool resting_ = true;
};

}  // namespace headway::ui
