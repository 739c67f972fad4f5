// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineF>
#include <QPointF>
#include <vector>

namespace headway::ui {

/// What dragged cards catch on.
struct Catch {
  qreal grid = 1;   ///< the grabbed card's middle comes to rest on multiples of it
  qreal reach = 0;  ///< how near a line through another card must be to win over the grid; 0 = none do
};

struct Rest {
  QPointF by;                  ///< how far the cards move in the end
  std::vector<QLineF> guides;  ///< the lines they caught on, from card to card
};

/// Where cards come to rest that are dragged by `by`. `cards`: their middles before the drag, the grabbed one
/// first; `others`: the middles of those that stay.
Rest restOf(const std::vector<QPointF>& cards, const std::vector<QPointF>& others, QPointF by,
            const Catch& holds);

}  // namespace headway::ui
