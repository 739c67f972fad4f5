// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/cloudfront/policies.h"

#include <algorithm>

#include "sim/support/text.h"

namespace headway::cloudfront {
namespace {

bool containsHeader(const Texts& names, std::string_view name) {
  return std::any_of(names.begin(), names.end(),
                     [&](const std::string& n) { return text::equalsIgnoreCase(n, name); });
}

// Cookie and parameter names are compared with case.
bool containsExact(const Texts& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool listed(ListBehavior behavior, const Texts& names, std::string_view name) {
  switch (behavior) {
    case ListBehavior::None: return false;
    case ListBehavior::Whitelist: return containsExact(names, name);
    case ListBehavior::AllExcept: return !containsExact(names, name);
    case ListBehavior::All: return true;
  }
  return false;
}

bool isCloudFrontHeader(std::string_view name) { return text::startsWithIgnoreCase(name, "CloudFront-"); }

}  // namespace

Forwarding::Forwarding(const DistributionConfig& distribution, const Behavior& behavior)
    : distribution_(distribution),
      behavior_(behavior),
      legacy_(behavior.forwarding == ForwardingMode::Legacy) {
  if (legacy_) return;
  cache_ = findCachePolicy(distribution_, behavior_.cachePolicy);
  origin_ = findOriginRequestPolicy(distribution_, behavior_.originRequestPolicy);
}

bool Forwarding::headerInKey(std::string_view name) const {
  if (legacy_) return containsHeader(behavior_.legacyHeaders, name);
  return cache_ && cache_->headerBehavior == CacheHeaders::Whitelist && containsHeader(cache_->headers, name);
}

std::string Forwarding::headerSentBy(std::string_view name) const {
  if (legacy_) {
    const bool sent =
        containsHeader(behavior_.legacyHeaders, name) || containsExact(behavior_.legacyHeaders, "*");
    return sent ? "legacy settings" : "";
  }
  if (headerInKey(name)) return "cache policy " + cache_->name;
  if (!origin_) return "";
  const std::string by = "origin request policy " + origin_->name;
  switch (origin_->headerBehavior) {
    case OriginHeaders::None: return "";
    case OriginHeaders::Whitelist: return containsHeader(origin_->headers, name) ? by : "";
    case OriginHeaders::AllViewer:
    case OriginHeaders::AllViewerAndWhitelistCloudFront: return by;
    case OriginHeaders::AllExcept: return containsHeader(origin_->headers, name) ? "" : by;
  }
  return "";
}

bool Forwarding::addsCloudFrontHeaders() const {
  const auto* managed = origin_ ? findManagedOriginRequestPolicy(origin_->name) : nullptr;
  return managed && &managed->policy == origin_ && !managed->addsHeaders.empty();
}

const Texts& Forwarding::cloudFrontHeaders() const {
  if (cloudFrontHeaders_) return *cloudFrontHeaders_;
  Texts& out = cloudFrontHeaders_.emplace();
  const auto take = [&out](const Texts& names) {
    for (const std::string& n : names)
      if (isCloudFrontHeader(n) && !containsHeader(out, n)) out.push_back(n);
  };
  if (legacy_) take(behavior_.legacyHeaders);
  if (cache_ && cache_->headerBehavior == CacheHeaders::Whitelist) take(cache_->headers);
  if (origin_ && (origin_->headerBehavior == OriginHeaders::Whitelist ||
                  origin_->headerBehavior == OriginHeaders::AllViewerAndWhitelistCloudFront))
    take(origin_->headers);
  if (addsCloudFrontHeaders()) take(findManagedOriginRequestPolicy(origin_->name)->addsHeaders);
  return out;
}

bool Forwarding::cookieInKey(std::string_view name) const {
  if (!legacy_) return cache_ && listed(cache_->cookieBehavior, cache_->cookies, name);
  if (behavior_.legacyCookies == LegacyCookies::All) return true;
  return behavior_.legacyCookies == LegacyCookies::Whitelist &&
         std::any_of(behavior_.legacyCookieNames.begin(), behavior_.legacyCookieNames.end(),
                     [&](const std::string& pattern) { return text::globMatch(pattern, name); });
}

bool Forwarding::cookieSent(std::string_view name) const {
  return cookieInKey(name) || (origin_ && listed(origin_->cookieBehavior, origin_->cookies, name));
}

bool Forwarding::anyCookieSent() const {
  if (legacy_) return behavior_.legacyCookies != LegacyCookies::None;
  return (cache_ && cache_->cookieBehavior != ListBehavior::None) ||
         (origin_ && origin_->cookieBehavior != ListBehavior::None);
}

bool Forwarding::queryInKey(std::string_view name) const {
  if (legacy_)
    return behavior_.legacyQueryString &&
           (behavior_.legacyQueryStringKeys.empty() || containsExact(behavior_.legacyQueryStringKeys, name));
  return cache_ && listed(cache_->queryStringBehavior, cache_->queryStrings, name);
}

bool Forwarding::querySent(std::string_view name) const {
  if (legacy_) return behavior_.legacyQueryString;
  return queryInKey(name) || (origin_ && listed(origin_->queryStringBehavior, origin_->queryStrings, name));
}

bool Forwarding::allQuerySent() const {
  if (legacy_) return behavior_.legacyQueryString;
  return (cache_ && cache_->queryStringBehavior == ListBehavior::All) ||
         (origin_ && origin_->queryStringBehavior == ListBehavior::All);
}

bool Forwarding::anyQuerySent() const {
  if (legacy_) return behavior_.legacyQueryString;
  return (cache_ && cache_->queryStringBehavior != ListBehavior::None) ||
         (origin_ && origin_->queryStringBehavior != ListBehavior::None);
}

bool Forwarding::bothExcept() const {
  if (!cache_ || !origin_) return false;
  const auto both = [](ListBehavior a, ListBehavior b) {
    return a == ListBehavior::AllExcept && b == ListBehavior::AllExcept;
  };
  return both(cache_->cookieBehavior, origin_->cookieBehavior) ||
         both(cache_->queryStringBehavior, origin_->queryStringBehavior);
}

Texts Forwarding::codings(const http::Request& request) const {
  Texts out;
  const std::string_view header = request.headers.get("Accept-Encoding");
  if (request.version == "1.0") return out;
  if (brotli() && acceptsCoding(header, "br")) out.emplace_back("br");
  if (gzip() && acceptsCoding(header, "gzip")) out.emplace_back("gzip");
  return out;
}

int Forwarding::minTtl() const {
  if (legacy_) return cachesNothing() ? 0 : behavior_.legacyMinTtl;
  return cache_ ? cache_->minTtl : 0;
}

int Forwarding::defaultTtl() const {
  if (legacy_) return cachesNothing() ? 0 : std::max(behavior_.legacyDefaultTtl, minTtl());
  return cache_ ? std::max(cache_->defaultTtl, minTtl()) : 0;
}

int Forwarding::maxTtl() const {
  if (legacy_) return cachesNothing() ? 0 : std::max(behavior_.legacyMaxTtl, defaultTtl());
  return cache_ ? std::max(cache_->maxTtl, defaultTtl()) : 0;
}

bool Forwarding::cachesNothing() const { return containsExact(behavior_.legacyHeaders, "*"); }

bool Forwarding::methodCached(std::string_view method) const {
  if (method == "GET" || method == "HEAD") return true;
  return method == "OPTIONS" && behavior_.cachedMethods == CachedMethods::GetHeadOptions;
}

bool acceptsCoding(std::string_view acceptEncoding, std::string_view coding) {
  for (const std::string& part : text::split(acceptEncoding, ',')) {
    const std::string_view token = text::trim(std::string_view(part).substr(0, part.find(';')));
    if (!text::equalsIgnoreCase(token, coding)) continue;
    // q=0 means "not acceptable" (RFC 9110, section 12.4.2).
    const auto semicolon = part.find(';');
    const std::string_view weight = semicolon == std::string::npos
                                        ? std::string_view{}
                                        : text::trim(std::string_view(part).substr(semicolon + 1));
    return !(weight.starts_with("q=0") && weight.find_first_not_of("0.", 3) == std::string_view::npos);
  }
  return false;
}

}  // namespace headway::cloudfront
