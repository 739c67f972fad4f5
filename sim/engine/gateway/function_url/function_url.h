// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "sim/engine/gateway/lambda_event.h"
#include "sim/engine/gateway/throttle.h"
#include "sim/engine/lambda/outcome.h"
#include "sim/engine/stage.h"
#include "sim/model/project.h"

namespace headway::function_url {

/// Host, CORS preflight, authorization, limits, headers and `event`, which the function is called with. Gives
/// the wire to the function, or null if the request was answered or can't be told. Signatures are recognised,
/// not computed: the sample says what comes of one, but CloudFront's own is always good. Sources:
/// lambda-urls, urls-auth, urls-invocation.
const Link* receive(Stage& stage, const Project& project, const Node& url, const SampleRequest& sample,
                    gateway::Counters& counters, std::optional<gateway::LambdaEvent>& event);

/// The function broke down: 502.
void functionFailed(Stage& stage, OriginFailure failure);

/// The function's answer to `asked` on its way back, and what came of calling it. May answer 502.
void returnResponse(Stage& stage, const FunctionUrlConfig& url, const http::Request& asked,
                    lambda::Outcome outcome);

}  // namespace headway::function_url
