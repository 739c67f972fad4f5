// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QRectF>
#include <optional>

namespace headway::ui {

class CanvasScene;

/// Nodes and notes on the clipboard are a project file of their own, as text: they go to other windows and
/// into files.
void copySelection(const CanvasScene& scene);
void cutSelection(CanvasScene& scene);
/// Pastes around that place; without one where the nodes came from, a little aside if that is taken, and in
/// the middle of `seen` if it is out of sight. What is pasted is selected.
void pasteNodes(CanvasScene& scene, const std::optional<QPointF>& middle, const QRectF& seen);
/// Copies without the clipboard.
void duplicateSelection(CanvasScene& scene);

}  // namespace headway::ui
