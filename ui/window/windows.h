// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <vector>

namespace headway::ui {

class MainWindow;

/// The windows that are open, by title.
std::vector<MainWindow*> openWindows();
/// The open window that shows this file; null: none does.
MainWindow* windowOf(const QString& path);
/// Nothing in it is worth keeping: it never had a file and has no edits.
bool isFresh(MainWindow& window);
void bringToFront(MainWindow& window);

/// Another window with the same simulation, a step aside of `like`, without nodes. Shown; gone when closed.
MainWindow& newWindow(MainWindow& like);
/// Shows the file in a window of its own, or brings the one to the front that has it. Null, and no new
/// window, if it can't be read; that was said then.
MainWindow* openInNewWindow(MainWindow& like, const QString& path);
/// What the program was started with: the first file that can be read goes into `window`, each other one into
/// a window of its own. The worked example if there is none.
void openAtStart(MainWindow& window, const QStringList& paths);

}  // namespace headway::ui
