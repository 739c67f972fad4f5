// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/cloudfront/edge_function.h"

#include "sim/engine/cloudfront/error_page.h"
#include "sim/engine/cloudfront/event.h"
#include "sim/engine/cloudfront/event_json.h"
#include "sim/engine/cloudfront/function_result.h"
#include "sim/engine/cloudfront/function_rules.h"
#include "sim/engine/cloudfront/function_viewer_response.h"
#include "sim/engine/cloudfront/rules.h"
#include "sim/http/url.h"
#include "sim/support/overloaded.h"

namespace headway::cloudfront {
namespace {

constexpr std::size_t kMaxRequest = 32768;  // limits page: request line and headers
constexpr std::size_t kMaxCode = 10240;     // limits page: 10 KB

// The sentence of the page the viewer sees, from reports of live errors.
std::string_view pageSentence(const function::Failed& f) {
  if (f.status == 503)
    return "The CloudFront function associated with the CloudFront distribution is invalid or could not run.";
  if (f.rule.key() == "function.header.disallowed")
    return "The CloudFront function tried to add a disallowed header.";
  if (f.rule.key() == "function.header.read-only" || f.rule.key() == "function.response.read-only")
    return "The CloudFront function tried to add, delete, or change a read-only header.";
  return "The CloudFront function result failed validation.";
}

// CloudFront puts its own headers around what the function made (capture in the functions tutorial).
http::Response dressed(Stage& stage, http::Response made) {
  http::Response out = ownResponse(stage, made.status, function::kGeneratedXCache);
  out.reason = std::move(made.reason);
  out.headers.insertAt(2, {"Content-Length", std::to_string(made.body.size())});
  for (const auto& f : made.headers.fields()) out.headers.add(f.name, f.value);
  out.body = std::move(made.body);
  return out;
}

bool deployable(Stage& stage, const FunctionConfig& function) {
  if (function.code.size() <= kMaxCode) return true;
  stage.answer(
      rule("cloudfront.function.too-large"),
      errorPage(stage, 503, pageSentence({{}, 503, {}, {}}), "FunctionExecutionError from cloudfront"),
      "The code is " + std::to_string(function.code.size()) +
          " bytes; CloudFront takes 10,240 and would not publish it.",
      true);
  return false;
}

/// What the helper methods of runtime 2.0 answer.
std::string helpersOf(const FunctionConfig& function) {
  Json out = {
      {"edgeLocation",
       {{"name", std::string(kPop.substr(0, 3))}, {"serverIp", kEdgeAddress}, {"region", kEdgeRegion}}}};
  if (!function.keyValueStoreName.empty() || !function.keyValueStore.empty()) {
    out["keyValues"] = Json::array();
    for (const auto& [key, value] : function.keyValueStore)
      out["keyValues"].push_back({asUtf8(key), asUtf8(value)});
  }
  return out.dump();
}

FunctionJob jobFor(Stage& stage, const FunctionConfig& function, const http::Request& asked,
                   std::string event) {
  stage.hop.extras.functionEvent = event;
  return testJob(function, std::move(event), asked.query);
}

// CloudFront encodes the text for its access log and cuts it there.
void noteCustomLog(Stage& stage, const FunctionRun& run, const char* field) {
  if (run.customLog.empty()) return;
  const std::string encoded = http::percentEncode(run.customLog, "");
  stage.note(function::rule("function.log.custom"), std::string(field) + ": " + encoded.substr(0, 800));
}

void applyOutcome(Stage& stage, const FunctionRun& run, const function::Outcome& outcome, RuleId ran,
                  const char* what) {
  stage.hop.extras.functionLog = run.log;
  stage.hop.extras.functionResult = run.output;
  std::visit(Overloaded{[&](const function::Continue&) {
                          stage.note(ran, stage.hop.changes.empty() ? "it changed nothing"
                                                                    : "it changed the " + std::string(what));
                        },
                        [&](const function::Generated& g) {
                          stage.answer(g.rule, dressed(stage, g.response), g.sentence,
                                       g.response.status >= 400);
                        },
                        [&](const function::Failed& f) {
                          if (f.status == 502)
                            stage.note(rule("cloudfront.function.refused-page"), "X-Cache: " + f.xCache);
                          stage.answer(f.rule, errorPage(stage, f.status, pageSentence(f), f.xCache),
                                       f.sentence, true);
                        },
                        [&](const function::Undecided& u) { stage.unknown(u.rule, u.sentence); }},
             outcome);
}

constexpr std::string_view kDistributionId = "EDFDVBD6EXAMPLE";

void noteSize(Stage& stage) {
  const auto* r = std::get_if<http::Request>(&stage.hop.out);
  if (!r) return;
  std::size_t size = r->method.size() + http::pathAndQuery(*r).size() + 12;
  for (const auto& f : r->headers.fields()) size += f.name.size() + f.value.size() + 4;
  if (size > kMaxRequest)
    stage.note(function::rule("function.headers.too-large"), std::to_string(size) + " bytes");
}

}  // namespace

FunctionJob testJob(const FunctionConfig& function, std::string event, std::optional<std::string> rawQuery) {
  FunctionJob job{function.code, std::string(enumName(function.runtime)), {std::move(event)}};
  job.helpers = helpersOf(function);
  job.rawQueries = {std::move(rawQuery)};
  return job;
}

std::optional<FunctionJob> functionJob(Stage& stage, const FunctionConfig& function,
                                       const DistributionConfig& distribution) {
  if (!deployable(stage, function)) return std::nullopt;
  const EventContext context{distribution.domain, std::string(kDistributionId), requestId(stage.ids)};
  return jobFor(stage, function, stage.request(), viewerRequestEvent(stage.request(), context));
}

OriginSelection applyFunction(Stage& stage, const FunctionRun& run) {
  function::Outcome outcome = function::applyResult(run, stage.edit);
  OriginSelection selection;
  if (std::holds_alternative<function::Continue>(outcome)) {
    auto read = readOriginCalls(run.originCalls, stage.request());
    if (read)
      selection = std::move(read).value();
    else
      outcome = function::Undecided{function::rule("function.origin.invalid"), read.error().message + "."};
  }
  applyOutcome(stage, run, outcome, rule("cloudfront.function.ran"), "request");
  noteSize(stage);
  noteCustomLog(stage, run, "viewer-request-log-data");
  return selection;
}

std::optional<FunctionJob> viewerResponseJob(Stage& stage, const http::Request& asked,
                                             const FunctionConfig& function,
                                             const DistributionConfig& distribution) {
  if (!deployable(stage, function)) return std::nullopt;
  const http::Response& response = stage.edit.response();
  const std::string id(response.headers.get("X-Amz-Cf-Id"));
  const EventContext context{distribution.domain, std::string(kDistributionId),
                             id.empty() ? requestId(stage.ids) : id};
  return jobFor(stage, function, asked, viewerResponseEvent(asked, response, context));
}

void applyViewerResponse(Stage& stage, const FunctionRun& run) {
  function::Outcome outcome = function::applyViewerResponseResult(run, stage.edit);
  if (!run.originCalls.empty() && std::holds_alternative<function::Continue>(outcome))
    outcome = function::Undecided{function::rule("function.origin.viewer-response"),
                                  "The function changes the origin after the origin has answered."};
  applyOutcome(stage, run, outcome, rule("cloudfront.function.response-ran"), "answer");
  noteCustomLog(stage, run, "viewer-response-log-data");
}

}  // namespace headway::cloudfront
