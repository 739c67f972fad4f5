// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/verdict.h"

#include <algorithm>

namespace headway {
namespace {

// Every rule that fired and is not documented, in the order of the trace, each once.
std::vector<RuleId> assumptionsOf(const Trace& trace) {
  std::vector<RuleId> out;
  const auto take = [&out](RuleId r) {
    if (!r.valid() || r.row().confidence == Confidence::Documented) return;
    if (std::find(out.begin(), out.end(), r) == out.end()) out.push_back(r);
  };
  for (const Hop& hop : trace.hops) {
    for (const Change& c : hop.changes) take(c.rule);
    for (const Note& n : hop.notes) take(n.rule);
    take(ruleOf(hop.outcome));
  }
  return out;
}

bool loops(const Trace& trace) {
  return std::any_of(trace.hops.begin(), trace.hops.end(), [](const Hop& hop) {
    return std::any_of(hop.notes.begin(), hop.notes.end(),
                       [](const Note& n) { return n.rule.key() == "viewer.response.redirect-loop"; });
  });
}

std::string beliefs(const DjangoView& d) {
  return "Django believes " + d.host.value + " over " + d.scheme.value;
}

// A health check asks for a healthy status and for nothing else.
void judgeHealth(const Trace& trace, Verdict& v) {
  if (trace.hops.empty()) return;
  for (const Note& n : trace.hops.back().notes) {
    const bool healthy = n.rule.key() == "elb.health.healthy";
    if (!healthy && n.rule.key() != "elb.health.unhealthy") continue;
    v.kind = healthy ? Verdict::Kind::Delivered : Verdict::Kind::Refused;
    if (!v.sentence.empty()) v.sentence += v.sentence.ends_with('.') ? " " : ". ";
    v.sentence += std::string("The target is ") + (healthy ? "healthy: " : "unhealthy: ") + n.text + ".";
  }
}

}  // namespace

Verdict verdictOf(const Trace& trace) {
  Verdict v;
  v.assumptions = assumptionsOf(trace);
  if (trace.response) v.status = trace.response->status;
  bool detour = false;  // what happens while an error page is fetched decides nothing
  for (const Hop& hop : trace.hops) {
    if (ruleOf(hop.outcome).key() == "cloudfront.error-page.asks") detour = true;
    if (detour && hop.phase == Phase::Response && hop.stage == "custom error page") detour = false;
    if (detour && !std::holds_alternative<Unknown>(hop.outcome)) continue;
    if (hop.django) v.django = hop.django;
    if (const auto* u = std::get_if<Unknown>(&hop.outcome)) {
      v.kind = Verdict::Kind::Unknown;
      v.by = hop.node;
      v.rule = u->rule;
      v.sentence = u->sentence;
    }
    for (const Note& n : hop.notes)
      if (n.rule.key() == "cloudfront.cache.stale-on-error") {
        v.kind = Verdict::Kind::Answered;
        v.by = hop.node;
        v.rule = n.rule;
        v.sentence = "A stale answer is served " + n.text + ".";
      }
    const auto* a = std::get_if<Answered>(&hop.outcome);
    if (!a) continue;
    v.by = hop.node;
    v.rule = a->rule;
    v.sentence = a->sentence;
    v.kind = a->refused ? Verdict::Kind::Refused : Verdict::Kind::Answered;
    const bool fromView = hop.django && a->rule.key().starts_with("django.view.");
    if (fromView && !a->refused) {
      v.kind = Verdict::Kind::Delivered;
      if (hop.django->host.error.empty()) v.sentence = beliefs(*hop.django);
    }
  }
  if (v.kind == Verdict::Kind::Answered && loops(trace)) {
    v.kind = Verdict::Kind::Refused;
    v.sentence = "Redirect loop: " + v.sentence + " That is the URL the viewer asked for.";
  }
  judgeHealth(trace, v);
  return v;
}

}  // namespace headway
