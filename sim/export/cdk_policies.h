// SPDX-License-Identifier: GPL-3.0-or-later
// Policies of a distribution in the TypeScript of the CDK. Not for users of export.h.
#pragma once

#include <string>

#include "sim/export/cdk_names.h"
#include "sim/export/code_writer.h"
#include "sim/model/distribution.h"

namespace headway::cdk {

/// Writes `new cloudfront.CachePolicy(...)` with every setting, so no default of the CDK has a say.
void writePolicy(CodeWriter& out, const Name& name, const CachePolicy& policy);
void writePolicy(CodeWriter& out, const Name& name, const OriginRequestPolicy& policy);
void writePolicy(CodeWriter& out, const Name& name, const ResponseHeadersPolicy& policy);

/// Replaces the cache policy of a behavior in the template by ForwardedValues. `place` is the behavior's path
/// below DistributionConfig.
void writeLegacyForwarding(CodeWriter& out, const std::string& variable, const std::string& place,
                           const Behavior& b);

}  // namespace headway::cdk
