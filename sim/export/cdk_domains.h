// SPDX-License-Identifier: GPL-3.0-or-later
// Names and stages of APIs in the TypeScript of the CDK. Not for users of export.h.
#pragma once

#include <string>

#include "sim/export/cdk_names.h"
#include "sim/export/code_writer.h"
#include "sim/export/deployment.h"

namespace headway::cdk {

/// The name of a stage of an API; the first stage of a REST API is its `deploymentStage` and needs none.
const Name& stageName(Names& names, const Node& api, const std::string& stage);
/// A custom domain name leads to that stage.
bool isMapped(const Deployment& d, const Node& api, const std::string& stage);
/// Between backquotes, an API's execute-api name:
/// "${api.apiId}.execute-api.${this.region}.${this.urlSuffix}".
std::string executeApiTemplate(Names& names, const Node& api);
/// The expression for a custom domain name that the app makes, or for the text of another.
std::string domainExpression(const Deployment& d, Names& names, const std::string& domain);
/// The expression for a URL, in which an execute-api name of one of the APIs is the one AWS gives.
std::string urlExpression(const Deployment& d, Names& names, const std::string& url);

/// Writes custom domain names, what they lead to, and the outputs that DNS needs. References must outlive it;
/// the APIs and their stages have been written.
class DomainWriter {
 public:
  DomainWriter(Names& names, CodeWriter& out) : names_(names), out_(out) {}
  void domain(const Deployment::PlannedDomain& domain);

 private:
  void mapping(const Deployment::PlannedDomain& domain, const Deployment::PlannedMapping& mapping);

  Names& names_;
  CodeWriter& out_;
};

}  // namespace headway::cdk
