// SPDX-License-Identifier: GPL-3.0-or-later
#include <benchmark/benchmark.h>

#include "sim/engine/viewer/page.h"
#include "sim/engine/visit.h"
#include "sim/format/project_yaml.h"

using namespace headway;

namespace {

class NoFunctions : public FunctionRuntime {
 public:
  std::vector<FunctionRun> run(const FunctionJob&) override { return {}; }
};

ProjectPtr example() {
  static const ProjectPtr project = std::make_shared<const Project>(
      loadProject(HEADWAY_SOURCE_DIR "/resources/examples/login-visit.headway.yaml").value());
  return project;
}

/// The example's login and a page after it, without a function on the way.
SampleRequest login() {
  SampleRequest request = example()->requests.front();
  VisitStep page;
  page.url = "/orders/";
  request.steps.push_back(page);
  return request;
}

VisitTrace play(const SampleRequest& request) {
  NoFunctions functions;
  OkOrigin origin;
  FixedClock clock;
  SeededIds ids;
  return simulateVisit(example(), request, {functions, origin, clock, ids});
}

void VisitLoginFiveSteps(benchmark::State& state) {
  const SampleRequest request = login();
  for (auto _ : state) benchmark::DoNotOptimize(play(request));
}
BENCHMARK(VisitLoginFiveSteps)->Unit(benchmark::kMicrosecond);

void VisitReadLoginPage(benchmark::State& state) {
  const VisitTrace visit = play(login());
  const std::string body = visit.entries[1].trace.response->body;
  const http::Url url = http::parseUrl(visit.entries[1].sent.url).value();
  for (auto _ : state) benchmark::DoNotOptimize(viewer::readPage(body, url));
}
BENCHMARK(VisitReadLoginPage)->Unit(benchmark::kMicrosecond);

}  // namespace
