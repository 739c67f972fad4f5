// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/export/deployment.h"
#include "sim/export/report.h"

namespace headway::exporting {

/// The distribution's own policies that a behavior uses.
void checkPolicies(const Deployment::PlannedDistribution& d, Report& report);

}  // namespace headway::exporting
