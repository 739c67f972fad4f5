// SPDX-License-Identifier: GPL-3.0-or-later
// HTTP APIs in the TypeScript of the CDK. Not for users of export.h.
#pragma once

#include <string>
#include <vector>

#include "sim/export/cdk_names.h"
#include "sim/export/cdk_parameters.h"
#include "sim/export/code_writer.h"
#include "sim/export/deployment.h"

namespace headway::cdk {

/// Text of an object literal with those members: "{ 'a': 'b' }".
std::string objectLiteral(const NameValues& all);

/// References must outlive it; the deployment has passed checkDeployment.
class HttpApiWriter {
 public:
  HttpApiWriter(const Deployment& d, const std::vector<Parameter>& parameters, Names& names, CodeWriter& out)
      : d_(d), parameters_(parameters), names_(names), out_(out) {}

  /// The API and its stages. All APIs come before the routes, which may call them.
  void api(const Deployment::PlannedApi& api);
  void routes(const Deployment::PlannedApi& api);

 private:
  void cors(const CorsSettings& c);
  void stage(const Deployment::PlannedApi& api, const std::string& stage);
  void integration(const Node& api, const Link& link);
  void parameterMapping(const NameValues& mappings);
  /// Writes the authorizer of a wire and gives the expression for it; "" = none.
  std::string authorizer(const Node& api, const Link& link);
  const Name& routeName(const Node& api, const std::string& key);
  void route(const Node& api, const Link& link, const std::string& key, const std::string& authorizing);
  /// The expression for what a VPC link leads to.
  std::string privateTarget(const Link& link) const;
  void settings(const Link& link);
  const std::string& parameter(ParameterRole role, const Node* node = nullptr) const;

  const Deployment& d_;
  const std::vector<Parameter>& parameters_;
  Names& names_;
  CodeWriter& out_;
};

}  // namespace headway::cdk
