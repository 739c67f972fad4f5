// SPDX-License-Identifier: GPL-3.0-or-later
// What a CDK app has to be told when it is deployed. Not for users of export.h.
#pragma once

#include <string>
#include <vector>

#include "sim/export/code_writer.h"
#include "sim/export/deployment.h"

namespace headway::cdk {

/// A property of the stack which, left out, becomes a parameter of the template: the app can be looked at
/// without it, and deploying asks for it and remembers it.
struct Parameter {
  std::string id;        ///< "CertificateArn"
  std::string property;  ///< "certificateArn", also the variable
  std::string what;      ///< "ARN of the certificate in us-east-1 for www.example.com"
  std::string pattern;   ///< regular expression for its values
  std::string example;   ///< for the command line
  const Node* node =
      nullptr;  ///< the Django whose settings module, or the distribution whose web ACL, it names
};

std::vector<Parameter> parametersOf(const Deployment& d);
/// The parameter of that node, or null.
const Parameter* findParameter(const std::vector<Parameter>& all, const Node& node);
/// Writes `const <property> = ...`, from the property of the stack or the parameter of the template.
void writeParameter(CodeWriter& out, const Parameter& parameter);

inline constexpr std::string_view kCertificate = "CertificateArn";
inline constexpr std::string_view kApiCertificate = "ApiCertificateArn";

/// The names that the distributions, or the APIs, answer to and need a certificate for.
Texts distributionNames(const Deployment& d);
Texts apiNames(const Deployment& d);

}  // namespace headway::cdk
