// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "sim/engine/stage.h"
#include "sim/model/distribution.h"
#include "sim/model/link.h"

namespace headway::cloudfront {

/// What the primary origin of a group came to.
enum class PrimaryResult { Answered, NotConnected, TimedOut };

/// The group asks its secondary origin: `status` is that of the answer and looked at for Answered alone.
/// Failed connections count as 503, timeouts as 504. GET and HEAD fail over, OPTIONS where the behavior
/// caches it. Source: high_availability_origin_failover.
bool failsOver(const OriginLink& secondary, PrimaryResult result, int status, std::string_view method,
               CachedMethods cached);

/// Statuses an origin group can fail over for.
bool isFailoverCode(std::string_view code);

/// Turns the hop that holds the primary's answer or failure into a request to the secondary, which is
/// `request` again, and tells so; or notes why it does not. True: the secondary is asked.
bool askSecondary(Stage& stage, const Link& secondary, PrimaryResult result, int status,
                  const http::Request& request, CachedMethods cached);

}  // namespace headway::cloudfront
