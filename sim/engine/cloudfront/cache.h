// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "sim/engine/cloudfront/object_cache.h"
#include "sim/engine/cloudfront/policies.h"
#include "sim/engine/stage.h"

namespace headway::cloudfront {

/// What the cache says to a request.
struct Lookup {
  enum class Result {
    Bypassed,  ///< not a request that caches answer
    Miss,
    Expired,  ///< `object` is stale
    Hit,      ///< `object` is served
  };
  Result result = Result::Bypassed;
  std::string key;           ///< text of the cache key; empty if bypassed
  ObjectPtr object;          ///< what is stored under the key, or null
  bool conditional = false;  ///< the origin is asked whether `object` still holds
  bool refreshed = false;    ///< the origin said so
  bool background = false;   ///< served stale; a new answer is fetched meanwhile
};

/// The settings of a distribution that a cache works with. References must outlive it.
struct CacheSettings {
  const DistributionConfig& distribution;
  const Behavior& behavior;
  const Forwarding& forwarding;
};

/// One line a part: "header Host: www.example.com". Two requests with one text share an object.
std::string keyText(const std::vector<CacheKeyPart>& parts);

/// Writes the cache key of the viewer's (maybe rewritten) request into the hop's extras, part by part, and
/// says what the cache holds for it. Source: understanding-the-cache-key.html.
Lookup lookUp(Stage& stage, const CacheSettings& settings, const ObjectCache& objects);

/// An expired answer stands in for a failure of the origin with this status. Source: HTTPStatusCodes.
bool servesStale(const Lookup& lookup, int status, std::int64_t now);

/// Ends the stage with the stored answer. Only for a lookup that hit.
void answerFromCache(Stage& stage, const Lookup& lookup);

/// Adds the conditions that ask the origin about an expired object.
void addConditions(Stage& stage, Lookup& lookup, const Forwarding& forwarding);

/// An answer of the origin, or CloudFront's own in its place: keeps it, or puts a stored one in its place.
/// `originStatus` decides how long it is kept; a custom error page may have another.
void settle(Stage& stage, Lookup& lookup, const CacheSettings& settings, const http::Request& asked,
            int originStatus, ObjectCache& objects);

/// X-Cache, Age, and 304 or no body where the viewer needs no more. `conditional`: the behavior supports
/// conditional requests.
void finishFromCache(Stage& stage, const Lookup& lookup, const http::Request& viewerRequest,
                     bool conditional);

}  // namespace headway::cloudfront
