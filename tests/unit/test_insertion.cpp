// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "sim/format/project_yaml.h"
#include "sim/model/edits.h"
#include "sim/model/insertion.h"
#include "sim/support/embedded.h"

using namespace headway;

namespace {

Project article() { return readProject(embedded::articleExample, "article").value(); }
const NodeId kBalancer{"load-balancer"};

TEST(Insertion, AWireBecomesTwo) {
  const Project p = edits::addNode(article(), NodeKind::LoadBalancer, {0, 0}).value();
  const auto made = edits::insertInto(p, LinkId{"edge->api"}, kBalancer);
  ASSERT_FALSE(made);  // a balancer has no API behind it
  EXPECT_EQ(made.error().code, "link.illegal");
  const Project after = edits::insertInto(p, LinkId{"api->django"}, kBalancer).value();
  EXPECT_FALSE(after.find(LinkId{"api->django"}));
  ASSERT_TRUE(after.find(LinkId{"api->load-balancer"}));
  ASSERT_TRUE(after.find(LinkId{"load-balancer->django"}));
  EXPECT_EQ(after.links.size(), p.links.size() + 1);
}

TEST(Insertion, WhatChoseTheWireChoosesTheNewWay) {
  Project p = edits::addNode(article(), NodeKind::HttpApi, {0, 0}).value();
  const NodeId added = p.nodes.back().id;
  p = edits::setLinkField(p, LinkId{"api->django"}, "routes", Texts{"GET /shop/{proxy+}"}).value();
  const Project after = edits::insertInto(p, LinkId{"api->django"}, added).value();
  const auto& first = after.find(LinkId{"api->" + added.value})->config;
  EXPECT_EQ(linkField(first, "routes"), Value(Texts{"GET /shop/{proxy+}"}));
}

TEST(Insertion, TheSecondHalfKeepsTheSettingsOfItsType) {
  Project p = article();
  p = edits::removeNodes(p, std::vector{NodeId{"edge"}}).value();
  p = edits::connect(p, NodeId{"viewer"}, NodeId{"api"}).value();
  p = edits::addNode(p, NodeKind::Distribution, {0, 0}).value();
  const Project after = edits::insertInto(p, LinkId{"viewer->api"}, NodeId{"distribution"}).value();
  EXPECT_TRUE(std::holds_alternative<ViewerLink>(after.find(LinkId{"viewer->distribution"})->config));
  EXPECT_TRUE(std::holds_alternative<OriginLink>(after.find(LinkId{"distribution->api"})->config));
}

TEST(Insertion, RulesOfABalancerPointToTheNewTarget) {
  Project p;
  for (const NodeKind kind : {NodeKind::LoadBalancer, NodeKind::LoadBalancer, NodeKind::Django})
    p = edits::addNode(p, kind, {0, 0}).value();
  p = edits::connect(p, kBalancer, NodeId{"django"}).value();
  std::get<LoadBalancerConfig>(p.nodes.front().config).rules.resize(1);
  std::get<LoadBalancerConfig>(p.nodes.front().config).rules[0].target = "django";
  const Project after =
      edits::insertInto(p, LinkId{"load-balancer->django"}, NodeId{"load-balancer-2"}).value();
  EXPECT_EQ(std::get<LoadBalancerConfig>(after.nodes.front().config).rules[0].target, "load-balancer-2");
}

TEST(Insertion, RefusesWhatIsNotThere) {
  const Project p = article();
  EXPECT_EQ(edits::insertInto(p, LinkId{"no->where"}, NodeId{"api"}).error().code, "edit.no-link");
  EXPECT_EQ(edits::insertInto(p, LinkId{"api->django"}, NodeId{"nobody"}).error().code, "edit.no-node");
}

}  // namespace
