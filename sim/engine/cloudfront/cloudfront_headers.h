// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/cloudfront/policies.h"
#include "sim/engine/stage.h"

namespace headway::cloudfront {

/// Adds the CloudFront-* headers that the behavior's policies ask for, from the viewer's request. A viewer's
/// header of the same name is overwritten. Source: adding-cloudfront-headers.
void addCloudFrontHeaders(Stage& stage, const Forwarding& forwarding);

}  // namespace headway::cloudfront
