// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPoint>
#include <QPointF>

namespace headway::ui {

class CanvasScene;
class CanvasView;

/// The context menu for what is selected; on empty ground it offers nodes to add there. Returns when it
/// closes.
void showCanvasMenu(CanvasView& view, CanvasScene& scene, QPoint globalPos, QPointF scenePos);

}  // namespace headway::ui
