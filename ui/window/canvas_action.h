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
/// The command can be given while that holds of what is selected.
void needSelection(QAction* action, CanvasScene& scene, const std::function<bool()>& holds);
/// The same for at least so many nodes; 0: for anything.
void needNodes(QAction* action, CanvasScene& scene, std::size_t count);

}  // namespace headway::ui
