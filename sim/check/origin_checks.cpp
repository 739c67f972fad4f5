// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "sim/check/checks.h"
#include "sim/engine/cloudfront/behaviors.h"
#include "sim/engine/cloudfront/origin_access.h"
#include "sim/engine/cloudfront/origin_groups.h"
#include "sim/engine/cloudfront/policies.h"
#include "sim/engine/elb/listener.h"
#include "sim/support/text.h"

namespace headway::checks {
namespace {

/// One origin: the wire, its ends and what it says.
class OriginCheck {
 public:
  OriginCheck(const Project& project, const Link& link, Findings& findings)
      : project_(project),
        link_(link),
        origin_(std::get<OriginLink>(link.config)),
        from_(*project.find(link.from)),
        to_(*project.find(link.to)),
        findings_(findings) {}

  void run() {
    settings();
    group();
    if (const auto* bucket = std::get_if<BucketConfig>(&to_.config)) toBucket(*bucket);
    if (const auto* url = std::get_if<FunctionUrlConfig>(&to_.config)) toFunctionUrl(*url);
    if (const auto* balancer = std::get_if<LoadBalancerConfig>(&to_.config)) toBalancer(*balancer);
  }

 private:
  void error(const char* field, const char* code, std::string message, const char* hint) {
    findings_.link(Severity::Error, link_, field, code, std::move(message), hint);
  }
  void warn(const char* field, const char* code, std::string message, const char* hint) {
    findings_.link(Severity::Warning, link_, field, code, std::move(message), hint);
  }

  static bool portAllowed(int port) { return port == 80 || port == 443 || (port >= 1024 && port <= 65535); }

  void settings() {
    for (const auto& [field, port] :
         {std::pair{"http_port", origin_.httpPort}, {"https_port", origin_.httpsPort}})
      if (!portAllowed(port))
        error(field, "origin-port", "CloudFront does not connect to port " + std::to_string(port),
              "use 80, 443 or 1024 to 65535");
    if (cloudfront::isIpAddress(origin_.domain))
      error("domain", "origin-address", "the origin domain is an address; CloudFront takes names",
            "give a DNS name that leads to it");
    if (origin_.responseCompletionTimeout > 0 && origin_.responseCompletionTimeout < origin_.readTimeout)
      error("response_completion_timeout", "completion-timeout",
            "the response completion timeout is shorter than the response timeout",
            "make it at least as long, or 0 for none");
    static constexpr std::string_view protocols[] = {"SSLv3", "TLSv1", "TLSv1.1", "TLSv1.2"};
    for (const std::string& p : origin_.sslProtocols)
      if (std::find(std::begin(protocols), std::end(protocols), p) == std::end(protocols))
        findings_.link(Severity::Error, link_, "ssl_protocols", "ssl-protocol",
                       "CloudFront knows no protocol '" + p + "' for origins", text::listChoices(protocols));
    const auto* bucket = std::get_if<BucketConfig>(&to_.config);
    const bool signable =
        to_.kind() == NodeKind::FunctionUrl || (bucket && bucket->endpoint == BucketEndpoint::Rest);
    if (origin_.accessControl != OriginAccess::None && !signable)
      error("origin_access_control", "origin-access", "'" + to_.name + "' can't have origin access control",
            "set it to none; it exists for buckets and function URLs");
    if (origin_.vpcOrigin && to_.kind() != NodeKind::LoadBalancer && to_.kind() != NodeKind::Django)
      error("vpc_origin", "vpc-origin", "'" + to_.name + "' is in no VPC", "switch the VPC origin off");
  }

  void group() {
    for (const std::string& code : origin_.failoverCodes)
      if (!cloudfront::isFailoverCode(code))
        error("failover_codes", "failover-code", "an origin group can't fail over on '" + code + "'",
              "choose from 400, 403, 404, 416, 429, 500, 502, 503 and 504");
    if (origin_.failoverCodes.empty()) return;
    for (const Behavior& b : std::get<DistributionConfig>(from_.config).behaviors) {
      if (!names(origin_, b)) continue;
      const auto route = routeOf(b);
      if (!route.origin)
        error("failover_codes", "failover-alone",
              "the behavior " + b.path + " has a second origin but no first one",
              "draw a wire without failover codes to the origin that is asked first");
      const auto& taken = std::get<OriginLink>(route.secondary->config);  // this one at least serves b
      if (route.secondary != &link_ && taken.behaviors.empty() == origin_.behaviors.empty())
        error("failover_codes", "failover-twice",
              "the behavior " + b.path + " has more than one second origin",
              "an origin group has two origins; take the codes off the other wires");
    }
  }

  void toBucket(const BucketConfig& bucket) {
    if (bucket.endpoint == BucketEndpoint::Website) {
      if (origin_.protocolPolicy != OriginProtocolPolicy::HttpOnly)
        error("protocol_policy", "website-https", "a website endpoint speaks no https",
              "set it to http-only");
      if (!bucket.publicRead)
        error("", "website-private", "a website endpoint serves public buckets alone",
              "use the rest endpoint with origin access control");
      return;
    }
    if (!bucket.publicRead && (!isSigned() || !bucket.allowsOac))
      error("origin_access_control", "bucket-private", "the bucket is private and CloudFront can't read it",
            "set origin access control to always and let the bucket policy name the distribution");
    ownHostOnly("bucket-host", "S3 refuses requests with the viewer's Host");
  }

  void toFunctionUrl(const FunctionUrlConfig& url) {
    ownHostOnly("url-host", "a function URL refuses the viewer's Host");
    if (origin_.protocolPolicy == OriginProtocolPolicy::HttpOnly)
      error("protocol_policy", "url-http", "a function URL speaks no http", "set it to https-only");
    if (url.authType == FunctionUrlAuth::None) {
      if (origin_.accessControl == OriginAccess::Always)
        warn("origin_access_control", "url-signed-needlessly",
             "the function URL is open to everyone; signing only loses the viewer's Authorization",
             "set the URL's authorization to AWS_IAM, or origin access control to none");
      return;
    }
    if (!isSigned())
      return error("origin_access_control", "url-unsigned",
                   "the function URL wants signed requests, and CloudFront does not sign",
                   "set origin access control to always");
    for (const Behavior* b : behaviors())
      if (b->allowedMethods == AllowedMethods::All)
        warn("origin_access_control", "url-forms",
             "forms get 403 on the behavior " + b->path +
                 ": no browser sends the hash of a body that a signed request needs",
             "use authorization NONE with a secret custom header that Django checks");
  }

  void toBalancer(const LoadBalancerConfig& balancer) {
    if (balancer.internal && !origin_.vpcOrigin)
      error("vpc_origin", "origin-private", "the load balancer is internal; CloudFront can't reach it",
            "switch the VPC origin on");
    using Policy = OriginProtocolPolicy;
    const bool plain = elb::listens(balancer, "http", origin_.httpPort);
    const bool tls = elb::listens(balancer, "https", origin_.httpsPort);
    if (origin_.protocolPolicy == Policy::MatchViewer ? plain || tls
        : origin_.protocolPolicy == Policy::HttpOnly  ? plain
                                                      : tls)
      return;
    const bool http =
        origin_.protocolPolicy == Policy::HttpOnly ||
        (origin_.protocolPolicy == Policy::MatchViewer && !elb::firstListenerFor(balancer, "https"));
    const auto other = elb::firstListenerFor(balancer, http ? "http" : "https");
    if (!other)
      return error("protocol_policy", "listener",
                   std::string("the load balancer has no listener for ") + (http ? "http" : "https"),
                   http ? "set it to https-only, or give the load balancer an http listener"
                        : "set it to http-only, or give the load balancer an https listener");
    error(http ? "http_port" : "https_port", "listener-port",
          "the load balancer listens for " + std::string(http ? "http" : "https") + " on port " +
              std::to_string(other->port),
          "use the same port on both sides");
  }

  void ownHostOnly(const char* code, const char* message) {
    const auto& d = std::get<DistributionConfig>(from_.config);
    for (const Behavior* b : behaviors())
      if (!cloudfront::Forwarding(d, *b).headerSentBy("Host").empty())
        error("behaviors", code, std::string(message) + ", and the behavior " + b->path + " forwards it",
              "use policies that leave Host out, such as AllViewerExceptHostHeader");
  }

  bool isSigned() const {
    return origin_.accessControl == OriginAccess::Always || origin_.accessControl == OriginAccess::NoOverride;
  }

  static bool names(const OriginLink& origin, const Behavior& b) {
    return origin.behaviors.empty() ||
           std::find(origin.behaviors.begin(), origin.behaviors.end(), b.path) != origin.behaviors.end();
  }

  cloudfront::Route routeOf(const Behavior& b) const { return cloudfront::routeOf(project_, from_, b); }

  /// The behaviors whose first or second origin this is.
  std::vector<const Behavior*> behaviors() const {
    std::vector<const Behavior*> out;
    for (const Behavior& b : std::get<DistributionConfig>(from_.config).behaviors)
      if (const auto route = routeOf(b); route.origin == &link_ || route.secondary == &link_)
        out.push_back(&b);
    return out;
  }

  const Project& project_;
  const Link& link_;
  const OriginLink& origin_;
  const Node& from_;
  const Node& to_;
  Findings& findings_;
};

}  // namespace

void checkOriginSettings(const Project& project, const Link& link, Findings& findings) {
  const Node *from = project.find(link.from), *to = project.find(link.to);
  if (from && to && from->kind() == NodeKind::Distribution) OriginCheck(project, link, findings).run();
}

}  // namespace headway::checks
