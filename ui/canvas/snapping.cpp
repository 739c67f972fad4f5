// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/snapping.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "ui/canvas/node_geometry.h"

namespace headway::ui {
namespace {

using Axis = qreal (QPointF::*)() const;

/// The smallest step that brings a card in line with another.
std::optional<qreal> stepToLine(const std::vector<QPointF>& cards, const std::vector<QPointF>& others,
                                QPointF by, Axis axis, qreal reach) {
  std::optional<qreal> best;
  for (const QPointF& card : cards)
    for (const QPointF& other : others) {
      const qreal step = (other.*axis)() - ((card + by).*axis)();
      if (std::abs(step) <= reach && (!best || std::abs(step) < std::abs(*best))) best = step;
    }
  return best;
}

qreal onGrid(qreal v, qreal grid) { return std::round(v / grid) * grid; }

/// A line through the cards in line with this one, out to their far edges.
std::optional<QLineF> guideThrough(QPointF card, const std::vector<QPointF>& others, bool upright) {
  qreal low = upright ? card.y() : card.x(), high = low;
  bool any = false;
  for (const QPointF& other : others) {
    if (std::abs(upright ? other.x() - card.x() : other.y() - card.y()) > 0.5) continue;
    any = true;
    low = std::min(low, upright ? other.y() : other.x());
    high = std::max(high, upright ? other.y() : other.x());
  }
  if (!any) return std::nullopt;
  const qreal out = (upright ? geometry::kHeight : geometry::kWidth) / 2 + 12;
  return upright ? QLineF(card.x(), low - out, card.x(), high + out)
                 : QLineF(low - out, card.y(), high + out, card.y());
}

}  // namespace

Rest restOf(const std::vector<QPointF>& cards, const std::vector<QPointF>& others, QPointF by,
            const Catch& holds) {
  Rest out;
  const QPointF grabbed = cards.front() + by;
  const auto settle = [&](Axis axis) {
    if (holds.reach > 0)
      if (const auto step = stepToLine(cards, others, by, axis, holds.reach)) return (by.*axis)() + *step;
    return onGrid((grabbed.*axis)(), holds.grid) - (cards.front().*axis)();
  };
  out.by = {settle(&QPointF::x), settle(&QPointF::y)};
  if (holds.reach <= 0) return out;
  for (const QPointF& card : cards)
    for (const bool upright : {true, false})
      if (const auto line = guideThrough(card + out.by, others, upright)) out.guides.push_back(*line);
  return out;
}

}  // namespace headway::ui
