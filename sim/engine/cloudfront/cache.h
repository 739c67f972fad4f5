// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/cloudfront/policies.h"
#include "sim/engine/stage.h"

namespace headway::cloudfront {

/// Writes the cache key of the viewer's (maybe rewritten) request into the hop's extras, part by part, and
/// notes whether an answer could be stored. Source: understanding-the-cache-key.
void noteCacheKey(Stage& stage, const DistributionConfig& distribution, const Behavior& behavior,
                  const Forwarding& forwarding);

}  // namespace headway::cloudfront
