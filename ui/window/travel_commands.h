// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace headway::ui {

class Commands;
class MainWindow;

/// Watching the request travel: its commands, its strip below the canvas, and what follows it in the window.
void addTravelCommands(Commands& commands, MainWindow& window);

}  // namespace headway::ui
