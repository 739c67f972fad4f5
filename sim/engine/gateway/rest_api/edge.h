// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/stage.h"
#include "sim/model/viewer.h"

namespace headway::gateway::rest {

/// The edge location in front of an edge-optimized API: what the CloudFront distribution of AWS's own does to
/// the request. `viewer` sent it; `second`: another CloudFront did, so its edge is the viewer here.
/// Sources: api-gateway-api-endpoint-types, and recordings of live events.
void passEdgeLocation(Stage& stage, const ViewerConfig& viewer, bool second);

/// The response on its way through it.
void leaveEdgeLocation(Stage& stage);

}  // namespace headway::gateway::rest
