// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/cloudfront/lambda_edge.h"
#include "sim/engine/cloudfront/origin_faults.h"
#include "sim/engine/cloudfront/origin_request.h"
#include "sim/engine/cloudfront/origin_rules.h"
#include "sim/engine/elb/health_check.h"
#include "sim/engine/elb/load_balancer.h"
#include "sim/engine/gateway/function_url/function_url.h"
#include "sim/engine/gateway/http_api/api.h"
#include "sim/engine/run_state.h"
#include "sim/engine/s3/bucket.h"
#include "sim/engine/viewer/rules.h"

namespace headway {

using cloudfront::PrimaryResult;
using cloudfront::origin::rule;

Step Run::State::functionUrlReceives() {
  visits_.push_back({.node = node_, .via = via_, .viewer = request()});
  Hop hop = begin(Phase::Request, "invokes", request());
  Stage stage(hop, clock_, ids_);
  event_.reset();
  const Link* link = answersAsTold(stage)
                         ? nullptr
                         : function_url::receive(stage, *project_, *node_, sample_, edge_.counters, event_);
  if (link && failureOf(link->to, stage.request()) != OriginFailure::None)
    function_url::functionFailed(stage, failureOf(link->to, stage.request()));
  finish(std::move(hop));
  return lastForwarded() ? go(*link) : turn();
}

Step Run::State::balancerReceives() {
  visits_.push_back({node_, via_});
  const auto& config = std::get<LoadBalancerConfig>(node_->config);
  Hop hop = begin(Phase::Request, "forwards", request());
  Stage stage(hop, clock_, ids_);
  event_.reset();
  const Link* link = answersAsTold(stage) ? nullptr : elb::receive(stage, *project_, *node_, wire(), event_);
  if (link && failureOf(link->to, stage.request()) != OriginFailure::None)
    elb::targetFailed(stage, config, failureOf(link->to, stage.request()));
  finish(std::move(hop));
  return lastForwarded() ? go(*link) : turn();
}

// A load balancer in the viewer's place: its health check goes to the target by itself.
Step Run::State::balancerProbes() {
  node_ = probingBalancer();
  Hop hop = begin(Phase::Request, "health check", http::Request{});
  Stage stage(hop, clock_, ids_);
  event_.reset();
  probed_ = elb::probe(stage, *project_, *node_, sample_.url, event_);
  if (probed_ && failureOf(probed_->to, stage.request()) != OriginFailure::None)
    elb::judgeFailure(stage, failureOf(probed_->to, stage.request()));
  finish(std::move(hop));
  return lastForwarded() ? go(*probed_) : turn();
}

Step Run::State::balancerJudges() {
  node_ = probingBalancer();
  via_ = {};
  Hop hop = begin(Phase::Response, "health check", response());
  Stage stage(hop, clock_, ids_);
  elb::judge(stage, std::get<TargetLink>(probed_->config), response().status);
  finish(std::move(hop));
  next_ = &State::conclude;
  return HopDone{};
}

Step Run::State::bucketAnswers() {
  Hop hop = begin(Phase::Request, "answers", request());
  Stage stage(hop, clock_, ids_);
  if (!answersAsTold(stage)) s3::answer(stage, std::get<BucketConfig>(node_->config));
  finish(std::move(hop));
  return turn();
}

bool Run::State::answersAsTold(Stage& stage) {
  const OriginAnswer* told = sample_.answerOf(node_->id.value, stage.request().path);
  if (!told) return false;
  originMilliseconds_ += told->milliseconds;
  if (told->status == 200 && told->headers.empty() && told->body.empty()) return false;
  http::Response r{told->status, std::string(http::reasonPhrase(told->status)), {}, told->body};
  for (const auto& [name, value] : told->headers) r.headers.add(name, value);
  stage.answer(viewer::rule("viewer.request.answer-told"), std::move(r),
               "'" + node_->name + "' answers " + std::to_string(told->status) + ", as told.",
               told->status >= 400);
  return true;
}

OriginFailure Run::State::failureOf(const NodeId& node, const http::Request& asked) const {
  const OriginAnswer* told = sample_.answerOf(node.value, asked.path);
  return told ? told->failure : OriginFailure::None;
}

void Run::State::returnResponse(Stage& stage) {
  const Visit& visit = visits_.back();
  if (const auto* api = std::get_if<HttpApiConfig>(&node_->config))
    originMilliseconds_ = gateway::returnResponse(
        stage, {*api, visit.apiRoute, visit.viewer, functionOutcome_, originMilliseconds_});
  if (const auto* url = std::get_if<FunctionUrlConfig>(&node_->config))
    function_url::returnResponse(stage, *url, visit.viewer, functionOutcome_);
  if (node_->kind() == NodeKind::RestApi) restApiReturns(stage, visit);
  if (const auto* balancer = std::get_if<LoadBalancerConfig>(&node_->config))
    elb::returnResponse(stage, *balancer, {originMilliseconds_, event_.has_value(), functionOutcome_});
}

void Run::State::askOrigin(Stage& stage, Visit& visit) {
  const auto& config = std::get<DistributionConfig>(node_->config);
  const cloudfront::Forwarding forwarding(config, *visit.route.behavior);
  const cloudfront::Origin origin =
      cloudfront::originFor(stage, *project_, *node_, *visit.route.origin, visit.selection);
  visit.selection = {};  // for the first origin asked, not for a secondary one
  if (origin.secondary) {
    visit.madeSecondary = origin.secondary;
    visit.route.secondary = visit.madeSecondary.get();
    visit.selection.settings = origin.secondarySettings;
  }
  visit.route.origin = origin.link;
  visit.originSettings = origin.config;
  if (!stage.forwarded()) return;
  const Link& link = *origin.link;
  originMilliseconds_ = 0;
  event_.reset();
  if (visit.route.secondary)
    stage.note(rule("cloudfront.failover.primary-first"), link.to.value + " is asked");
  cloudfront::makeOriginRequest(stage, forwarding, origin.config, *project_->find(link.to),
                                sample_.answerOf(link.to.value, visit.asked.path), origin.settings);
  if (stage.forwarded())
    cloudfront::meetsLambdaEdge(stage, *visit.route.behavior, LambdaEdgeEvent::OriginRequest);
  if (stage.forwarded()) cloudfront::meetsItself(stage, *project_);
  if (stage.forwarded() && origin.outside) cloudfront::leavesTheDesign(stage);
  if (stage.forwarded()) return cloudfront::addConditions(stage, visit.lookup, forwarding);
  if (const auto* fault = std::get_if<Answered>(&stage.hop.outcome))
    takesSecondary(stage, visit, fault->status == 504 ? PrimaryResult::TimedOut : PrimaryResult::NotConnected,
                   fault->status);
}

Step Run::State::secondaryRequest() {
  Visit& visit = visits_.back();
  Hop hop = begin(Phase::Request, "origin request", request());
  Stage stage(hop, clock_, ids_);
  if (visit.route.viewerRequest)
    stage.note(rule("cloudfront.failover.function-not-run-again"),
               visit.route.viewerRequest->to.value + " ran once");
  askOrigin(stage, visit);
  finish(std::move(hop));
  return lastForwarded() ? go(*visit.route.origin) : turn();
}

bool Run::State::takesSecondary(Stage& stage, Visit& visit, PrimaryResult result, int status) {
  const Link* secondary = visit.route.secondary;
  if (!secondary || !cloudfront::askSecondary(stage, *secondary, result, status, visit.asked,
                                              visit.route.behavior->cachedMethods))
    return false;
  visit.route.origin = secondary;
  visit.route.secondary = nullptr;
  visit.answer = Visit::Answer::Origin;
  next_ = &State::secondaryRequest;
  return true;
}

std::optional<Step> Run::State::originTooSlow(Visit& visit) {
  if (visit.answer != Visit::Answer::Origin || !visit.route.origin) return std::nullopt;
  const auto fault = cloudfront::timeoutFault(visit.originSettings, visit.asked.method, originMilliseconds_);
  if (!fault) return std::nullopt;
  Hop hop = begin(Phase::Response, "gives up", response());
  Stage stage(hop, clock_, ids_);
  cloudfront::answerFault(stage, *fault);
  const bool again = takesSecondary(stage, visit, PrimaryResult::TimedOut, fault->status);
  finish(std::move(hop));
  return again ? Step(HopDone{}) : turn();
}

}  // namespace headway
