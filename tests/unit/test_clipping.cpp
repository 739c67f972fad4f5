// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "sim/format/project_yaml.h"
#include "sim/model/clipping.h"
#include "sim/model/edits.h"
#include "sim/support/embedded.h"

using namespace headway;

namespace {

Project article() { return readProject(embedded::articleExample, "article").value(); }
const NodeId kEdge{"edge"}, kApi{"api"}, kDjango{"django"};

TEST(Clipping, TakesTheNodesAndTheLinksAmongThem) {
  const Project p = article();
  const NodeId ids[] = {kDjango, kApi, NodeId{"nobody"}};
  const Project clip = edits::cutOut(p, ids, {{kApi, {8, 4}}});
  ASSERT_EQ(clip.nodes.size(), 2U);
  EXPECT_EQ(clip.nodes[0], *p.find(kApi));
  EXPECT_EQ(clip.nodes[1], *p.find(kDjango));
  ASSERT_EQ(clip.links.size(), 1U);
  EXPECT_EQ(clip.links[0].id.value, "api->django");
  EXPECT_EQ(clip.layout, (std::map<NodeId, Point>{{kApi, {8, 4}}}));
  EXPECT_TRUE(clip.requests.empty());
}

TEST(Clipping, PastingGivesNewIdsAndNamesAndKeepsTheSettings) {
  const Project p = article();
  const NodeId ids[] = {kEdge, kApi};
  const Project clip = edits::cutOut(p, ids, p.layout);
  const edits::Pasted once = edits::paste(p, clip, 24, 12);
  EXPECT_EQ(once.nodes, (std::vector{NodeId{"edge-2"}, NodeId{"api-2"}}));
  const Node* copy = once.project.find(NodeId{"api-2"});
  EXPECT_EQ(copy->name, "HTTP API 2");
  EXPECT_EQ(copy->config, p.find(kApi)->config);
  const Link* link = once.project.find(LinkId{"edge-2->api-2"});
  ASSERT_TRUE(link);
  EXPECT_EQ(link->config, p.find(LinkId{"edge->api"})->config);
  const Point from = p.layout.at(kApi), to = once.project.layout.at(NodeId{"api-2"});
  EXPECT_EQ(to, (Point{from.x + 24, from.y + 12}));
  EXPECT_EQ(once.project.requests, p.requests);
  const edits::Pasted twice = edits::paste(once.project, clip, 0, 0);
  EXPECT_EQ(twice.nodes, (std::vector{NodeId{"edge-3"}, NodeId{"api-3"}}));
  EXPECT_EQ(twice.project.find(NodeId{"api-3"})->name, "HTTP API 3");
}

TEST(Clipping, ACopyOfACopyCountsOn) {
  const Project p = article();
  const NodeId ids[] = {kApi};
  const Project once = edits::paste(p, edits::cutOut(p, ids, p.layout), 0, 0).project;
  const NodeId copies[] = {NodeId{"api-2"}};
  const edits::Pasted next = edits::paste(once, edits::cutOut(once, copies, once.layout), 0, 0);
  EXPECT_EQ(next.nodes, std::vector{NodeId{"api-3"}});
  EXPECT_EQ(next.project.find(NodeId{"api-3"})->name, "HTTP API 3");
}

TEST(Clipping, RulesOfABalancerFollowTheirTargets) {
  Project p = edits::addNode(article(), NodeKind::LoadBalancer, {0, 0}).value();
  const NodeId balancer{"load-balancer"};
  p = edits::connect(p, balancer, kDjango).value();
  auto& rules = std::get<LoadBalancerConfig>(p.nodes.back().config).rules;
  rules.resize(2);
  rules[0].target = "django";
  rules[1].target = "elsewhere";
  const NodeId ids[] = {balancer, kDjango};
  const Project twice = edits::paste(p, edits::cutOut(p, ids, p.layout), 0, 0).project;
  const auto& copied = std::get<LoadBalancerConfig>(twice.find(NodeId{"load-balancer-2"})->config).rules;
  EXPECT_EQ(copied[0].target, "django-2");
  EXPECT_EQ(copied[1].target, "elsewhere");
}

TEST(Clipping, IntoAnEmptyProjectNothingIsRenamed) {
  const Project p = article();
  std::vector<NodeId> all;
  for (const Node& node : p.nodes) all.push_back(node.id);
  const edits::Pasted pasted = edits::paste({}, edits::cutOut(p, all, p.layout), 0, 0);
  EXPECT_EQ(pasted.project.nodes, p.nodes);
  EXPECT_EQ(pasted.project.links, p.links);
  EXPECT_EQ(pasted.project.layout, p.layout);
}

TEST(Clipping, TheTextOfAClipIsAProject) {
  const Project p = article();
  const NodeId ids[] = {kEdge, kApi, kDjango};
  const Project clip = edits::cutOut(p, ids, p.layout);
  const auto again = readProject(writeProject(clip), "clipboard");
  ASSERT_TRUE(again);
  EXPECT_EQ(again.value(), clip);
}

}  // namespace
