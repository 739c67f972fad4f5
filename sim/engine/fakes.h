// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "sim/engine/ports.h"

namespace headway {

/// A view that answers every request with 200, text/html and a short body.
class OkOrigin : public Origin {
 public:
  http::Response answer(const NodeId& node, const http::Request& request) override;
};
/// Always the same moment: 2026-01-15 12:00:00 UTC, so traces repeat byte by byte.
class FixedClock : public Clock {
 public:
  std::int64_t epochMilliseconds() override;
};
/// The same sequence from the same seed.
class SeededIds : public IdSource {
 public:
  explicit SeededIds(std::uint64_t seed = 1) : state_(seed) {}
  std::string hex(int length) override;

 private:
  std::uint64_t state_;
};

}  // namespace headway
