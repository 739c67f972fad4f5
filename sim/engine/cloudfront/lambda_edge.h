// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/stage.h"
#include "sim/model/distribution.h"

namespace headway::cloudfront {

/// Ends the run as unknown if the behavior has a Lambda@Edge function for this event: its code is not run.
/// True if it did.
bool meetsLambdaEdge(Stage& stage, const Behavior& behavior, LambdaEdgeEvent event);

}  // namespace headway::cloudfront
