// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/canvas/canvas_scene.h"
#include "ui/canvas/canvas_view.h"
#include "ui/canvas/mini_map.h"
#include "ui/canvas/verdict_banner.h"

class QLabel;
class QTimer;

namespace headway::ui {

class BottomBar;

/// The canvas with what floats over it: verdict banner, overview, the hint of an empty canvas, short notices.
class CanvasPane : public QWidget {
  Q_OBJECT
 public:
  explicit CanvasPane(Document& document, QWidget* parent = nullptr);
  ~CanvasPane() override;

  CanvasScene& scene() { return scene_; }
  CanvasView& view() { return *view_; }
  VerdictBanner& banner() { return *banner_; }
  /// One line at the bottom for a few seconds: why something was not done.
  void notice(const QString& text);
  /// The bar docked below the canvas.
  BottomBar& bar() { return *bar_; }

 signals:
  /// Id of a template to begin with.
  void templateWanted(const QString& id);

 protected:
  void resizeEvent(QResizeEvent* event) override;
  bool eventFilter(QObject* object, QEvent* event) override;

 private:
  void arrange();
  void showEmptiness();
  QWidget* makeEmptyHint();

  Document& document_;
  CanvasScene scene_;
  CanvasView* view_;
  VerdictBanner* banner_;
  MiniMap* map_;
  QWidget* empty_;
  BottomBar* bar_;
  QLabel* notice_;
  QTimer* noticeEnd_;
};

}  // namespace headway::ui
