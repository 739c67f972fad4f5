// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPixmap>
#include <QTransform>
#include <QWidget>

namespace headway::ui {

class CanvasView;
class CanvasScene;

/// The whole path in a corner, with the part that is in view framed; hidden while that is all of it. A press
/// goes there, and the view follows until the button is let go.
class MiniMap : public QWidget {
  Q_OBJECT
 public:
  MiniMap(CanvasView& view, CanvasScene& scene, QWidget* parent);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;

 private:
  void follow();
  QTransform toMap() const;
  void paintNodes();

  CanvasView& view_;
  CanvasScene& scene_;
  QPixmap nodes_;       ///< null: to be painted anew
  QTransform drawnBy_;  ///< the map that nodes_ shows
  bool held_ = false;   ///< by the mouse: it stays where it is taken
};

}  // namespace headway::ui
