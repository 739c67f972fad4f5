// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/fakes.h"

namespace headway {

http::Response OkOrigin::answer(const NodeId&, const http::Request&) {
  return {200, "OK", {{"Content-Type", "text/html; charset=utf-8"}}, "ok"};
}

std::int64_t FixedClock::epochMilliseconds() { return 1768478400000; }

std::string SeededIds::hex(int length) {
  static constexpr char digits[] = "0123456789abcdef";
  std::string out;
  for (int i = 0; i < length; ++i) {
    // splitmix64: the same everywhere, good enough for names nobody guesses at.
    state_ += 0x9E3779B97F4A7C15ULL;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    out += digits[(z ^ (z >> 31)) & 15];
  }
  return out;
}

}  // namespace headway
