// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "sim/format/project_yaml.h"
#include "sim/model/project.h"

namespace headway::testing {

/// The same numbers everywhere: the distributions of <random> are not.
class Dice {
 public:
  explicit Dice(unsigned seed) : engine_(seed) {}

  /// From 0 to below `n`; 0 if n is 0.
  std::size_t below(std::size_t n) { return n == 0 ? 0 : engine_() % n; }
  template <class Items>
  const auto& of(const Items& items) {
    return *std::next(std::begin(items), static_cast<std::ptrdiff_t>(below(std::size(items))));
  }
  Point place() { return {static_cast<int>(below(300)) * 4, static_cast<int>(below(200)) * 4}; }
  /// Up to `most` nodes of the project.
  std::vector<NodeId> nodes(const Project& p, std::size_t most) {
    std::vector<NodeId> out;
    for (std::size_t n = p.nodes.empty() ? 0 : 1 + below(most); n > 0; --n) {
      const NodeId& id = of(p.nodes).id;
      if (std::find(out.begin(), out.end(), id) == out.end()) out.push_back(id);
    }
    return out;
  }

 private:
  std::mt19937 engine_;
};

/// The first line in which two projects differ as files; "" if they are equal.
inline std::string firstDifference(const Project& a, const Project& b) {
  if (a == b) return {};
  std::istringstream one(writeProject(a)), other(writeProject(b));
  std::string left, right;
  for (int line = 1;; ++line) {
    const bool more = static_cast<bool>(std::getline(one, left));
    const bool otherMore = static_cast<bool>(std::getline(other, right));
    if (!more && !otherMore) return "equal as files, but not in memory";
    if (more != otherMore || left != right)
      return "line " + std::to_string(line) + ": '" + left + "' and '" + right + "'";
  }
}

}  // namespace headway::testing
