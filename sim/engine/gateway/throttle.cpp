// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/gateway/throttle.h"

#include <algorithm>

namespace headway::gateway {

bool Counters::take(const std::string& bucket, int rate, int burst, std::int64_t nowMilliseconds) {
  const auto at = buckets_.try_emplace(bucket, Bucket{static_cast<double>(burst), nowMilliseconds}).first;
  Bucket& b = at->second;
  const double seconds = static_cast<double>(nowMilliseconds - b.at) / 1000;
  b.tokens = std::min<double>(burst, b.tokens + seconds * rate);
  b.at = nowMilliseconds;
  if (b.tokens < 1) return false;
  b.tokens -= 1;
  return true;
}

bool Counters::use(const std::string& name, int limit, std::int64_t periodSeconds,
                   std::int64_t nowMilliseconds) {
  Uses& u = uses_[name];
  const std::int64_t period = nowMilliseconds / 1000 / periodSeconds;
  if (u.period != period) u = {0, period};
  if (u.count >= limit) return false;
  ++u.count;
  return true;
}

}  // namespace headway::gateway
