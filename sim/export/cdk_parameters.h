// SPDX-License-Identifier: GPL-3.0-or-later
// What a CDK app has to be told when it is deployed. Not for users of export.h.
#pragma once

#include <string>
#include <vector>

#include "sim/export/code_writer.h"
#include "sim/export/deployment.h"

namespace headway::cdk {

enum class ParameterRole {
  Certificate,         ///< of the distributions
  ApiCertificate,      ///< of the regional names of APIs
  EdgeApiCertificate,  ///< of the names of edge-optimized APIs
  WebAcl,              ///< of a distribution
  VpcLink,             ///< that reaches load balancers and Cloud Map services
  NetworkVpcLink,      ///< of REST APIs, to a network load balancer
  Listener,            ///< of a load balancer
  Service,             ///< of Cloud Map, of a Django node
  JwtIssuer,           ///< of an API, like those that follow
  JwtAudience,
  Authorizer,
  UserPool,
  SettingsModule,  ///< of a Django node
};

/// A property of the stack which, left out, becomes a parameter of the template: the app can be looked at
/// without it, and deploying asks for it and remembers it.
struct Parameter {
  std::string id;        ///< "CertificateArn"
  std::string property;  ///< "certificateArn", also the variable
  std::string what;      ///< "ARN of the certificate in us-east-1 for www.example.com"
  std::string pattern;   ///< regular expression for its values
  std::string example;   ///< for the command line
  ParameterRole role = ParameterRole::Certificate;
  const Node* node = nullptr;  ///< whose it is, where there may be several
};

std::vector<Parameter> parametersOf(const Deployment& d);
/// The parameter with that role, of that node; or null.
const Parameter* findParameter(const std::vector<Parameter>& all, ParameterRole role,
                               const Node* node = nullptr);
/// Writes `const <property> = ...`, from the property of the stack or the parameter of the template.
void writeParameter(CodeWriter& out, const Parameter& parameter);

/// An integration or method that calls what stands in a VPC.
bool throughVpcLink(const Link& link);
/// REST APIs reach those by the listener; any other target by a VPC link of its own.
bool isApplicationBalancer(const Node& node);

/// The names that the distributions, or the APIs of one sort, answer to and need a certificate for.
Texts distributionNames(const Deployment& d);
Texts apiNames(const Deployment& d, bool edge);

}  // namespace headway::cdk
