// SPDX-License-Identifier: GPL-3.0-or-later
// REST APIs in the TypeScript of the CDK. Not for users of export.h.
#pragma once

#include <string>
#include <vector>

#include "sim/export/cdk_names.h"
#include "sim/export/cdk_parameters.h"
#include "sim/export/code_writer.h"
#include "sim/export/deployment.h"

namespace headway::cdk {

/// References must outlive it; the deployment has passed checkDeployment.
class RestApiWriter {
 public:
  RestApiWriter(const Deployment& d, const std::vector<Parameter>& parameters, Names& names, CodeWriter& out)
      : d_(d), parameters_(parameters), names_(names), out_(out) {}

  /// The API, its stages, gateway responses and usage plan. All APIs come before the methods.
  void api(const Deployment::PlannedRestApi& api);
  void methods(const Deployment::PlannedRestApi& api);

 private:
  void endpoint(const Node& node, const RestApiConfig& c);
  void resourcePolicy(const RestApiConfig& c);
  void stageOptions(const RestApiConfig& c);
  void moreStages(const Node& node, const RestApiConfig& c);
  void gatewayResponses(const Node& node, const RestApiConfig& c);
  void usagePlan(const Node& node, const RestApiConfig& c);
  void method(const Node& api, const Link& link, const std::string& key);
  void httpIntegration(const Link& link, const std::string& key);
  void integrationResponses(const MethodLink& c);
  void methodOptions(const Link& link, const std::string& key);
  /// Writes the authorizer of a wire, if it has one.
  void authorizer(const Node& api, const Link& link);

  const Deployment& d_;
  const std::vector<Parameter>& parameters_;
  Names& names_;
  CodeWriter& out_;
};

/// The usage plan of an API is exported.
bool hasUsagePlan(const RestApiConfig& c);
bool hasResourcePolicy(const RestApiConfig& c);

}  // namespace headway::cdk
