// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QGraphicsItem>
#include <QPointF>
#include <QVariantAnimation>
#include <map>

namespace headway::ui {

class CanvasScene;

/// Items move from where they were to where they are: the edit is made before, this only shows it.
class Glide : public QObject {
  Q_OBJECT
 public:
  explicit Glide(CanvasScene& scene);

  /// Where nodes and notes are now, to begin from.
  void mark();
  /// Moves every item that was marked and is at another place now. Nothing moves while motion is off.
  void start();
  /// Jumps to the end; an edit or a drag does that.
  void finish();
  bool isRunning() const { return animation_.state() == QAbstractAnimation::Running; }

 private:
  void show(qreal part);

  CanvasScene& scene_;
  QVariantAnimation animation_;
  std::map<QGraphicsItem*, QPointF> from_, to_;
};

}  // namespace headway::ui
