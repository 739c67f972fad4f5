// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/model/edits.h"

#include <algorithm>
#include <utility>

#include "sim/model/annotation_edits.h"

namespace headway::edits {
namespace {

Diagnostic noNode(const NodeId& id) {
  return makeError("edit.no-node", "There is no node '" + id.value + "'");
}

Texts* behaviorsOf(LinkConfig& config) {
  if (auto* origin = std::get_if<OriginLink>(&config)) return &origin->behaviors;
  if (auto* function = std::get_if<FunctionLink>(&config)) return &function->behaviors;
  return nullptr;
}

// Links name behaviors by their path pattern: a renamed pattern is renamed there too, a removed one is
// dropped.
void carryBehaviorNames(Project& p, const NodeId& id, const std::vector<Behavior>& before,
                        const std::vector<Behavior>& after) {
  const auto kept = [&](const std::string& path) {
    return std::any_of(after.begin(), after.end(), [&](const Behavior& b) { return b.path == path; });
  };
  for (Link& link : p.links) {
    Texts* names = link.from == id ? behaviorsOf(link.config) : nullptr;
    if (!names) continue;
    for (std::size_t i = 0; i < before.size() && before.size() == after.size(); ++i)
      if (!kept(before[i].path)) std::replace(names->begin(), names->end(), before[i].path, after[i].path);
    std::erase_if(*names, [&](const std::string& path) { return !kept(path); });
  }
}

// A new wire speaks what the origin can: website endpoints and http listeners know no https.
void fitOrigin(OriginLink& origin, const Node& to) {
  const auto* bucket = std::get_if<BucketConfig>(&to.config);
  const auto* balancer = std::get_if<LoadBalancerConfig>(&to.config);
  if ((bucket && bucket->endpoint == BucketEndpoint::Website) ||
      (balancer && balancer->listener == ListenerProtocol::Http))
    origin.protocolPolicy = OriginProtocolPolicy::HttpOnly;
  if (bucket && bucket->endpoint == BucketEndpoint::Rest && bucket->allowsOac)
    origin.accessControl = OriginAccess::Always;
  const auto* url = std::get_if<FunctionUrlConfig>(&to.config);
  if (url && url->authType == FunctionUrlAuth::AwsIam) origin.accessControl = OriginAccess::Always;
}

bool isServer(const Node& node) {
  const auto* django = std::get_if<DjangoConfig>(&node.config);
  return django && !isLambdaAdapter(django->runsIn);
}

// To a server or another API an API speaks HTTP; a load balancer in a VPC it reaches through a link.
void fitIntegration(IntegrationLink& link, const Node& to) {
  if (to.kind() == NodeKind::Django && !isServer(to)) return;
  link.type = IntegrationType::HttpProxy;
  if (to.kind() == NodeKind::LoadBalancer) link.connection = ApiConnection::VpcLink;
}

void fitMethods(MethodLink& link, const Node& to) {
  if (to.kind() == NodeKind::Django && !isServer(to)) return;
  link.type = MethodType::HttpProxy;
  if (to.kind() == NodeKind::LoadBalancer) link.connection = ApiConnection::VpcLink;
}

/// What a new wire says at first, so that it works with the node it leads to.
void fit(LinkConfig& config, const Node& to) {
  if (auto* origin = std::get_if<OriginLink>(&config)) fitOrigin(*origin, to);
  if (auto* integration = std::get_if<IntegrationLink>(&config)) fitIntegration(*integration, to);
  if (auto* methods = std::get_if<MethodLink>(&config)) fitMethods(*methods, to);
  if (auto* target = std::get_if<TargetLink>(&config))
    target->type = isServer(to) || to.kind() != NodeKind::Django ? TargetType::Server : TargetType::Lambda;
}

Node* findNode(Project& p, const NodeId& id) { return const_cast<Node*>(std::as_const(p).find(id)); }
Link* findLink(Project& p, const LinkId& id) { return const_cast<Link*>(std::as_const(p).find(id)); }

}  // namespace

NodeId freshId(const Project& p, NodeKind kind) {
  const std::string base(enumName(kind));
  NodeId id{base};
  for (int n = 2; p.find(id); ++n) id.value = base + "-" + std::to_string(n);
  return id;
}

Result<Project> addNode(const Project& p, NodeKind kind, Point at) {
  Project out = p;
  const NodeId id = freshId(p, kind);
  std::string name(schema(kind).title);
  const auto dash = id.value.rfind('-');
  if (id.value != enumName(kind)) name += " " + id.value.substr(dash + 1);
  NodeConfig config = defaultConfig(kind);
  if (auto* django = std::get_if<DjangoConfig>(&config)) django->site = SitePages::Shop;  // pages to visit
  out.nodes.push_back({id, name, std::move(config)});
  out.layout[id] = at;
  return out;
}

Result<Project> removeNodes(const Project& p, std::span<const NodeId> ids) {
  Project out = p;
  for (const NodeId& id : ids) {
    if (!p.find(id)) return noNode(id);
    std::erase_if(out.nodes, [&](const Node& n) { return n.id == id; });
    std::erase_if(out.links, [&](const Link& l) { return l.from == id || l.to == id; });
    out.layout.erase(id);
  }
  if (!out.groups.empty()) out = leaveGroups(out, ids);
  renumberLinks(out);
  return out;
}

Result<Project> removeLink(const Project& p, const LinkId& id) {
  Project out = p;
  if (std::erase_if(out.links, [&](const Link& l) { return l.id == id; }) == 0)
    return makeError("edit.no-link", "There is no wire '" + id.value + "'");
  renumberLinks(out);
  return out;
}

Result<Project> connect(const Project& p, const NodeId& from, const NodeId& to) {
  const Node* a = p.find(from);
  const Node* b = p.find(to);
  if (!a || !b) return noNode(a ? to : from);
  if (from == to)
    return makeError("link.illegal", "A node can't be linked to itself", "drag to another node");
  auto config = linkBetween(a->kind(), b->kind());
  if (!config) return config.error();
  const auto same = std::count_if(p.links.begin(), p.links.end(),
                                  [&](const Link& l) { return l.from == from && l.to == to; });
  // A function may run on both events; every other pair is linked once.
  if (same > (b->kind() == NodeKind::Function ? 1 : 0))
    return makeError("link.exists", "'" + a->name + "' and '" + b->name + "' are linked already",
                     "change the settings of that wire instead");
  Project out = p;
  if (auto* function = std::get_if<FunctionLink>(&config.value()); function && same == 1)
    function->event = FunctionEvent::ViewerResponse;
  fit(config.value(), *b);
  out.links.push_back({{}, from, to, std::move(config).value()});
  renumberLinks(out);
  return out;
}

Result<Project> rename(const Project& p, const NodeId& id, std::string name) {
  if (name.find_first_not_of(" \t\n") == std::string::npos)
    return makeError("edit.empty-name", "A node needs a name", "type a word or two");
  Project out = p;
  Node* node = findNode(out, id);
  if (!node) return noNode(id);
  node->name = std::move(name);
  return out;
}

Result<Project> move(const Project& p, const std::map<NodeId, Point>& places) {
  Project out = p;
  for (const auto& [id, at] : places) {
    if (!p.find(id)) return noNode(id);
    out.layout[id] = at;
  }
  return out;
}

Result<Project> setNodeField(const Project& p, const NodeId& id, std::string_view field, const Value& v) {
  Project out = p;
  Node* node = findNode(out, id);
  if (!node) return noNode(id);
  auto config = withNodeField(node->config, field, v);
  if (!config) {
    Diagnostic d = config.error();
    d.where.node = id.value;
    return d;
  }
  const NodeConfig before = std::exchange(node->config, std::move(config).value());
  if (const auto* old = std::get_if<DistributionConfig>(&before); old && field == "behaviors")
    carryBehaviorNames(out, id, old->behaviors, std::get<DistributionConfig>(node->config).behaviors);
  return out;
}

Result<Project> setLinkField(const Project& p, const LinkId& id, std::string_view field, const Value& v) {
  Project out = p;
  Link* link = findLink(out, id);
  if (!link) return makeError("edit.no-link", "There is no wire '" + id.value + "'");
  auto config = withLinkField(link->config, field, v);
  if (!config) {
    Diagnostic d = config.error();
    d.where.link = id.value;
    return d;
  }
  link->config = std::move(config).value();
  return out;
}

Result<Project> setRequest(const Project& p, std::size_t index, SampleRequest request) {
  for (std::size_t i = 0; i < p.requests.size(); ++i)
    if (i != index && p.requests[i].name == request.name)
      return makeError("edit.request-name", "Another request is called '" + request.name + "'",
                       "choose another name");
  Project out = p;
  if (index < out.requests.size()) {
    const std::string& old = p.requests[index].name;
    if (!old.empty() && !request.name.empty())  // requests that come after it go on to do so
      for (SampleRequest& r : out.requests)
        if (r.after == old) r.after = request.name;
    out.requests[index] = std::move(request);
  } else {
    out.requests.push_back(std::move(request));
  }
  return out;
}

Result<Project> removeRequest(const Project& p, std::size_t index) {
  if (index >= p.requests.size()) return makeError("edit.no-request", "There is no such request");
  Project out = p;
  out.requests.erase(out.requests.begin() + static_cast<std::ptrdiff_t>(index));
  return out;
}

std::string freeRequestName(const Project& p, const std::string& wish) {
  std::string name = wish;
  for (int n = 2; p.findRequest(name); ++n) name = wish + " " + std::to_string(n);
  return name;
}

Project insertRequests(const Project& p, std::size_t index, std::vector<SampleRequest> requests) {
  Project out = p;
  for (SampleRequest& r : requests) {
    r.name = freeRequestName(out, r.name);
    index = std::min(index, out.requests.size());
    out.requests.insert(out.requests.begin() + static_cast<std::ptrdiff_t>(index++), std::move(r));
  }
  return out;
}

Result<Project> moveRequest(const Project& p, std::size_t from, std::size_t to) {
  if (from >= p.requests.size() || to >= p.requests.size())
    return makeError("edit.no-request", "There is no such request");
  Project out = p;
  const auto at = [&](std::size_t i) { return out.requests.begin() + static_cast<std::ptrdiff_t>(i); };
  if (from < to)
    std::rotate(at(from), at(from) + 1, at(to) + 1);
  else
    std::rotate(at(to), at(from), at(from) + 1);
  return out;
}

}  // namespace headway::edits
