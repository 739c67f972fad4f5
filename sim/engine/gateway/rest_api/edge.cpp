// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/gateway/rest_api/edge.h"

#include <algorithm>

#include "sim/engine/cloudfront/cloudfront_headers.h"
#include "sim/engine/cloudfront/error_page.h"
#include "sim/engine/cloudfront/response.h"
#include "sim/engine/gateway/rest_api/rules.h"
#include "sim/http/cookies.h"
#include "sim/support/text.h"

namespace headway::gateway::rest {
namespace {

constexpr std::string_view kOwnEdge = "130.176.66.100";

/// AWS's distribution, as far as recordings show what it adds.
const DistributionConfig& awsDistribution() {
  static const DistributionConfig distribution = [] {
    OriginRequestPolicy policy;
    policy.name = "Edge-optimized API";
    policy.headerBehavior = OriginHeaders::Whitelist;
    policy.headers = {"CloudFront-Forwarded-Proto",  "CloudFront-Is-Desktop-Viewer",
                      "CloudFront-Is-Mobile-Viewer", "CloudFront-Is-SmartTV-Viewer",
                      "CloudFront-Is-Tablet-Viewer", "CloudFront-Viewer-ASN",
                      "CloudFront-Viewer-Country"};
    DistributionConfig d;
    d.originRequestPolicies = {policy};
    d.behaviors.front().cachePolicy = "CachingDisabled";
    d.behaviors.front().originRequestPolicy = policy.name;
    return d;
  }();
  return distribution;
}

/// To the second CloudFront the first one's edge is the viewer.
ViewerConfig edgeAsViewer() {
  ViewerConfig v;
  v.fromAwsNetwork = true;
  v.asn = "16509";
  v.countryCode = "DE";
  return v;
}

// Worked out on a copy: AWS's distribution can't be seen, so its policies are no rules of this hop.
void cloudFrontHeaders(Stage& stage, const ViewerConfig& viewer) {
  Hop hop;
  hop.in = hop.out = stage.request();
  Stage scratch(hop, stage.clock, stage.ids);
  const DistributionConfig& aws = awsDistribution();
  cloudfront::addCloudFrontHeaders(scratch, cloudfront::Forwarding(aws, aws.behaviors.front()), viewer);
  for (const Change& c : hop.changes)
    stage.edit.setHeader(rule("gateway.rest-api.edge.headers"), c.name, *c.after);
}

void names(Stage& stage) {
  static constexpr std::string_view capital[] = {"Authorization", "Cookie", "User-Agent"};
  const http::Headers& headers = stage.request().headers;
  for (std::size_t i = 0; i < headers.size(); ++i)
    for (const std::string_view name : capital)
      if (const std::string was = headers.fields()[i].name; was != name && text::equalsIgnoreCase(was, name))
        stage.edit.renameHeader(rule("gateway.rest-api.edge.names"), i, std::string(name));
}

void cookies(Stage& stage) {
  const auto header = stage.request().headers.joined("Cookie", "; ");
  if (!header) return;
  http::Cookies all = http::parseCookies(*header);
  std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  stage.edit.setHeader(rule("gateway.rest-api.edge.cookies"), "Cookie", http::formatCookies(all));
}

void append(Stage& stage, const char* name, const char* separator, const std::string& element) {
  const auto chain = stage.request().headers.joined(name, separator);
  stage.edit.setHeader(rule("gateway.rest-api.edge.headers"), name,
                       chain ? *chain + separator + element : element);
}

}  // namespace

void passEdgeLocation(Stage& stage, const ViewerConfig& viewer, bool second) {
  stage.note(rule("gateway.rest-api.edge"), "edge location " + std::string(cloudfront::kPop));
  if (second) stage.note(rule("gateway.rest-api.edge.second"), "the caller is " + stage.request().peer);
  cloudFrontHeaders(stage, second ? edgeAsViewer() : viewer);
  append(stage, "X-Forwarded-For", ", ", stage.request().peer);
  append(stage, "Via", ", ", stage.request().version + " " + cloudfront::viaName(stage.ids));
  stage.edit.setHeader(rule("gateway.rest-api.edge.headers"), "X-Amz-Cf-Id",
                       cloudfront::requestId(stage.ids));
  cookies(stage);
  names(stage);
  const RuleId connect = rule("gateway.rest-api.edge.connect");
  stage.edit.setVersion(connect, "1.1");
  stage.edit.setPeer(connect, std::string(kOwnEdge));
}

void leaveEdgeLocation(Stage& stage) {
  cloudfront::nameEdge(stage);
  stage.edit.setHeader(
      rule("gateway.rest-api.edge.x-cache"), "X-Cache",
      stage.edit.response().status >= 400 ? "Error from cloudfront" : "Miss from cloudfront");
}

}  // namespace headway::gateway::rest
