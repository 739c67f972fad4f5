// SPDX-License-Identifier: GPL-3.0-or-later
// Sources: load-balancer-listeners, rule-condition-types, rule-action-types, rule-transforms,
// load-balancer-limits.
#include <algorithm>
#include <set>

#include "sim/check/checks.h"
#include "sim/engine/elb/actions.h"
#include "sim/engine/elb/conditions.h"
#include "sim/engine/elb/listener.h"
#include "sim/engine/elb/target.h"
#include "sim/engine/elb/transforms.h"
#include "sim/http/cidr.h"
#include "sim/http/url.h"
#include "sim/support/text.h"

namespace headway::checks {
namespace {

constexpr std::size_t kMostRules = 100, kMostValues = 5, kMostWildcards = 5, kLongestBody = 1024,
                      kLongestHost = 128;

std::string place(std::size_t rule) { return "rules[" + std::to_string(rule) + "]"; }

/// The texts of a rule's conditions in which wildcards count.
Texts patternsOf(const ListenerRule& r) {
  Texts out = r.hostHeader;
  out.insert(out.end(), r.pathPattern.begin(), r.pathPattern.end());
  for (const NameValues* pairs : {&r.httpHeader, &r.queryString})
    for (const auto& [name, value] : *pairs) out.push_back(pairs == &r.queryString ? name + value : value);
  return out;
}

/// One load balancer: its listeners and rules.
class BalancerCheck {
 public:
  BalancerCheck(const Project& project, const Node& node, Findings& findings)
      : project_(project), node_(node), b_(std::get<LoadBalancerConfig>(node.config)), findings_(findings) {}

  void run() {
    listeners();
    for (std::size_t i = 0; i < b_.rules.size(); ++i) one(b_.rules[i], place(i));
    together();
  }

 private:
  bool network() const { return b_.type == BalancerType::Network; }
  void error(std::string field, const char* code, std::string message, std::string hint) {
    findings_.node(Severity::Error, node_, std::move(field), code, std::move(message), std::move(hint));
  }

  void listeners() {
    std::set<int> ports;
    const auto all = b_.listeners();
    for (std::size_t i = 0; i < all.size(); ++i) {
      const Listener& l = all[i];
      const std::string at = i == 0 ? "listener" : "more_listeners[" + std::to_string(i - 1) + "]";
      const bool tcp = l.protocol == ListenerProtocol::Tcp || l.protocol == ListenerProtocol::Tls;
      const std::string type(enumName(b_.type));
      if (tcp != network())
        error(at, "balancer-protocol", type + " load balancers have no " + elb::listenerName(l) + " listener",
              network() ? "use tcp or tls" : "use http or https");
      const bool tls = l.protocol == ListenerProtocol::Https || l.protocol == ListenerProtocol::Tls;
      if (tls && l.certificateNames.empty())
        error(at, "balancer-certificate", elb::listenerName(l) + " has no certificate",
              "name what its certificate covers in certificate_names");
      if (!ports.insert(l.port).second)
        error(at, "balancer-port", "two listeners are on port " + std::to_string(l.port),
              "change one of the ports");
    }
  }

  void one(const ListenerRule& r, const std::string& at) {
    const auto all = b_.listeners();
    const bool known = r.listenerPort == 0 || std::any_of(all.begin(), all.end(), [&](const Listener& l) {
                         return l.port == r.listenerPort;
                       });
    if (!known)
      error(at, "balancer-rule-listener",
            "a rule is for port " + std::to_string(r.listenerPort) + ", where nothing listens",
            "add the listener, or correct listener_port");
    conditions(r, at);
    action(r, at);
    transforms(r, at);
  }

  void conditions(const ListenerRule& r, const std::string& at) {
    const std::size_t values = r.hostHeader.size() + r.pathPattern.size() + r.methods.size() +
                               r.sourceIp.size() + r.httpHeader.size() + r.queryString.size();
    if (values > kMostValues)
      error(at, "balancer-rule-values", "a rule has " + std::to_string(values) + " values; AWS allows 5",
            "make two rules of it");
    std::size_t wildcards = 0;
    for (const std::string& p : patternsOf(r))
      wildcards += static_cast<std::size_t>(
          std::count_if(p.begin(), p.end(), [](char c) { return c == '*' || c == '?'; }));
    if (wildcards > kMostWildcards)
      error(at, "balancer-rule-wildcards",
            "a rule has " + std::to_string(wildcards) + " wildcards; AWS allows 5", "make two rules of it");
    for (const std::string& block : r.sourceIp)
      if (const auto parsed = http::parseBlock(block); !parsed || block.find('/') == block.npos)
        error(at, "balancer-cidr", "'" + block + "' is no block of addresses",
              "write it like 203.0.113.0/24");
    for (const std::string& host : r.hostHeader)
      if (host.size() > kLongestHost)
        error(at, "balancer-host-length", "a host pattern has over 128 characters", "shorten it");
  }

  void action(const ListenerRule& r, const std::string& at) {
    switch (r.action) {
      case RuleAction::Forward: return forward(r, at);
      case RuleAction::Redirect: return redirect(r, at);
      case RuleAction::FixedResponse: return fixedResponse(r, at);
      case RuleAction::Authenticate: return login(r, at);
    }
  }

  void forward(const ListenerRule& r, const std::string& at) {
    if (!r.target.empty() && !elb::targetWire(project_, node_, r.target))
      error(at, "balancer-target", "a rule forwards to '" + r.target + "', where no wire leads",
            "draw the wire, or give the id of a node behind one");
  }

  void redirect(const ListenerRule& r, const std::string& at) {
    http::Request sample;
    sample.scheme = "https", sample.path = "/a", sample.query = "b=c";
    sample.headers.add("Host", "www.example.com");
    const std::string location = elb::locationFor(r, sample, 443);
    const auto url = http::parseUrl(location);
    const std::string scheme = text::lower(location.substr(0, location.find(':')));
    if (location.find("#{") != location.npos)
      error(at, "balancer-redirect-part", "'" + r.location + "' has a part that AWS does not know",
            "use #{protocol}, #{host}, #{port}, #{path} and #{query}");
    else if (!url || (scheme != "http" && scheme != "https"))
      error(at, "balancer-redirect-url",
            r.location.empty() ? "a redirect leads nowhere" : "'" + r.location + "' is no http or https URL",
            "write one such as https://#{host}:443/#{path}?#{query}");
    if (elb::redirectsToItself(r))
      error(at, "balancer-redirect-loop", "a redirect changes nothing of the URL",
            "change protocol, host, port or path");
    if (r.status != 301 && r.status != 302)
      error(at, "balancer-status", "a redirect has status " + std::to_string(r.status), "use 301 or 302");
  }

  void fixedResponse(const ListenerRule& r, const std::string& at) {
    static constexpr std::string_view types[] = {"text/plain", "text/css", "text/html",
                                                 "application/javascript", "application/json"};
    const int kind = r.status / 100;
    if (kind != 2 && kind != 4 && kind != 5)
      error(at, "balancer-status", "a fixed response has status " + std::to_string(r.status),
            "use 2XX, 4XX or 5XX");
    if (r.body.size() > kLongestBody)
      error(at, "balancer-body",
            "a fixed response has " + std::to_string(r.body.size()) + " bytes; AWS takes 1,024",
            "let a target answer instead");
    if (std::find(std::begin(types), std::end(types), r.contentType) == std::end(types))
      error(at, "balancer-content-type", "a fixed response can't be '" + r.contentType + "'",
            text::listChoices(types));
  }

  void login(const ListenerRule& r, const std::string& at) {
    for (const Listener& l : b_.listeners())
      if ((r.listenerPort == 0 || r.listenerPort == l.port) && l.protocol == ListenerProtocol::Http)
        return error(at, "balancer-login", "an http listener can't ask for a login",
                     "give the rule an https listener");
  }

  void transforms(const ListenerRule& r, const std::string& at) {
    for (const auto& [what, expression] : {std::pair{"Host", &r.hostRewrite}, {"URL", &r.urlRewrite}})
      if (const auto fault = expression->empty() ? std::nullopt : elb::expressionFault(*expression))
        expressionFault(at, what, *fault);
    if (elb::isDefault(r) && !(r.hostRewrite.empty() && r.urlRewrite.empty()))
      error(at, "balancer-transform-default", "the default rule can't rewrite anything",
            "give the rule a condition, such as the path /*");
  }

  void expressionFault(const std::string& at, const char* what, const Diagnostic& fault) {
    const std::string message = std::string("the expression for the ") + what + " can't be ";
    if (fault.code == "expression.limit")
      return findings_.node(Severity::Warning, node_, at, "balancer-transform-untried",
                            message + "tried: " + fault.message, "make it simpler");
    error(at, "balancer-transform", message + "used: " + fault.message,
          "correct it; the load balancer would answer 500");
  }

  // What only all rules of a listener together show.
  void together() {
    const auto conditional =
        std::count_if(b_.rules.begin(), b_.rules.end(), [](const auto& r) { return !elb::isDefault(r); });
    if (static_cast<std::size_t>(conditional) > kMostRules)
      error("rules", "balancer-rules", "there are " + std::to_string(conditional) + " rules; AWS allows 100",
            "let the application decide more");
    for (std::size_t i = 0; i < b_.rules.size(); ++i)
      for (std::size_t j = 0; j < i; ++j) clash(b_.rules[i], b_.rules[j], place(i));
  }

  void clash(const ListenerRule& r, const ListenerRule& other, const std::string& at) {
    const bool apart = r.listenerPort != other.listenerPort && r.listenerPort != 0 && other.listenerPort != 0;
    if (apart || elb::isDefault(r) != elb::isDefault(other)) return;
    if (elb::isDefault(r))
      error(at, "balancer-two-defaults", "two rules have no condition, and a listener has one default",
            "give one a condition, or a listener port of its own");
    else if (r.priority == other.priority)
      error(at, "balancer-priority", "two rules have priority " + std::to_string(r.priority),
            "give each a number of its own");
  }

  const Project& project_;
  const Node& node_;
  const LoadBalancerConfig& b_;
  Findings& findings_;
};

}  // namespace

void checkBalancer(const Project& project, const Node& node, Findings& findings) {
  BalancerCheck(project, node, findings).run();
}

}  // namespace headway::checks
