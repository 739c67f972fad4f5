// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "sim/engine/stage.h"

namespace headway::elb {

/// A response with the headers a load balancer writes on what it answers itself.
http::Response ownResponse(Stage& stage, int status, std::string contentType, std::string body);
/// The small HTML page that names the status: 162 bytes of a 503, 122 of a 502.
std::string pageBody(int status);

/// Answers with that page.
void refuse(Stage& stage, RuleId why, int status, std::string sentence);

}  // namespace headway::elb
