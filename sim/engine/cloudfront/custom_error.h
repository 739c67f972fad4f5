// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/stage.h"
#include "sim/model/distribution.h"

namespace headway::cloudfront {

/// The page configured for an error status, or null. Notes why not where a setting exists without a page.
/// Source: GeneratingCustomErrorResponses.html.
const CustomErrorResponse* customPageFor(Stage& stage, const DistributionConfig& distribution, int status);

/// The stage's hop asks for the page instead of answering; `asked` is the request that got the error.
void askForPage(Stage& stage, const CustomErrorResponse& custom, http::Request asked);

/// The page has come: gives it the configured status, or lets the page's own error stand.
void servePage(Stage& stage, const CustomErrorResponse& custom);

}  // namespace headway::cloudfront
