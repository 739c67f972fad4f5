// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/elb/actions.h"

#include "sim/engine/elb/conditions.h"
#include "sim/engine/elb/page.h"
#include "sim/engine/elb/rules.h"
#include "sim/support/text.h"

namespace headway::elb {
namespace {

void redirect(Stage& stage, const Listener& listener, const ListenerRule& r) {
  if (redirectsToItself(r))
    return stage.unknown(elb::rule("elb.action.redirect-to-itself"),
                         r.location + " changes nothing, and AWS makes no such rule.");
  http::Response answer = ownResponse(stage, r.status, "text/html", pageBody(r.status));
  const std::string location = locationFor(r, stage.request(), listener.port);
  answer.headers.add("Location", location);
  stage.answer(elb::rule("elb.action.redirect"), std::move(answer),
               "The load balancer sends the viewer to " + location + ".", false);
}

void fixedResponse(Stage& stage, const ListenerRule& r) {
  const std::string type = r.body.empty() ? "" : r.contentType + "; charset=utf-8";
  stage.answer(elb::rule("elb.action.fixed-response"), ownResponse(stage, r.status, type, r.body),
               "A rule of the load balancer answers " + std::to_string(r.status) + ".", r.status >= 400);
}

void note(Stage& stage, const LoadBalancerConfig& balancer, const ListenerRule* r) {
  if (balancer.rules.empty()) return;
  if (!r || isDefault(*r))
    return stage.note(elb::rule("elb.rule.default"),
                      std::string(enumName(r ? r->action : RuleAction::Forward)));
  stage.note(elb::rule("elb.rule.matched"), "priority " + std::to_string(r->priority) + ": " +
                                                conditionText(*r) + ", " + std::string(enumName(r->action)));
}

bool comparesHost(const LoadBalancerConfig& balancer) {
  for (const ListenerRule& r : balancer.rules)
    if (!r.hostHeader.empty()) return true;
  return false;
}

}  // namespace

std::string locationFor(const ListenerRule& rule, const http::Request& r, int port) {
  std::string out = rule.location;
  const std::string query = r.query.value_or("");
  // Without a query no question mark is left over at the end.
  constexpr std::string_view rest = "?#{query}";
  if (query.empty() && out.ends_with(rest)) out.resize(out.size() - rest.size());
  const std::pair<const char*, std::string> parts[] = {{"#{protocol}", r.scheme},
                                                       {"#{host}", domainOf(r.headers.get("Host"))},
                                                       {"#{port}", std::to_string(port)},
                                                       {"#{path}", r.path.substr(1)},
                                                       {"#{query}", query}};
  for (const auto& [name, value] : parts) out = text::replaceAll(std::move(out), name, value);
  return out;
}

bool redirectsToItself(const ListenerRule& rule) {
  const std::string same = "#{protocol}://#{host}:#{port}/#{path}";
  return rule.location == same || rule.location.starts_with(same + "?");
}

bool act(Stage& stage, const LoadBalancerConfig& balancer, const Listener& listener, const ListenerRule* r) {
  const std::string host(stage.request().headers.get("Host"));
  if (comparesHost(balancer) && domainOf(host).size() != host.size())
    stage.note(elb::rule("elb.rule.host-port"), host);
  note(stage, balancer, r);
  if (!r) return true;
  switch (r->action) {
    case RuleAction::Forward: return true;
    case RuleAction::Redirect: redirect(stage, listener, *r); break;
    case RuleAction::FixedResponse: fixedResponse(stage, *r); break;
    case RuleAction::Authenticate:
      stage.unknown(elb::rule("elb.action.authenticate"),
                    "The rule asks an identity provider, and what that answers is not known.");
      break;
  }
  return false;
}

}  // namespace headway::elb
