// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <string>

namespace headway {

/// A name that can't be mistaken for another kind of name.
template <class Tag>
struct Id {
  std::string value;

  auto operator<=>(const Id&) const = default;
  bool empty() const noexcept { return value.empty(); }
};

/// Key of a node in the project file: letters, digits, '-' and '_'.
using NodeId = Id<struct NodeTag>;
/// Derived from a link's ends: "edge->api", with "#2" for a second one between the same two nodes.
using LinkId = Id<struct LinkTag>;

}  // namespace headway
