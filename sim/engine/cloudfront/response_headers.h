// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "sim/engine/stage.h"
#include "sim/model/distribution.h"

namespace headway::cloudfront {

/// Applies the behavior's response headers policy to the response in `stage`: removes, then adds CORS
/// headers, security headers, custom headers and Server-Timing. Call it when X-Cache and X-Amz-Cf-Id are
/// written. `viewerRequest` is the request as the viewer sent it. Source:
/// understanding-response-headers-policies.
void applyResponseHeaders(Stage& stage, const http::Request& viewerRequest,
                          const DistributionConfig& distribution, const Behavior& behavior);

/// The same for an answer that CloudFront or a function made in this hop: such a hop keeps no changes, so
/// all of them become notes.
void applyToOwnAnswer(Stage& stage, const http::Request& viewerRequest,
                      const DistributionConfig& distribution, const Behavior& behavior);

/// An entry of Access-Control-Allow-Origins fits the Origin of a request. An entry may leave the scheme out,
/// begin its host with "*." and have * in its port.
bool originAllowed(std::string_view entry, std::string_view origin);

}  // namespace headway::cloudfront
