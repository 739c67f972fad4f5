// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/model/node.h"

#include <array>

#include "sim/model/visit_fields.h"

namespace headway {

std::span<const NodeKind> allNodeKinds() {
  static constexpr std::array all = {NodeKind::Viewer, NodeKind::Distribution, NodeKind::Function,
                                     NodeKind::HttpApi, NodeKind::Django};
  return all;
}

NodeConfig defaultConfig(NodeKind kind) {
  switch (kind) {
    case NodeKind::Viewer: return ViewerConfig{};
    case NodeKind::Distribution: return DistributionConfig{};
    case NodeKind::Function: return FunctionConfig{};
    case NodeKind::HttpApi: return HttpApiConfig{};
    case NodeKind::Django: return DjangoConfig{};
  }
  return ViewerConfig{};
}

const Schema& schema(NodeKind kind) { return fields::schemaOf(defaultConfig(kind)); }
Value nodeField(const NodeConfig& config, std::string_view field) { return fields::get(config, field); }
Result<NodeConfig> withNodeField(NodeConfig config, std::string_view field, const Value& v) {
  return fields::with(std::move(config), field, v);
}

Result<LinkConfig> linkBetween(NodeKind from, NodeKind to) {
  using K = NodeKind;
  const auto refuse = [](const char* why, const char* instead) {
    return Result<LinkConfig>(makeError("link.illegal", why, instead));
  };
  if (to == K::Viewer)
    return refuse("Nothing sends requests to a viewer", "answers go back by the wire the request came on");
  if (from == K::Viewer) {
    if (to == K::Function)
      return refuse("A viewer does not call a function", "link the distribution to the function");
    return LinkConfig(ViewerLink{});
  }
  if (from == K::Distribution) {
    if (to == K::Function) return LinkConfig(FunctionLink{});
    if (to == K::HttpApi || to == K::Django) return LinkConfig(OriginLink{});
    return refuse("A distribution is not the origin of another here",
                  "chaining distributions mostly ends in 403");
  }
  if (from == K::Function)
    return refuse("A function hands the request back to its distribution",
                  "link the distribution to the next node");
  if (from == K::HttpApi) {
    if (to == K::Django) return LinkConfig(IntegrationLink{});
    return refuse("An HTTP API integrates with what runs the application", "link it to Django");
  }
  return refuse("Django is where the path ends", "start the wire at the node in front of it");
}

}  // namespace headway
