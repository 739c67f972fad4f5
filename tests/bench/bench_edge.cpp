// SPDX-License-Identifier: GPL-3.0-or-later
// A distribution with five behaviors and its cache, under mixed requests, without functions.
#include <array>
#include <fstream>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>
#include <unistd.h>

#include "sim/engine/run.h"
#include "sim/format/project_yaml.h"

using namespace headway;

namespace {

constexpr const char* kProject = R"(
headway: 1
name: Five behaviors
nodes:
  viewer: {kind: viewer}
  edge:
    kind: distribution
    aliases: [shop.example.com, www.example.com]
    behaviors:
      - {path: /static/*, cache_policy: CachingOptimized}
      - {path: /media/*, cache_policy: CachingOptimized, allowed_methods: "GET,HEAD,OPTIONS"}
      - {path: /api/*, cache_policy: CachingDisabled, origin_request_policy: AllViewerExceptHostHeader, allowed_methods: ALL}
      - {path: /list/*, cache_policy: ByQuery, origin_request_policy: AllViewer}
      - {path: "*", cache_policy: ByTheme, allowed_methods: ALL, viewer_protocol_policy: redirect-to-https}
    cache_policies:
      - {name: ByQuery, min_ttl: 0, default_ttl: 600, query_string_behavior: all, header_behavior: whitelist, headers: [Host]}
      - {name: ByTheme, min_ttl: 0, default_ttl: 60, cookie_behavior: whitelist, cookies: [theme], gzip: true, brotli: true}
  django: {kind: django, runs_in: gunicorn, ALLOWED_HOSTS: ["*"]}
links:
  - {from: viewer, to: edge}
  - {from: edge, to: django, domain: origin.example.com}
)";

class NoFunctions : public FunctionRuntime {
 public:
  std::vector<FunctionRun> run(const FunctionJob&) override { return {}; }
};

// A fixed mix: eight of ten are reads of a thousand objects, the others are writes and pages for one.
std::vector<SampleRequest> mixedRequests(std::size_t count) {
  static constexpr std::array<const char*, 10> paths = {
      "/static/app", "/static/logo", "/media/photo", "/list/p", "/",
      "/about",      "/api/cart",    "/static/font", "/list/q", "/contact"};
  std::vector<SampleRequest> out(count);
  for (std::size_t i = 0; i < count; ++i) {
    SampleRequest& r = out[i];
    const std::size_t kind = i % paths.size();
    const std::string number = std::to_string(i * 7 % 100);
    const std::string host = i % 3 == 0 ? "www.example.com" : "shop.example.com";
    r.method = kind == 6 ? "POST" : i % 13 == 0 ? "HEAD" : "GET";
    r.url = "https://" + host + paths[kind] + number + (kind == 3 || kind == 8 ? "?page=" + number : "");
    r.headers = {{"Cookie", "sessionid=" + std::to_string(i) + "; theme=" + (i % 2 == 0 ? "dark" : "light")}};
    if (kind == 6) r.body = "quantity=1";
  }
  return out;
}

void MixedRequests(benchmark::State& state) {
  const auto project = std::make_shared<const Project>(readProject(kProject, "bench").value());
  const auto requests = mixedRequests(100000);
  NoFunctions functions;
  OkOrigin origin;
  FixedClock clock;
  for (auto _ : state) {
    EdgeState edge;
    SeededIds ids;
    for (const SampleRequest& r : requests)
      benchmark::DoNotOptimize(simulate(project, r, {functions, origin, clock, ids, &edge}));
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(requests.size()));
}
BENCHMARK(MixedRequests)->Unit(benchmark::kMillisecond);

// Bytes of the heap that 100,000 objects of a page with eight headers take.
std::size_t residentBytes() {
  std::size_t all = 0, resident = 0;
  std::ifstream("/proc/self/statm") >> all >> resident;
  return resident * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}

void MemoryOfObjects(benchmark::State& state) {
  const auto project = std::make_shared<const Project>(readProject(kProject, "bench").value());
  NoFunctions functions;
  OkOrigin origin;
  FixedClock clock;
  SeededIds ids;
  for (auto _ : state) {
    EdgeState edge;
    const std::size_t before = residentBytes();
    for (int i = 0; i < 100000; ++i) {
      SampleRequest r;
      r.url = "https://shop.example.com/static/object-" + std::to_string(i) + ".js";
      benchmark::DoNotOptimize(simulate(project, r, {functions, origin, clock, ids, &edge}));
    }
    state.counters["MB"] = static_cast<double>(residentBytes() - before) / 1e6;
    state.counters["objects"] = static_cast<double>(edge.caches.begin()->second.size());
  }
}
BENCHMARK(MemoryOfObjects)->Unit(benchmark::kMillisecond)->Iterations(1);

}  // namespace
