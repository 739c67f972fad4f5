// SPDX-License-Identifier: GPL-3.0-or-later
// Which Host Django sees on every path from CloudFront (alias www.example.com) through an HTTP API or a
// function URL, and what makes it www.example.com.
#include <gtest/gtest.h>

#include "tests/support/simulated.h"

using namespace headway;
using headway::testing::simulated;

namespace {

constexpr const char* kApi = "a1b2c3d4e5.execute-api.us-east-1.amazonaws.com";
constexpr const char* kUrl = "abc123.lambda-url.us-east-1.on.aws";

enum class Door { Lambda, Public, VpcLink, CloudMap, FunctionUrl };

/// What is done so that Django gets the viewer's name.
struct Trick {
  bool forwardHost = false;     ///< CloudFront forwards Host
  bool customDomain = false;    ///< www.example.com is a custom domain name of the API
  bool forwardedHost = false;   ///< a CloudFront Function writes X-Forwarded-Host, which Django reads
  const char* mappedHost = "";  ///< overwrite:header.Host
};

constexpr const char* kCopyHost =
    "function handler(event) {\n"
    "  var request = event.request;\n"
    "  request.headers['x-forwarded-host'] = { value: request.headers.host.value };\n"
    "  return request;\n"
    "}\n";

NodeConfig doorConfig(Door door, const Trick& trick) {
  if (door == Door::FunctionUrl) {
    FunctionUrlConfig url;
    url.urlId = "abc123";
    return url;
  }
  HttpApiConfig api;
  if (trick.customDomain) api.customDomains = {"www.example.com"};
  return api;
}

IntegrationLink integration(Door door, const Trick& trick) {
  IntegrationLink link;
  if (door != Door::Lambda) link.type = IntegrationType::HttpProxy;
  if (door == Door::Public) link.uri = "https://backend.example.com";
  if (door == Door::VpcLink || door == Door::CloudMap) link.connection = ApiConnection::VpcLink;
  if (*trick.mappedHost) link.requestParameters = {{"overwrite:header.Host", trick.mappedHost}};
  return link;
}

Project project(Door door, const Trick& trick) {
  DistributionConfig edge;
  edge.aliases = {"www.example.com"};
  edge.behaviors = {
      Behavior{.path = "*",
               .cachePolicy = "CachingDisabled",
               .originRequestPolicy = trick.forwardHost ? "AllViewer" : "AllViewerExceptHostHeader"}};
  DjangoConfig django;
  django.runsIn =
      door == Door::Lambda || door == Door::FunctionUrl ? DjangoHost::ApigWsgi : DjangoHost::Gunicorn;
  django.allowedHosts = {"*"};
  django.useXForwardedHost = trick.forwardedHost;
  LoadBalancerConfig balancer;
  balancer.internal = true;
  FunctionConfig copy;
  copy.code = kCopyHost;
  Project p;
  p.nodes = {{{"viewer"}, "Viewer", ViewerConfig{}}, {{"edge"}, "Distribution", edge},
             {{"copy"}, "Copy Host", copy},          {{"door"}, "Door", doorConfig(door, trick)},
             {{"balancer"}, "Balancer", balancer},   {{"django"}, "Django", django}};
  p.links = {{{}, {"viewer"}, {"edge"}, ViewerLink{}}, {{}, {"edge"}, {"door"}, OriginLink{}}};
  if (trick.forwardedHost) p.links.push_back({{}, {"edge"}, {"copy"}, FunctionLink{}});
  if (door == Door::FunctionUrl)
    p.links.push_back({{}, {"door"}, {"django"}, InvokeLink{}});
  else
    p.links.push_back(
        {{}, {"door"}, {door == Door::VpcLink ? "balancer" : "django"}, integration(door, trick)});
  if (door == Door::VpcLink) p.links.push_back({{}, {"balancer"}, {"django"}, TargetLink{}});
  renumberLinks(p);
  return p;
}

/// get_host(), or who refused the request.
std::string hostAt(Door door, const Trick& trick) {
  const Trace t = simulated(project(door, trick), {.name = "page", .url = "https://www.example.com/"});
  if (t.verdict.django) return t.verdict.django->host.value;
  return std::to_string(t.verdict.status) + " by " + t.verdict.by.value;
}

struct Row {
  const char* name;
  Door door;
  Trick trick;
  const char* host;
};

const Row kRows[] = {
    {"default name, Lambda", Door::Lambda, {}, kApi},
    {"default name, Lambda, X-Forwarded-Host", Door::Lambda, {.forwardedHost = true}, "www.example.com"},
    {"default name, Lambda, mapping", Door::Lambda, {.mappedHost = "www.example.com"}, "www.example.com"},
    {"default name, Host forwarded", Door::Lambda, {.forwardHost = true}, "403 by door"},
    {"custom domain, Host forwarded",
     Door::Lambda,
     {.forwardHost = true, .customDomain = true},
     "www.example.com"},
    {"public URI", Door::Public, {}, "backend.example.com"},
    {"public URI, X-Forwarded-Host", Door::Public, {.forwardedHost = true}, "backend.example.com"},
    {"public URI, mapping", Door::Public, {.mappedHost = "www.example.com"}, "www.example.com"},
    {"VPC link to a balancer", Door::VpcLink, {}, kApi},
    {"VPC link to a balancer, Host forwarded",
     Door::VpcLink,
     {.forwardHost = true, .customDomain = true},
     "www.example.com"},
    {"VPC link to a balancer, mapping", Door::VpcLink, {.mappedHost = "www.example.com"}, "www.example.com"},
    {"Cloud Map", Door::CloudMap, {}, kApi},
    {"Cloud Map, mapping", Door::CloudMap, {.mappedHost = "www.example.com"}, "www.example.com"},
    {"function URL", Door::FunctionUrl, {}, kUrl},
    {"function URL, Host forwarded", Door::FunctionUrl, {.forwardHost = true}, "403 by door"},
    {"function URL, X-Forwarded-Host", Door::FunctionUrl, {.forwardedHost = true}, "www.example.com"},
};

}  // namespace

TEST(AllowedHosts, EveryPathAndItsTrick) {
  for (const Row& row : kRows) EXPECT_EQ(hostAt(row.door, row.trick), row.host) << row.name;
}

TEST(AllowedHosts, ForwardedHostCantBeMapped) {
  Project p = project(Door::Public, {});
  std::get<IntegrationLink>(p.links.back().config).requestParameters = {
      {"overwrite:header.X-Forwarded-Host", "www.example.com"}};
  const Trace t = simulated(p, {.name = "page", .url = "https://www.example.com/"});
  EXPECT_EQ(t.verdict.rule.key(), "gateway.mapping.not-accepted") << factLines(t);
}
