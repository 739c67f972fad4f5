// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>

namespace headway::gateway {

/// What gateways count from one request to the next: token buckets by name, and uses of keys in a period.
/// Source: api-gateway-request-throttling (token bucket), api-gateway-api-usage-plans (quota).
class Counters {
 public:
  /// Takes a token from the bucket of that name: `burst` at first, refilled with `rate` a second. False if it
  /// is empty.
  bool take(const std::string& bucket, int rate, int burst, std::int64_t nowMilliseconds);
  /// Counts one use of `name` in the period that `now` falls in (whole multiples of it since 1970). False if
  /// `limit` uses are used up.
  bool use(const std::string& name, int limit, std::int64_t periodSeconds, std::int64_t nowMilliseconds);

 private:
  struct Bucket {
    double tokens = 0;
    std::int64_t at = 0;
  };
  struct Uses {
    int count = 0;
    std::int64_t period = 0;
  };
  std::map<std::string, Bucket> buckets_;
  std::map<std::string, Uses> uses_;
};

}  // namespace headway::gateway
