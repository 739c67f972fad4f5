// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/run.h"

#include <algorithm>

#include "sim/engine/cloudfront/behaviors.h"
#include "sim/engine/cloudfront/cache.h"
#include "sim/engine/cloudfront/edge_function.h"
#include "sim/engine/cloudfront/origin_request.h"
#include "sim/engine/cloudfront/response.h"
#include "sim/engine/cloudfront/rules.h"
#include "sim/engine/django/answer.h"
#include "sim/engine/gateway/http_api.h"
#include "sim/engine/lambda/adapters.h"
#include "sim/engine/verdict.h"
#include "sim/engine/viewer/rules.h"
#include "sim/engine/viewer/send.h"
#include "sim/http/url.h"
#include "sim/support/overloaded.h"

namespace headway {

/// Where the run stands: each stage is one member function that does its work and names the next.
class Run::State {
 public:
  State(ProjectPtr project, SampleRequest sample, Clock& clock, IdSource& ids)
      : project_(std::move(project)), sample_(std::move(sample)), clock_(clock), ids_(ids) {
    trace.request = sample_.name;
  }

  Step advance() { return (this->*next_)(); }

  void supply(const FunctionRun& run) {
    Stage stage(pending_, clock_, ids_);
    cloudfront::applyFunction(stage, run);
    next_ = &State::finishFunction;
  }

  void supply(const http::Response& response) {
    Stage stage(pending_, clock_, ids_);
    django::answerFromView(stage, std::get<DjangoConfig>(node_->config), environ_, response);
    next_ = &State::finishDjango;
  }

  Trace trace;

 private:
  /// A node the request went through, to be passed again by the response.
  struct Visit {
    const Node* node;
    LinkId via;
    cloudfront::Route route;
  };

  Step viewerSends() {
    node_ = project_->firstOfKind(NodeKind::Viewer);
    const ViewerConfig config = node_ ? std::get<ViewerConfig>(node_->config) : ViewerConfig{};
    Hop hop = begin(Phase::Request, "sends", http::Request{});
    Stage stage(hop, clock_, ids_);
    viewer::send(stage, config, sample_);
    const Link* link = stage.forwarded() ? firstLink(stage.request()) : nullptr;
    if (stage.forwarded() && !link)
      stage.unknown(viewer::rule("viewer.request.no-wire"),
                    "No wire leads from the viewer to " + stage.request().target + ".");
    finish(std::move(hop));
    return link && lastForwarded() ? go(*link) : turn();
  }

  Step distributionReceives() {
    visits_.push_back({node_, via_, cloudfront::routeFor(*project_, *node_, request().path)});
    const cloudfront::Route& route = visits_.back().route;
    Hop hop = begin(Phase::Request, "viewer request", request());
    Stage stage(hop, clock_, ids_);
    cloudfront::receiveViewer(stage, std::get<DistributionConfig>(node_->config), route);
    finish(std::move(hop));
    if (!lastForwarded()) return turn();
    next_ = route.viewerRequest ? &State::functionAsks : &State::originRequest;
    return HopDone{};
  }

  Step functionAsks() {
    const Link& link = *visits_.back().route.viewerRequest;
    const Node* distribution = node_;
    node_ = project_->find(link.to);
    pending_ = begin(Phase::Request, "viewer-request function", request());
    pending_.via = link.id;
    Stage stage(pending_, clock_, ids_);
    const auto& function = std::get<FunctionConfig>(node_->config);
    auto job = cloudfront::functionJob(stage, function, std::get<DistributionConfig>(distribution->config));
    const NodeId asked = node_->id;
    if (job) return NeedFunction{asked, std::move(*job)};
    return finishFunction();  // refused before it ran
  }

  Step finishFunction() {
    finish(std::move(pending_));
    node_ = visits_.back().node;
    via_ = visits_.back().via;
    if (!lastForwarded()) return turn();
    next_ = &State::originRequest;
    return HopDone{};
  }

  Step originRequest() {
    const auto& config = std::get<DistributionConfig>(node_->config);
    const cloudfront::Route& route = visits_.back().route;
    const cloudfront::Forwarding forwarding(config, *route.behavior);
    Hop hop = begin(Phase::Request, "origin request", request());
    Stage stage(hop, clock_, ids_);
    cloudfront::noteCacheKey(stage, config, *route.behavior, forwarding);
    cloudfront::makeOriginRequest(stage, forwarding, std::get<OriginLink>(route.origin->config),
                                  *project_->find(route.origin->to));
    finish(std::move(hop));
    return lastForwarded() ? go(*route.origin) : turn();
  }

  Step apiReceives() {
    visits_.push_back({node_, via_, {}});
    const auto& config = std::get<HttpApiConfig>(node_->config);
    Hop hop = begin(Phase::Request, "routes", request());
    Stage stage(hop, clock_, ids_);
    const gateway::RouteMatch match = gateway::receive(stage, *project_, *node_);
    if (stage.forwarded()) gateway::integrate(stage, config, match);
    finish(std::move(hop));
    if (!lastForwarded()) return turn();
    byLambdaEvent_ = std::get<IntegrationLink>(match.link->config).type == IntegrationType::LambdaProxy;
    return go(*match.link);
  }

  Step djangoReceives() {
    const auto& config = std::get<DjangoConfig>(node_->config);
    pending_ = begin(Phase::Request, "decides", request());
    Stage stage(pending_, clock_, ids_);
    environ_ = lambda::handToDjango(stage, config.runsIn, byLambdaEvent_);
    if (!stage.forwarded()) return finishDjango();
    pending_.extras.environ = environ_.entries();
    if (!django::decide(stage, config, environ_)) return finishDjango();
    return NeedOrigin{node_->id, request()};
  }

  Step finishDjango() {
    finish(std::move(pending_));
    return turn();
  }

  // The response, or a dead end, goes back the way it came.
  Step turn() {
    next_ =
        std::holds_alternative<http::Response>(trace.hops.back().out) ? &State::passBack : &State::conclude;
    // An answer that the edge made itself does not pass its treatment of origins' answers.
    const NodeId& by = trace.hops.back().node;
    const bool byFunction = project_->find(by) && project_->find(by)->kind() == NodeKind::Function;
    if (!visits_.empty() && (byFunction || visits_.back().node->id == by)) visits_.pop_back();
    return HopDone{};
  }

  Step passBack() {
    if (visits_.empty()) return viewerReceives();
    const Visit visit = visits_.back();
    visits_.pop_back();
    node_ = visit.node;
    via_ = visit.via;
    Hop hop = begin(Phase::Response, "response", response());
    Stage stage(hop, clock_, ids_);
    if (const auto* config = std::get_if<DistributionConfig>(&node_->config)) {
      if (visit.route.viewerResponse)
        stage.note(cloudfront::rule("cloudfront.function.viewer-response"),
                   visit.route.viewerResponse->to.value + " would run here");
      cloudfront::returnToViewer(stage, cloudfront::Forwarding(*config, *visit.route.behavior));
    } else {
      gateway::returnResponse(stage);
    }
    finish(std::move(hop));
    return HopDone{};
  }

  Step viewerReceives() {
    node_ = project_->firstOfKind(NodeKind::Viewer);
    via_ = {};
    Hop hop = begin(Phase::Response, "receives", response());
    Stage stage(hop, clock_, ids_);
    stage.note(viewer::rule("viewer.response.received"), "status " + std::to_string(response().status));
    const std::string_view location = response().headers.get("Location");
    if (!location.empty() && leadsBack(location))
      stage.note(viewer::rule("viewer.response.redirect-loop"),
                 std::string(location) + " is the URL that was asked for");
    finish(std::move(hop));
    next_ = &State::conclude;
    return HopDone{};
  }

  Step conclude() {
    if (const auto* answer = std::get_if<http::Response>(&trace.hops.back().out)) trace.response = *answer;
    trace.verdict = verdictOf(trace);
    return Finished{};
  }

  // The URL a Location means to the viewer is the one it asked for.
  bool leadsBack(std::string_view location) const {
    const auto asked = http::parseUrl(sample_.url);
    if (!asked) return false;
    if (location.starts_with('/')) return location == asked->path + (asked->query ? "?" + *asked->query : "");
    const auto target = http::parseUrl(location);
    return target && target->text() == asked->text();
  }

  Hop begin(Phase phase, std::string stage, http::Message in) const {
    Hop hop;
    hop.node = node_ ? node_->id : NodeId{"viewer"};
    hop.via = via_;
    hop.phase = phase;
    hop.stage = std::move(stage);
    hop.in = std::move(in);
    hop.out = hop.in;
    return hop;
  }

  void finish(Hop hop) { trace.hops.push_back(std::move(hop)); }
  bool lastForwarded() const { return std::holds_alternative<Forwarded>(trace.hops.back().outcome); }
  const http::Request& request() const { return std::get<http::Request>(trace.hops.back().out); }
  const http::Response& response() const { return std::get<http::Response>(trace.hops.back().out); }

  // Of several nodes behind the viewer, the one that answers to the URL's name; else the first.
  const Link* firstLink(const http::Request& r) const {
    const Link* first = nullptr;
    for (const Link& link : project_->links) {
      if (!std::holds_alternative<ViewerLink>(link.config) || (node_ && link.from != node_->id)) continue;
      if (answersTo(*project_->find(link.to), r.target)) return &link;
      if (!first) first = &link;
    }
    return first;
  }

  static bool answersTo(const Node& node, const std::string& host) {
    if (const auto* d = std::get_if<DistributionConfig>(&node.config)) return cloudfront::answersTo(*d, host);
    if (const auto* api = std::get_if<HttpApiConfig>(&node.config)) return executeApiDomain(*api) == host;
    return false;
  }

  Step go(const Link& link) {
    node_ = project_->find(link.to);
    via_ = link.id;
    switch (node_->kind()) {
      case NodeKind::Distribution: next_ = &State::distributionReceives; break;
      case NodeKind::HttpApi: next_ = &State::apiReceives; break;
      case NodeKind::Django: next_ = &State::djangoReceives; break;
      case NodeKind::Viewer:
      case NodeKind::FunctionUrl:
      case NodeKind::LoadBalancer:
      case NodeKind::Bucket:
      case NodeKind::Function: next_ = &State::conclude; break;  // linkBetween allows neither
    }
    return HopDone{};
  }

  ProjectPtr project_;
  SampleRequest sample_;
  Clock& clock_;
  IdSource& ids_;
  Step (State::*next_)() = &State::viewerSends;
  const Node* node_ = nullptr;
  LinkId via_;
  std::vector<Visit> visits_;
  Hop pending_;
  django::Environ environ_;
  bool byLambdaEvent_ = false;
};

Run::Run(ProjectPtr project, SampleRequest request, Clock& clock, IdSource& ids)
    : state_(std::make_unique<State>(std::move(project), std::move(request), clock, ids)) {}
Run::~Run() = default;
Run::Run(Run&&) noexcept = default;
Step Run::advance() { return state_->advance(); }
void Run::supply(const FunctionRun& run) { state_->supply(run); }
void Run::supply(const http::Response& response) { state_->supply(response); }
const Trace& Run::trace() const { return state_->trace; }
Trace Run::take() && { return std::move(state_->trace); }

Trace simulate(const ProjectPtr& project, const SampleRequest& request, const Ports& ports) {
  Run run(project, request, ports.clock, ports.ids);
  for (;;) {
    const Step step = run.advance();
    if (const auto* function = std::get_if<NeedFunction>(&step)) {
      auto runs = ports.functions.run(function->job);
      run.supply(runs.empty() ? FunctionRun{} : std::move(runs.front()));
    } else if (const auto* origin = std::get_if<NeedOrigin>(&step)) {
      run.supply(ports.origin.answer(origin->node, origin->request));
    } else if (std::holds_alternative<Finished>(step)) {
      return std::move(run).take();
    }
  }
}

http::Response OkOrigin::answer(const NodeId&, const http::Request&) {
  return {200, "OK", {{"Content-Type", "text/html; charset=utf-8"}}, "ok"};
}

std::int64_t FixedClock::epochMilliseconds() { return 1768478400000; }

std::string SeededIds::hex(int length) {
  static constexpr char digits[] = "0123456789abcdef";
  std::string out;
  for (int i = 0; i < length; ++i) {
    // splitmix64: the same everywhere, good enough for names nobody guesses at.
    state_ += 0x9E3779B97F4A7C15ULL;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    out += digits[(z ^ (z >> 31)) & 15];
  }
  return out;
}

}  // namespace headway
