// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/export/export.h"

namespace headway {

/// A folder with an AWS CDK app in TypeScript: package.json, cdk.json, bin/, lib/, functions/, app/,
/// README.md. Errors: those of planDeployment.
Read<std::vector<ExportFile>> exportCdkTypescript(const Project& project);

}  // namespace headway
