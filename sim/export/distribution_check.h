// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>
#include <string>

#include "sim/export/deployment.h"
#include "sim/export/report.h"

namespace headway::exporting {

/// What a distribution and its behaviors ask for that AWS or the CDK refuses, or that the project knows too
/// little about to write. `aliases` collects the names of all distributions, in small letters.
void checkDistribution(const Deployment::PlannedDistribution& d, std::set<std::string>& aliases,
                       Report& report);

}  // namespace headway::exporting
