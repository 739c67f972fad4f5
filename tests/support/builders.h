// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

#include "sim/model/project.h"

namespace headway::testing {

/// The worked example: resources/examples/article.headway.yaml without its requests.
inline Project articleProject() {
  Project p;
  p.name = "Django behind CloudFront and API Gateway";
  p.description = "The path of a shop whose Django runs on Lambda.";

  DistributionConfig edge;
  edge.aliases = {"shop.example.com"};
  edge.behaviors = {Behavior{.path = "*",
                             .viewerProtocolPolicy = ViewerProtocolPolicy::RedirectToHttps,
                             .allowedMethods = AllowedMethods::All,
                             .cachePolicy = "DjangoPages",
                             .originRequestPolicy = "AllViewerExceptHostHeader"}};
  edge.cachePolicies = {CachePolicy{.name = "DjangoPages",
                                    .minTtl = 0,
                                    .defaultTtl = 0,
                                    .maxTtl = 31536000,
                                    .cookieBehavior = ListBehavior::All,
                                    .queryStringBehavior = ListBehavior::All,
                                    .gzip = true,
                                    .brotli = true}};

  FunctionConfig forward;
  forward.code =
      "function handler(event) {\n"
      "  var request = event.request;\n"
      "  // API Gateway needs its own name in Host; keep the viewer's in a header of our own.\n"
      "  request.headers['x-forwarded-host'] = { value: request.headers.host.value };\n"
      "  return request;\n"
      "}\n";

  HttpApiConfig api;
  api.apiId = "a1b2c3d4e5";
  api.region = "eu-west-1";

  DjangoConfig django;
  django.version = DjangoVersion::V52;
  django.allowedHosts = {"shop.example.com"};
  django.useXForwardedHost = true;
  django.secureProxySslHeader = {"HTTP_X_FORWARDED_PROTO", "https"};

  p.nodes = {{{"viewer"}, "Viewer", ViewerConfig{}},
             {{"edge"}, "Distribution", edge},
             {{"forward-host"}, "Forward host", forward},
             {{"api"}, "HTTP API", api},
             {{"django"}, "Django", django}};
  p.links = {{{}, {"viewer"}, {"edge"}, ViewerLink{}},
             {{}, {"edge"}, {"forward-host"}, FunctionLink{}},
             {{}, {"edge"}, {"api"}, OriginLink{}},
             {{}, {"api"}, {"django"}, IntegrationLink{}}};
  renumberLinks(p);
  p.layout = {{{"viewer"}, {0, 0}},
              {{"edge"}, {240, 0}},
              {{"forward-host"}, {240, -180}},
              {{"api"}, {540, 0}},
              {{"django"}, {840, 0}}};
  return p;
}

/// The settings of a node or a wire, to change them.
template <class Config>
Config& config(Project& p, std::string_view node) {
  for (Node& n : p.nodes)
    if (n.id.value == node) return std::get<Config>(n.config);
  throw std::invalid_argument("no node " + std::string(node));
}
template <class Config>
Config& wire(Project& p, std::string_view id) {
  for (Link& l : p.links)
    if (l.id.value == id) return std::get<Config>(l.config);
  throw std::invalid_argument("no wire " + std::string(id));
}

}  // namespace headway::testing
