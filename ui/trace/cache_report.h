// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "sim/engine/trace.h"
#include "sim/model/project.h"

namespace headway::ui {

/// What the cache did to one request, for people.
struct CacheReport {
  enum class Kind {
    NotAsked,      ///< no distribution on the way, or answered before its cache
    NotCacheable,  ///< not a request that caches answer
    Miss,
    Expired,  ///< the origin is asked again
    Hit,
    ErrorHit,  ///< an error is served from the cache
  };
  Kind kind = Kind::NotAsked;
  QString head;  ///< "Hit", "Miss"
  QString text;  ///< why, and whether the answer stays
  RuleId rule;   ///< what decided; invalid = the cache was not asked
};

/// The first cache on the way counts: it is the one the viewer meets.
CacheReport cacheReport(const Project& project, const Trace& trace);

/// The hop in which that cache was asked, or null.
const Hop* cacheHop(const Trace& trace);

}  // namespace headway::ui
