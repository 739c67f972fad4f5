// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace headway::ui {

class CanvasView;

/// Screen readers find the nodes, frames, notes and wires of every canvas as its children, in that order, the
/// nodes in reading order. Pressing one selects it.
void makeCanvasAccessible();
/// Tells them that the first selected node or wire has the focus.
void tellAccessibleFocus(CanvasView& view);

}  // namespace headway::ui
