// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/cloudfront/freshness.h"

#include <algorithm>
#include <optional>

#include "sim/engine/cloudfront/cache_rules.h"
#include "sim/http/cache_control.h"

namespace headway::cloudfront {
namespace {

using cache::rule;

struct Lifetime {
  std::int64_t seconds;
  std::string from;
};

// Priority of AWS's page: s-maxage, max-age, Expires.
std::optional<Lifetime> asked(const http::Response& r, const http::CacheControl& control, std::int64_t now) {
  if (control.sMaxAge) return Lifetime{*control.sMaxAge, "s-maxage"};
  if (control.maxAge) return Lifetime{*control.maxAge, "max-age"};
  const std::string* expires = r.headers.find("Expires");
  if (!expires) return std::nullopt;
  // A date that can't be read is in the past (RFC 9111, section 5.3).
  const std::int64_t at = http::parseHttpDate(*expires).value_or(0);
  return Lifetime{std::max<std::int64_t>(0, (at - now) / 1000), "Expires"};
}

std::string seconds(std::int64_t n) { return std::to_string(n) + " s"; }

Freshness ofError(int status, const http::CacheControl& control, std::int64_t minimum) {
  static constexpr int always[] = {404, 414, 500, 501, 502, 503, 504};
  static constexpr int onRequest[] = {400, 403, 405, 412, 415};
  const auto in = [status](const auto& list) {
    return std::find(std::begin(list), std::end(list), status) != std::end(list);
  };
  const std::optional<std::int64_t> said = control.sMaxAge ? control.sMaxAge : control.maxAge;
  const std::int64_t kept = std::max(minimum, said.value_or(0));
  const std::string text = std::to_string(status) + " for " + seconds(kept);
  if (in(always)) return {kept > 0, kept, rule("cloudfront.ttl.error"), text};
  if (in(onRequest) && said) return {kept > 0, kept, rule("cloudfront.ttl.error-by-max-age"), text};
  return {false, 0,
          in(onRequest) ? rule("cloudfront.ttl.error-not-kept") : rule("cloudfront.ttl.error-unlisted"),
          "status " + std::to_string(status)};
}

}  // namespace

Freshness freshnessOf(const http::Response& response, const Ttls& ttls, const ErrorCaching& errors,
                      std::int64_t now) {
  const http::CacheControl control =
      http::parseCacheControl(response.headers.joined("Cache-Control", ",").value_or(""));
  if (errors.status >= 400) return ofError(errors.status, control, errors.minimum);
  if (response.status == 206 || response.status == 304)
    return {false, 0, rule("cloudfront.ttl.partial"), "status " + std::to_string(response.status)};
  if (control.noCache || control.noStore || control.isPrivate) {
    const std::string said = control.noStore ? "no-store" : control.isPrivate ? "private" : "no-cache";
    if (ttls.minimum == 0) return {false, 0, rule("cloudfront.ttl.no-store"), "Cache-Control: " + said};
    return {true, ttls.minimum, rule("cloudfront.ttl.minimum-beats-no-store"),
            said + ", but the minimum TTL is " + seconds(ttls.minimum)};
  }
  const auto lifetime = asked(response, control, now);
  if (!lifetime) {
    const std::int64_t kept = std::max(ttls.minimum, ttls.standard);
    return {kept > 0, kept, rule("cloudfront.ttl.default"), "no lifetime in the answer, so " + seconds(kept)};
  }
  const std::int64_t kept = std::clamp(lifetime->seconds, ttls.minimum, std::max(ttls.minimum, ttls.maximum));
  const std::string said = lifetime->from + " of " + seconds(lifetime->seconds);
  if (kept == 0) {
    const bool validator = response.headers.contains("ETag") || response.headers.contains("Last-Modified");
    return {validator, 0, rule("cloudfront.ttl.zero"), said};
  }
  if (kept != lifetime->seconds)
    return {true, kept, rule("cloudfront.ttl.clamped"),
            said + (kept < lifetime->seconds ? ", at most " : ", at least ") + seconds(kept)};
  return {true, kept, rule("cloudfront.ttl.value"), said};
}

}  // namespace headway::cloudfront
