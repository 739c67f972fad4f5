// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/cloudfront/cache_rules.h"
#include "sim/engine/cloudfront/compression.h"
#include "sim/engine/cloudfront/custom_error.h"
#include "sim/engine/cloudfront/lambda_edge.h"
#include "sim/engine/cloudfront/origin_request.h"
#include "sim/engine/cloudfront/response.h"
#include "sim/engine/cloudfront/response_headers.h"
#include "sim/engine/cloudfront/response_rules.h"
#include "sim/engine/cloudfront/rules.h"
#include "sim/engine/cloudfront/viewer_checks.h"
#include "sim/engine/run_state.h"

namespace headway {

using cloudfront::Forwarding;
using cloudfront::Lookup;

Step Run::State::distributionReceives() {
  // DNS leads to the edge; Host alone says whose request it is.
  node_ = &cloudfront::servedBy(*project_, *node_, request().headers.get("Host"));
  visits_.push_back({node_, via_, cloudfront::routeFor(*project_, *node_, request().path), request()});
  const cloudfront::Route& route = visits_.back().route;
  Hop hop = begin(Phase::Request, "viewer request", request());
  Stage stage(hop, clock_, ids_);
  cloudfront::receiveViewer(stage, *project_, *node_, route, viewerConfig());
  if (!stage.forwarded()) noteOwnAnswer(stage, route);
  if (stage.forwarded()) cloudfront::meetsLambdaEdge(stage, *route.behavior, LambdaEdgeEvent::ViewerRequest);
  finish(std::move(hop));
  if (!lastForwarded()) return turn();
  next_ = route.viewerRequest ? &State::functionAsks : &State::originRequest;
  return HopDone{};
}

// The cache is asked, and where it has no answer the origin.
Step Run::State::originRequest() {
  Visit& visit = visits_.back();
  const auto& config = std::get<DistributionConfig>(node_->config);
  const Forwarding forwarding(config, *visit.route.behavior);
  visit.asked = request();
  Hop hop = begin(Phase::Request, "origin request", request());
  Stage stage(hop, clock_, ids_);
  visit.lookup =
      cloudfront::lookUp(stage, {config, *visit.route.behavior, forwarding}, edge_.caches[node_->id]);
  if (visit.lookup.result == Lookup::Result::Hit) {
    hop.stage = "cache";
    visit.answer = Visit::Answer::Cache;
    cloudfront::answerFromCache(stage, visit.lookup);
    if (visit.lookup.background) edge_.caches[node_->id].remove(visit.lookup.key);
  } else {
    askOrigin(stage, visit);
  }
  finish(std::move(hop));
  if (std::holds_alternative<Retried>(trace.hops.back().outcome)) return HopDone{};
  return lastForwarded() ? go(*visit.route.origin) : turn();
}

// CloudFront's own answers are complete; only these settings still touch them.
bool Run::State::treatsOwnAnswer(const Visit& visit, int status) const {
  const auto& config = std::get<DistributionConfig>(visit.node->config);
  if (status < 400) return false;
  return visit.lookup.result != Lookup::Result::Bypassed || findCustomErrorResponse(config, status);
}

Step Run::State::distributionAnswers() {
  Visit& visit = visits_.back();
  if (const auto late = originTooSlow(visit)) return *late;
  const auto& config = std::get<DistributionConfig>(node_->config);
  const int status = response().status;
  Hop hop = begin(Phase::Response, "response", response());
  Stage stage(hop, clock_, ids_);
  if (visit.answer == Visit::Answer::Origin &&
      cloudfront::meetsLambdaEdge(stage, *visit.route.behavior, LambdaEdgeEvent::OriginResponse)) {
    finish(std::move(hop));
    next_ = &State::conclude;
    return HopDone{};
  }
  if (visit.answer == Visit::Answer::Origin &&
      takesSecondary(stage, visit, cloudfront::PrimaryResult::Answered, status)) {
    finish(std::move(hop));
    return HopDone{};
  }
  if (visit.answer == Visit::Answer::Origin)
    cloudfront::treatOriginAnswer(stage, Forwarding(config, *visit.route.behavior));
  const bool stale = cloudfront::servesStale(visit.lookup, status, clock_.epochMilliseconds());
  if (visit.answer != Visit::Answer::Cache && !visit.fetchesPage && !stale && status >= 400 &&
      cloudfront::customPageFor(stage, config, status)) {
    visit.errorStatus = status;
    if (visit.answer == Visit::Answer::Own)
      stage.note(cloudfront::cache::rule("cloudfront.error-page.own-error"),
                 "status " + std::to_string(status));
    finish(std::move(hop));
    next_ = &State::asksForPage;
    return HopDone{};
  }
  if (visit.answer != Visit::Answer::Cache && visit.route.behavior) {
    const Forwarding forwarding(config, *visit.route.behavior);
    if (visit.answer == Visit::Answer::Origin)
      cloudfront::compress(stage, visit.viewer, forwarding, *visit.route.behavior);
    cloudfront::settle(stage, visit.lookup, {config, *visit.route.behavior, forwarding}, visit.asked, status,
                       edge_.caches[node_->id]);
  }
  if (visit.fetchesPage) {
    next_ = &State::pageArrives;
    visits_.pop_back();
  } else {
    answerViewer(stage, visit);
    visits_.pop_back();
  }
  finish(std::move(hop));
  return HopDone{};
}

Step Run::State::asksForPage() {
  Visit& visit = visits_.back();
  const auto& config = std::get<DistributionConfig>(node_->config);
  Hop hop = begin(Phase::Request, "custom error page", response());
  Stage stage(hop, clock_, ids_);
  // An error before the cache was asked leaves the request as the viewer sent it.
  http::Request asked =
      visit.asked.headers.empty() ? std::get<http::Request>(trace.hops.front().out) : visit.asked;
  cloudfront::askForPage(stage, *findCustomErrorResponse(config, visit.errorStatus), std::move(asked));
  const std::string& path = std::get<http::Request>(hop.out).path;
  Visit page{visit.node, visit.via, cloudfront::routeFor(*project_, *node_, path), visit.viewer};
  page.fetchesPage = true;
  const bool reachable = page.route.behavior && page.route.origin;
  if (!reachable)
    stage.unknown(cloudfront::rule("cloudfront.behavior.no-origin"),
                  "No wire leads from the behavior of " + path + " to an origin.");
  finish(std::move(hop));
  next_ = reachable ? &State::originRequest : &State::conclude;
  visits_.push_back(std::move(page));
  return HopDone{};
}

Step Run::State::pageArrives() {
  Visit& visit = visits_.back();
  const auto& config = std::get<DistributionConfig>(node_->config);
  Hop hop = begin(Phase::Response, "custom error page", response());
  Stage stage(hop, clock_, ids_);
  cloudfront::servePage(stage, *findCustomErrorResponse(config, visit.errorStatus));
  if (visit.route.behavior) {
    const Forwarding forwarding(config, *visit.route.behavior);
    cloudfront::settle(stage, visit.lookup, {config, *visit.route.behavior, forwarding}, visit.asked,
                       visit.errorStatus, edge_.caches[node_->id]);
  }
  answerViewer(stage, visit);
  visits_.pop_back();
  finish(std::move(hop));
  next_ = &State::passBack;
  return HopDone{};
}

// The last touch before the viewer gets it.
void Run::State::answerViewer(Stage& stage, Visit& visit) {
  responseFunctionNext(stage, visit);
  const auto& config = std::get<DistributionConfig>(visit.node->config);
  // CloudFront's own page names the edge already.
  const bool own = visit.answer == Visit::Answer::Own && visit.errorStatus == 0 &&
                   visit.lookup.result == Lookup::Result::Bypassed;
  if (!own) {
    const bool conditional =
        visit.route.behavior && !Forwarding(config, *visit.route.behavior).anyCookieSent();
    cloudfront::finishFromCache(stage, visit.lookup, visit.asked, conditional);
    cloudfront::nameEdge(stage);
  }
  cloudfront::offerHttp3(stage, config);
  if (!visit.route.behavior) return;
  cloudfront::applyResponseHeaders(stage, visit.viewer, config, *visit.route.behavior);
  if (visit.route.viewerResponse && !visit.route.behavior->responseHeadersPolicy.empty())
    stage.note(cloudfront::response::rule("cloudfront.response-headers.before-function"),
               visit.route.behavior->responseHeadersPolicy);
}

// What the settings still do to an answer that the edge made itself and nobody treats further.
void Run::State::ownAnswer(const Visit& visit, Hop& hop) {
  const auto* config = std::get_if<DistributionConfig>(&visit.node->config);
  if (!config || !visit.route.behavior) return;
  // A name that is not the distribution's own has none of its settings.
  if (!cloudfront::answersTo(*config, visit.viewer.headers.get("Host"))) return;
  Stage stage(hop, clock_, ids_);
  cloudfront::offerHttp3(stage, *config);
  cloudfront::applyToOwnAnswer(stage, visit.viewer, *config, *visit.route.behavior);
}

}  // namespace headway
