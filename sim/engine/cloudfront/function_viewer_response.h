// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/cloudfront/function_result.h"

namespace headway::cloudfront::function {

/// Applies what a viewer-response function returned for `edit.response()`, the very response that its event
/// showed: status, headers, cookies, and a body if it set one. What it left alone keeps its bytes, order and
/// spelling. The response is edited only if the outcome is Continue; Generated does not come of this.
Outcome applyViewerResponseResult(const FunctionRun& run, MessageEditor& edit);

}  // namespace headway::cloudfront::function
