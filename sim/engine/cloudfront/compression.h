// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/cloudfront/policies.h"
#include "sim/engine/stage.h"

namespace headway::cloudfront {

/// Compresses the origin's answer in `stage` if the behavior, the viewer and the answer allow it: sets
/// Content-Encoding, takes Content-Length out and turns a strong ETag weak. The body's bytes stay as they
/// are. `viewerRequest` is the request as the viewer sent it. Source: ServingCompressedFiles.
void compress(Stage& stage, const http::Request& viewerRequest, const Forwarding& forwarding,
              const Behavior& behavior);

}  // namespace headway::cloudfront
