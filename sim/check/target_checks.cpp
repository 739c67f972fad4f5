// SPDX-License-Identifier: GPL-3.0-or-later
// Wires from load balancers, and their health checks.
#include <algorithm>
#include <memory>
#include <set>
#include <vector>

#include "sim/check/checks.h"
#include "sim/engine/elb/health_check.h"
#include "sim/engine/elb/listener.h"
#include "sim/engine/fakes.h"
#include "sim/engine/run.h"
#include "sim/support/text.h"

namespace headway::checks {
namespace {

/// A health check meets no function.
class NoFunctions : public FunctionRuntime {
 public:
  std::vector<FunctionRun> run(const FunctionJob&) override { return {}; }
};

Verdict verdictOfProbe(const Project& project, const Link& link) {
  SampleRequest probe;
  probe.viewer = link.from.value;
  probe.url = "http://" + link.to.value + "/";
  NoFunctions functions;
  OkOrigin origin;
  FixedClock clock;
  SeededIds ids;
  return simulate(std::make_shared<const Project>(project), probe, {functions, origin, clock, ids}).verdict;
}

const char* healthHint(const Verdict& v) {
  if (v.rule.key().starts_with("django.host."))
    return "let a middleware answer the path before the host is checked, or allow the addresses with "
           "django-allow-cidr; a target that is unhealthy is replaced over and over";
  if (v.rule.key() == "django.security.ssl-redirect")
    return "add the path to SECURE_REDIRECT_EXEMPT, or count the redirect as healthy";
  return "check a path that answers one of the healthy statuses";
}

/// One wire from a load balancer.
class TargetCheck {
 public:
  TargetCheck(const Project& project, const Link& link, Findings& findings)
      : project_(project),
        link_(link),
        target_(std::get<TargetLink>(link.config)),
        from_(std::get<LoadBalancerConfig>(project.find(link.from)->config)),
        to_(*project.find(link.to)),
        findings_(findings) {}

  void run() {
    if (!elb::isMatcher(target_.healthCheckMatcher))
      error("health_check_matcher", "target-matcher",
            "'" + target_.healthCheckMatcher + "' names no statuses", "write 200, or 200,302, or 200-399");
    const std::string& path = target_.healthCheckPath;
    if (!path.starts_with('/') && !(path.empty() && network()))
      error("health_check_path", "target-path", "the health check path does not begin with /",
            "write it like /health/");
    if (!network() && (target_.preserveClientIp || target_.proxyProtocol))
      warn(target_.proxyProtocol ? "proxy_protocol" : "preserve_client_ip", "target-network-only",
           "an application load balancer has no such setting",
           "switch it off; X-Forwarded-For tells of the client");
    if (target_.proxyProtocol && network())
      warn("proxy_protocol", "target-proxy-protocol",
           "the target does not expect the PROXY header and answers 400",
           "switch it off, or preserve the client's address instead");
    toBalancer();
    toDjango();
  }

 private:
  bool network() const { return from_.type == BalancerType::Network; }
  void error(const char* field, const char* code, std::string message, const char* hint) {
    findings_.link(Severity::Error, link_, field, code, std::move(message), hint);
  }
  void warn(const char* field, const char* code, std::string message, const char* hint) {
    findings_.link(Severity::Warning, link_, field, code, std::move(message), hint);
  }

  void toBalancer() {
    const auto* behind = std::get_if<LoadBalancerConfig>(&to_.config);
    if (!behind) return;
    if (leadsBack())
      return error("", "balancer-cycle", "the load balancers send requests to each other for ever",
                   "let one of them lead to what runs Django");
    if (!network() || behind->type == BalancerType::Network)
      return error("", "balancer-chain",
                   "only an application load balancer behind a network one can be a target",
                   "link it to what runs Django, or make the first one a network load balancer");
    const auto listeners = behind->listeners();
    if (std::none_of(listeners.begin(), listeners.end(),
                     [&](const Listener& l) { return l.port == target_.port; }))
      error("port", "target-listener",
            "'" + to_.name + "' does not listen on port " + std::to_string(target_.port),
            "use a port of one of its listeners");
  }

  bool leadsBack() const {
    std::set<NodeId> seen;
    std::vector<NodeId> ahead = {to_.id};
    while (!ahead.empty()) {
      const NodeId at = ahead.back();
      ahead.pop_back();
      if (at == link_.from) return true;
      if (!seen.insert(at).second) continue;
      for (const Link& l : project_.links)
        if (l.from == at && std::holds_alternative<TargetLink>(l.config)) ahead.push_back(l.to);
    }
    return false;
  }

  void toDjango() {
    const auto* django = std::get_if<DjangoConfig>(&to_.config);
    if (!django) return;
    const bool function = target_.type == TargetType::Lambda;
    if (function && network())
      return error("type", "target-lambda", "a network load balancer calls no function",
                   "use an application load balancer");
    if (!function && !isLambdaAdapter(django->runsIn)) health();
  }

  void health() {
    const Verdict v = verdictOfProbe(project_, link_);
    if (v.kind == Verdict::Kind::Refused)
      warn("health_check_path", "health-check-fails", "the health check fails. " + v.sentence, healthHint(v));
  }

  const Project& project_;
  const Link& link_;
  const TargetLink& target_;
  const LoadBalancerConfig& from_;
  const Node& to_;
  Findings& findings_;
};

}  // namespace

void checkTarget(const Project& project, const Link& link, Findings& findings) {
  TargetCheck(project, link, findings).run();
}

}  // namespace headway::checks
