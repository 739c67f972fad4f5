// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>

#include <benchmark/benchmark.h>

#include "sim/engine/django/host.h"
#include "sim/engine/django/respond.h"
#include "sim/engine/run.h"
#include "sim/format/project_yaml.h"
#include "sim/runtime/njs.h"

using namespace headway;

namespace {

const std::string kExample = HEADWAY_SOURCE_DIR "/resources/examples/article.headway.yaml";

std::string exampleText() {
  std::ifstream in(kExample);
  return {std::istreambuf_iterator<char>(in), {}};
}

ProjectPtr example() {
  static const ProjectPtr project = std::make_shared<const Project>(loadProject(kExample).value());
  return project;
}

/// Gives the answer that the real engine gave once.
class AnswerGiven : public FunctionRuntime {
 public:
  explicit AnswerGiven(const FunctionJob& job) : runs_(NjsRuntime{}.run(job)) {}
  std::vector<FunctionRun> run(const FunctionJob&) override { return runs_; }

 private:
  std::vector<FunctionRun> runs_;
};

FunctionJob jobOfExample(std::size_t events) {
  FixedClock clock;
  SeededIds ids;
  EdgeState edge;
  Run run(example(), example()->requests.front(), clock, ids, edge);
  for (;;) {
    const Step step = run.advance();
    if (const auto* need = std::get_if<NeedFunction>(&step)) {
      FunctionJob job = need->job;
      job.events.assign(events, job.events.front());
      return job;
    }
  }
}

void trace(benchmark::State& state, FunctionRuntime& functions) {
  OkOrigin origin;
  FixedClock clock;
  for (auto _ : state) {
    SeededIds ids;
    benchmark::DoNotOptimize(
        simulate(example(), example()->requests.front(), {functions, origin, clock, ids}));
  }
}

void TraceFunctionAnswerGiven(benchmark::State& state) {
  AnswerGiven functions(jobOfExample(1));
  trace(state, functions);
}
BENCHMARK(TraceFunctionAnswerGiven)->Unit(benchmark::kMicrosecond);

// Every trace starts an njs process of its own.
void TraceNjsCold(benchmark::State& state) {
  NjsRuntime functions;
  trace(state, functions);
}
BENCHMARK(TraceNjsCold)->Unit(benchmark::kMicrosecond)->UseRealTime();

void FunctionBatch10000(benchmark::State& state) {
  const FunctionJob job = jobOfExample(10000);
  NjsRuntime functions;
  for (auto _ : state) benchmark::DoNotOptimize(functions.run(job));
  state.SetItemsProcessed(state.iterations() * 10000);
}
BENCHMARK(FunctionBatch10000)->Unit(benchmark::kMillisecond)->UseRealTime();

void ProjectLoad(benchmark::State& state) {
  const std::string text = exampleText();
  for (auto _ : state) benchmark::DoNotOptimize(readProject(text, "example"));
}
BENCHMARK(ProjectLoad)->Unit(benchmark::kMicrosecond);

void ProjectSave(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(writeProject(*example()));
}
BENCHMARK(ProjectSave)->Unit(benchmark::kMicrosecond);

django::Settings settings() {
  django::Settings s;
  s.version = django::Version::V3_2;
  s.allowedHosts = django::AllowedHosts({"shop.example.com"});
  s.useXForwardedHost = true;
  s.secureProxySslHeader = {"HTTP_X_FORWARDED_PROTO", "https"};
  return s;
}

django::Environ environ() {
  django::Environ e;
  for (const auto& [key, value] : {std::pair{"REQUEST_METHOD", "GET"},
                                   {"SCRIPT_NAME", ""},
                                   {"PATH_INFO", "/cart/"},
                                   {"QUERY_STRING", "page=2"},
                                   {"SERVER_NAME", "internal.example"},
                                   {"SERVER_PORT", "443"},
                                   {"wsgi.url_scheme", "https"},
                                   {"HTTP_HOST", "a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com"},
                                   {"HTTP_X_FORWARDED_HOST", "shop.example.com"},
                                   {"HTTP_X_FORWARDED_PROTO", "https"}})
    e.set(key, value);
  return e;
}

// The host question through Django's request and middleware: ours here, Django's own below, in one run.
void DjangoOurs(benchmark::State& state) {
  const auto s = settings();
  const auto e = environ();
  const auto site = django::Site::anyPath();
  for (auto _ : state) benchmark::DoNotOptimize(django::respond(s, e, "", site));
}
BENCHMARK(DjangoOurs)->Unit(benchmark::kMicrosecond);

void runReal(benchmark::State& state, const char* argument) {
  const std::string command =
      std::string("/usr/bin/python3 " HEADWAY_SOURCE_DIR "/tests/bench/django_host.py ") + argument;
  for (auto _ : state) {
    FILE* pipe = popen(command.c_str(), "r");
    double seconds = 0;
    if (!pipe || std::fscanf(pipe, "%lf", &seconds) != 1)
      state.SkipWithError("python3-django is not installed");
    if (pipe) pclose(pipe);
    state.SetIterationTime(seconds);
  }
}

void DjangoReal(benchmark::State& state) { runReal(state, ""); }
BENCHMARK(DjangoReal)->Unit(benchmark::kMicrosecond)->UseManualTime()->Iterations(3);

// request.get_host() alone, of a request that is there already, on both sides.
void GetHostOurs(benchmark::State& state) {
  const auto s = settings();
  const auto e = environ();
  if (const auto host = django::getHost(s, e); !host || *host != "shop.example.com")
    state.SkipWithError("the host is refused");
  for (auto _ : state) benchmark::DoNotOptimize(django::getHost(s, e));
}
BENCHMARK(GetHostOurs)->Unit(benchmark::kNanosecond);

void GetHostReal(benchmark::State& state) { runReal(state, "get_host"); }
BENCHMARK(GetHostReal)->Unit(benchmark::kNanosecond)->UseManualTime()->Iterations(3);

}  // namespace
