// SPDX-License-Identifier: GPL-3.0-or-later
// The switches that a path offers, and what each choice makes of the project.
#include <algorithm>
#include <initializer_list>

#include <gtest/gtest.h>

#include "sim/check/what_if.h"
#include "tests/support/builders.h"

using namespace headway;
using headway::testing::articleProject;
using headway::testing::config;

namespace {

SampleRequest shopRequest() {
  SampleRequest request;
  request.url = "https://shop.example.com/";
  return request;
}

Trace through(std::initializer_list<const char*> nodes) {
  Trace trace;
  for (const char* node : nodes) {
    Hop hop;
    hop.node = {node};
    trace.hops.push_back(hop);
  }
  return trace;
}

const WhatIf* find(const std::vector<WhatIf>& all, std::string_view name) {
  const auto at = std::find_if(all.begin(), all.end(), [&](const WhatIf& w) { return w.name == name; });
  return at == all.end() ? nullptr : &*at;
}

const WhatIfChoice* choice(const WhatIf& of, std::string_view label) {
  const auto at = std::find_if(of.others.begin(), of.others.end(),
                               [&](const WhatIfChoice& c) { return c.label == label; });
  return at == of.others.end() ? nullptr : &*at;
}

std::vector<WhatIf> wholePath(const Project& project) {
  return whatIfs(project, shopRequest(),
                 through({"viewer", "edge", "forward-host", "api", "django", "api", "edge", "viewer"}));
}

TEST(WhatIfs, StandInTheOrderOfThePathOnceEach) {
  Texts names;
  for (const WhatIf& w : wholePath(articleProject())) names.push_back(w.name);
  EXPECT_EQ(names, (Texts{"Cache policy", "Origin policy", "Forward host", "USE_X_FORWARDED_HOST",
                          "ALLOWED_HOSTS", "DEBUG", "SECURE_PROXY_SSL_HEADER"}));
}

TEST(WhatIfs, AreThoseOfTheNodesThatWereReached) {
  const Project project = articleProject();
  EXPECT_TRUE(whatIfs(project, shopRequest(), through({"viewer"})).empty());
  const auto refusedAtTheEdge = whatIfs(project, shopRequest(), through({"viewer", "edge"}));
  EXPECT_TRUE(find(refusedAtTheEdge, "Cache policy"));
  EXPECT_FALSE(find(refusedAtTheEdge, "DEBUG"));
}

TEST(WhatIfs, NodesThatAreGoneOfferNothing) {
  EXPECT_TRUE(whatIfs(articleProject(), shopRequest(), through({"nobody"})).empty());
}

TEST(WhatIfs, ChoicesDifferFromWhatIsSetAndChangeTheProject) {
  const Project project = articleProject();
  for (const WhatIf& w : wholePath(project)) {
    EXPECT_FALSE(w.others.empty()) << w.name;
    for (const WhatIfChoice& c : w.others) {
      EXPECT_NE(c.label, w.now) << w.name;
      const auto after = c.edit(project);
      ASSERT_TRUE(after) << w.name << " " << c.label;
      EXPECT_NE(*after, project) << w.name << " " << c.label;
    }
  }
}

TEST(WhatIfs, TurnSettingsOverAndBack) {
  const Project project = articleProject();
  const auto before = wholePath(project);
  const WhatIf* reads = find(before, "USE_X_FORWARDED_HOST");
  ASSERT_TRUE(reads);
  EXPECT_EQ(reads->now, "on");
  Project off = *reads->others.front().edit(project);
  EXPECT_FALSE(config<DjangoConfig>(off, "django").useXForwardedHost);
  const auto after = wholePath(off);
  const WhatIf* back = find(after, "USE_X_FORWARDED_HOST");
  ASSERT_TRUE(back);
  EXPECT_EQ(back->now, "off");
  EXPECT_EQ(*back->others.front().edit(off), project);
}

TEST(WhatIfs, TakeTheRequestsHostOutOfAllowedHostsOrPutItIn) {
  Project project = articleProject();
  config<DjangoConfig>(project, "django").allowedHosts = {"a.example", "shop.example.com"};
  const auto has = wholePath(project);
  ASSERT_TRUE(find(has, "ALLOWED_HOSTS"));
  EXPECT_EQ(find(has, "ALLOWED_HOSTS")->now, "has host");
  const WhatIfChoice* without = choice(*find(has, "ALLOWED_HOSTS"), "without shop.example.com");
  ASSERT_TRUE(without);
  Project lacking = *without->edit(project);
  EXPECT_EQ(config<DjangoConfig>(lacking, "django").allowedHosts, Texts{"a.example"});
  const auto lacks = wholePath(lacking);
  const WhatIfChoice* with = choice(*find(lacks, "ALLOWED_HOSTS"), "with shop.example.com");
  ASSERT_TRUE(with);
  EXPECT_EQ(*with->edit(lacking), project);
}

TEST(WhatIfs, OfferEveryPolicyForTheBehaviorOfTheRequest) {
  Project project = articleProject();
  auto& behaviors = config<DistributionConfig>(project, "edge").behaviors;
  behaviors.insert(behaviors.begin(), behaviors.front());
  behaviors.front().path = "/static/*";
  const auto all = wholePath(project);
  const WhatIf* origin = find(all, "Origin policy");
  ASSERT_TRUE(origin);
  EXPECT_EQ(origin->now, "AllViewerExceptHostHeader");
  EXPECT_EQ(origin->others.size(), managedOriginRequestPolicies().size());  // "none" for the one that is set
  ASSERT_TRUE(choice(*origin, "none"));
  Project after = *choice(*origin, "none")->edit(project);
  const auto& changed = config<DistributionConfig>(after, "edge").behaviors;
  EXPECT_EQ(changed[0].originRequestPolicy, "AllViewerExceptHostHeader");
  EXPECT_EQ(changed[1].originRequestPolicy, "");
}

TEST(WhatIfs, AFunctionIsTakenOffItsEvent) {
  const Project project = articleProject();
  const auto all = wholePath(project);
  ASSERT_TRUE(find(all, "Forward host"));
  const Project off = *find(all, "Forward host")->others.front().edit(project);
  EXPECT_TRUE(off.linksTo({"forward-host"}).empty());
  EXPECT_TRUE(off.find(NodeId{"forward-host"}));
}

TEST(WhatIfs, AChoiceOfADistributionThatIsGoneSaysSo) {
  const Project project = articleProject();
  const auto all = wholePath(project);
  const auto refused = find(all, "Origin policy")->others.front().edit(Project{});
  ASSERT_FALSE(refused);
  EXPECT_FALSE(refused.error().hint.empty());
}

}  // namespace
