// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/chip_places.h"

#include <algorithm>

#include "ui/canvas/link_item.h"

namespace headway::ui {
namespace {

bool crosses(const LinkItem& wire, const QRectF& room) {
  return wire.wire().boundingRect().adjusted(-1, -1, 1, 1).intersects(room) && wire.wire().intersects(room);
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
    const auto best = std::find_if(places.begin(), places.end(), isFree);
    const QRectF place = best == places.end() ? places.front() : *best;
    chip->placeChip(place.topLeft());
    taken.push_back(place);
  }
}

}  // namespace headway::ui
