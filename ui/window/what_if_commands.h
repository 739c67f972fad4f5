// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace headway::ui {

class Commands;
class MainWindow;

/// Puts the switches above the result and the way to them into the menu.
void addWhatIfCommands(Commands& commands, MainWindow& window);

}  // namespace headway::ui
