// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <set>

#include "sim/check/checks.h"
#include "sim/support/text.h"

namespace headway::checks {
namespace {

std::string fieldOf(std::size_t behavior, std::size_t function, const char* name) {
  return "behaviors[" + std::to_string(behavior) + "].lambda_edge[" + std::to_string(function) + "]." + name;
}

bool serves(const FunctionLink& link, const Behavior& behavior) {
  return link.behaviors.empty() ||
         std::find(link.behaviors.begin(), link.behaviors.end(), behavior.path) != link.behaviors.end();
}

/// Two wires with the same claim on a behavior: one that names it beats one that names none.
bool sameClaim(const FunctionLink& a, const FunctionLink& b, const Behavior& behavior) {
  return a.event == b.event && a.behaviors.empty() == b.behaviors.empty() && serves(a, behavior) &&
         serves(b, behavior);
}

void checkTwice(const std::vector<const Link*>& links, const Behavior& behavior, Findings& f) {
  for (std::size_t i = 0; i < links.size(); ++i) {
    const auto& link = std::get<FunctionLink>(links[i]->config);
    const bool before = std::any_of(
        links.begin(), links.begin() + static_cast<std::ptrdiff_t>(i),
        [&](const Link* l) { return sameClaim(std::get<FunctionLink>(l->config), link, behavior); });
    if (before)
      f.link(Severity::Error, *links[i], "behaviors", "two-functions",
             "the behavior " + behavior.path + " has a " + std::string(enumName(link.event)) +
                 " function already",
             "one function an event: join the code, or name other behaviors");
  }
}

void checkLambdaEdge(const Node& node, std::size_t index, const Behavior& behavior, Findings& f) {
  std::set<LambdaEdgeEvent> seen;
  for (std::size_t i = 0; i < behavior.lambdaEdge.size(); ++i) {
    const LambdaEdge& l = behavior.lambdaEdge[i];
    if (!seen.insert(l.event).second)
      f.node(Severity::Error, node, fieldOf(index, i, "event"), "two-functions",
             "the behavior " + behavior.path + " has two Lambda@Edge functions on " +
                 std::string(enumName(l.event)),
             "one function an event");
    const auto parts = text::split(l.arn, ':');
    const bool numbered = parts.size() == 8 && !parts[7].empty() &&
                          parts[7].find_first_not_of("0123456789") == std::string::npos;
    if (parts.size() < 4 || parts[3] != "us-east-1" || !numbered)
      f.node(Severity::Error, node, fieldOf(index, i, "arn"), "lambda-edge-arn",
             "'" + l.arn + "' is no numbered version of a function in us-east-1",
             "write it like arn:aws:lambda:us-east-1:123456789012:function:name:3");
    const bool response =
        l.event == LambdaEdgeEvent::OriginResponse || l.event == LambdaEdgeEvent::ViewerResponse;
    if (l.includeBody && response)
      f.node(Severity::Error, node, fieldOf(index, i, "include_body"), "lambda-edge-body",
             "a Lambda@Edge function on " + std::string(enumName(l.event)) + " can't be given the body",
             "switch it off; only request events can");
  }
}

}  // namespace

void checkFunctions(const Project& project, const Node& node, Findings& findings) {
  const auto& d = std::get<DistributionConfig>(node.config);
  std::vector<const Link*> links;
  for (const Link* link : project.linksFrom(node.id))
    if (std::holds_alternative<FunctionLink>(link->config)) links.push_back(link);
  for (std::size_t i = 0; i < d.behaviors.size(); ++i) {
    const Behavior& behavior = d.behaviors[i];
    checkTwice(links, behavior, findings);
    checkLambdaEdge(node, i, behavior, findings);
    const bool viewerLambda = findLambdaEdge(behavior, LambdaEdgeEvent::ViewerRequest) ||
                              findLambdaEdge(behavior, LambdaEdgeEvent::ViewerResponse);
    const bool function = std::any_of(links.begin(), links.end(), [&](const Link* l) {
      return serves(std::get<FunctionLink>(l->config), behavior);
    });
    if (viewerLambda && function)
      findings.node(
          Severity::Error, node, "behaviors[" + std::to_string(i) + "].lambda_edge", "functions-mixed",
          "the behavior " + behavior.path + " has a CloudFront Function and Lambda@Edge on viewer events",
          "CloudFront takes one kind only on viewer events; origin events may have Lambda@Edge besides");
  }
}

}  // namespace headway::checks
