// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "sim/check/door_fixes.h"

namespace headway {

/// The request is the health check of a load balancer.
bool isHealthCheck(const Project& project, const SampleRequest& request);

/// Edits worth trying for a target that its load balancer finds unhealthy: what Django makes of the check.
/// Not among them: the target's address in ALLOWED_HOSTS, which is another one tomorrow.
std::vector<Candidate> healthCandidates(const Project& project, const Trace& refused);

}  // namespace headway
