// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPoint>

namespace headway::ui {

class CanvasScene;

/// Removes what is selected: nodes with the wires at them, wires, notes, and frames, whose nodes stay.
void deleteSelection(CanvasScene& scene);
/// Whether something is selected that has a place of its own: a node, a frame, a note.
bool hasMovable(const CanvasScene& scene);
/// Moves what is selected; moves in a row are one undo step.
void nudge(CanvasScene& scene, QPoint by);

}  // namespace headway::ui
