// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/cloudfront/policies.h"
#include "sim/engine/stage.h"

namespace headway::cloudfront {

/// The answer of an origin on its way to the viewer. Source: RequestAndResponseBehaviorCustomOrigin.
void returnToViewer(Stage& stage, const Forwarding& forwarding);

}  // namespace headway::cloudfront
