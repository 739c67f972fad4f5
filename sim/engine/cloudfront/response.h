// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/cloudfront/policies.h"
#include "sim/engine/stage.h"

namespace headway::cloudfront {

/// What CloudFront does with an origin's answer before it stores it: Set-Cookie and Vary.
/// Source: RequestAndResponseBehaviorCustomOrigin.
void treatOriginAnswer(Stage& stage, const Forwarding& forwarding);

/// The headers that name the edge and the request on every answer to a viewer.
void nameEdge(Stage& stage);

}  // namespace headway::cloudfront
