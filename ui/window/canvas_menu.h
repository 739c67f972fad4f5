// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPoint>

namespace headway::ui {

class CanvasView;
class Commands;

/// The context menu of what is selected on the canvas, or of the canvas itself: commands, nothing else.
void showCanvasMenu(CanvasView& view, const Commands& commands, QPoint globalPos);
/// Menus of what may follow a node, and of what may come into a wire; they open there. Nothing opens where
/// nothing may: the canvas says so.
void showTargets(CanvasView& view);
void showInsertions(CanvasView& view);

}  // namespace headway::ui
