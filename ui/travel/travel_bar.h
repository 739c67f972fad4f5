// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

class QAction;
class QLabel;
class QToolButton;

namespace headway::ui {

class StopSlider;
class Travel;

/// The strip below the canvas: buttons of the travel, its stops, where it is, how fast it goes.
class TravelBar : public QWidget {
  Q_OBJECT
 public:
  /// `actions`: from left to right; the one that plays is the coloured one.
  TravelBar(Travel& travel, const std::vector<QAction*>& actions, QAction* play, QWidget* parent = nullptr);

  /// The trace is another: other stops.
  void refresh(const QStringList& names);

 private:
  void follow();
  void showSpeed();

  Travel& travel_;
  StopSlider* slider_;
  QLabel* where_;
  QToolButton* speed_;
};

}  // namespace headway::ui
