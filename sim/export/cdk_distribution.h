// SPDX-License-Identifier: GPL-3.0-or-later
// Distributions in the TypeScript of the CDK. Not for users of export.h.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "sim/export/cdk_names.h"
#include "sim/export/cdk_parameters.h"
#include "sim/export/code_writer.h"
#include "sim/export/deployment.h"

namespace headway::cdk {

/// Writes distributions and what belongs to them alone: policies, Lambda@Edge versions, the web ACL.
/// References must outlive it; the deployment has passed checkDeployment.
class DistributionWriter {
 public:
  DistributionWriter(const Deployment& d, const std::vector<Parameter>& parameters, Names& names,
                     CodeWriter& out)
      : d_(d), parameters_(parameters), names_(names), out_(out) {}

  /// What stands before the origins and the distribution.
  void prepare(const Deployment::PlannedDistribution& d);
  /// The expression for the domain of an origin that is no bucket and no function URL.
  std::string originDomain(const Link& link);
  void write(const Deployment::PlannedDistribution& d);

 private:
  template <class Policy>
  void policies(const Deployment::PlannedDistribution& d, const std::vector<Policy>& own,
                std::string Behavior::*member, std::string_view kind);
  void lambdaVersions(const Deployment::PlannedDistribution& d);
  std::string originOf(const Deployment::PlannedBehavior& b);
  void settings(const Deployment::PlannedDistribution& d);
  void errorResponses(const DistributionConfig& d);
  void behavior(const DistributionConfig& d, const Deployment::PlannedBehavior& b);
  void functions(const Deployment::PlannedBehavior& b);
  void legacyBehaviors(const Deployment::PlannedDistribution& d);

  const Deployment& d_;
  const std::vector<Parameter>& parameters_;
  Names& names_;
  CodeWriter& out_;
  std::map<std::string, std::string> lambdaVersions_;  ///< the variable for each ARN
  std::set<std::string> imported_;                     ///< ids of managed policies that have a variable
};

bool anyLambdaEdge(const Deployment& d);

}  // namespace headway::cdk
