// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/cloudfront/policies.h"
#include "sim/engine/stage.h"
#include "sim/model/viewer.h"

namespace headway::cloudfront {

/// Adds the CloudFront-* headers that the behavior's policies ask for: from the viewer's request and from
/// what is known of the viewer. A viewer's header of the same name is overwritten; a header without a value
/// is left out. Source: adding-cloudfront-headers.
void addCloudFrontHeaders(Stage& stage, const Forwarding& forwarding, const ViewerConfig& viewer);

}  // namespace headway::cloudfront
