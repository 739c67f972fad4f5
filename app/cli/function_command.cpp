// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <chrono>
#include <fstream>
#include <istream>
#include <iterator>
#include <ostream>

#include <nlohmann/json.hpp>

#include "app/cli/commands.h"
#include "app/cli/terminal.h"
#include "sim/engine/cloudfront/edge_function.h"
#include "sim/engine/cloudfront/test_event.h"
#include "sim/support/overloaded.h"
#include "sim/support/text.h"

namespace headway::cli {
namespace {

using Json = nlohmann::ordered_json;
using Status = FunctionRun::Status;

Result<const Node*> functionNode(const Project& project, const std::string& name) {
  std::vector<std::string_view> ids;
  for (const Node& node : project.nodes) {
    if (node.kind() != NodeKind::Function) continue;
    if (node.id.value == name || node.name == name) return &node;
    ids.push_back(node.id.value);
  }
  const std::string near = text::didYouMean(name, ids);
  return makeError("function.unknown", "There is no function '" + name + "'",
                   ids.empty()    ? "the project has none"
                   : near.empty() ? text::listChoices(ids)
                                  : near);
}

Result<std::string> readEvent(const std::string& file, const Surroundings& s) {
  if (file == "-") return std::string{std::istreambuf_iterator<char>(s.in), {}};
  std::ifstream in(file, std::ios::binary);
  if (!in)
    return makeError("event.unreadable", "'" + file + "' can't be read", "give a JSON file with an event");
  return std::string{std::istreambuf_iterator<char>(in), {}};
}

/// The error as AWS would tell it, or "". A result that is no object is one too.
std::string errorOf(const FunctionRun& run) {
  if (run.status != Status::Returned)
    return run.error + (run.line > 0 ? " (line " + std::to_string(run.line) + ")" : "");
  if (Json::parse(run.output, nullptr, false).is_object()) return {};
  return "The function returned " + run.output.substr(0, 60) + " instead of a request or a response";
}

std::string outputOf(const FunctionRun& run) {
  const Json returned = Json::parse(run.output, nullptr, false);
  return Json{{returned.contains("statusCode") ? "response" : "request", returned}}.dump();
}

/// How much of its allowance the function takes. CloudFront counts on its own machines; this is the time that
/// one event takes here, in the middle of many, as a part of a millisecond.
int utilization(const FunctionJob& job, FunctionRuntime& functions) {
  using Clock = std::chrono::steady_clock;
  constexpr std::size_t kMany = 400;
  const auto timed = [&](std::size_t count) {
    FunctionJob many = job;
    many.events.assign(count, job.events.front());
    many.rawQueries.assign(count, job.rawQueries.front());
    const auto begin = Clock::now();
    functions.run(many);
    return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
  };
  const double few = timed(20);
  const double each = (timed(20 + kMany) - few) / kMany;
  return std::clamp(static_cast<int>(each * 100), 1, 100);
}

Json summaryOf(const Node& node, const FunctionConfig& function) {
  Json config = {{"Comment", node.name}, {"Runtime", std::string(enumName(function.runtime))}};
  if (!function.keyValueStoreName.empty())
    config["KeyValueStoreAssociations"] = {
        {"Quantity", 1},
        {"Items",
         {{{"KeyValueStoreARN",
            "arn:aws:cloudfront::123456789012:key-value-store/" + function.keyValueStoreName}}}}};
  return {{"Name", node.id.value},
          {"Status", "UNPUBLISHED"},
          {"FunctionConfig", config},
          {"FunctionMetadata",
           {{"FunctionARN", "arn:aws:cloudfront::123456789012:function/" + node.id.value},
            {"Stage", "DEVELOPMENT"},
            {"CreatedTime", "2026-01-15T12:00:00Z"},
            {"LastModifiedTime", "2026-01-15T12:00:00Z"}}}};
}

// What the test at AWS does not tell: CloudFront checks the result of a live request once more.
void warnOfRefusal(const cloudfront::TestEvent& event, const FunctionRun& run, const Surroundings& s) {
  const auto warn = [&s](RuleId rule, const std::string& what, const std::string& sentence) {
    s.err << printable("headway: " + what + ": " + sentence + " [" + std::string(rule.key()) + "]\n");
  };
  std::visit(Overloaded{[](const auto&) {},
                        [&](const cloudfront::function::Failed& f) {
                          warn(f.rule, "a live request would be refused with " + std::to_string(f.status),
                               f.sentence);
                        },
                        [&](const cloudfront::function::Undecided& u) {
                          warn(u.rule, "what becomes of a live request is not known", u.sentence);
                        }},
             cloudfront::liveOutcome(event, run));
}

int testFunction(const Node& node, const std::string& json, const cloudfront::TestEvent& event,
                 const Surroundings& s) {
  const auto& function = std::get<FunctionConfig>(node.config);
  const FunctionJob job = cloudfront::testJob(function, json, event.request.query);
  const auto runs = s.functions.run(job);
  const FunctionRun run = runs.empty() ? FunctionRun{} : runs.front();
  if (run.status == Status::Unavailable)
    return fail(makeError("function.unavailable", run.error, "see the message"), s);
  const std::string error = errorOf(run);
  const int used = error.empty() ? utilization(job, s.functions) : run.status == Status::TimedOut ? 100 : 0;
  const Json result = {{"TestResult",
                        {{"FunctionSummary", summaryOf(node, function)},
                         {"ComputeUtilization", std::to_string(used)},
                         {"FunctionExecutionLogs", run.log},
                         {"FunctionErrorMessage", error},
                         {"FunctionOutput", error.empty() ? outputOf(run) : ""}}}};
  s.out << result.dump(2, ' ', false, Json::error_handler_t::replace) << "\n";
  s.err << "headway: ComputeUtilization is an estimate from the time the function takes on this machine\n";
  if (error.empty()) warnOfRefusal(event, run, s);
  return error.empty() ? kGood : kRefused;
}

}  // namespace

int functionCommand(const FunctionOptions& o, const Surroundings& s) {
  const auto project = openProject(o.file, s);
  if (!project) return kUsage;
  const auto node = functionNode(**project, o.node);
  if (!node) return fail(node.error(), s);
  const auto json = readEvent(o.event, s);
  if (!json) return fail(json.error(), s);
  const auto event = cloudfront::readTestEvent(*json);
  if (!event) return fail(event.error(), s);
  return testFunction(**node, *json, *event, s);
}

}  // namespace headway::cli
