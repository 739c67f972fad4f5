// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <variant>

#include "sim/model/bucket.h"
#include "sim/model/distribution.h"
#include "sim/model/django.h"
#include "sim/model/function.h"
#include "sim/model/function_url.h"
#include "sim/model/http_api.h"
#include "sim/model/link.h"
#include "sim/model/load_balancer.h"
#include "sim/model/rest_api.h"
#include "sim/model/viewer.h"
#include "sim/support/ids.h"

namespace headway {

/// Settings of a node. The order is the order of NodeKind.
using NodeConfig = std::variant<ViewerConfig, DistributionConfig, FunctionConfig, HttpApiConfig, DjangoConfig,
                                FunctionUrlConfig, LoadBalancerConfig, BucketConfig, RestApiConfig>;
enum class NodeKind {
  Viewer,
  Distribution,
  Function,
  HttpApi,
  Django,
  FunctionUrl,
  LoadBalancer,
  Bucket,
  RestApi
};
template <>
struct EnumNames<NodeKind> {
  static constexpr std::string_view rows[] = {"viewer",        "distribution", "function",
                                              "http-api",      "django",       "function-url",
                                              "load-balancer", "bucket",       "rest-api"};
};

/// One box of the project.
struct Node {
  NodeId id;
  std::string name;  ///< shown to people; any text
  NodeConfig config;

  NodeKind kind() const noexcept { return static_cast<NodeKind>(config.index()); }
  bool operator==(const Node&) const = default;
};

std::span<const NodeKind> allNodeKinds();
NodeConfig defaultConfig(NodeKind kind);

const Schema& schema(NodeKind kind);
Value nodeField(const NodeConfig& config, std::string_view field);
/// Errors as checkValue; "field.unknown".
Result<NodeConfig> withNodeField(NodeConfig config, std::string_view field, const Value& v);

/// The link that may lead from one kind to the other, with default settings.
/// Error "link.illegal": one sentence why not, and what would do instead.
Result<LinkConfig> linkBetween(NodeKind from, NodeKind to);

}  // namespace headway
