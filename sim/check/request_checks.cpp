// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "sim/check/checks.h"
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
    for (const OriginAnswer& a : r.answers)
      if (!project.find(NodeId{a.node}))
        findings.request(Severity::Error, r, "answers", "request-answer",
                         "there is no node '" + a.node + "' that could answer",
                         "give the id of the node that answers, such as the Django node");
  }
}

}  // namespace headway::checks
