// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/aligning.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace headway::ui {

Places aligned(Places places, CardEdge edge) {
  if (places.empty()) return places;
  const bool across = edge == CardEdge::Left || edge == CardEdge::Center || edge == CardEdge::Right;
  int Point::*const axis = across ? &Point::x : &Point::y;
  const auto [low, high] =
      std::minmax_element(places.begin(), places.end(),
                          [axis](const auto& a, const auto& b) { return a.second.*axis < b.second.*axis; });
  int line = (low->second.*axis + high->second.*axis) / 2;
  if (edge == CardEdge::Left || edge == CardEdge::Top) line = low->second.*axis;
  if (edge == CardEdge::Right || edge == CardEdge::Bottom) line = high->second.*axis;
  for (auto& [id, at] : places) at.*axis = line;
  return places;
}

Places distributed(Places places, Qt::Orientation along) {
  if (places.size() < 3) return places;
  int Point::*const axis = along == Qt::Horizontal ? &Point::x : &Point::y;
  std::vector<Point*> row;
  row.reserve(places.size());
  for (auto& [id, at] : places) row.push_back(&at);
  std::ranges::stable_sort(row, {}, [axis](const Point* at) { return at->*axis; });
  const double first = row.front()->*axis, step = (row.back()->*axis - first) / double(row.size() - 1);
  for (std::size_t i = 0; i < row.size(); ++i)
    row[i]->*axis = static_cast<int>(std::lround(first + step * static_cast<double>(i)));
  return places;
}

}  // namespace headway::ui
