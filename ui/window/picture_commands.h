// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QGraphicsScene;

namespace headway::ui {

class Commands;
class MainWindow;

/// Writes the whole path as the canvas shows it, without selection: SVG for "*.svg", else PNG at twice its
/// size on screen (less if it would be too large to open). False if there is nothing to show or the file
/// can't be written, which then stays as it was.
bool savePicture(QGraphicsScene& scene, const QString& path);

/// File > Save picture.
void addPictureCommands(Commands& commands, MainWindow& window);

}  // namespace headway::ui
