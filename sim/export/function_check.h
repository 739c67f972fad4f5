// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/export/report.h"

namespace headway::exporting {

/// The code of a CloudFront Function and its key value store.
void checkFunction(const Node& node, Report& report);

}  // namespace headway::exporting
