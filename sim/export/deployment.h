// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "sim/model/project.h"
#include "sim/support/result.h"

namespace headway {

/// What of a project becomes AWS resources, with its wires followed. Every target language is written from
/// this. All pointers lead into the project it was made from.
struct Deployment {
  struct PlannedBehavior {
    const Behavior* settings = nullptr;
    const Link* origin = nullptr;
    const Link* secondary = nullptr;     ///< second origin of an origin group, or null
    std::vector<const Link*> functions;  ///< at most one per event
  };
  struct PlannedDistribution {
    const Node* node = nullptr;
    const DistributionConfig* config = nullptr;
    std::vector<PlannedBehavior> behaviors;  ///< in order; the last is the default behavior
    std::vector<const Link*> origins;        ///< those that a behavior uses
  };
  struct PlannedApi {
    const Node* node = nullptr;
    const HttpApiConfig* config = nullptr;
    std::vector<const Link*> integrations;
  };

  struct PlannedRestApi {
    const Node* node = nullptr;
    const RestApiConfig* config = nullptr;
    std::vector<const Link*> methods;
  };

  /// What a custom domain name leads to below one key.
  struct PlannedMapping {
    const Node* api = nullptr;  ///< an HTTP or REST API
    std::string field;          ///< of the API, for errors
    std::string key, stage;     ///< the key may be ""
  };
  /// A custom domain name, which HTTP and REST APIs may share.
  struct PlannedDomain {
    std::string name;
    bool edge = false;  ///< of an edge-optimized REST API
    std::vector<PlannedMapping> mappings;
  };

  struct PlannedUrl {
    const Node* node = nullptr;
    const FunctionUrlConfig* config = nullptr;
    const Node* lambda = nullptr;  ///< the Django node it calls, or null
  };

  /// A key value store. Functions that name the same one share it.
  struct PlannedStore {
    std::string name;  ///< "" = any
    const NameValues* entries = nullptr;
    std::vector<const Node*> functions;  ///< that read it; not empty
  };

  const Project* project = nullptr;
  std::string region;  ///< of the stack: that of its APIs, function URLs and buckets, else us-east-1
  std::vector<PlannedDistribution> distributions;
  std::vector<const Node*> functions;  ///< CloudFront Functions that a behavior runs
  std::vector<PlannedStore> stores;
  std::vector<PlannedApi> apis;
  std::vector<PlannedRestApi> restApis;
  std::vector<PlannedDomain> domains;
  std::vector<PlannedUrl> urls;
  std::vector<const Node*> buckets;    ///< those that a behavior sends to
  std::vector<const Node*> balancers;  ///< load balancers, which the app does not make
  std::vector<const Node*> lambdas;    ///< Django nodes behind a lambda-proxy integration or a function URL
  std::vector<const Node*> leftOut;    ///< functions and buckets that no behavior uses
};

/// Names and stages of an HTTP or REST API; null for any other node.
const ApiNames* apiNamesOf(const Node& node);

/// Errors, all with the node or link and the field: "export.nothing", "export.region", and those of
/// checkDeployment for what can't be expressed or what AWS refuses.
Read<Deployment> planDeployment(const Project& project);

/// Everything that would fail while the resources are made, with what to change.
Diagnostics checkDeployment(const Deployment& d);

}  // namespace headway
