// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace headway::ui {

class Commands;
class MainWindow;

/// The window's commands by menu, each connected to the part that does it.
void addFileCommands(Commands& commands, MainWindow& window);
void addWindowsCommands(Commands& commands, MainWindow& window);
void addEditCommands(Commands& commands, MainWindow& window);
void addAlignCommands(Commands& commands, MainWindow& window);
void addArrangeCommands(Commands& commands, MainWindow& window);
void addGroupCommands(Commands& commands, MainWindow& window);
void addCanvasCommands(Commands& commands, MainWindow& window);
void addViewCommands(Commands& commands, MainWindow& window);
void addCompareCommands(Commands& commands, MainWindow& window);
void addTraceCommands(Commands& commands, MainWindow& window);
void addRequestCommands(Commands& commands, MainWindow& window);
void addPaletteCommand(Commands& commands, MainWindow& window);
void addCodeCommands(Commands& commands, MainWindow& window);
void addExportCommands(Commands& commands, MainWindow& window);
void addHelpCommands(Commands& commands, MainWindow& window);

}  // namespace headway::ui
