// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/export/cdk_domains.h"

#include <algorithm>

#include "sim/export/quote.h"
#include "sim/support/text.h"

namespace headway::cdk {
namespace {

using quote::typescript;

const Name& domainName(Names& names, const Deployment::PlannedDomain& domain) {
  return names.of(&domain, domain.name, "DomainName");
}

/// The expression for a stage that has been written.
std::string stageExpression(Names& names, const Node& api, const std::string& stage) {
  if (api.kind() == NodeKind::RestApi && stage == apiNamesOf(api)->stage)
    return nodeName(names, api).variable + ".deploymentStage";
  return stageName(names, api, stage).variable;
}

}  // namespace

const Name& stageName(Names& names, const Node& api, const std::string& stage) {
  const ApiNames& config = *apiNamesOf(api);
  if (stage == config.stage) return partName(names, &config, api, "Stage");
  const auto at = std::find(config.moreStages.begin(), config.moreStages.end(), stage);
  return names.of(&*at, nodeName(names, api).id + "-" + (stage == "$default" ? "Default" : stage), "Stage");
}

bool isMapped(const Deployment& d, const Node& api, const std::string& stage) {
  for (const auto& domain : d.domains)
    for (const auto& m : domain.mappings)
      if (m.api == &api && m.stage == stage) return true;
  return false;
}

std::string executeApiTemplate(Names& names, const Node& api) {
  return "${" + nodeName(names, api).variable + (api.kind() == NodeKind::RestApi ? ".restApiId" : ".apiId") +
         "}.execute-api.${this.region}.${this.urlSuffix}";
}

std::string domainExpression(const Deployment& d, Names& names, const std::string& domain) {
  for (const auto& known : d.domains)
    if (text::equalsIgnoreCase(known.name, domain))
      return domainName(names, known).variable + (known.edge ? ".domainName" : ".name");
  return typescript(domain);
}

std::string urlExpression(const Deployment& d, Names& names, const std::string& url) {
  const auto start = url.find("://") + 3;
  const auto end = std::min(url.find_first_of("/?#", start), url.size());
  for (const Node& node : d.project->nodes) {
    const ApiNames* api = apiNamesOf(node);
    if (!api || !text::equalsIgnoreCase(url.substr(start, end - start), executeApiDomain(*api))) continue;
    return "`" + url.substr(0, start) + executeApiTemplate(names, node) + "` + " +
           typescript(url.substr(end));
  }
  return typescript(url);
}

void DomainWriter::domain(const Deployment::PlannedDomain& domain) {
  const Name& n = domainName(names_, domain);
  const std::string module = domain.edge ? "apigateway" : "apigwv2";
  out_.open("const " + n.variable + " = new " + module + ".DomainName(this, " + typescript(n.id) + ", {");
  out_.line("domainName: " + typescript(domain.name) + ",");
  out_.line(std::string("certificate: ") + (domain.edge ? "edgeApiCertificate," : "apiCertificate,"));
  out_.line("endpointType: " + module + ".EndpointType." + (domain.edge ? "EDGE," : "REGIONAL,"));
  out_.line("securityPolicy: " + module + ".SecurityPolicy.TLS_1_2,");
  out_.close("});");
  for (const auto& m : domain.mappings) mapping(domain, m);
  out_.open("new cdk.CfnOutput(this, " + typescript(names_.of(&domain, n.id, "Target").id) + ", {");
  out_.line("description: " + typescript("DNS: " + domain.name + " leads to this name") + ",");
  out_.line("value: " + n.variable + (domain.edge ? ".domainNameAliasDomainName," : ".regionalDomainName,"));
  out_.close("});").line();
}

// API mappings, unlike base path mappings, may have several parts, and HTTP and REST APIs behind one name.
void DomainWriter::mapping(const Deployment::PlannedDomain& domain, const Deployment::PlannedMapping& m) {
  const Name& n = domainName(names_, domain);
  const std::string id = typescript(names_.of(&m, n.id + (m.key.empty() ? "" : "-" + m.key), "Mapping").id);
  const std::string api = nodeName(names_, *m.api).variable, stage = stageExpression(names_, *m.api, m.stage);
  const bool rest = m.api->kind() == NodeKind::RestApi;
  out_.open("new " +
            std::string(domain.edge ? "apigateway.BasePathMapping"
                        : rest      ? "apigwv2.CfnApiMapping"
                                    : "apigwv2.ApiMapping") +
            "(this, " + id + ", {");
  if (rest && !domain.edge) {
    out_.line("apiId: " + api + ".restApiId,").line("domainName: " + n.variable + ".name,");
    out_.line("stage: " + stage + ".stageName,");
  } else {
    out_.line((domain.edge ? "restApi: " : "api: ") + api + ",").line("domainName: " + n.variable + ",");
    out_.line("stage: " + stage + ",");
  }
  if (!m.key.empty()) out_.line((domain.edge ? "basePath: " : "apiMappingKey: ") + typescript(m.key) + ",");
  out_.close("});");
}

}  // namespace headway::cdk
