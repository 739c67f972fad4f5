// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "sim/engine/cloudfront/origin_override.h"
#include "sim/engine/stage.h"
#include "sim/model/distribution.h"
#include "sim/model/function.h"

namespace headway::cloudfront {

/// What to run for the stage's request on viewer-request. Nothing if the function can't be deployed as it is
/// (more than 10 KB of code); the stage is answered then.
std::optional<FunctionJob> functionJob(Stage& stage, const FunctionConfig& function,
                                       const DistributionConfig& distribution);

/// Applies what came of it: the changed request, a generated response, or CloudFront's error page. Gives what
/// the function's calls make of the origin.
OriginSelection applyFunction(Stage& stage, const FunctionRun& run);

/// What runs an event that somebody wrote; `rawQuery` is its query.
FunctionJob testJob(const FunctionConfig& function, std::string event, std::optional<std::string> rawQuery);

/// The same for the stage's response on viewer-response. `asked` is the viewer's request as CloudFront has it
/// after the viewer-request function.
std::optional<FunctionJob> viewerResponseJob(Stage& stage, const http::Request& asked,
                                             const FunctionConfig& function,
                                             const DistributionConfig& distribution);
/// Applies what came of it: the changed response, or CloudFront's error page.
void applyViewerResponse(Stage& stage, const FunctionRun& run);

}  // namespace headway::cloudfront
