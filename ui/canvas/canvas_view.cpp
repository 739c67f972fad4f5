// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/canvas_view.h"

#include <QDragEnterEvent>
#include <QGestureEvent>
#include <QKeyEvent>
#include <QMimeData>
#include <QPinchGesture>
#include <QScrollBar>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/canvas/canvas_accessible.h"
#include "ui/canvas/dot_grid.h"
#include "ui/canvas/node_item.h"
#include "ui/canvas/note_item.h"
#include "ui/canvas/selection_edits.h"
#include "ui/canvas/typing.h"
#include "ui/canvas/wire_drop.h"
#include "ui/text.h"
#include "ui/theme.h"

namespace headway::ui {
namespace {

constexpr qreal kSmallest = 0.05, kLargest = 4;

std::optional<NodeKind> kindOf(const QMimeData& data) {
  return enumFrom<NodeKind>(data.data(kNodeMime).toStdString());
}

/// Shift adds to the selection as Control does, on nodes and with the rubber band.
void addToSelection(QMouseEvent& event) {
  if (event.modifiers() & Qt::ShiftModifier) event.setModifiers(event.modifiers() | Qt::ControlModifier);
}

}  // namespace

CanvasView::CanvasView(CanvasScene& scene, QWidget* parent)
    : QGraphicsView(&scene, parent), scene_(scene), typing_(std::make_unique<Typing>(*this)) {
  setFrameShape(NoFrame);
  setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing | QPainter::SmoothPixmapTransform);
  setViewportUpdateMode(SmartViewportUpdate);
  viewport()->setAttribute(Qt::WA_OpaquePaintEvent);  // drawBackground() leaves nothing open
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setTransformationAnchor(NoAnchor);  // zoomBy() knows better
  setDragMode(RubberBandDrag);
  setAcceptDrops(true);
  viewport()->grabGesture(Qt::PinchGesture);
  setAccessibleName(tr("Path of the request"));
  makeCanvasAccessible();
  connect(&scene_, &QGraphicsScene::selectionChanged, this, [this] { speakSelection(*this); });
  connect(&scene_, &QGraphicsScene::changed, this, &CanvasView::growScene);
  connect(&scene_, &CanvasScene::roomMade, this, &CanvasView::refit);
  // What was typed belongs to what was there before.
  connect(&scene_.document(), &Document::changed, this, [this] { typing_->end(false); });
  connect(&scene_, &CanvasScene::textWanted, this, &CanvasView::typeSelected);
  connect(&scene_, &CanvasScene::traceShown, this, &CanvasView::keepFitted);
  connect(&Theme::instance(), &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

CanvasView::~CanvasView() = default;

qreal CanvasView::zoom() const { return transform().m11(); }

void CanvasView::zoomBy(qreal factor, QPoint about) {
  const QPointF kept = mapToScene(about);
  const qreal next = qBound(kSmallest, zoom() * factor, kLargest);
  fitted_ = false;
  scale(next / zoom(), next / zoom());
  const QPoint off = mapFromScene(kept) - about;
  horizontalScrollBar()->setValue(horizontalScrollBar()->value() + off.x());
  verticalScrollBar()->setValue(verticalScrollBar()->value() + off.y());
  emit viewChanged();
}

void CanvasView::zoomBy(qreal factor) { zoomBy(factor, viewport()->rect().center()); }

void CanvasView::resetZoom() { zoomBy(1 / zoom()); }

void CanvasView::fit() {
  typing_->end(false);
  const QRectF content = scene_.contentRect() | room_;
  if (content.isEmpty()) return resetTransform();
  growScene();
  fitInto(content);
  fitted_ = true;
  emit viewChanged();
}

void CanvasView::fitSelection() {
  QRectF chosen;
  for (const QGraphicsItem* item : scene_.selectedItems()) chosen |= item->sceneBoundingRect();
  if (chosen.isEmpty()) return;
  typing_->end(true);
  fitInto(chosen.adjusted(-24, -24, 24, 24));
  fitted_ = false;
  emit viewChanged();
}

void CanvasView::fitInto(const QRectF& content) {
  const QSizeF room =
      QSizeF(viewport()->size()) - QSizeF(insets_.left() + insets_.right(), insets_.top() + insets_.bottom());
  const qreal wanted = std::min(room.width() / content.width(), room.height() / content.height());
  const qreal scaleTo = qBound(kSmallest, std::min(wanted, 1.0), kLargest);
  setTransform(QTransform::fromScale(scaleTo, scaleTo));
  const QPointF off(insets_.right() - insets_.left(), insets_.bottom() - insets_.top());
  centerOn(content.center() + off / 2 / scaleTo);
}

void CanvasView::refit() {
  if (fitted_) fit();
}

QRectF CanvasView::freeRect() const {
  return mapToScene(viewport()->rect().marginsRemoved(insets_)).boundingRect();
}

void CanvasView::reveal(const QRectF& rect) {
  const QRectF free = freeRect();
  const auto by = [](qreal low, qreal high, qreal from, qreal to) {
    return low < from || high - low > to - from ? low - from : qMax(0.0, high - to);
  };
  const QPointF off(by(rect.left(), rect.right(), free.left(), free.right()),
                    by(rect.top(), rect.bottom(), free.top(), free.bottom()));
  if (!off.isNull()) centerOn(mapToScene(viewport()->rect()).boundingRect().center() + off);
}

void CanvasView::setRoom(const QRectF& room) {
  room_ = room;
  refit();
}

// Labels of a new trace stay in view, until someone zooms, pans or moves a node out of it.
void CanvasView::keepFitted() {
  const QRectF seen = mapToScene(viewport()->rect()).boundingRect();
  if (fitted_ && seen.contains(scene_.cardRect()) && !freeRect().contains(scene_.contentRect())) fit();
}

// Room to pan beyond the path on all sides, so that any node can be brought to the middle.
void CanvasView::growScene() {
  const QRectF content = scene_.contentRect();
  const QRectF wanted = content.adjusted(-2000, -2000, 2000, 2000);
  if (sceneRect() != wanted) setSceneRect(wanted);
}

void CanvasView::addNodeInView(NodeKind kind) {
  QPointF at = geometry::snapped(freeRect().center());
  const auto taken = [&](QPointF p) {
    const auto nodes = scene_.nodesInOrder();
    return std::any_of(nodes.begin(), nodes.end(), [&](const NodeItem* n) {
      return std::abs(n->x() - p.x()) < geometry::kWidth + 16 &&
             std::abs(n->y() - p.y()) < geometry::kHeight + 16;
    });
  };
  while (taken(at)) at += QPointF(0, geometry::kHeight + 24);
  scene_.addNode(kind, at);
  setFocus();
}

void CanvasView::goTo(const NodeId& id) {
  if (NodeItem* item = scene_.item(id)) goToItem(*item);
}

void CanvasView::goToItem(QGraphicsItem& item) {
  scene_.choose({&item});
  reveal(item.sceneBoundingRect().adjusted(-24, -24, 24, 24));
  setFocus();
}

void CanvasView::drawBackground(QPainter* painter, const QRectF& rect) {
  painter->fillRect(rect, Theme::instance().colors().canvas);
  if (gridShown_) drawDotGrid(*painter, rect);
}

void CanvasView::setGridShown(bool shown) {
  gridShown_ = shown;
  viewport()->update();
}

void CanvasView::wheelEvent(QWheelEvent* event) {
  typing_->end(true);
  if (event->modifiers() & Qt::ControlModifier) {
    zoomBy(std::pow(1.0015, event->angleDelta().y()), event->position().toPoint());
  } else {
    fitted_ = false;
    QGraphicsView::wheelEvent(event);
  }
  event->accept();
}

bool CanvasView::viewportEvent(QEvent* event) {
  if (event->type() == QEvent::NativeGesture) {
    const auto* gesture = static_cast<QNativeGestureEvent*>(event);
    if (gesture->gestureType() == Qt::ZoomNativeGesture)
      return zoomBy(1 + gesture->value(), gesture->position().toPoint()), true;
  }
  if (event->type() == QEvent::Gesture)
    if (auto* pinch =
            static_cast<QPinchGesture*>(static_cast<QGestureEvent*>(event)->gesture(Qt::PinchGesture)))
      return zoomBy(pinch->scaleFactor(), viewport()->mapFromGlobal(pinch->centerPoint().toPoint())), true;
  return QGraphicsView::viewportEvent(event);
}

void CanvasView::beginPan(QPoint at) {
  panning_ = true;
  fitted_ = false;
  panFrom_ = at;
  viewport()->setCursor(Qt::ClosedHandCursor);
}

void CanvasView::endPan() {
  panning_ = false;
  if (spaceHeld_)
    viewport()->setCursor(Qt::OpenHandCursor);
  else
    viewport()->unsetCursor();
}

void CanvasView::mousePressEvent(QMouseEvent* event) {
  typing_->end(true);
  const bool pan = event->button() == Qt::MiddleButton || (spaceHeld_ && event->button() == Qt::LeftButton);
  if (pan) return beginPan(event->pos());
  addToSelection(*event);
  QGraphicsView::mousePressEvent(event);
}

void CanvasView::mouseMoveEvent(QMouseEvent* event) {
  if (!panning_) return QGraphicsView::mouseMoveEvent(event);
  const QPoint by = event->pos() - std::exchange(panFrom_, event->pos());
  horizontalScrollBar()->setValue(horizontalScrollBar()->value() - by.x());
  verticalScrollBar()->setValue(verticalScrollBar()->value() - by.y());
}

void CanvasView::mouseReleaseEvent(QMouseEvent* event) {
  if (panning_ && event->button() != Qt::RightButton) return endPan();
  addToSelection(*event);
  QGraphicsView::mouseReleaseEvent(event);
}

void CanvasView::mouseDoubleClickEvent(QMouseEvent* event) {
  if (const QGraphicsItem* item = itemAt(event->pos())) {
    const auto* node = qgraphicsitem_cast<const NodeItem*>(item);
    if (!node || node->isOnName(mapToScene(event->pos()))) return typing_->start(*item);
  }
  QGraphicsView::mouseDoubleClickEvent(event);
}

bool CanvasView::moveByKeys(const QKeyEvent& event) {
  const Qt::KeyboardModifiers held = event.modifiers() & ~Qt::KeypadModifier;
  const int step = held & Qt::ControlModifier ? 1 : held & Qt::ShiftModifier ? kDotStep : metrics::kGrid;
  switch (event.key()) {
    case Qt::Key_Left: nudge(scene_, {-step, 0}); return true;
    case Qt::Key_Right: nudge(scene_, {step, 0}); return true;
    case Qt::Key_Up: nudge(scene_, {0, -step}); return true;
    case Qt::Key_Down: nudge(scene_, {0, step}); return true;
    default: return false;
  }
}

void CanvasView::keyPressEvent(QKeyEvent* event) {
  if (hasMovable(scene_) && moveByKeys(*event)) return;
  switch (event->key()) {
    case Qt::Key_Space:
      if (event->isAutoRepeat()) return;
      spaceHeld_ = true;
      return viewport()->setCursor(Qt::OpenHandCursor);
    case Qt::Key_Plus:
    case Qt::Key_Equal: return zoomIn();
    case Qt::Key_Minus: return zoomOut();
    case Qt::Key_0: return resetZoom();
    case Qt::Key_Backspace: return deleteSelection(scene_);
    case Qt::Key_Escape:
      if (scene_.isPulling()) return scene_.cancelPulling();
      return scene_.clearSelection();
    default: QGraphicsView::keyPressEvent(event);
  }
}

void CanvasView::keyReleaseEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Space && !event->isAutoRepeat()) return letSpaceGo();
  QGraphicsView::keyReleaseEvent(event);
}

// Another window hears the key come up.
void CanvasView::focusOutEvent(QFocusEvent* event) {
  if (spaceHeld_) letSpaceGo();
  QGraphicsView::focusOutEvent(event);
}

void CanvasView::letSpaceGo() {
  spaceHeld_ = false;
  if (!panning_) viewport()->unsetCursor();
}

// Tab walks the nodes from left to right, then the frames and notes, and then leaves the canvas, so nobody is
// caught in it.
bool CanvasView::focusNextPrevChild(bool next) {
  const std::vector<QGraphicsItem*> stops = scene_.stops();
  const auto chosen = std::ranges::find_if(stops, [](const QGraphicsItem* i) { return i->isSelected(); });
  const std::ptrdiff_t at = chosen == stops.end() ? (next ? -1 : static_cast<std::ptrdiff_t>(stops.size()))
                                                  : chosen - stops.begin();
  const std::ptrdiff_t to = at + (next ? 1 : -1);
  if (to < 0 || to >= static_cast<std::ptrdiff_t>(stops.size()))
    return QGraphicsView::focusNextPrevChild(next);
  goToItem(*stops[static_cast<std::size_t>(to)]);
  return true;
}

void CanvasView::contextMenuEvent(QContextMenuEvent* event) {
  QGraphicsItem* item = itemAt(event->pos());
  while (item && item->parentItem()) item = item->parentItem();
  if (event->reason() == QContextMenuEvent::Mouse && (!item || !item->isSelected())) {
    scene_.clearSelection();
    if (item) item->setSelected(true);
  }
  menuPlace_ = mapToScene(event->pos());
  emit menuWanted(event->globalPos());
}

void CanvasView::dragEnterEvent(QDragEnterEvent* event) {
  if (kindOf(*event->mimeData()))
    event->acceptProposedAction();
  else
    event->ignore();  // files go to the window
}

void CanvasView::dragMoveEvent(QDragMoveEvent* event) {
  const auto kind = kindOf(*event->mimeData());
  if (!kind) return event->ignore();
  event->acceptProposedAction();
  scene_.wireDrop().hover(*kind, std::nullopt, mapToScene(event->position().toPoint()));
}

void CanvasView::dragLeaveEvent(QDragLeaveEvent*) { scene_.wireDrop().leave(); }

void CanvasView::dropEvent(QDropEvent* event) {
  const auto kind = kindOf(*event->mimeData());
  if (!kind) return event->ignore();
  event->acceptProposedAction();
  const QPointF at = mapToScene(event->position().toPoint());
  if (!scene_.wireDrop().drop(*kind, std::nullopt, at)) scene_.addNode(*kind, at);
  setFocus();
}

void CanvasView::resizeEvent(QResizeEvent* event) {
  QGraphicsView::resizeEvent(event);
  refit();
  emit viewChanged();
}

void CanvasView::scrollContentsBy(int dx, int dy) {
  QGraphicsView::scrollContentsBy(dx, dy);
  emit viewChanged();
}

void CanvasView::typeSelected() {
  if (const auto items = scene_.selectedItems(); items.size() == 1) typing_->start(*items.front());
}

void CanvasView::endTyping(bool keep) { typing_->end(keep); }

void CanvasView::writeNote() {
  typing_->startNote(menuPlace_.value_or(freeRect().center() - QPointF(NoteItem::kWidth / 2, 30)));
}

}  // namespace headway::ui
