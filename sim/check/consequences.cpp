// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/check/consequences.h"

#include <algorithm>
#include <memory>

#include "sim/check/what_if.h"
#include "sim/support/text.h"

namespace headway {
namespace {

bool sameResult(const Verdict& a, const Verdict& b) { return a.kind == b.kind && a.status == b.status; }

bool showsAt(const Hop& hop, const Effect& effect) {
  const auto changed = [&](const Change& c) {
    const bool here =
        c.part != Part::Header || effect.header.empty() || text::equalsIgnoreCase(c.name, effect.header);
    return c.rule == effect.rule && here;
  };
  return ruleOf(hop.outcome) == effect.rule || std::ranges::any_of(hop.changes, changed) ||
         std::ranges::any_of(hop.notes, [&](const Note& n) { return n.rule == effect.rule; });
}

/// The node that meets the effect: the next one, or at the end of the way the one that shows it.
NodeId metBy(const Trace& trace, const Effect& effect) {
  const auto at = std::ranges::find_if(trace.hops, [&](const Hop& hop) { return showsAt(hop, effect); });
  if (at == trace.hops.end()) return trace.verdict.by;
  const auto next = std::find_if(at, trace.hops.end(), [&](const Hop& hop) { return hop.node != at->node; });
  return next == trace.hops.end() || next->phase != at->phase ? at->node : next->node;
}

bool reaches(const Trace& trace, const NodeId& node) {
  return std::ranges::any_of(trace.hops, [&](const Hop& hop) { return hop.node == node; });
}

/// One try: caches and ids of its own, so that none meets what another left.
Trace tried(const ProjectPtr& after, const SampleRequest& request, const Ports& ports) {
  EdgeState edge = ports.edge ? *ports.edge : EdgeState{};
  SeededIds ids;
  return simulate(after, request, {ports.functions, ports.origin, ports.clock, ids, &edge});
}

}  // namespace

bool shows(const Trace& trace, const Effect& effect) {
  if (!effect.rule.valid()) return false;
  return trace.verdict.rule == effect.rule ||
         std::ranges::any_of(trace.hops, [&](const Hop& hop) { return showsAt(hop, effect); });
}

std::vector<Consequence> consequences(const ProjectPtr& project, const SampleRequest& request,
                                      const Trace& now, const Effect& effect, const Ports& ports,
                                      const std::stop_token& stop) {
  std::vector<Consequence> out;
  if (!shows(now, effect)) return out;
  const NodeId met = metBy(now, effect);
  for (const WhatIf& what : whatIfs(*project, request, now)) {
    const std::size_t first = out.size();
    for (const WhatIfChoice& choice : what.others) {
      if (stop.stop_requested()) return out;
      const Result<Project> edited = choice.edit(*project);
      if (!edited) continue;
      const auto after = std::make_shared<const Project>(*edited);
      const Trace trace = tried(after, request, ports);
      if (shows(trace, effect) || !reaches(trace, met)) continue;
      const auto alike =
          std::find_if(out.begin() + static_cast<std::ptrdiff_t>(first), out.end(),
                       [&](const Consequence& c) { return sameResult(c.verdict, trace.verdict); });
      if (alike != out.end())
        ++alike->alike;
      else
        out.push_back({what.name + ": " + choice.label, *after, trace.verdict, 0});
    }
  }
  std::stable_partition(out.begin(), out.end(),
                        [&](const Consequence& c) { return !sameResult(c.verdict, now.verdict); });
  return out;
}

}  // namespace headway
