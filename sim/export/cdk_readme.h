// SPDX-License-Identifier: GPL-3.0-or-later
// The page that comes with a CDK app. Not for users of export.h.
#pragma once

#include <string>

#include "sim/export/deployment.h"

namespace headway::cdk {

/// README.md: what the folder holds and the steps that deploy it.
std::string readmeText(const Deployment& d);

}  // namespace headway::cdk
