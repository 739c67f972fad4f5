// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/scenario/runner.h"

#include <algorithm>

#include "sim/support/overloaded.h"
#include "sim/support/text.h"

namespace headway {
namespace {

class Comparison {
 public:
  Comparison(const Expectation& expect, const Trace& trace) : expect_(expect), trace_(trace) {}

  std::vector<Mismatch> run() {
    const Verdict& v = trace_.verdict;
    equal("verdict", expect_.verdict, std::string(verdictName(v.kind)));
    if (expect_.status != 0) equal("status", std::to_string(expect_.status), std::to_string(v.status));
    equal("decided by", expect_.by, v.by.value);
    equal("rule", expect_.rule, std::string(v.rule.key()));
    django();
    body();
    if (!expect_.error.empty()) contains("error", expect_.error, errors());
    for (const std::string& key : expect_.rules) fired(key);
    for (const MessageExpectation& m : expect_.at) message(m);
    return std::move(found_);
  }

 private:
  void equal(std::string what, const std::string& expected, const std::string& actual) {
    if (!expected.empty() && expected != actual) found_.push_back({std::move(what), expected, actual});
  }

  void contains(std::string what, const std::string& expected, const std::string& actual) {
    if (actual.find(expected) == std::string::npos)
      found_.push_back({std::move(what), "... " + expected + " ...", actual});
  }

  void django() {
    const DjangoView none;
    const DjangoView& d = trace_.verdict.django ? *trace_.verdict.django : none;
    equal("host", expect_.host, d.host.error.empty() ? d.host.value : d.host.error);
    equal("scheme", expect_.scheme, d.scheme.value);
    equal("client", expect_.client, d.remoteAddr);
    const std::string csrf = !d.csrfChecked         ? "(not checked)"
                             : d.csrfReason.empty() ? "passes"
                                                    : d.csrfReason;
    equal("csrf", expect_.csrf, csrf);
  }

  void body() {
    if (expect_.body.empty()) return;
    contains("body", expect_.body, trace_.response ? trace_.response->body : "(no answer)");
  }

  std::string errors() const {
    std::string all = trace_.verdict.sentence;
    for (const Hop& hop : trace_.hops)
      if (hop.django) all += "\n" + hop.django->host.message;
    return all;
  }

  void fired(const std::string& key) {
    const auto keys = firedRules(trace_);
    if (!std::binary_search(keys.begin(), keys.end(), std::string_view(key)))
      found_.push_back({"rule fires", key, "it does not"});
  }

  // A request as the node received it first, a response as it gave it back last.
  const http::Message* at(const MessageExpectation& m) const {
    const http::Message* last = nullptr;
    for (const Hop& hop : trace_.hops) {
      if (hop.node.value != m.node) continue;
      if (m.phase == "request" && hop.phase == Phase::Request) return &hop.in;
      if (m.phase == "response" && std::holds_alternative<http::Response>(hop.out)) last = &hop.out;
    }
    return last;
  }

  void message(const MessageExpectation& m) {
    const std::string where = " at " + m.node + " (" + m.phase + ")";
    const http::Message* found = at(m);
    if (!found) {
      found_.push_back({"a message" + where, "one", "none"});
      return;
    }
    if (!m.header.empty()) header(m, where, *found);
    const auto* request = std::get_if<http::Request>(found);
    if (!request) return;
    equal("path" + where, m.path, request->path);
    equal("query" + where, m.query, request->query.value_or("(none)"));
  }

  void header(const MessageExpectation& m, const std::string& where, const http::Message& found) {
    const auto value = std::visit([&](const auto& x) { return x.headers.joined(m.header, ", "); }, found);
    if (m.absent ? value.has_value() : (!value || *value != m.value))
      found_.push_back({m.header + where, m.absent ? "(none)" : m.value, value.value_or("(none)")});
  }

  const Expectation& expect_;
  const Trace& trace_;
  std::vector<Mismatch> found_;
};

/// What of a step's expectations a whole request can expect too.
Expectation expectationOf(const VisitStep& step) {
  Expectation out;
  out.status = step.status;
  out.rule = step.rule;
  out.csrf = step.csrf;
  out.host = step.host;
  out.body = step.shows;
  return out;
}

std::vector<Mismatch> compareStep(const VisitStep& step, std::size_t index, const VisitTrace& visit) {
  const VisitEntry* last = nullptr;
  std::vector<std::string> kept;
  for (const VisitEntry& entry : visit.entries) {
    if (entry.step != index) continue;
    last = &entry;
    kept.insert(kept.end(), entry.kept.begin(), entry.kept.end());
  }
  if (!last) return {};
  std::vector<Mismatch> found = Comparison(expectationOf(step), last->trace).run();
  const auto& answer = last->trace.response;
  const std::string location(answer ? answer->headers.get("Location") : "");
  if (!step.location.empty() && location != step.location)
    found.push_back({"location", step.location, location.empty() ? "(none)" : location});
  for (const std::string& name : step.sets)
    if (std::find(kept.begin(), kept.end(), name) == kept.end())
      found.push_back({"cookies kept", name, kept.empty() ? "(none)" : text::join(kept, ", ")});
  return found;
}

}  // namespace

std::vector<Mismatch> compare(const SampleRequest& request, const Trace& trace) {
  return Comparison(request.expect, trace).run();
}

std::vector<Mismatch> compare(const SampleRequest& request, const VisitTrace& visit) {
  std::vector<Mismatch> found;
  for (std::size_t i = 0; i < request.steps.size(); ++i)
    for (Mismatch& m : compareStep(request.steps[i], i, visit)) {
      m.what = "step " + std::to_string(i + 1) + " (" + std::string(enumName(request.steps[i].does)) +
               "): " + m.what;
      found.push_back(std::move(m));
    }
  for (Mismatch& m : compare(request, visit.last())) found.push_back(std::move(m));
  return found;
}

Expectation expectationOf(const Trace& trace) {
  const Verdict& v = trace.verdict;
  Expectation out;
  out.verdict = verdictName(v.kind);
  out.status = v.status;
  out.by = v.by.value;
  out.rule = v.rule.valid() ? v.rule.key() : "";
  if (!v.django) return out;
  out.host = v.django->host.error.empty() ? v.django->host.value : v.django->host.error;
  out.scheme = v.django->scheme.value;
  out.client = v.django->remoteAddr;
  if (v.django->csrfChecked) out.csrf = v.django->csrfReason.empty() ? "passes" : v.django->csrfReason;
  return out;
}

}  // namespace headway
