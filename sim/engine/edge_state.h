// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>

#include "sim/engine/cloudfront/object_cache.h"
#include "sim/engine/django/store.h"
#include "sim/engine/gateway/throttle.h"
#include "sim/engine/ports.h"
#include "sim/support/ids.h"

namespace headway {

/// What outlives a request: the caches of the project's distributions, what its gateways count, what
/// its Django projects keep, and how far the clock was turned.
/// A value: a copy is a snapshot that costs little.
struct EdgeState {
  std::map<NodeId, cloudfront::ObjectCache> caches;
  gateway::Counters counters;
  std::map<NodeId, django::Store> stores;
  std::int64_t turnedSeconds = 0;  ///< added to the clock; never falls
};

/// A clock as far ahead of another as a state says. References must outlive it.
class TurnedClock : public Clock {
 public:
  TurnedClock(Clock& clock, const EdgeState& state) : clock_(clock), state_(state) {}
  std::int64_t epochMilliseconds() override {
    return clock_.epochMilliseconds() + state_.turnedSeconds * 1000;
  }

 private:
  Clock& clock_;
  const EdgeState& state_;
};

}  // namespace headway
