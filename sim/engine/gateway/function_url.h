// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/stage.h"
#include "sim/model/project.h"

namespace headway::function_url {

/// Host, authorization, headers and the Lambda event. Gives the wire to the function, or null if the request
/// was answered (403) or can't be told. Signatures are recognised, not computed.
/// Sources: lambda-urls, urls-auth, urls-invocation.
const Link* receive(Stage& stage, const Project& project, const Node& url);

/// The function broke down: 502.
void functionFailed(Stage& stage, OriginFailure failure);

/// The function's answer on its way back.
void returnResponse(Stage& stage);

}  // namespace headway::function_url
