// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPainter>
#include <QRectF>

#include "ui/canvas/path_state.h"

namespace headway::ui {

/// The colour of a mark in the current theme.
QColor markColor(PathMark mark);

/// A mark as a small disc that tells by its shape as well as by its colour: check, number, cross, question
/// mark, turning arrow, or a hollow ring for what was not reached. Nothing for None and Sent.
void paintBadge(QPainter& painter, const QRectF& box, PathMark mark, int number);

}  // namespace headway::ui
