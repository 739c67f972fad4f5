// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/run.h"

#include <algorithm>

#include "sim/engine/run_state.h"
#include "sim/engine/visit.h"

namespace headway {

Run::Run(ProjectPtr project, SampleRequest request, Clock& clock, IdSource& ids, EdgeState& edge,
         viewer::Exchange* exchange)
    : state_(std::make_unique<State>(std::move(project), std::move(request), clock, ids, edge, exchange)) {}
Run::~Run() = default;
Run::Run(Run&&) noexcept = default;
Step Run::advance() { return state_->advance(); }
void Run::supply(const FunctionRun& run) { state_->supply(run); }
void Run::supply(const http::Response& response) { state_->supply(response); }
const Trace& Run::trace() const { return state_->trace; }
Trace Run::take() && { return std::move(state_->trace); }

Trace drive(Run run, const Ports& ports) {
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

std::vector<const SampleRequest*> requestsUpTo(const Project& project, const SampleRequest& request) {
  std::vector<const SampleRequest*> out = {&request};
  while (!out.back()->after.empty()) {
    const SampleRequest* before = project.findRequest(out.back()->after);
    const bool again = std::any_of(out.begin(), out.end(),
                                   [&](const SampleRequest* r) { return before && r->name == before->name; });
    if (!before || again) break;
    out.push_back(before);
  }
  std::reverse(out.begin(), out.end());
  return out;
}

Trace simulate(const ProjectPtr& project, const SampleRequest& request, const Ports& ports) {
  const auto requests = requestsUpTo(*project, request);
  const auto isVisit = [](const SampleRequest* r) { return !r->steps.empty(); };
  if (std::any_of(requests.begin(), requests.end(), isVisit))
    return std::move(simulateVisit(project, request, ports).entries.back().trace);
  EdgeState own;
  EdgeState& edge = ports.edge ? *ports.edge : own;
  Trace trace;
  for (const SampleRequest* r : requests) {
    edge.turnedSeconds += r->wait;
    trace = drive(Run(project, *r, ports.clock, ports.ids, edge), ports);
  }
  return trace;
}

}  // namespace headway
