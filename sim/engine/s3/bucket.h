// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/stage.h"
#include "sim/model/bucket.h"

namespace headway::s3 {

/// What the bucket answers. Always ends the request. A request counts as signed if its Authorization is an
/// AWS signature (AWS4-HMAC-SHA256); the signature itself is not computed.
void answer(Stage& stage, const BucketConfig& bucket);

}  // namespace headway::s3
