// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/export/deployment.h"

#include <algorithm>
#include <array>

#include "sim/export/report.h"

namespace headway {
namespace {

using exporting::Report;

bool contains(const Texts& all, const std::string& wanted) {
  return std::find(all.begin(), all.end(), wanted) != all.end();
}

template <class T>
void addOnce(std::vector<T>& all, T item) {
  if (std::find(all.begin(), all.end(), item) == all.end()) all.push_back(item);
}

/// Wires of that kind from a node; one whose ends don't fit it is no wire.
template <class Config>
std::vector<const Link*> linksWith(const Project& p, const Node& from) {
  std::vector<const Link*> out;
  for (const Link* l : p.linksFrom(from.id)) {
    const Node* to = p.find(l->to);
    if (!to || !std::holds_alternative<Config>(l->config)) continue;
    const auto legal = linkBetween(from.kind(), to->kind());
    if (legal && std::holds_alternative<Config>(*legal)) out.push_back(l);
  }
  return out;
}

/// The origin of a behavior: the wire that names it, else the wire that names none.
const Link* originOf(const Behavior& b, const Node& node, const std::vector<const Link*>& links,
                     Report& report) {
  std::vector<const Link*> naming, open;
  for (const Link* l : links) {
    const Texts& behaviors = std::get<OriginLink>(l->config).behaviors;
    if (behaviors.empty())
      open.push_back(l);
    else if (contains(behaviors, b.path))
      naming.push_back(l);
  }
  const auto& candidates = naming.empty() ? open : naming;
  if (candidates.empty())
    report.node(node, "behaviors", "export.origin-missing",
                "Behavior '" + b.path + "' of '" + node.name + "' has no origin",
                "draw a wire from it to what answers those requests");
  if (candidates.size() > 1)
    report.link(*candidates[1], "behaviors", "export.origin-twice",
                "Behavior '" + b.path + "' of '" + node.name + "' has two origins",
                "name on each wire the behaviors that send there");
  return candidates.empty() ? nullptr : candidates[0];
}

std::vector<const Link*> functionsOf(const Behavior& b, const Node& node,
                                     const std::vector<const Link*>& links, Report& report) {
  std::vector<const Link*> out;
  std::array<bool, 2> used{};
  for (const Link* l : links) {
    const auto& config = std::get<FunctionLink>(l->config);
    if (!config.behaviors.empty() && !contains(config.behaviors, b.path)) continue;
    bool& taken = used[static_cast<std::size_t>(config.event)];
    if (taken)
      report.link(
          *l, "event", "export.function-twice",
          "Behavior '" + b.path + "' of '" + node.name + "' would run two functions on " +
              std::string(enumName(config.event)),
          "CloudFront runs one function an event; put both into one, or name other behaviors on the wire");
    taken = true;
    out.push_back(l);
  }
  return out;
}

void checkBehaviorNames(const DistributionConfig& d, const Link& link, const Texts& names, Report& report) {
  for (const std::string& name : names)
    if (std::none_of(d.behaviors.begin(), d.behaviors.end(),
                     [&](const Behavior& b) { return b.path == name; }))
      report.link(link, "behaviors", "export.behavior-unknown",
                  "The wire names a behavior '" + name + "' that the distribution does not have",
                  "take it out, or add the behavior");
}

Deployment::PlannedDistribution planDistribution(const Project& p, const Node& node, Report& report) {
  Deployment::PlannedDistribution out{&node, &std::get<DistributionConfig>(node.config), {}, {}};
  const auto origins = linksWith<OriginLink>(p, node);
  const auto functions = linksWith<FunctionLink>(p, node);
  for (const Link* l : origins)
    checkBehaviorNames(*out.config, *l, std::get<OriginLink>(l->config).behaviors, report);
  for (const Link* l : functions)
    checkBehaviorNames(*out.config, *l, std::get<FunctionLink>(l->config).behaviors, report);
  for (const Behavior& b : out.config->behaviors) {
    const Link* origin = originOf(b, node, origins, report);
    if (origin) addOnce(out.origins, origin);
    out.behaviors.push_back({&b, origin, functionsOf(b, node, functions, report)});
  }
  return out;
}

void planFunctions(Deployment& d) {
  for (const auto& distribution : d.distributions)
    for (const auto& behavior : distribution.behaviors)
      for (const Link* l : behavior.functions) addOnce(d.functions, d.project->find(l->to));
  for (const Node& node : d.project->nodes)
    if (node.kind() == NodeKind::Function &&
        std::find(d.functions.begin(), d.functions.end(), &node) == d.functions.end())
      d.leftOut.push_back(&node);
}

void planApi(Deployment& d, const Node& node, Report& report) {
  const auto& config = std::get<HttpApiConfig>(node.config);
  d.apis.push_back({&node, &config, linksWith<IntegrationLink>(*d.project, node)});
  for (const Link* l : d.apis.back().integrations)
    if (std::get<IntegrationLink>(l->config).type == IntegrationType::LambdaProxy)
      addOnce(d.lambdas, d.project->find(l->to));
  if (d.apis.size() == 1)
    d.region = config.region;
  else if (config.region != d.region)
    report.node(node, "region", "export.region",
                "'" + node.name + "' is in " + config.region + ", but '" + d.apis[0].node->name + "' is in " +
                    d.region,
                "one CDK stack lives in one Region; use the same for both, or split the project");
}

}  // namespace

Read<Deployment> planDeployment(const Project& project) {
  Report report;
  Deployment d;
  d.project = &project;
  d.region = "us-east-1";
  for (const Node& node : project.nodes) {
    if (node.kind() == NodeKind::Distribution)
      d.distributions.push_back(planDistribution(project, node, report));
    if (node.kind() == NodeKind::HttpApi) planApi(d, node, report);
  }
  planFunctions(d);
  if (d.distributions.empty() && d.apis.empty())
    report.project("export.nothing",
                   "There is nothing to deploy: the project has neither a distribution nor an HTTP API",
                   "add one of them");
  if (report.all().empty()) report.add(checkDeployment(d));
  if (!report.all().empty()) return report.all();
  return d;
}

}  // namespace headway
