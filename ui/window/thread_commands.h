// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace headway::ui {

class Commands;
class MainWindow;

/// Following a host thread: its commands, its strip below the canvas, and what else in the window chooses
/// one.
void addThreadCommands(Commands& commands, MainWindow& window);

}  // namespace headway::ui
