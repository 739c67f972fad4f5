// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/export/cdk_parameters.h"

#include "sim/export/names.h"
#include "sim/export/quote.h"
#include "sim/support/text.h"

namespace headway::cdk {
namespace {

constexpr std::size_t kDescriptionLength = 1024;

Parameter certificate(std::string_view id, const std::string& property, const std::string& region,
                      const Texts& names) {
  return {std::string(id), property,
          "ARN of the certificate in " + region + " for " + text::join(names, ", "),
          "^arn:aws[a-z-]*:acm:" + region + ":[0-9]{12}:certificate/.+$",
          "arn:aws:acm:" + region + ":YOUR-ACCOUNT-ID:certificate/YOUR-CERTIFICATE-ID"};
}

/// The distributions that have a web ACL. Which one, the project does not know.
std::vector<Parameter> webAcls(const Deployment& d) {
  std::vector<const Node*> nodes;
  for (const auto& p : d.distributions)
    if (p.config->webAcl) nodes.push_back(p.node);
  std::vector<Parameter> all;
  UniqueNames ids;
  for (const Node* node : nodes) {
    const std::string id =
        ids.take(nodes.size() == 1 ? "WebAclArn" : "WebAclArn" + pascalCase(node->id.value));
    all.push_back({id, "w" + id.substr(1),
                   "ARN of the AWS WAF web ACL (scope CLOUDFRONT) in front of " + node->name,
                   "^arn:aws[a-z-]*:wafv2:us-east-1:[0-9]{12}:global/webacl/.+$",
                   "arn:aws:wafv2:us-east-1:YOUR-ACCOUNT-ID:global/webacl/NAME/ID", node});
  }
  return all;
}

}  // namespace

Texts distributionNames(const Deployment& d) {
  Texts all;
  for (const auto& p : d.distributions)
    all.insert(all.end(), p.config->aliases.begin(), p.config->aliases.end());
  return all;
}

Texts apiNames(const Deployment& d) {
  Texts all;
  for (const auto& p : d.apis)
    all.insert(all.end(), p.config->customDomains.begin(), p.config->customDomains.end());
  return all;
}

std::vector<Parameter> parametersOf(const Deployment& d) {
  std::vector<Parameter> all;
  // CloudFront takes certificates from this one Region, wherever the stack is.
  if (const Texts names = distributionNames(d); !names.empty())
    all.push_back(certificate(kCertificate, "certificateArn", "us-east-1", names));
  if (const Texts names = apiNames(d); !names.empty())
    all.push_back(certificate(kApiCertificate, "apiCertificateArn", d.region, names));
  for (Parameter& p : webAcls(d)) all.push_back(std::move(p));
  UniqueNames ids;
  for (const Node* node : d.lambdas) {
    const std::string id =
        ids.take(d.lambdas.size() == 1 ? "Django" : "Django" + pascalCase(node->id.value)) + "SettingsModule";
    all.push_back({id, "d" + id.substr(1), "Python name of the settings module of Django",
                   "^[A-Za-z_][A-Za-z0-9_.]*$", "mysite.settings", node});
  }
  return all;
}

const Parameter* findParameter(const std::vector<Parameter>& all, const Node& node) {
  for (const Parameter& p : all)
    if (p.node == &node) return &p;
  return nullptr;
}

void writeParameter(CodeWriter& out, const Parameter& p) {
  out.open("const " + p.property + " =").line("props." + p.property + " ??");
  out.open("new cdk.CfnParameter(this, " + quote::typescript(p.id) + ", {");
  out.line("description: " + quote::typescript(quote::plain(p.what, kDescriptionLength)) + ",");
  out.line("allowedPattern: " + quote::typescript(p.pattern) + ",");
  out.close("}).valueAsString;").end();
}

}  // namespace headway::cdk
