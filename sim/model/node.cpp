// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/model/node.h"

#include <array>

#include "sim/model/visit_fields.h"

namespace headway {

std::span<const NodeKind> allNodeKinds() {
  static constexpr std::array all = {NodeKind::Viewer,       NodeKind::Distribution, NodeKind::Function,
                                     NodeKind::HttpApi,      NodeKind::Django,       NodeKind::FunctionUrl,
                                     NodeKind::LoadBalancer, NodeKind::Bucket,       NodeKind::RestApi};
  return all;
}

NodeConfig defaultConfig(NodeKind kind) {
  switch (kind) {
    case NodeKind::Viewer: return ViewerConfig{};
    case NodeKind::Distribution: return DistributionConfig{};
    case NodeKind::Function: return FunctionConfig{};
    case NodeKind::HttpApi: return HttpApiConfig{};
    case NodeKind::Django: return DjangoConfig{};
    case NodeKind::FunctionUrl: return FunctionUrlConfig{};
    case NodeKind::LoadBalancer: return LoadBalancerConfig{};
    case NodeKind::Bucket: return BucketConfig{};
    case NodeKind::RestApi: return RestApiConfig{};
  }
  return ViewerConfig{};
}

const Schema& schema(NodeKind kind) { return fields::schemaOf(defaultConfig(kind)); }
Value nodeField(const NodeConfig& config, std::string_view field) { return fields::get(config, field); }
Result<NodeConfig> withNodeField(NodeConfig config, std::string_view field, const Value& v) {
  return fields::with(std::move(config), field, v);
}

namespace {

Result<LinkConfig> refuse(const char* why, const char* instead) {
  return makeError("link.illegal", why, instead);
}

Result<LinkConfig> fromViewer(NodeKind to) {
  if (to == NodeKind::Function)
    return refuse("A viewer does not call a function", "link the distribution to the function");
  if (to == NodeKind::Bucket)
    return refuse("Files reach the viewer through a distribution here",
                  "link the viewer to a distribution and that to the bucket");
  return LinkConfig(ViewerLink{});
}

Result<LinkConfig> fromHttpApi(NodeKind to) {
  using K = NodeKind;
  if (to == K::Django || to == K::LoadBalancer || to == K::HttpApi || to == K::RestApi)
    return LinkConfig(IntegrationLink{});
  return refuse("An HTTP API integrates with what runs the application, a load balancer or another API",
                "link it to Django or to a load balancer");
}

Result<LinkConfig> fromRestApi(NodeKind to) {
  if (to == NodeKind::Django || to == NodeKind::LoadBalancer) return LinkConfig(MethodLink{});
  return refuse("A REST API integrates with what runs the application, or with a load balancer",
                "link it to Django or to a load balancer");
}

}  // namespace

Result<LinkConfig> linkBetween(NodeKind from, NodeKind to) {
  using K = NodeKind;
  if (to == K::Viewer)
    return refuse("Nothing sends requests to a viewer", "answers go back by the wire the request came on");
  switch (from) {
    case K::Viewer: return fromViewer(to);
    case K::Distribution:
      if (to == K::Function) return LinkConfig(FunctionLink{});
      if (to != K::Distribution) return LinkConfig(OriginLink{});
      return refuse("A distribution is not the origin of another here",
                    "chaining distributions mostly ends in 403");
    case K::Function:
      return refuse("A function hands the request back to its distribution",
                    "link the distribution to the next node");
    case K::HttpApi: return fromHttpApi(to);
    case K::RestApi: return fromRestApi(to);
    case K::FunctionUrl:
      if (to == K::Django) return LinkConfig(InvokeLink{});
      return refuse("A function URL calls its own function and nothing else", "link it to Django");
    case K::LoadBalancer:
      if (to == K::Django || to == K::LoadBalancer) return LinkConfig(TargetLink{});
      return refuse("A load balancer's targets are what runs the application, or another load balancer",
                    "link it to Django");
    case K::Bucket:
      return refuse("A bucket answers from what it holds", "link the distribution to the next node");
    case K::Django: break;
  }
  return refuse("Django is where the path ends", "start the wire at the node in front of it");
}

}  // namespace headway
