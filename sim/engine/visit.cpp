// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/visit.h"

#include "sim/engine/visit_player.h"

namespace headway {
namespace {

/// A request that no browser sends.
VisitTrace sendAlone(const ProjectPtr& project, const SampleRequest& request, const Ports& ports,
                     EdgeState& edge) {
  VisitEntry entry;
  entry.title = request.method + " " + request.url;
  entry.waited = request.wait;
  entry.person = request.viewer;
  entry.sent = request;
  entry.trace = drive(Run(project, request, ports.clock, ports.ids, edge), ports);
  VisitTrace out;
  out.entries.push_back(std::move(entry));
  return out;
}

struct Manner {
  bool follows = false;  ///< the last request's redirects are followed
  bool keepsCookies = true;
};

viewer::Navigation navigationOf(const SampleRequest& request, const http::Url& url) {
  viewer::Navigation n;
  n.method = request.method;
  n.url = url;
  n.body = request.body;
  n.headers = request.headers;
  return n;
}

VisitTrace play(const ProjectPtr& project, const SampleRequest& request, const Ports& ports, EdgeState& edge,
                People& people, Manner manner) {
  const auto url = http::parseUrl(request.url);
  if (request.steps.empty() && !(manner.follows && url)) return sendAlone(project, request, ports, edge);
  VisitPlayer player(project, request, ports, edge, people, manner.keepsCookies);
  for (std::size_t i = 0; i < request.steps.size(); ++i) player.play(request.steps[i], i);
  if (request.steps.empty()) player.go(navigationOf(request, *url), 0);
  if (manner.follows) player.followRest(request.steps.empty() ? 1 : request.steps.size());
  return std::move(player).finish();
}

VisitTrace visit(const ProjectPtr& project, const SampleRequest& request, const Ports& ports, Manner manner) {
  EdgeState own;
  EdgeState& edge = ports.edge ? *ports.edge : own;
  People people;
  VisitTrace out;
  for (const SampleRequest* r : requestsUpTo(*project, request)) {
    edge.turnedSeconds += r->wait;
    out = play(project, *r, ports, edge, people, r == &request ? manner : Manner{});
  }
  return out;
}

}  // namespace

VisitTrace simulateVisit(const ProjectPtr& project, const SampleRequest& request, const Ports& ports) {
  return visit(project, request, ports, {});
}

VisitTrace followRedirects(const ProjectPtr& project, const SampleRequest& request, const Ports& ports,
                           bool keepCookies) {
  return visit(project, request, ports, {true, keepCookies});
}

}  // namespace headway
