// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/export/cdk_parameters.h"

#include "sim/export/names.h"
#include "sim/support/text.h"

namespace headway::cdk {
namespace {

Parameter certificate(std::string_view id, const std::string& property, const std::string& region,
                      const Texts& names) {
  return {std::string(id), property,
          "ARN of the certificate in " + region + " for " + text::join(names, ", "),
          "^arn:aws[a-z-]*:acm:" + region + ":[0-9]{12}:certificate/.+$",
          "arn:aws:acm:" + region + ":YOUR-ACCOUNT-ID:certificate/YOUR-CERTIFICATE-ID"};
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
  UniqueNames ids;
  for (const Node* node : d.lambdas) {
    const std::string id =
        ids.take(d.lambdas.size() == 1 ? "Django" : "Django" + pascalCase(node->id.value)) + "SettingsModule";
    all.push_back({id, "d" + id.substr(1), "Python name of the settings module of Django",
                   "^[A-Za-z_][A-Za-z0-9_.]*$", "mysite.settings", node});
  }
  return all;
}

}  // namespace headway::cdk
