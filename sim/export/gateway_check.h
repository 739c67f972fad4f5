// SPDX-License-Identifier: GPL-3.0-or-later
// What AWS or the CDK would refuse of APIs and their names. Not for users of export.h.
#pragma once

#include "sim/export/deployment.h"
#include "sim/export/report.h"

namespace headway::exporting {

void checkHttpApi(const Project& project, const Deployment::PlannedApi& api, Report& report);
void checkRestApi(const Project& project, const Deployment::PlannedRestApi& api, Report& report);
void checkApiDomain(const Deployment::PlannedDomain& domain, Report& report);

}  // namespace headway::exporting
