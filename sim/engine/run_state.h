// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/engine/cloudfront/behaviors.h"
#include "sim/engine/cloudfront/cache.h"
#include "sim/engine/cloudfront/origin_groups.h"
#include "sim/engine/cloudfront/origin_override.h"
#include "sim/engine/django/answer.h"
#include "sim/engine/django/environ.h"
#include "sim/engine/elb/load_balancer.h"
#include "sim/engine/gateway/http_api/routes.h"
#include "sim/engine/gateway/rest_api/call.h"
#include "sim/engine/lambda/adapters.h"
#include "sim/engine/lambda/outcome.h"
#include "sim/engine/run.h"
#include "sim/engine/stage.h"
#include "sim/engine/viewer/browser.h"

namespace headway {

/// Where a run stands: each stage is one member function that does its work and names the next.
/// run_state.cpp holds the path, run_distribution.cpp what a distribution does on it, run_function.cpp its
/// functions, run_origins.cpp the other nodes a distribution can have as origins, run_gateway.cpp REST APIs.
class Run::State {
 public:
  State(ProjectPtr project, SampleRequest sample, Clock& clock, IdSource& ids, EdgeState& edge,
        viewer::Exchange* exchange);

  Step advance() { return (this->*next_)(); }
  void supply(const FunctionRun& run);
  void supply(const http::Response& response);

  Trace trace;

 private:
  /// A node the request went through, to be passed again by the response.
  struct Visit {
    const Node* node = nullptr;
    LinkId via;

    cloudfront::Route route{};       ///< of a distribution
    http::Request viewer{};          ///< the request as a distribution, an HTTP API or a function URL got it
    gateway::RouteMatch apiRoute{};  ///< of an HTTP API
    gateway::rest::Call restCall{};  ///< of a REST API
    bool edgeLocation = false;       ///< this visit is the edge location in front of a REST API

    // Only for a distribution
    http::Request asked{};                        ///< the request as the cache saw it, after the function
    cloudfront::OriginSelection selection{};      ///< by the viewer-request function
    std::shared_ptr<const Link> madeSecondary{};  ///< of an origin group that it made
    OriginLink originSettings{};  ///< of the origin asked last, with what the function replaced
    cloudfront::Lookup lookup{};
    enum class Answer { Origin, Cache, Own } answer = Answer::Origin;  ///< who made the response
    int errorStatus = 0;       ///< status that a custom error page stands in for
    bool fetchesPage = false;  ///< this visit fetches such a page
  };

  // The path
  Step viewerSends();
  Step balancerProbes();
  Step balancerJudges();
  Step apiReceives();
  void integrateWithApi(Stage& stage, Visit& visit);
  /// The viewer is in a VPC whose DNS leads the API's name to an endpoint for private APIs; answered then.
  bool capturedInVpc(Stage& stage) const;
  Step restApiReceives();
  Step restMethodReceives();
  void restApiReturns(Stage& stage, const Visit& visit);
  Step djangoReceives();
  Step djangoDecides();
  django::Call djangoCall();
  Step functionReturns();
  Step finishDjango();
  Step turn();
  Step passBack();
  Step viewerReceives();
  Step conclude();
  Step go(const Link& link);
  Step goesInCircles();

  // Origins
  Step functionUrlReceives();
  Step balancerReceives();
  Step bucketAnswers();
  /// Ends the hop with what the sample request says this node answers; false if it says nothing.
  bool answersAsTold(Stage& stage);
  /// What keeps the node from answering at all.
  OriginFailure failureOf(const NodeId& node, const http::Request& asked) const;
  void returnResponse(Stage& stage);
  Step secondaryRequest();
  void askOrigin(Stage& stage, Visit& visit);
  bool takesSecondary(Stage& stage, Visit& visit, cloudfront::PrimaryResult result, int status);
  std::optional<Step> originTooSlow(Visit& visit);

  // A distribution
  Step distributionReceives();
  Step originRequest();
  Step distributionAnswers();
  Step asksForPage();
  Step pageArrives();
  bool treatsOwnAnswer(const Visit& visit, int status) const;
  void answerViewer(Stage& stage, Visit& visit);
  void ownAnswer(const Visit& visit, Hop& hop);

  // Its functions
  Step functionAsks();
  Step finishFunction();
  static void noteOwnAnswer(Stage& stage, const cloudfront::Route& route);
  /// Before the viewer gets an answer: names the viewer-response function as the next step, or says why not.
  void responseFunctionNext(Stage& stage, const Visit& visit);
  Step responseFunctionAsks();
  Step finishResponseFunction();

  bool leadsBack(std::string_view location) const;
  /// The wire by which the request came to this node; one of its own where it came directly.
  const Link& wire() const;
  /// The node a visit asks directly, as if a wire led there; null if it asks none.
  const Link* directLink(Stage& stage);
  const Link* firstLink(const http::Request& r) const;
  const Node* viewerNode() const;
  const Node* probingBalancer() const;
  const ViewerConfig& viewerConfig() const;

  Hop begin(Phase phase, std::string stage, http::Message in) const;
  void finish(Hop hop) { trace.hops.push_back(std::move(hop)); }
  bool lastForwarded() const { return std::holds_alternative<Forwarded>(trace.hops.back().outcome); }
  const http::Request& request() const { return std::get<http::Request>(trace.hops.back().out); }
  const http::Response& response() const { return std::get<http::Response>(trace.hops.back().out); }

  ProjectPtr project_;
  SampleRequest sample_;
  EdgeState& edge_;
  TurnedClock clock_;
  IdSource& ids_;
  Step (State::*next_)() = &State::viewerSends;
  viewer::Exchange* exchange_;  ///< null: a request without a browser
  Link direct_;                 ///< in place of a wire
  const Node* node_ = nullptr;
  LinkId via_;
  const Link* probed_ = nullptr;  ///< the run is a health check of this target
  std::vector<Visit> visits_;
  Visit responding_;  ///< whose viewer-response function runs
  Hop pending_;
  django::Environ environ_;
  std::optional<gateway::LambdaEvent> event_;              ///< of the function called last; none = over HTTP
  lambda::Outcome functionOutcome_ = lambda::Outcome::Ok;  ///< of that call
  std::int64_t originMilliseconds_ = 0;                    ///< how long the origin asked last has taken
};

}  // namespace headway
