// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "sim/engine/rules.h"
#include "sim/http/message.h"

namespace headway::cloudfront {

/// TTLs of a behavior, in seconds.
struct Ttls {
  std::int64_t minimum = 0, standard = 86400, maximum = 31536000;
};

/// How long an answer may be served from the cache, and what decided it.
struct Freshness {
  bool kept = false;
  std::int64_t seconds = 0;  ///< 0 with `kept`: a copy for conditional requests only
  RuleId rule;
  std::string text;  ///< the arithmetic in this answer's own values
};

/// The status that decides how long an answer is kept: its own, or the origin's where a custom error page has
/// another, with the error caching minimum TTL for it in seconds.
struct ErrorCaching {
  int status = 200;
  std::int64_t minimum = 10;
};

/// Source: Expiration.html (table of headers and TTLs), HTTPStatusCodes.html (errors).
/// `now` in milliseconds since 1970.
Freshness freshnessOf(const http::Response& response, const Ttls& ttls, const ErrorCaching& errors,
                      std::int64_t now);

}  // namespace headway::cloudfront
