// SPDX-License-Identifier: GPL-3.0-or-later
// What AWS or the CDK would refuse of CORS settings. Not for users of export.h.
#pragma once

#include "sim/export/report.h"

namespace headway::exporting {

enum class CorsOf { HttpApi, FunctionUrl };

void checkCors(const Node& node, const CorsSettings& cors, CorsOf of, Report& report);

}  // namespace headway::exporting
