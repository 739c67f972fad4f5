// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "sim/model/project.h"

namespace headway::ui {

/// Between two lists: what stands after so many items that are equal at the beginning, up to the items that
/// are equal at the end.
template <class Item>
struct ListDelta {
  ListDelta(const std::vector<Item>& a, const std::vector<Item>& b);
  bool isEmpty() const { return before.empty() && after.empty(); }
  std::vector<Item> forth(std::vector<Item> list) const { return replaced(std::move(list), before, after); }
  std::vector<Item> back(std::vector<Item> list) const { return replaced(std::move(list), after, before); }

  std::size_t kept = 0;
  std::vector<Item> before, after;

 private:
  std::vector<Item> replaced(std::vector<Item> list, const std::vector<Item>& out,
                             const std::vector<Item>& in) const;
};

/// What differs between two projects: little when an edit changed little, so that a long history stays small.
class ProjectDelta {
 public:
  ProjectDelta(const Project& before, const Project& after);

  bool isEmpty() const;
  /// The second project out of the first. Give it no other.
  Project forth(const Project& before) const;
  /// The first out of the second.
  Project back(const Project& after) const;

 private:
  using Place = std::pair<NodeId, Point>;

  ListDelta<std::string> texts_;
  ListDelta<Node> nodes_;
  ListDelta<Link> links_;
  ListDelta<SampleRequest> requests_;
  ListDelta<Place> layout_;
  ListDelta<NodeGroup> groups_;
  ListDelta<CanvasNote> notes_;
};

}  // namespace headway::ui
