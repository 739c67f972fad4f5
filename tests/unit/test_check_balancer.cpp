// SPDX-License-Identifier: GPL-3.0-or-later
// What checkProject says of load balancers and their targets, one setting wrong at a time.
#include <algorithm>
#include <functional>
#include <stdexcept>

#include <gtest/gtest.h>

#include "sim/check/check.h"
#include "sim/engine/fakes.h"

using namespace headway;

namespace {

/// viewer -> network load balancer -> application load balancer -> Django, set up well.
class Design {
 public:
  LoadBalancerConfig front, lb;
  DjangoConfig django;
  TargetLink toLb, toDjango;

  Design() {
    front.type = BalancerType::Network;
    front.listener = ListenerProtocol::Tcp;
    toLb.port = 80;
    toLb.healthCheckPath = "";
    lb.moreListeners = {{ListenerProtocol::Https, 443, {"www.example.com"}}};
    lb.rules = {{.listenerPort = 80, .action = RuleAction::Redirect},
                {.listenerPort = 443, .priority = 10, .hostHeader = {"www.example.com"}, .target = "django"},
                {.listenerPort = 443, .action = RuleAction::FixedResponse, .status = 404, .body = "no"}};
    django.runsIn = DjangoHost::Gunicorn;
    django.allowedHosts = {"www.example.com"};
    django.healthCheckPath = toDjango.healthCheckPath = "/health/";
  }

  /// Its rule for the allowed name.
  ListenerRule& rule() { return lb.rules[1]; }

  Diagnostics findings() const { return checkProject(project()); }

  Project project() const {
    Project p;
    p.nodes = {{{"viewer"}, "Viewer", ViewerConfig{}},
               {{"front"}, "Front", front},
               {{"lb"}, "Load balancer", lb},
               {{"django"}, "Django", django}};
    p.links = {{{}, {"viewer"}, {"front"}, ViewerLink{}},
               {{}, {"front"}, {"lb"}, toLb},
               {{}, {"lb"}, {"django"}, toDjango}};
    renumberLinks(p);
    return p;
  }
};

struct Case {
  const char* code;
  const char* field;
  std::function<void(Design&)> change;
};

const Case kCases[] = {
    {"balancer-protocol", "listener", [](Design& d) { d.lb.listener = ListenerProtocol::Tcp; }},
    {"balancer-protocol", "listener", [](Design& d) { d.front.listener = ListenerProtocol::Http; }},
    {"balancer-certificate", "more_listeners[0]",
     [](Design& d) { d.lb.moreListeners[0].certificateNames.clear(); }},
    {"balancer-port", "more_listeners[1]",
     [](Design& d) {
       d.lb.moreListeners.push_back({ListenerProtocol::Http, 80, {}});
     }},
    {"balancer-rule-listener", "rules[1]", [](Design& d) { d.rule().listenerPort = 8443; }},
    {"balancer-two-defaults", "rules[2]", [](Design& d) { d.lb.rules[0].listenerPort = 443; }},
    {"balancer-two-defaults", "rules[2]", [](Design& d) { d.lb.rules[0].listenerPort = 0; }},
    {"balancer-priority", "rules[3]",
     [](Design& d) { d.lb.rules.push_back({.priority = 10, .pathPattern = {"/a"}}); }},
    {"balancer-rule-values", "rules[1]",
     [](Design& d) {
       d.rule().pathPattern = {"/1", "/2", "/3", "/4", "/5"};
     }},
    {"balancer-rule-wildcards", "rules[1]", [](Design& d) { d.rule().pathPattern = {"/*/*/*/*/*/?"}; }},
    {"balancer-rules", "rules",
     [](Design& d) {
       for (int i = 0; i < 100; ++i) d.lb.rules.push_back({.priority = 100 + i, .pathPattern = {"/a"}});
     }},
    {"balancer-target", "rules[1]", [](Design& d) { d.rule().target = "nobody"; }},
    {"balancer-target", "rules[1]", [](Design& d) { d.rule().target = "front"; }},
    {"balancer-redirect-url", "rules[0]", [](Design& d) { d.lb.rules[0].location = ""; }},
    {"balancer-redirect-url", "rules[0]", [](Design& d) { d.lb.rules[0].location = "ftp://x/"; }},
    {"balancer-redirect-part", "rules[0]", [](Design& d) { d.lb.rules[0].location = "https://#{nope}/"; }},
    {"balancer-transform-untried", "rules[1]", [](Design& d) { d.rule().urlRewrite = "(a{999}){9}"; }},
    {"balancer-redirect-loop", "rules[0]",
     [](Design& d) { d.lb.rules[0].location = "#{protocol}://#{host}:#{port}/#{path}?a=b"; }},
    {"balancer-status", "rules[0]", [](Design& d) { d.lb.rules[0].status = 308; }},
    {"balancer-status", "rules[2]", [](Design& d) { d.lb.rules[2].status = 302; }},
    {"balancer-body", "rules[2]", [](Design& d) { d.lb.rules[2].body = std::string(1025, 'a'); }},
    {"balancer-content-type", "rules[2]", [](Design& d) { d.lb.rules[2].contentType = "image/png"; }},
    {"balancer-cidr", "rules[1]", [](Design& d) { d.rule().sourceIp = {"203.0.113.0/33"}; }},
    {"balancer-cidr", "rules[1]", [](Design& d) { d.rule().sourceIp = {"203.0.113.7"}; }},
    {"balancer-host-length", "rules[1]", [](Design& d) { d.rule().hostHeader = {std::string(129, 'a')}; }},
    {"balancer-transform", "rules[1]", [](Design& d) { d.rule().urlRewrite = "("; }},
    {"balancer-transform", "rules[1]", [](Design& d) { d.rule().hostRewrite = "(?=a)"; }},
    {"balancer-transform-default", "rules[2]", [](Design& d) { d.lb.rules[2].urlRewrite = "a"; }},
    {"balancer-login", "rules[0]", [](Design& d) { d.lb.rules[0].action = RuleAction::Authenticate; }},
    {"without-effect", "rules", [](Design& d) { d.front.rules = {{.target = "lb"}}; }},
    {"balancer-chain", "",
     [](Design& d) {
       d.front.type = BalancerType::Application, d.front.listener = ListenerProtocol::Http,
       d.toLb.healthCheckPath = "/";
     }},
    {"target-listener", "port", [](Design& d) { d.toLb.port = 8000; }},
    {"target-matcher", "health_check_matcher", [](Design& d) { d.toLb.healthCheckMatcher = "2xx"; }},
    {"target-path", "health_check_path", [](Design& d) { d.toLb.healthCheckPath = "health"; }},
    {"target-network-only", "preserve_client_ip", [](Design& d) { d.toDjango.preserveClientIp = true; }},
    {"target-network-only", "proxy_protocol", [](Design& d) { d.toDjango.proxyProtocol = true; }},
    {"target-proxy-protocol", "proxy_protocol", [](Design& d) { d.toLb.proxyProtocol = true; }},
    {"adapter-door", "type", [](Design& d) { d.toDjango.type = TargetType::Lambda; }},
    {"adapter-door", "type", [](Design& d) { d.django.runsIn = DjangoHost::Mangum; }},
    {"health-check-fails", "health_check_path", [](Design& d) { d.django.healthCheckPath = "/ping"; }},
    {"health-check-fails", "health_check_path", [](Design& d) { d.toDjango.healthCheckMatcher = "301"; }},
};

TEST(BalancerChecks, AGoodDesignHasNone) {
  for (const Diagnostic& d : Design().findings()) ADD_FAILURE() << render(d);
}

TEST(BalancerChecks, EveryMistakeIsFoundAtItsPlaceAndNothingElse) {
  for (const Case& c : kCases) {
    Design design;
    c.change(design);
    const Diagnostics found = design.findings();
    EXPECT_FALSE(found.empty()) << c.code;
    for (const Diagnostic& d : found) {
      EXPECT_EQ(d.code, std::string("check.") + c.code) << render(d);
      EXPECT_EQ(d.where.field, c.field) << render(d);
      EXPECT_FALSE(d.hint.empty()) << c.code;
    }
  }
}

TEST(BalancerChecks, AFailedHealthCheckSaysWhy) {
  Design design;
  design.django.healthCheckPath = "";
  ASSERT_EQ(design.findings().size(), 1u);
  const Diagnostic host = design.findings().front();
  EXPECT_EQ(host.severity, Severity::Warning);
  EXPECT_NE(host.message.find("10.0.1.4:8000"), std::string::npos) << host.message;
  EXPECT_NE(host.hint.find("middleware"), std::string::npos) << host.hint;
  design.django.allowedCidrNets = {"10.0.0.0/8"};
  EXPECT_TRUE(design.findings().empty());
  design.django.secureSslRedirect = true;
  const Diagnostics redirected = design.findings();
  ASSERT_EQ(redirected.size(), 1u);
  EXPECT_NE(redirected.front().hint.find("SECURE_REDIRECT_EXEMPT"), std::string::npos)
      << redirected.front().hint;
  design.django.secureRedirectExempt = {"^health/$"};
  EXPECT_TRUE(design.findings().empty());
}

class NoFunctions : public FunctionRuntime {
 public:
  std::vector<FunctionRun> run(const FunctionJob&) override { return {}; }
};

/// Labels of the fixes of the health check.
Texts fixesOf(const Design& design, const std::string& url) {
  const auto project = std::make_shared<const Project>(design.project());
  SampleRequest probe;
  probe.viewer = "lb";
  probe.url = url;
  NoFunctions functions;
  OkOrigin origin;
  FixedClock clock;
  SeededIds ids;
  const Ports ports{functions, origin, clock, ids};
  Texts out;
  for (const Fix& f : findFixes(project, probe, simulate(project, probe, ports), ports))
    out.push_back(f.label);
  return out;
}

TEST(BalancerFixes, ForWhatTheHealthCheckMeets) {
  const std::string middleware = "Let a middleware in front of all others answer /health/";
  const std::string exempt = "Add ^health/$ to SECURE_REDIRECT_EXEMPT";
  const std::string block = "Let django-allow-cidr allow 10.0.0.0/16, the addresses of the VPC";
  Design design;
  EXPECT_EQ(fixesOf(design, ""), Texts{}) << "it is healthy";
  design.django.healthCheckPath = "";
  for (const char* url : {"", "http://django/"})
    EXPECT_EQ(fixesOf(design, url), (Texts{middleware, block})) << url;
  design.django.secureSslRedirect = true;
  EXPECT_EQ(fixesOf(design, ""), Texts{middleware}) << "one edit is not enough";
  design.django.allowedHosts = {"*"};
  EXPECT_EQ(fixesOf(design, ""), (Texts{middleware, exempt}));
}

TEST(BalancerChecks, AFunctionIsNotProbed) {
  Design design;
  design.django.runsIn = DjangoHost::ApigWsgi;
  design.django.healthCheckPath = "";
  design.toDjango.type = TargetType::Lambda;
  for (const Diagnostic& d : design.findings()) ADD_FAILURE() << render(d);
}

}  // namespace
