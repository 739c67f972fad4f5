// SPDX-License-Identifier: GPL-3.0-or-later
// The stack of a CDK app in TypeScript. Not for users of export.h.
#pragma once

#include <string>

#include "sim/export/deployment.h"

namespace headway::cdk {

/// Text of lib/<name>-stack.ts. Every option whose default differs between CDK versions or feature flags is
/// written out.
std::string stackText(const Deployment& d);

}  // namespace headway::cdk
