// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/project_delta.h"

#include <algorithm>
#include <iterator>

namespace headway::ui {
namespace {

std::vector<std::string> textsOf(const Project& p) { return {p.name, p.description}; }

std::vector<std::pair<NodeId, Point>> placesIn(const Project& p) {
  return {p.layout.begin(), p.layout.end()};
}

}  // namespace

template <class Item>
ListDelta<Item>::ListDelta(const std::vector<Item>& a, const std::vector<Item>& b) {
  const auto front = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  const auto back = std::mismatch(a.rbegin(), std::make_reverse_iterator(front.first), b.rbegin(),
                                  std::make_reverse_iterator(front.second));
  kept = static_cast<std::size_t>(front.first - a.begin());
  before.assign(front.first, back.first.base());
  after.assign(front.second, back.second.base());
}

template <class Item>
std::vector<Item> ListDelta<Item>::replaced(std::vector<Item> list, const std::vector<Item>& out,
                                            const std::vector<Item>& in) const {
  const auto from = list.begin() + static_cast<std::ptrdiff_t>(kept);
  const auto at = list.erase(from, from + static_cast<std::ptrdiff_t>(out.size()));
  list.insert(at, in.begin(), in.end());
  return list;
}

// The names of all members stand here, so that a new one is not forgotten: this no longer compiles then.
ProjectDelta::ProjectDelta(const Project& before, const Project& after)
    : texts_(textsOf(before), textsOf(after)),
      nodes_(before.nodes, after.nodes),
      links_(before.links, after.links),
      requests_(before.requests, after.requests),
      layout_(placesIn(before), placesIn(after)),
      groups_(before.groups, after.groups),
      notes_(before.notes, after.notes) {
  [[maybe_unused]] const auto& [name, description, nodes, links, requests, layout, groups, notes] = before;
}

bool ProjectDelta::isEmpty() const {
  return texts_.isEmpty() && nodes_.isEmpty() && links_.isEmpty() && requests_.isEmpty() &&
         layout_.isEmpty() && groups_.isEmpty() && notes_.isEmpty();
}

Project ProjectDelta::forth(const Project& before) const {
  const std::vector<Place> places = layout_.forth(placesIn(before));
  const std::vector<std::string> texts = texts_.forth(textsOf(before));
  return {texts[0],
          texts[1],
          nodes_.forth(before.nodes),
          links_.forth(before.links),
          requests_.forth(before.requests),
          {places.begin(), places.end()},
          groups_.forth(before.groups),
          notes_.forth(before.notes)};
}

Project ProjectDelta::back(const Project& after) const {
  const std::vector<Place> places = layout_.back(placesIn(after));
  const std::vector<std::string> texts = texts_.back(textsOf(after));
  return {texts[0],
          texts[1],
          nodes_.back(after.nodes),
          links_.back(after.links),
          requests_.back(after.requests),
          {places.begin(), places.end()},
          groups_.back(after.groups),
          notes_.back(after.notes)};
}

}  // namespace headway::ui
