// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stdexcept>

#include "sim/engine/trace.h"
#include "sim/format/project_yaml.h"
#include "sim/model/edits.h"
#include "sim/support/embedded.h"

namespace headway::sample {

/// The worked example.
inline Project project() {
  auto read = readProject(embedded::articleExample, "article.headway.yaml");
  if (!read) throw std::runtime_error(render(read.error().front()));
  return std::move(read).value();
}

/// Hops as the engine makes them on the way down, by hand: Host replaced at the distribution, the viewer's
/// name carried in X-Forwarded-Host, Django delivering or refusing. For tests of what is shown, not of what
/// is true.
inline Trace trace(const Project& p, bool refused) {
  const RuleId rule = allRules().front();
  const auto request = [](std::string host, bool carried) {
    http::Request r;
    r.headers.add("Host", std::move(host));
    if (carried) r.headers.add("X-Forwarded-Host", "shop.example.com");
    return r;
  };
  const std::string own = "shop.example.com", api = "a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com";
  Trace t;
  const auto hop = [&](std::string node, LinkId via, http::Request in, http::Request out,
                       std::vector<Change> changes) {
    Hop h;
    h.node = NodeId{std::move(node)};
    h.via = std::move(via);
    h.in = std::move(in);
    h.out = std::move(out);
    h.changes = std::move(changes);
    h.outcome = Forwarded{};
    t.hops.push_back(std::move(h));
  };
  const auto link = [&](const char* from, const char* to) {
    for (const Link& l : p.links)
      if (l.from.value == from && l.to.value == to) return l.id;
    throw std::runtime_error("the worked example lost a wire");
  };
  const Change added{.rule = rule,
                     .part = Part::Header,
                     .name = "X-Forwarded-Host",
                     .index = 1,
                     .before = {},
                     .after = own,
                     .nameBefore = {}};
  const Change replaced{.rule = rule,
                        .part = Part::Header,
                        .name = "Host",
                        .index = 0,
                        .before = own,
                        .after = api,
                        .nameBefore = {}};
  hop("viewer", {}, request(own, false), request(own, false), {});
  hop("edge", link("viewer", "edge"), request(own, false), request(own, false), {});
  hop("forward-host", link("edge", "forward-host"), request(own, false), request(own, true), {added});
  hop("edge", {}, request(own, true), request(api, true), {replaced});
  hop("api", link("edge", "api"), request(api, true), request(api, true), {});
  hop("django", link("api", "django"), request(api, true), request(api, true), {});
  t.verdict = {refused ? Verdict::Kind::Refused : Verdict::Kind::Delivered,
               refused ? 400 : 200,
               NodeId{"django"},
               rule,
               "",
               {},
               {rule}};
  t.hops.back().outcome = Answered{rule, t.verdict.status, "", refused};
  DjangoView view;
  view.host.value = refused ? "" : own;
  view.scheme.value = "https";
  t.verdict.django = view;
  t.verdict.sentence =
      refused ? "It read " + api + ", which is not in ALLOWED_HOSTS" : "Django's view answered";
  return t;
}

}  // namespace headway::sample
