// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/run_state.h"

#include <algorithm>

#include "sim/engine/django/answer.h"
#include "sim/engine/gateway/http_api/api.h"
#include "sim/engine/lambda/way_back.h"
#include "sim/engine/lambda/web_adapter.h"
#include "sim/engine/server/nginx.h"
#include "sim/engine/verdict.h"
#include "sim/engine/viewer/rules.h"
#include "sim/engine/viewer/send.h"
#include "sim/http/url.h"

namespace headway {
namespace {

bool answersTo(const Node& node, const std::string& host) {
  if (const auto* d = std::get_if<DistributionConfig>(&node.config)) return cloudfront::answersTo(*d, host);
  if (const auto* api = std::get_if<HttpApiConfig>(&node.config)) return executeApiDomain(*api) == host;
  if (const auto* api = std::get_if<RestApiConfig>(&node.config)) return executeApiDomain(*api) == host;
  if (const auto* url = std::get_if<FunctionUrlConfig>(&node.config)) return functionUrlDomain(*url) == host;
  if (const auto* lb = std::get_if<LoadBalancerConfig>(&node.config)) return lb->dnsName == host;
  return false;
}

/// How well a node fits what a viewer asks for: 0 not at all.
int rankOf(const Project& project, const Node& node, const http::Request& asked) {
  if (answersTo(node, asked.target)) return 3;
  const ApiNames* api = gateway::apiNames(node);
  if (!api || !gateway::hasCustomDomain(*api, asked.target)) return 0;
  return std::holds_alternative<gateway::ApiAddress>(gateway::addressOf(project, node, asked)) ? 2 : 1;
}

http::Response responseOf(const OriginAnswer& answer) {
  http::Response r{answer.status, std::string(http::reasonPhrase(answer.status)), {}, answer.body};
  for (const auto& [name, value] : answer.headers) r.headers.add(name, value);
  // As Django's HttpResponse has it (http/response.py).
  if (!r.headers.contains("Content-Type")) r.headers.add("Content-Type", "text/html; charset=utf-8");
  return r;
}

}  // namespace

Run::State::State(ProjectPtr project, SampleRequest sample, Clock& clock, IdSource& ids, EdgeState& edge,
                  viewer::Exchange* exchange)
    : project_(std::move(project)),
      sample_(std::move(sample)),
      edge_(edge),
      clock_(clock, edge),
      ids_(ids),
      exchange_(exchange) {
  trace.request = sample_.name;
  trace.hops.reserve(16);  // a hop is large to move
}

void Run::State::supply(const http::Response& response) {
  Stage stage(pending_, clock_, ids_);
  django::answerFromView(stage, djangoCall(), response);
  next_ = &State::finishDjango;
}

django::Call Run::State::djangoCall() {
  return {std::get<DjangoConfig>(node_->config), environ_, edge_.stores[node_->id], sample_.credentials,
          sample_.answerOf(node_->id.value, request().path) != nullptr};
}

Step Run::State::viewerSends() {
  if (probingBalancer()) return balancerProbes();
  node_ = viewerNode();
  const ViewerConfig& config = viewerConfig();
  Hop hop = begin(Phase::Request, "sends", http::Request{});
  Stage stage(hop, clock_, ids_);
  viewer::send(stage, config, sample_, exchange_);
  const Link* link = stage.forwarded() ? directLink(stage) : nullptr;
  if (stage.forwarded() && !link) link = firstLink(stage.request());
  if (stage.forwarded() && !link)
    stage.unknown(viewer::rule("viewer.request.no-wire"),
                  "No wire leads from the viewer to " + stage.request().target + ".");
  if (const auto failure = link ? failureOf(link->to, stage.request()) : OriginFailure::None;
      failure != OriginFailure::None)
    stage.unknown(viewer::rule("viewer.request.not-connected"),
                  "The viewer gets no answer at all: " + std::string(enumName(failure)) + ".");
  finish(std::move(hop));
  return link && lastForwarded() ? go(*link) : turn();
}

Step Run::State::apiReceives() {
  visits_.push_back({.node = node_, .via = via_, .viewer = request()});
  Hop hop = begin(Phase::Request, "routes", request());
  Stage stage(hop, clock_, ids_);
  event_.reset();
  if (!answersAsTold(stage) && !capturedInVpc(stage)) integrateWithApi(stage, visits_.back());
  finish(std::move(hop));
  return lastForwarded() ? go(*visits_.back().apiRoute.link) : turn();
}

bool Run::State::capturedInVpc(Stage& stage) const {
  const bool inside = viewerConfig().inVpc && std::holds_alternative<ViewerLink>(wire().config);
  return inside && gateway::meetsVpcEndpoint(stage, *project_, std::get<HttpApiConfig>(node_->config));
}

void Run::State::integrateWithApi(Stage& stage, Visit& visit) {
  visit.apiRoute = gateway::receive(stage, *project_, *node_, sample_, edge_.counters);
  const Link* link = visit.apiRoute.link;
  if (link)
    event_ = gateway::integrate(stage, *project_, std::get<HttpApiConfig>(node_->config), visit.apiRoute);
  if (const auto failure = stage.forwarded() ? failureOf(link->to, stage.request()) : OriginFailure::None;
      failure != OriginFailure::None)
    gateway::integrationFailed(stage, std::get<IntegrationLink>(link->config), failure);
}

// What stands right in front of the server comes first: nginx, or the web adapter of a Lambda function.
Step Run::State::djangoReceives() {
  const auto& config = std::get<DjangoConfig>(node_->config);
  const bool nginx = !event_ && config.inFront == InFront::Nginx && !isLambdaAdapter(config.runsIn);
  const bool webAdapter = event_ && config.runsIn == DjangoHost::LambdaWebAdapter;
  if (!nginx && !webAdapter) return djangoDecides();
  Hop hop = begin(Phase::Request, nginx ? "nginx" : "web adapter", request());
  Stage stage(hop, clock_, ids_);
  if (nginx)
    server::passThroughNginx(stage, config);
  else
    lambda::passThroughWebAdapter(stage, config, *event_);
  finish(std::move(hop));
  if (!lastForwarded()) return turn();
  next_ = &State::djangoDecides;
  return HopDone{};
}

Step Run::State::djangoDecides() {
  const auto& config = std::get<DjangoConfig>(node_->config);
  pending_ = begin(Phase::Request, "decides", request());
  Stage stage(pending_, clock_, ids_);
  const OriginAnswer* answer = sample_.answerOf(node_->id.value, request().path);
  if (answer && event_) lambda::noteColdStart(stage, config, *answer);
  environ_ = lambda::handToDjango(stage, config, event_ ? &*event_ : nullptr);
  if (!stage.forwarded()) return finishDjango();
  pending_.extras.environ = environ_.entries();
  const django::Decision decision = django::decide(stage, djangoCall());
  originMilliseconds_ += decision.milliseconds;
  if (!decision.needsView) return finishDjango();
  if (answer) originMilliseconds_ += answer->milliseconds;
  if (!answer) return NeedOrigin{node_->id, request()};
  supply(responseOf(*answer));
  return finishDjango();
}

Step Run::State::finishDjango() {
  finish(std::move(pending_));
  const auto& config = std::get<DjangoConfig>(node_->config);
  functionOutcome_ = lambda::Outcome::Ok;
  if (!event_ || !std::holds_alternative<http::Response>(trace.hops.back().out)) return turn();
  if (lambda::failedBefore(trace.hops.back())) {
    functionOutcome_ = lambda::Outcome::Crashed;
    return turn();
  }
  pending_ = begin(Phase::Response, "returns", response());
  Stage stage(pending_, clock_, ids_);
  functionOutcome_ = lambda::returnFromFunction(stage, config, *event_, originMilliseconds_);
  if (functionOutcome_ == lambda::Outcome::TimedOut)  // Lambda ends it then, and tells the door
    originMilliseconds_ = std::min(originMilliseconds_, std::int64_t{config.functionTimeout} * 1000);
  if (pending_.changes.empty() && pending_.notes.empty()) return turn();
  next_ = &State::functionReturns;
  return HopDone{};
}

Step Run::State::functionReturns() {
  finish(std::move(pending_));
  return turn();
}

// The response, or a dead end, goes back the way it came.
Step Run::State::turn() {
  const bool answered = std::holds_alternative<http::Response>(trace.hops.back().out);
  next_ = answered ? &State::passBack : &State::conclude;
  if (!answered || visits_.empty()) return HopDone{};
  // What the edge made itself does not pass its treatment of origins' answers.
  Visit& visit = visits_.back();
  const Node* by = project_->find(trace.hops.back().node);
  if (by && by->kind() == NodeKind::Function) {
    ownAnswer(visit, trace.hops.back());
    visits_.pop_back();
  } else if (by == visit.node && visit.answer != Visit::Answer::Cache) {
    visit.answer = Visit::Answer::Own;
    if (by->kind() != NodeKind::Distribution || !treatsOwnAnswer(visit, response().status)) {
      ownAnswer(visit, trace.hops.back());
      visits_.pop_back();
    }
  }
  return HopDone{};
}

Step Run::State::passBack() {
  if (visits_.empty()) return viewerReceives();
  node_ = visits_.back().node;
  via_ = visits_.back().via;
  if (node_->kind() == NodeKind::Distribution) return distributionAnswers();
  Hop hop = begin(Phase::Response, visits_.back().edgeLocation ? "edge location" : "response", response());
  Stage stage(hop, clock_, ids_);
  returnResponse(stage);
  finish(std::move(hop));
  visits_.pop_back();
  functionOutcome_ = lambda::Outcome::Ok;  // told the door, the others see its answer alone
  return HopDone{};
}

Step Run::State::viewerReceives() {
  if (probed_) return balancerJudges();
  node_ = viewerNode();
  via_ = {};
  Hop hop = begin(Phase::Response, "receives", response());
  Stage stage(hop, clock_, ids_);
  stage.note(viewer::rule("viewer.response.received"), "status " + std::to_string(response().status));
  if (sample_.method == "HEAD") stage.edit.setBody(viewer::rule("viewer.response.head"), "");
  const std::string_view location = response().headers.get("Location");
  if (exchange_)
    exchange_->browser.receive(stage, *exchange_);
  else if (!location.empty() && leadsBack(location))
    stage.note(viewer::rule("viewer.response.redirect-loop"),
               std::string(location) + " is the URL that was asked for");
  finish(std::move(hop));
  next_ = &State::conclude;
  return HopDone{};
}

Step Run::State::conclude() {
  const Hop& last = trace.hops.back();
  if (const auto* answer = std::get_if<http::Response>(&last.out))
    if (!std::holds_alternative<Unknown>(last.outcome)) trace.response = *answer;
  trace.verdict = verdictOf(trace);
  return Finished{};
}

// The URL a Location means to the viewer is the one it asked for; ":443" of https says nothing new.
bool Run::State::leadsBack(std::string_view location) const {
  auto asked = http::parseUrl(sample_.url);
  if (!asked) return false;
  if (location.starts_with('/')) return location == asked->path + (asked->query ? "?" + *asked->query : "");
  auto target = http::parseUrl(location);
  if (!target) return false;
  for (auto* url : {&*asked, &*target})
    if (url->port == http::defaultPort(url->scheme)) url->port = 0;
  return target->text() == asked->text();
}

Hop Run::State::begin(Phase phase, std::string stage, http::Message in) const {
  Hop hop;
  hop.node = node_ ? node_->id : NodeId{"viewer"};
  hop.via = via_;
  hop.phase = phase;
  hop.stage = std::move(stage);
  hop.in = std::move(in);
  hop.out = hop.in;
  return hop;
}

const Link& Run::State::wire() const {
  const Link* link = project_->find(via_);
  return link ? *link : direct_;
}

const Link* Run::State::directLink(Stage& stage) {
  if (!exchange_ || exchange_->direct.empty()) return nullptr;
  const Node* node = project_->find(NodeId{exchange_->direct});
  direct_ = {{}, node_ ? node_->id : NodeId{}, node->id, ViewerLink{}};
  stage.note(viewer::rule("viewer.visit.direct"), node->name + ", as " + stage.request().target);
  return &direct_;
}

// Of several nodes behind the viewer, the one that answers to the URL's name; of APIs that share a custom
// domain name the one with the mapping; else the first.
const Link* Run::State::firstLink(const http::Request& r) const {
  http::Request asked = r;
  asked.headers.set("Host", r.target);  // DNS knows the URL's name, whatever Host says
  const Link* best = nullptr;
  int bestRank = -1;
  for (const Link& link : project_->links) {
    if (!std::holds_alternative<ViewerLink>(link.config) || (node_ && link.from != node_->id)) continue;
    const int rank = rankOf(*project_, *project_->find(link.to), asked);
    if (rank > bestRank) best = &link;
    bestRank = std::max(rank, bestRank);
  }
  return best;
}

Step Run::State::go(const Link& link) {
  node_ = project_->find(link.to);
  via_ = link.id;
  const auto isHere = [&](const Visit& v) { return v.node == node_; };
  if (std::any_of(visits_.begin(), visits_.end(), isHere)) return goesInCircles();
  switch (node_->kind()) {
    case NodeKind::Distribution: next_ = &State::distributionReceives; break;
    case NodeKind::HttpApi: next_ = &State::apiReceives; break;
    case NodeKind::RestApi: next_ = &State::restApiReceives; break;
    case NodeKind::Django: next_ = &State::djangoReceives; break;
    case NodeKind::FunctionUrl: next_ = &State::functionUrlReceives; break;
    case NodeKind::LoadBalancer: next_ = &State::balancerReceives; break;
    case NodeKind::Bucket: next_ = &State::bucketAnswers; break;
    case NodeKind::Viewer:
    case NodeKind::Function: next_ = &State::conclude; break;  // linkBetween allows neither
  }
  return HopDone{};
}

Step Run::State::goesInCircles() {
  Hop hop = begin(Phase::Request, "receives", request());
  Stage stage(hop, clock_, ids_);
  stage.unknown(viewer::rule("viewer.request.endless"),
                "The request is at '" + node_->name + "' for the second time, and so it would go on.");
  finish(std::move(hop));
  return turn();
}

const Node* Run::State::viewerNode() const {
  const Node* named = sample_.viewer.empty() ? nullptr : project_->find(NodeId{sample_.viewer});
  return named && named->kind() == NodeKind::Viewer ? named : project_->firstOfKind(NodeKind::Viewer);
}

const Node* Run::State::probingBalancer() const {
  const Node* named = sample_.viewer.empty() ? nullptr : project_->find(NodeId{sample_.viewer});
  return named && named->kind() == NodeKind::LoadBalancer ? named : nullptr;
}

const ViewerConfig& Run::State::viewerConfig() const {
  static const ViewerConfig standard;
  const Node* node = viewerNode();
  return node ? std::get<ViewerConfig>(node->config) : standard;
}

}  // namespace headway
