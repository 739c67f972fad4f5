// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QGraphicsView>
#include <memory>
#include <optional>

#include "ui/canvas/canvas_scene.h"

namespace headway::ui {

/// MIME type of a node kind dragged from the palette; the data is the kind's name.
inline constexpr char kNodeMime[] = "application/x-headway-node-kind";

class Typing;

/// The window onto the path: zoom, pan, grid, keys, rename in place, context menu.
class CanvasView : public QGraphicsView {
  Q_OBJECT
 public:
  explicit CanvasView(CanvasScene& scene, QWidget* parent = nullptr);
  ~CanvasView() override;

  CanvasScene& canvas() const { return scene_; }
  qreal zoom() const;
  /// Adds a node where the person looks: the middle of the visible part, next to what is there.
  void addNodeInView(NodeKind kind);
  void goTo(const NodeId& id);
  void goToItem(QGraphicsItem& item);
  /// Room at the edges that overlays cover; fit() keeps clear of it.
  void setInsets(const QMargins& insets) { insets_ = insets; }
  QRectF freeRect() const;  ///< what is seen and not covered by overlays, in scene coordinates
  /// Fits again, unless the person has panned or zoomed.
  void refit();
  /// Where the context menu was asked for, while it is open.
  const std::optional<QPointF>& menuPlace() const { return menuPlace_; }
  void forgetMenu() { menuPlace_.reset(); }
  /// Pans as little as needed to show it clear of overlays.
  void reveal(const QRectF& rect);
  /// A part of the scene that fit() shows too; empty: the path alone. Fits at once, unless the person has
  /// panned or zoomed.
  void setRoom(const QRectF& room);

 public slots:
  void zoomIn() { zoomBy(1.25); }
  void zoomOut() { zoomBy(0.8); }
  void resetZoom();
  /// Shows the whole path, never larger than 1:1, and keeps it shown until the person pans or zooms.
  void fit();
  /// Shows what is selected as large as it may be, up to 1:1.
  void fitSelection();
  /// Opens the field for the name, title or text of the one thing that is selected.
  void typeSelected();
  /// Closes the field in which something is typed.
  void endTyping(bool keep);
  /// Opens an empty note where the menu was asked for, or where the person looks.
  void writeNote();
  void setGridShown(bool shown);

 signals:
  /// A menu of what is selected is asked for there, in global coordinates.
  void menuWanted(QPoint at);
  void viewChanged();  ///< panned, zoomed or resized

 protected:
  void drawBackground(QPainter* painter, const QRectF& rect) override;
  void wheelEvent(QWheelEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void keyReleaseEvent(QKeyEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;
  void contextMenuEvent(QContextMenuEvent* event) override;
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dragMoveEvent(QDragMoveEvent* event) override;
  void dragLeaveEvent(QDragLeaveEvent* event) override;
  void dropEvent(QDropEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void scrollContentsBy(int dx, int dy) override;
  bool viewportEvent(QEvent* event) override;
  bool focusNextPrevChild(bool next) override;

 private:
  void zoomBy(qreal factor);
  void zoomBy(qreal factor, QPoint about);  ///< what is at that place of the viewport stays there
  void growScene();
  void fitInto(const QRectF& content);
  void keepFitted();
  void beginPan(QPoint at);
  void endPan();
  void letSpaceGo();
  bool moveByKeys(const QKeyEvent& event);

  CanvasScene& scene_;
  std::unique_ptr<Typing> typing_;
  QMargins insets_;
  QRectF room_;
  QPoint panFrom_;
  std::optional<QPointF> menuPlace_;
  bool panning_ = false, spaceHeld_ = false, fitted_ = true, gridShown_ = true;
};

}  // namespace headway::ui
