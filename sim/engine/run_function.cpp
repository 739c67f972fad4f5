// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/cloudfront/edge_function.h"
#include "sim/engine/cloudfront/lambda_edge.h"
#include "sim/engine/cloudfront/rules.h"
#include "sim/engine/run_state.h"

namespace headway {

void Run::State::supply(const FunctionRun& run) {
  Stage stage(pending_, clock_, ids_);
  if (pending_.phase == Phase::Request) {
    visits_.back().selection = cloudfront::applyFunction(stage, run);
    next_ = &State::finishFunction;
  } else {
    cloudfront::applyViewerResponse(stage, run);
    next_ = &State::finishResponseFunction;
  }
}

Step Run::State::functionAsks() {
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

Step Run::State::finishFunction() {
  Stage stage(pending_, clock_, ids_);
  if (std::holds_alternative<Answered>(pending_.outcome)) noteOwnAnswer(stage, visits_.back().route);
  finish(std::move(pending_));
  node_ = visits_.back().node;
  via_ = visits_.back().via;
  if (!lastForwarded()) return turn();
  next_ = &State::originRequest;
  return HopDone{};
}

// Answers that CloudFront or a viewer-request function makes pass no viewer-response function.
void Run::State::noteOwnAnswer(Stage& stage, const cloudfront::Route& route) {
  if (route.viewerResponse)
    stage.note(cloudfront::rule("cloudfront.function.response-own-answer"),
               route.viewerResponse->to.value + " does not run");
  else if (route.behavior && findLambdaEdge(*route.behavior, LambdaEdgeEvent::ViewerResponse))
    stage.note(cloudfront::rule("cloudfront.function.response-own-answer"),
               "the Lambda@Edge function does not run");
}

void Run::State::responseFunctionNext(Stage& stage, const Visit& visit) {
  const bool lambda =
      visit.route.behavior && findLambdaEdge(*visit.route.behavior, LambdaEdgeEvent::ViewerResponse);
  if (!visit.route.viewerResponse && !lambda) return;
  if (visit.answer == Visit::Answer::Own) return noteOwnAnswer(stage, visit.route);
  const int status = visit.errorStatus ? visit.errorStatus : stage.edit.response().status;
  if (status >= 400) {
    const std::string which = lambda ? "the Lambda@Edge function" : visit.route.viewerResponse->to.value;
    return stage.note(cloudfront::rule("cloudfront.function.response-skipped"),
                      which + " does not run for status " + std::to_string(status));
  }
  if (lambda) {
    cloudfront::meetsLambdaEdge(stage, *visit.route.behavior, LambdaEdgeEvent::ViewerResponse);
    next_ = &State::conclude;
    return;
  }
  if (!visit.route.behavior->responseHeadersPolicy.empty())
    stage.note(cloudfront::rule("cloudfront.function.response-order"),
               visit.route.behavior->responseHeadersPolicy);
  responding_ = visit;
  next_ = &State::responseFunctionAsks;
}

Step Run::State::responseFunctionAsks() {
  const Link& link = *responding_.route.viewerResponse;
  const auto& distribution = std::get<DistributionConfig>(responding_.node->config);
  node_ = project_->find(link.to);
  pending_ = begin(Phase::Response, "viewer-response function", response());
  pending_.via = link.id;
  Stage stage(pending_, clock_, ids_);
  const auto& function = std::get<FunctionConfig>(node_->config);
  auto job = cloudfront::viewerResponseJob(stage, responding_.asked, function, distribution);
  if (job) return NeedFunction{node_->id, std::move(*job)};
  return finishResponseFunction();  // refused before it ran
}

Step Run::State::finishResponseFunction() {
  finish(std::move(pending_));
  const bool known = !std::holds_alternative<Unknown>(trace.hops.back().outcome);
  next_ = known ? &State::passBack : &State::conclude;
  return HopDone{};
}

}  // namespace headway
