// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/rules.h"

namespace headway::cloudfront::cache {

namespace source {
inline constexpr std::string_view kKey =
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/understanding-the-cache-key.html";
inline constexpr std::string_view kExpiration =
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/Expiration.html";
inline constexpr std::string_view kErrors =
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/HTTPStatusCodes.html";
inline constexpr std::string_view kErrorPages =
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/GeneratingCustomErrorResponses.html";
inline constexpr std::string_view kCookies =
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/Cookies.html";
inline constexpr std::string_view kOriginBehavior =
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/RequestAndResponseBehaviorCustomOrigin.html";
inline constexpr std::string_view kManaged =
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html";
inline constexpr std::string_view kLogs =
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logs-reference.html";
inline constexpr std::string_view kRanges =
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/RangeGETs.html";
}  // namespace source

inline constexpr Rule kRules[] = {
    // Looking up
    {"cloudfront.cache.key", "The cache key",
     "Distribution and path, and whatever the cache policy adds. Two requests with one key share an object, whoever sends them and by whichever alias.",
     source::kKey},
    {"cloudfront.cache.not-cacheable", "Never answered from the cache",
     "Only GET, HEAD and, where chosen, OPTIONS are cached, and nothing is when the maximum TTL is 0.",
     source::kExpiration},
    {"cloudfront.cache.miss", "The cache holds nothing under this key",
     "So the origin is asked. Each edge location has a cache of its own; Headway plays one.", source::kKey},
    {"cloudfront.cache.hit", "Answered from the cache",
     "An answer under this key is still fresh. The origin is not asked, whatever cookies or Cache-Control this viewer sends.",
     source::kExpiration},
    {"cloudfront.cache.error-hit", "An error is answered from the cache",
     "CloudFront keeps errors too, 10 seconds unless the distribution says otherwise. The origin is not asked even if it works again.",
     source::kErrors},
    {"cloudfront.cache.expired", "The stored answer has expired", "So the origin is asked again.",
     source::kExpiration},
    {"cloudfront.cache.revalidate", "CloudFront asks whether its copy still holds",
     "For an expired answer with an ETag or Last-Modified it adds If-None-Match or If-Modified-Since of its own.",
     source::kOriginBehavior},
    {"cloudfront.cache.revalidate-cookies", "No conditional request with cookies",
     "Where cookies are sent to the origin CloudFront does not support conditional requests, so the whole answer is fetched.",
     source::kCookies},
    {"cloudfront.cache.stale-while-revalidate", "A stale answer is served while a new one is fetched",
     "Within stale-while-revalidate CloudFront answers at once from the cache and fetches in the background. Headway makes that fetch with the next request.",
     source::kExpiration, Confidence::Inferred},
    {"cloudfront.cache.range", "A part was asked for",
     "CloudFront may fetch a larger range and serve parts from what it has stored; how is not told in full. Headway asks the origin and stores nothing.",
     source::kRanges, Confidence::Unknown},
    {"cloudfront.cache.head-stored", "Stored from a HEAD request",
     "GET and HEAD share a key, but an answer to HEAD has no body, so Headway does not answer GET with it. AWS does not say.",
     source::kKey, Confidence::Inferred},

    // How long an answer stays
    {"cloudfront.ttl.value", "The answer says how long it may be kept",
     "s-maxage comes before max-age and max-age before Expires; the result stays within the minimum and maximum TTL.",
     source::kExpiration},
    {"cloudfront.ttl.clamped", "The TTLs of the behavior change what the answer asks for",
     "A lifetime below the minimum TTL is raised to it, one above the maximum TTL is lowered to it.",
     source::kExpiration},
    {"cloudfront.ttl.default", "The answer names no lifetime, so the default TTL counts",
     "Without s-maxage, max-age or Expires the default TTL applies, or the minimum TTL if that is larger.",
     source::kExpiration},
    {"cloudfront.ttl.no-store", "The answer asks not to be kept",
     "With a minimum TTL of 0, no-cache, no-store and private are honoured.", source::kExpiration},
    {"cloudfront.ttl.minimum-beats-no-store", "The minimum TTL beats private and no-store",
     "With a minimum TTL above 0 CloudFront keeps the answer that long although it says no-cache, no-store or private. Personal pages reach other viewers.",
     source::kExpiration},
    {"cloudfront.ttl.zero", "The answer is not kept",
     "Its lifetime is 0. With an ETag or Last-Modified a copy stays for the next conditional request.",
     source::kExpiration},
    {"cloudfront.ttl.error", "CloudFront keeps this error",
     "404, 414 and 500 to 504 are kept for the error caching minimum TTL, 10 seconds by default, or longer if the answer says so.",
     source::kErrors},
    {"cloudfront.ttl.error-by-max-age", "This error is kept because it says how long",
     "400, 403, 405, 412 and 415 are kept only if the answer has max-age or s-maxage.", source::kErrors},
    {"cloudfront.ttl.error-not-kept", "This error is not kept",
     "400, 403, 405, 412 and 415 are kept only if the answer has max-age or s-maxage.", source::kErrors},
    {"cloudfront.ttl.error-unlisted", "Whether this error is kept is not documented",
     "AWS's lists of kept errors do not name this status. Headway does not keep it.", source::kErrors,
     Confidence::Unknown},
    {"cloudfront.ttl.partial", "A partial answer is not kept",
     "Headway does not keep answers with status 206 or 304 as objects.", source::kRanges,
     Confidence::Unknown},

    // What is stored
    {"cloudfront.cache.stored", "The answer is stored",
     "Later requests with the same key get it until it expires.", source::kExpiration},
    {"cloudfront.cache.set-cookie-stored", "Set-Cookie is stored with the answer",
     "A Set-Cookie header does not keep CloudFront from storing an answer. Everyone with the same key gets the same cookie.",
     source::kCookies},
    {"cloudfront.cache.set-cookie-not-stored", "Set-Cookie is left out of the stored answer",
     "Cache-Control: no-cache=\"Set-Cookie\" keeps the cookie out of the cache; only this viewer gets it.",
     source::kCookies},
    {"cloudfront.cache.set-cookie-replayed", "Another viewer's cookie is sent again",
     "The stored answer carries Set-Cookie, so this viewer gets the cookie that was made for the first one.",
     source::kCookies},
    {"cloudfront.cache.vary-star", "Vary: * is asked for again every time",
     "With a minimum TTL of 0 CloudFront stores the answer and asks the origin for every request.",
     source::kOriginBehavior},
    {"cloudfront.cache.refreshed", "The origin confirms the stored answer",
     "With 304 CloudFront serves its copy and keeps it for another lifetime.", source::kExpiration},
    {"cloudfront.cache.stale-on-error", "A stale answer instead of the origin's error",
     "When the origin fails with 5xx or can't be reached, CloudFront serves an expired copy if it has one, and asks again when the error caching minimum TTL is over. stale-if-error and the maximum TTL end that.",
     source::kErrors},
    {"cloudfront.cache.stale-if-error-off", "stale-if-error=0 forbids the stale answer",
     "So the viewer gets the origin's error.", source::kExpiration},

    // Towards the viewer
    {"cloudfront.cache.not-modified", "The viewer has this answer already",
     "The viewer's If-None-Match or If-Modified-Since fits the stored answer, so it gets 304 without a body.",
     source::kOriginBehavior, Confidence::Inferred},
    {"cloudfront.cache.head", "HEAD gets the headers of the stored answer",
     "GET and HEAD share stored answers.", source::kKey},
    {"cloudfront.response.age", "Age tells how long the answer has been in the cache", "In seconds.",
     source::kOriginBehavior, Confidence::Observed},
    {"cloudfront.response.x-cache", "CloudFront writes X-Cache",
     "Hit, RefreshHit or Miss from cloudfront, and Error from cloudfront for an answer of 400 and up. The words follow the result types of CloudFront's logs.",
     source::kLogs, Confidence::Inferred},

    // Custom error pages
    {"cloudfront.error-page.asks", "A custom error page is configured for this status",
     "CloudFront asks for the page through the behavior that matches the page's own path.",
     source::kErrorPages},
    {"cloudfront.error-page.served", "The custom error page is served",
     "With the response code that the distribution's setting names.", source::kErrorPages},
    {"cloudfront.error-page.unavailable", "The custom error page can't be had",
     "The origin of the page answers with an error, so the viewer gets that status.", source::kErrorPages,
     Confidence::Inferred},
    {"cloudfront.error-page.no-page", "Only the caching time of this error is set",
     "The setting names no page, so the viewer gets the origin's own answer.", source::kErrorPages},
    {"cloudfront.error-page.own-error", "CloudFront's own errors get the custom page too",
     "AWS says so of geo restriction and of origins that can't be reached; for other refusals Headway does the same.",
     source::kErrorPages, Confidence::Inferred},
};

/// The rule of that key; a mistyped key does not compile.
consteval RuleId rule(std::string_view key) { return ruleIn(kRules, key); }

}  // namespace headway::cloudfront::cache
