// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/export/deployment.h"

#include <algorithm>
#include <array>

#include "sim/export/report.h"
#include "sim/support/text.h"

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

enum class Place { Primary, Secondary };

/// The first or second origin of a behavior: the wire that names it, else the wire that names none.
const Link* originOf(const Behavior& b, const Node& node, const std::vector<const Link*>& links, Place place,
                     Report& report) {
  std::vector<const Link*> naming, open;
  for (const Link* l : links) {
    const auto& origin = std::get<OriginLink>(l->config);
    if (origin.failoverCodes.empty() != (place == Place::Primary)) continue;
    const Texts& behaviors = origin.behaviors;
    if (behaviors.empty())
      open.push_back(l);
    else if (contains(behaviors, b.path))
      naming.push_back(l);
  }
  const auto& candidates = naming.empty() ? open : naming;
  if (candidates.empty() && place == Place::Primary)
    report.node(node, "behaviors", "export.origin-missing",
                "Behavior '" + b.path + "' of '" + node.name + "' has no origin",
                "draw a wire from it to what answers those requests");
  if (candidates.size() > 1)
    report.link(*candidates[1], "behaviors", "export.origin-twice",
                "Behavior '" + b.path + "' of '" + node.name +
                    (place == Place::Primary ? "' has two origins" : "' has two second origins"),
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
    const Link* origin = originOf(b, node, origins, Place::Primary, report);
    const Link* secondary = originOf(b, node, origins, Place::Secondary, report);
    for (const Link* l : {origin, secondary})
      if (l) addOnce(out.origins, l);
    out.behaviors.push_back({&b, origin, secondary, functionsOf(b, node, functions, report)});
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

void planStores(Deployment& d, Report& report) {
  for (const Node* node : d.functions) {
    const auto& f = std::get<FunctionConfig>(node->config);
    if (f.keyValueStoreName.empty() && f.keyValueStore.empty()) continue;
    const auto same = std::find_if(d.stores.begin(), d.stores.end(), [&](const auto& store) {
      return !store.name.empty() && store.name == f.keyValueStoreName;
    });
    if (same == d.stores.end())
      d.stores.push_back({f.keyValueStoreName, &f.keyValueStore, {node}});
    else if (*same->entries == f.keyValueStore)
      same->functions.push_back(node);
    else
      report.node(*node, "key_value_store", "export.key-value-store",
                  "'" + node->name + "' and '" + same->functions.front()->name +
                      "' name the same key value store and give it different entries",
                  "give both the same entries, or the stores different names");
  }
}

/// One CDK stack lives in one Region: that of the first thing that names one.
class StackRegion {
 public:
  explicit StackRegion(Deployment& d) : d_(d) {}
  void take(const Node& node, const std::string& region, Report& report) {
    if (!first_) {
      first_ = &node;
      d_.region = region;
    } else if (region != d_.region) {
      report.node(node, "region", "export.region",
                  "'" + node.name + "' is in " + region + ", but '" + first_->name + "' is in " + d_.region,
                  "one CDK stack lives in one Region; use the same for both, or split the project");
    }
  }

 private:
  Deployment& d_;
  const Node* first_ = nullptr;
};

/// What is no Django node is refused later.
void addLambda(Deployment& d, const Link& link) {
  const Node* to = d.project->find(link.to);
  if (to->kind() == NodeKind::Django) addOnce(d.lambdas, to);
}

void planApi(Deployment& d, const Node& node, StackRegion& region, Report& report) {
  const auto& config = std::get<HttpApiConfig>(node.config);
  d.apis.push_back({&node, &config, linksWith<IntegrationLink>(*d.project, node)});
  for (const Link* l : d.apis.back().integrations)
    if (std::get<IntegrationLink>(l->config).type == IntegrationType::LambdaProxy) addLambda(d, *l);
  region.take(node, config.region, report);
}

void planRestApi(Deployment& d, const Node& node, StackRegion& region, Report& report) {
  const auto& config = std::get<RestApiConfig>(node.config);
  d.restApis.push_back({&node, &config, linksWith<MethodLink>(*d.project, node)});
  for (const Link* l : d.restApis.back().methods)
    if (std::get<MethodLink>(l->config).type == MethodType::LambdaProxy) addLambda(d, *l);
  region.take(node, config.region, report);
}

void planMapping(Deployment& d, const std::string& domain, Deployment::PlannedMapping mapping) {
  const auto same = std::find_if(d.domains.begin(), d.domains.end(), [&](const auto& known) {
    return text::equalsIgnoreCase(known.name, domain);
  });
  if (same != d.domains.end()) return same->mappings.push_back(std::move(mapping));
  const auto* rest = std::get_if<RestApiConfig>(&mapping.api->config);
  d.domains.push_back({domain, rest && rest->endpointType == ApiEndpoint::Edge, {std::move(mapping)}});
}

void planDomains(Deployment& d, const Node& node) {
  const ApiNames& api = *apiNamesOf(node);
  for (const std::string& domain : api.customDomains)
    planMapping(d, domain, {&node, "custom_domains", "", api.stage});
  for (std::size_t i = 0; i < api.apiMappings.size(); ++i) {
    const ApiMapping& m = api.apiMappings[i];
    planMapping(
        d, m.domain,
        {&node, "api_mappings[" + std::to_string(i) + "].", m.key, m.stage.empty() ? api.stage : m.stage});
  }
}

void planUrl(Deployment& d, const Node& node, StackRegion& region, Report& report) {
  const auto& config = std::get<FunctionUrlConfig>(node.config);
  const auto links = linksWith<InvokeLink>(*d.project, node);
  const Node* lambda = links.empty() ? nullptr : d.project->find(links.front()->to);
  d.urls.push_back({&node, &config, lambda});
  if (lambda) addOnce(d.lambdas, lambda);
  region.take(node, config.region, report);
}

void planOrigins(Deployment& d, StackRegion& region, Report& report) {
  for (const auto& distribution : d.distributions)
    for (const Link* l : distribution.origins) {
      const Node* to = d.project->find(l->to);
      if (to->kind() == NodeKind::Bucket) addOnce(d.buckets, to);
    }
  for (const Node& node : d.project->nodes) {
    if (node.kind() == NodeKind::LoadBalancer) d.balancers.push_back(&node);
    if (node.kind() != NodeKind::Bucket) continue;
    if (std::find(d.buckets.begin(), d.buckets.end(), &node) == d.buckets.end())
      d.leftOut.push_back(&node);
    else
      region.take(node, std::get<BucketConfig>(node.config).region, report);
  }
}

}  // namespace

const ApiNames* apiNamesOf(const Node& node) {
  if (const auto* http = std::get_if<HttpApiConfig>(&node.config)) return http;
  return std::get_if<RestApiConfig>(&node.config);
}

Read<Deployment> planDeployment(const Project& project) {
  Report report;
  Deployment d;
  d.project = &project;
  d.region = "us-east-1";
  StackRegion region(d);
  for (const Node& node : project.nodes) {
    if (node.kind() == NodeKind::Distribution)
      d.distributions.push_back(planDistribution(project, node, report));
    if (node.kind() == NodeKind::HttpApi) planApi(d, node, region, report);
    if (node.kind() == NodeKind::RestApi) planRestApi(d, node, region, report);
    if (apiNamesOf(node)) planDomains(d, node);
    if (node.kind() == NodeKind::FunctionUrl) planUrl(d, node, region, report);
  }
  planFunctions(d);
  planStores(d, report);
  planOrigins(d, region, report);
  if (d.distributions.empty() && d.apis.empty() && d.restApis.empty() && d.urls.empty())
    report.project("export.nothing",
                   "There is nothing to deploy: the project has no distribution, API or function URL",
                   "add one of them");
  if (report.all().empty()) report.add(checkDeployment(d));
  if (!report.all().empty()) return report.all();
  return d;
}

}  // namespace headway
