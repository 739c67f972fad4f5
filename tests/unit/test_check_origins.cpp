// SPDX-License-Identifier: GPL-3.0-or-later
// What checkProject says of the origins of a distribution, one setting wrong at a time.
#include <algorithm>
#include <functional>

#include <gtest/gtest.h>

#include "sim/check/check.h"
#include "sim/model/edits.h"

using namespace headway;

namespace {

/// A distribution with every kind of origin, each set up well.
class Design {
 public:
  Design() {
    for (const NodeKind kind : allNodeKinds()) p_ = *edits::addNode(p_, kind, {});
    at<LoadBalancerConfig>("load-balancer").certificateNames = {"www.example.com"};
    const char* const kinds[] = {"function-url", "load-balancer", "bucket", "http-api", "django"};
    auto& behaviors = at<DistributionConfig>("distribution").behaviors;
    behaviors.clear();
    for (const std::string path :
         {"/function-url/*", "/load-balancer/*", "/bucket/*", "/http-api/*", "/django/*", "*"})
      behaviors.push_back({.path = path,
                           .allowedMethods = AllowedMethods::All,
                           .cachePolicy = "CachingDisabled",
                           .originRequestPolicy = "AllViewerExceptHostHeader"});
    for (const char* kind : kinds) {  // makes new projects: `behaviors` is of no use afterwards
      p_ = *edits::connect(p_, {"distribution"}, {kind});
      origin(kind).behaviors = {std::string("/") + kind + "/*"};
    }
    origin("django").behaviors.push_back("*");
    origin("django").domain = "origin.example.com";
    p_ = *edits::connect(p_, {"viewer"}, {"distribution"});
    p_ = *edits::connect(p_, {"distribution"}, {"function"});
    const NodeId function = edits::freshId(p_, NodeKind::Django);
    p_ = *edits::addNode(p_, NodeKind::Django, {});
    for (const char* kind : {"function-url", "load-balancer", "http-api"})
      p_ = *edits::connect(p_, {kind}, function);
    for (Link& l : p_.links)
      if (auto* target = std::get_if<TargetLink>(&l.config)) target->type = TargetType::Lambda;
    at<DjangoConfig>("django").runsIn = DjangoHost::Gunicorn;
    for (const std::string& id : {std::string("django"), function.value})
      at<DjangoConfig>(id.c_str()).allowedHosts = {"www.example.com"};
  }

  template <class Config>
  Config& at(const char* id) {
    for (Node& n : p_.nodes)
      if (n.id.value == id) return std::get<Config>(n.config);
    throw std::out_of_range(id);
  }
  OriginLink& origin(const std::string& to) {
    for (Link& l : p_.links)
      if (l.from.value == "distribution" && l.to.value == to) return std::get<OriginLink>(l.config);
    throw std::out_of_range(to);
  }
  Project& project() { return p_; }

  /// Codes of the errors and warnings about its wires, sorted, each once.
  std::vector<std::string> codes() const {
    std::vector<std::string> out;
    for (const Diagnostic& d : checkProject(p_))
      if (!d.where.link.empty()) out.push_back(d.code.substr(6));
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
  }

 private:
  Project p_;
};

struct Case {
  const char* code;
  std::function<void(Design&)> change;
};

const Case kCases[] = {
    {"origin-address", [](Design& d) { d.origin("django").domain = "192.0.2.1"; }},
    {"origin-address", [](Design& d) { d.origin("django").domain = "2001:db8::1"; }},
    {"completion-timeout", [](Design& d) { d.origin("django").responseCompletionTimeout = 29; }},
    {"ssl-protocol", [](Design& d) { d.origin("django").sslProtocols = {"TLSv1.3"}; }},
    {"origin-access", [](Design& d) { d.origin("http-api").accessControl = OriginAccess::Always; }},
    {"vpc-origin", [](Design& d) { d.origin("bucket").vpcOrigin = true; }},
    {"failover-code",
     [](Design& d) {
       d.origin("bucket").failoverCodes = {"503", "418"};
       d.origin("bucket").behaviors = {"*"};
     }},
    {"failover-alone", [](Design& d) { d.origin("bucket").failoverCodes = {"503"}; }},
    {"failover-twice",
     [](Design& d) {
       for (const char* id : {"bucket", "http-api"}) {
         d.origin(id).failoverCodes = {"503"};
         d.origin(id).behaviors = {"*"};
       }
     }},
    {"website-https",
     [](Design& d) {
       auto& b = d.at<BucketConfig>("bucket");
       b.endpoint = BucketEndpoint::Website;
       b.publicRead = true;
       d.origin("bucket").accessControl = OriginAccess::None;
     }},
    {"website-private",
     [](Design& d) {
       d.at<BucketConfig>("bucket").endpoint = BucketEndpoint::Website;
       d.origin("bucket").accessControl = OriginAccess::None;
       d.origin("bucket").protocolPolicy = OriginProtocolPolicy::HttpOnly;
     }},
    {"bucket-private", [](Design& d) { d.origin("bucket").accessControl = OriginAccess::Never; }},
    {"bucket-private", [](Design& d) { d.at<BucketConfig>("bucket").allowsOac = false; }},
    {"bucket-host",
     [](Design& d) {
       d.at<DistributionConfig>("distribution").behaviors[2].originRequestPolicy = "AllViewer";
     }},
    {"url-host",
     [](Design& d) {
       d.at<DistributionConfig>("distribution").behaviors[0].originRequestPolicy = "AllViewer";
     }},
    {"url-http", [](Design& d) { d.origin("function-url").protocolPolicy = OriginProtocolPolicy::HttpOnly; }},
    {"url-unsigned",
     [](Design& d) { d.at<FunctionUrlConfig>("function-url").authType = FunctionUrlAuth::AwsIam; }},
    {"url-forms",
     [](Design& d) {
       d.at<FunctionUrlConfig>("function-url").authType = FunctionUrlAuth::AwsIam;
       d.origin("function-url").accessControl = OriginAccess::Always;
     }},
    {"origin-private", [](Design& d) { d.at<LoadBalancerConfig>("load-balancer").internal = true; }},
    {"listener",
     [](Design& d) { d.at<LoadBalancerConfig>("load-balancer").listener = ListenerProtocol::Https; }},
    {"listener",
     [](Design& d) { d.origin("load-balancer").protocolPolicy = OriginProtocolPolicy::HttpsOnly; }},
    {"listener-port", [](Design& d) { d.at<LoadBalancerConfig>("load-balancer").listenerPort = 8080; }},
};

}  // namespace

TEST(OriginChecks, AGoodDesignHasNone) { EXPECT_EQ(Design().codes(), std::vector<std::string>{}); }

TEST(OriginChecks, EveryMistakeIsFoundAndNothingElse) {
  for (const Case& c : kCases) {
    Design d;
    c.change(d);
    EXPECT_EQ(d.codes(), std::vector<std::string>{c.code});
  }
}
