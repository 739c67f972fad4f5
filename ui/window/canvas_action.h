// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <functional>

namespace headway::ui {

class CanvasScene;
class CanvasView;
class Commands;
struct CommandText;

/// A command whose keys belong to the canvas alone: in a text field or a table they mean something else.
QAction* addCanvasAction(Commands& commands, CanvasView& view, const CommandText& text,
                         const std::function<void()>& act);
/// The command can be given while at least so many nodes are selected; 0: while anything is.
void needNodes(QAction* action, CanvasScene& scene, std::size_t count);

}  // namespace headway::ui
