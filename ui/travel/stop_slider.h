// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractSlider>
#include <vector>

#include "ui/travel/journey.h"

namespace headway::ui {

/// The stops of the way as dots on a line: filled behind the packet, hollow before it, round on the way
/// down and square on the way back. Value 0 is the start, n the n-th stop.
class StopSlider : public QAbstractSlider {
  Q_OBJECT
 public:
  explicit StopSlider(QWidget* parent = nullptr);

  void setStops(const std::vector<Stop>& stops, const QStringList& names);

  QSize sizeHint() const override { return {220, 24}; }
  QSize minimumSizeHint() const override { return {48, 24}; }

 protected:
  bool event(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;

 private:
  qreal xOf(int value) const;
  int valueAt(qreal x) const;

  QStringList names_;
  int turn_ = 0;  ///< stops on the way down
};

}  // namespace headway::ui
