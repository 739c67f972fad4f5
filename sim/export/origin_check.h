// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/export/deployment.h"
#include "sim/export/report.h"

namespace headway::exporting {

/// What an origin's settings ask for that AWS refuses or the exporter can't write: signing, VPC origins,
/// timeouts, and what buckets and function URLs have no setting for.
void checkOriginSettings(const Project& project, const Link& link, Report& report);

/// The adapter is one the app has a handler for.
void checkAdapter(const Node& django, Report& report);
/// The function behind a function URL, and its permissions.
void checkFunctionUrl(const Deployment::PlannedUrl& url, Report& report);

}  // namespace headway::exporting
