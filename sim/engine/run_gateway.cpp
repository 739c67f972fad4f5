// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "sim/engine/gateway/rest_api/api.h"
#include "sim/engine/gateway/rest_api/edge.h"
#include "sim/engine/run_state.h"

namespace headway {

using gateway::rest::Surroundings;

// An edge-optimized API is two hops of one node, there and back.
Step Run::State::restApiReceives() {
  const auto& config = std::get<RestApiConfig>(node_->config);
  if (config.endpointType != ApiEndpoint::Edge) return restMethodReceives();
  visits_.push_back({.node = node_, .via = via_, .viewer = request(), .edgeLocation = true});
  Hop hop = begin(Phase::Request, "edge location", request());
  Stage stage(hop, clock_, ids_);
  gateway::rest::passEdgeLocation(stage, viewerConfig(), std::holds_alternative<OriginLink>(wire().config));
  finish(std::move(hop));
  next_ = &State::restMethodReceives;
  return HopDone{};
}

Step Run::State::restMethodReceives() {
  const auto& config = std::get<RestApiConfig>(node_->config);
  // The edge location tells the API who called it.
  const bool edge = !visits_.empty() && visits_.back().edgeLocation && visits_.back().node == node_;
  const std::string sourceIp = edge ? visits_.back().viewer.peer : request().peer;
  visits_.push_back({.node = node_, .via = via_, .viewer = request()});
  Visit& visit = visits_.back();
  Hop hop = begin(Phase::Request, "method", request());
  Stage stage(hop, clock_, ids_);
  event_.reset();
  if (!answersAsTold(stage)) {
    const Surroundings around{*project_, *node_, wire(), viewerConfig(), sample_.authorizer, edge_.counters};
    visit.restCall = gateway::rest::receive(stage, around, sourceIp);
    if (visit.restCall.link) event_ = gateway::rest::integrate(stage, around, visit.restCall);
    if (const auto failure =
            stage.forwarded() ? failureOf(visit.restCall.link->to, stage.request()) : OriginFailure::None;
        failure != OriginFailure::None)
      gateway::rest::integrationFailed(stage, config, visit.restCall, failure);
  }
  finish(std::move(hop));
  return lastForwarded() ? go(*visit.restCall.link) : turn();
}

void Run::State::restApiReturns(Stage& stage, const Visit& visit) {
  if (visit.edgeLocation) return gateway::rest::leaveEdgeLocation(stage);
  const auto& config = std::get<RestApiConfig>(visit.node->config);
  const auto* function = std::get_if<DjangoConfig>(&project_->find(visit.restCall.link->to)->config);
  originMilliseconds_ =
      gateway::rest::returnResponse(stage, {config, visit.restCall, functionOutcome_, originMilliseconds_,
                                            function ? std::int64_t{function->functionTimeout} * 1000 : 0});
}

}  // namespace headway
