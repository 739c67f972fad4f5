// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace headway::ui {

class CanvasView;

/// Screen readers find the nodes, frames, notes and wires of every canvas as its children, in that order, the
/// nodes in reading order. Pressing one selects it.
void makeCanvasAccessible();
/// Tells them what is selected, and that the first of it has the focus.
void speakSelection(CanvasView& view);

}  // namespace headway::ui
