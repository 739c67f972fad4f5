// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>
#include <QString>

class QGraphicsScene;
class QPainter;

namespace headway::ui {

class Commands;
class MainWindow;

/// Writes the whole path as the canvas shows it, without selection: SVG for "*.svg", else PNG at twice its
/// size on screen (less if it would be too large to open). False if there is nothing to show or the file
/// can't be written, which then stays as it was.
bool savePicture(QGraphicsScene& scene, const QString& path);

/// Paints the whole path, without selection, into the middle of `target`: as large as it fits, at most
/// `largest` times its own size.
void paintPath(QGraphicsScene& scene, QPainter& painter, const QRectF& target, qreal largest);

/// File > Save picture.
void addPictureCommands(Commands& commands, MainWindow& window);

}  // namespace headway::ui
