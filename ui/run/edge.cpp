// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/run/edge.h"

namespace headway::ui {

void Edge::keep(const EdgeState& left) {
  state_ = left;
  emit changed();
}

void Edge::turn(qint64 seconds) {
  if (seconds <= 0) return;
  state_.turnedSeconds += seconds;
  emit changed();
}

void Edge::remove(const NodeId& distribution, const std::string& key) {
  const auto at = state_.caches.find(distribution);
  if (at != state_.caches.end() && at->second.remove(key)) emit changed();
}

void Edge::clear() {
  if (!isUsed()) return;
  state_ = {};
  emit changed();
}

}  // namespace headway::ui
