// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/chip_places.h"

#include <algorithm>

#include "ui/canvas/link_item.h"

namespace headway::ui {
namespace {

bool crosses(const LinkItem& wire, const QRectF& room) {
  return wire.wire().boundingRect().adjusted(-1, -1, 1, 1).intersects(room) && wire.wire().intersects(room);
}

/// How much of the place is taken already.
qreal covered(const QRectF& place, const std::vector<QRectF>& taken) {
  qreal out = 0;
  for (const QRectF& t : taken) {
    const QRectF both = place & t;
    out += both.width() * both.height();
  }
  return out;
}

}  // namespace

void placeChips(const std::vector<LinkItem*>& wires, std::vector<QRectF> taken) {
  std::vector<LinkItem*> chips;
  for (LinkItem* wire : wires)
    if (!wire->state().passengers.empty()) chips.push_back(wire);
  std::stable_sort(chips.begin(), chips.end(), [](const LinkItem* a, const LinkItem* b) {
    return a->chipPlaces().size() < b->chipPlaces().size();  // those with least choice first
  });
  for (LinkItem* chip : chips) {
    const auto isFree = [&](const QRectF& place) {
      const QRectF room = place.adjusted(-4, -4, 4, 4);
      return std::none_of(taken.begin(), taken.end(), [&](const QRectF& t) { return t.intersects(room); }) &&
             std::none_of(wires.begin(), wires.end(),
                          [&](const LinkItem* w) { return w != chip && crosses(*w, room); });
    };
    const std::vector<QRectF> places = chip->chipPlaces();
    const auto free = std::find_if(places.begin(), places.end(), isFree);
    const QRectF place = free != places.end() ? *free : std::ranges::min(places, {}, [&](const QRectF& p) {
      return covered(p, taken);
    });
    chip->placeChip(place.topLeft());
    taken.push_back(place);
  }
}

}  // namespace headway::ui
