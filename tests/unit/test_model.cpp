// SPDX-License-Identifier: GPL-3.0-or-later
#include <set>

#include <gtest/gtest.h>

#include "sim/model/edits.h"

using namespace headway;

TEST(Model, EveryFieldOfEveryKindReadsAndWritesItsDefault) {
  for (const NodeKind kind : allNodeKinds()) {
    const NodeConfig config = defaultConfig(kind);
    std::set<std::string_view> names;
    for (const FieldInfo& f : schema(kind).fields) {
      EXPECT_TRUE(names.insert(f.name).second) << f.name << " twice";
      EXPECT_FALSE(f.help.empty()) << f.name;
      EXPECT_FALSE(f.source.empty()) << f.name;
      const Value v = nodeField(config, f.name);
      EXPECT_EQ(v, f.fallback) << f.name;
      const auto again = withNodeField(config, f.name, v);
      ASSERT_TRUE(again) << f.name;
      EXPECT_EQ(*again, config) << f.name;
    }
  }
}

TEST(Model, WrongValuesAreRefusedWithAHint) {
  const NodeConfig f = FunctionConfig{};
  EXPECT_EQ(withNodeField(f, "runtime", Value("cloudfront-js-2")).error().code, "field.choice");
  EXPECT_EQ(withNodeField(f, "runtim", Value("x")).error().hint, "did you mean 'runtime'?");
  EXPECT_EQ(withNodeField(f, "runtime", Value(true)).error().code, "field.type");
  EXPECT_EQ(withLinkField(LinkConfig(OriginLink{}), "http_port", Value(std::int64_t{7})).error().code,
            "field.range");
}

TEST(Model, RecordsRoundTripAndNameTheFieldThatIsWrong) {
  NodeConfig d = DistributionConfig{};
  std::get<DistributionConfig>(d).behaviors.insert(std::get<DistributionConfig>(d).behaviors.begin(),
                                                   Behavior{.path = "/static/*"});
  const Value v = nodeField(d, "behaviors");
  EXPECT_EQ(*withNodeField(DistributionConfig{}, "behaviors", v), d);
  const Value bad(std::vector<Record>{{{"path", Value("/a")}, {"allowed_methods", Value("GET")}}});
  EXPECT_EQ(withNodeField(d, "behaviors", bad).error().where.field, "behaviors[0].allowed_methods");
}

TEST(Model, ManagedPoliciesAreThoseOfAws) {
  EXPECT_EQ(managedCachePolicies().size(), 11u);
  EXPECT_EQ(managedOriginRequestPolicies().size(), 8u);
  const auto* except = findManagedOriginRequestPolicy("AllViewerExceptHostHeader");
  ASSERT_TRUE(except);
  EXPECT_EQ(except->id, "b689b0a8-53d0-40ab-baf2-68738e2966ac");
  EXPECT_EQ(except->policy.headers, Texts{"Host"});
  EXPECT_EQ(except->addsHeaders.size(), 21u);
  EXPECT_EQ(findManagedOriginRequestPolicy("AllViewerAndCloudFrontHeaders-2022-06")->policy.headers.size(),
            21u);
}

TEST(Model, ManagedResponseHeadersPoliciesAreThoseOfAws) {
  ASSERT_EQ(managedResponseHeadersPolicies().size(), 5u);
  const auto* security = findManagedResponseHeadersPolicy("SecurityHeadersPolicy");
  ASSERT_TRUE(security);
  EXPECT_EQ(security->id, "67f7725c-6f97-4210-82d7-5512b31e9d03");
  EXPECT_EQ(security->policy.hstsMaxAge, 31536000);
  EXPECT_EQ(security->policy.frameOptions, FrameOptions::SameOrigin);
  EXPECT_FALSE(security->policy.frameOptionsOverride);
  EXPECT_TRUE(security->policy.contentTypeOptionsOverride);
  const auto* both = findManagedResponseHeadersPolicy("CORS-with-preflight-and-SecurityHeadersPolicy");
  ASSERT_TRUE(both);
  EXPECT_EQ(both->policy.corsAllowMethods.size(), 7u);
  EXPECT_EQ(both->policy.corsAllowOrigins, Texts{"*"});
  EXPECT_EQ(both->policy.xssProtection, XssProtection::Block);
}

TEST(Edits, AreValuesAndNeverTouchTheirInput) {
  const Project empty;
  const Project one = *edits::addNode(empty, NodeKind::Viewer, {0, 0});
  const Project two = *edits::addNode(one, NodeKind::Distribution, {100, 0});
  const Project three = *edits::addNode(two, NodeKind::Distribution, {100, 90});
  EXPECT_TRUE(empty.nodes.empty());
  EXPECT_EQ(three.nodes[2].id.value, "distribution-2");
  EXPECT_EQ(three.nodes[2].name, "Distribution 2");
  const Project linked = *edits::connect(three, {"viewer"}, {"distribution"});
  EXPECT_EQ(linked.links[0].id.value, "viewer->distribution");
  EXPECT_EQ(edits::connect(linked, {"viewer"}, {"distribution"}).error().code, "link.exists");
  EXPECT_EQ(edits::connect(linked, {"distribution"}, {"viewer"}).error().code, "link.illegal");
  const NodeId gone[] = {{"distribution"}};
  const Project removed = *edits::removeNodes(linked, gone);
  EXPECT_TRUE(removed.links.empty());
  EXPECT_EQ(removed.layout.size(), 2u);
  EXPECT_EQ(edits::rename(linked, {"viewer"}, "  ").error().code, "edit.empty-name");
}

TEST(Edits, LinksFollowTheBehaviorsTheyName) {
  Project p = *edits::addNode({}, NodeKind::Distribution, {});
  p = *edits::addNode(p, NodeKind::Django, {});
  p = *edits::connect(p, {"distribution"}, {"django"});
  DistributionConfig d;
  d.behaviors = {Behavior{.path = "/a/*"}, Behavior{}};
  p = *edits::setNodeField(p, {"distribution"}, "behaviors", nodeField(d, "behaviors"));
  p = *edits::setLinkField(p, {"distribution->django"}, "behaviors", Value(Texts{"/a/*", "*"}));
  d.behaviors[0].path = "/b/*";
  p = *edits::setNodeField(p, {"distribution"}, "behaviors", nodeField(d, "behaviors"));
  EXPECT_EQ(std::get<OriginLink>(p.links[0].config).behaviors, (Texts{"/b/*", "*"}));
  d.behaviors.erase(d.behaviors.begin());
  p = *edits::setNodeField(p, {"distribution"}, "behaviors", nodeField(d, "behaviors"));
  EXPECT_EQ(std::get<OriginLink>(p.links[0].config).behaviors, Texts{"*"});
}

TEST(Model, NumbersThatDoNotFitAreRefused) {
  EXPECT_EQ(withLinkField(LinkConfig(OriginLink{}), "http_port", Value(std::int64_t{1} << 40)).error().code,
            "field.range");
  const Value ttl(std::vector<Record>{{{"name", Value("p")}, {"max_ttl", Value(std::int64_t{1} << 40)}}});
  EXPECT_EQ(withNodeField(DistributionConfig{}, "cache_policies", ttl).error().code, "field.range");
}
