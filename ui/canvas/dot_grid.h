// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>

class QPainter;

namespace headway::ui {

inline constexpr int kDotStep = 24;  ///< between two dots, in scene units

/// Dots over that part of the scene; fewer of them when it is seen from far away.
void drawDotGrid(QPainter& painter, const QRectF& rect);

}  // namespace headway::ui
