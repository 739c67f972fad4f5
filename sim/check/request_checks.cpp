// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "sim/check/checks.h"
#include "sim/http/url.h"
#include "sim/support/text.h"

namespace headway::checks {
namespace {

std::vector<std::string_view> requestNames(const Project& project) {
  std::vector<std::string_view> out;
  for (const SampleRequest& r : project.requests) out.push_back(r.name);
  return out;
}

bool comesAfterItself(const Project& project, const SampleRequest& request) {
  const SampleRequest* r = &request;
  for (std::size_t steps = 0; r && !r->after.empty() && steps <= project.requests.size(); ++steps) {
    r = project.findRequest(r->after);
    if (r == &request) return true;
  }
  return false;
}

std::string stepField(std::size_t index, std::string_view name) {
  return "steps[" + std::to_string(index) + "]." + std::string(name);
}

bool sends(StepKind kind) { return kind != StepKind::Wait && kind != StepKind::Follow; }

/// Settings of a step that its kind does not look at.
std::vector<std::string_view> withoutEffect(const VisitStep& step) {
  const VisitStep usual;
  const bool forged = !step.from.empty() && step.does == StepKind::Submit;
  std::vector<std::string_view> out;
  const auto note = [&](std::string_view name, bool set, bool used) {
    if (set && !used) out.push_back(name);
  };
  note("url", !step.url.empty(), sends(step.does));
  note("method", step.method != usual.method, step.does == StepKind::Open || forged);
  note("fields", !step.fields.empty(), step.does == StepKind::Submit || step.method != "GET");
  note("headers", !step.headers.empty(), sends(step.does));
  note("from", !step.from.empty(), sends(step.does));
  note("direct", !step.direct.empty(),
       step.does == StepKind::Open || (sends(step.does) && !step.from.empty()));
  note("seconds", step.seconds != 0, step.does == StepKind::Wait);
  const bool expects = step.status != 0 || !step.location.empty() || !step.sets.empty() ||
                       !step.shows.empty() || !step.rule.empty() || !step.csrf.empty() || !step.host.empty();
  note("status", expects, step.does != StepKind::Wait);
  return out;
}

bool canBeAsked(const Project& project, const std::string& id) {
  const Node* node = project.find(NodeId{id});
  return node && node->kind() != NodeKind::Viewer && node->kind() != NodeKind::Function;
}

void checkStep(const Project& project, const SampleRequest& r, std::size_t index, Findings& findings) {
  const VisitStep& step = r.steps[index];
  const std::string number = "step " + std::to_string(index + 1) + " ";
  const std::string does(enumName(step.does));
  for (const std::string_view name : withoutEffect(step))
    findings.request(Severity::Warning, r, stepField(index, name), "step-no-effect",
                     number + "(" + does + ") makes no use of '" + std::string(name) + "'",
                     name == "status" ? "expect it of the step after" : "leave it out");
  if (step.does == StepKind::Click && step.url.empty())
    findings.request(Severity::Error, r, stepField(index, "url"), "step-link",
                     number + "does not say which link is clicked",
                     "give the path, the URL or the words of the link");
  if (step.does == StepKind::Wait && step.seconds == 0)
    findings.request(Severity::Warning, r, stepField(index, "seconds"), "step-wait",
                     number + "waits for no time", "give the seconds");
  const Node* viewer = step.viewer.empty() ? nullptr : project.find(NodeId{step.viewer});
  if (viewer && viewer->kind() != NodeKind::Viewer)
    findings.request(Severity::Error, r, stepField(index, "viewer"), "step-viewer",
                     number + "is sent by '" + step.viewer + "', which is not a viewer",
                     "give the id of a viewer, or any name that no node has");
  if (!step.direct.empty() && !canBeAsked(project, step.direct))
    findings.request(Severity::Error, r, stepField(index, "direct"), "step-direct",
                     number + "asks '" + step.direct + "', which is no node that answers",
                     "give the id of the node that is to be asked by its own name");
  if (const auto from = http::parseUrl(step.from); !step.from.empty() && !from)
    findings.request(Severity::Error, r, stepField(index, "from"), "step-from",
                     number + "comes from a page that is none: " + from.error().message,
                     "write its origin, such as https://other.example");
}

void checkVisit(const Project& project, const SampleRequest& r, Findings& findings) {
  const Node* sender = r.viewer.empty() ? nullptr : project.find(NodeId{r.viewer});
  if (sender && sender->kind() == NodeKind::LoadBalancer)
    findings.request(Severity::Error, r, "viewer", "visit-health-check",
                     "a load balancer's health check is no visit",
                     "give the id of a viewer, or leave the steps out");
  const std::pair<std::string_view, bool> unused[] = {
      {"method", r.method != "GET"}, {"headers", !r.headers.empty()}, {"body", !r.body.empty()}};
  for (const auto& [name, set] : unused)
    if (set)
      findings.request(Severity::Warning, r, std::string(name), "visit-no-effect",
                       "a visit makes no use of '" + std::string(name) + "', for its steps say what is sent",
                       "give it to a step");
  for (std::size_t i = 0; i < r.steps.size(); ++i) checkStep(project, r, i, findings);
}

}  // namespace

void checkRequests(const Project& project, Findings& findings) {
  for (const SampleRequest& r : project.requests) {
    const Node* viewer = r.viewer.empty() ? nullptr : project.find(NodeId{r.viewer});
    if (!r.after.empty() && !project.findRequest(r.after))
      findings.request(Severity::Error, r, "after", "request-after", "there is no request '" + r.after + "'",
                       text::didYouMean(r.after, requestNames(project)));
    if (comesAfterItself(project, r))
      findings.request(Severity::Error, r, "after", "request-cycle", "it would come after itself",
                       "let the first of these requests come after none");
    const bool sends =
        viewer && (viewer->kind() == NodeKind::Viewer || viewer->kind() == NodeKind::LoadBalancer);
    if (!r.viewer.empty() && !sends)
      findings.request(Severity::Error, r, "viewer", "request-viewer", "'" + r.viewer + "' is not a viewer",
                       "give the id of a viewer node, or of a load balancer for its health check");
    if (!r.steps.empty()) checkVisit(project, r, findings);
    for (const OriginAnswer& a : r.answers)
      if (!project.find(NodeId{a.node}))
        findings.request(Severity::Error, r, "answers", "request-answer",
                         "there is no node '" + a.node + "' that could answer",
                         "give the id of the node that answers, such as the Django node");
  }
}

}  // namespace headway::checks
