// SPDX-License-Identifier: GPL-3.0-or-later
// Which stage of an API Host and path lead to, one row a case.
#include <gtest/gtest.h>

#include "sim/engine/gateway/api_names.h"

using namespace headway;
using Why = gateway::NoAddress::Why;

namespace {

constexpr const char* kOwn = "a1b2c3d4e5.execute-api.us-east-1.amazonaws.com";

/// An HTTP API and a REST API that share www.example.com.
Project shared(std::string stage, Texts moreStages) {
  HttpApiConfig http;
  http.stage = std::move(stage);
  http.moreStages = std::move(moreStages);
  http.customDomains = {"*.example.com"};
  http.apiMappings = {{"www.example.com", "shop", "live"}, {"www.example.com", "shop/old/v1", ""}};
  RestApiConfig rest;
  rest.apiMappings = {{"www.example.com", "shop/old", ""}};
  Project p;
  p.nodes = {{{"http"}, "HTTP API", http}, {{"rest"}, "REST API", rest}};
  return p;
}

gateway::Addressed ask(const Project& p, const char* api, const char* host, const char* path) {
  http::Request r;
  r.path = path;
  r.headers = {{"Host", host}};
  return gateway::addressOf(p, *p.find(NodeId{api}), r);
}

struct Row {
  const char *host, *path, *stage, *rest, *key;
};
struct Refused {
  const char *host, *path;
  Why why;
};

}  // namespace

TEST(ApiNames, StagesOfTheExecuteApiName) {
  const Project p = shared("$default", {"prod", "v1"});
  for (const Row& row :
       {Row{kOwn, "/", "$default", "/", ""},
        {kOwn, "/prod", "prod", "/", ""},
        {kOwn, "/prod/", "prod", "/", ""},
        {kOwn, "/prod/a/b", "prod", "/a/b", ""},
        {kOwn, "/production", "$default", "/production", ""},
        {kOwn, "/v1/prod", "v1", "/prod", ""},
        {"A1B2C3D4E5.execute-api.us-east-1.amazonaws.com:443", "/x", "$default", "/x", ""}}) {
    const auto found = ask(p, "http", row.host, row.path);
    const auto* at = std::get_if<gateway::ApiAddress>(&found);
    ASSERT_TRUE(at) << row.path;
    EXPECT_EQ(at->stage, row.stage) << row.path;
    EXPECT_EQ(at->path, row.rest) << row.path;
    EXPECT_EQ(at->requestedPath, row.path);
    EXPECT_FALSE(at->onCustomDomain);
  }
}

TEST(ApiNames, TheLongestKeyOfAllApisWins) {
  const Project p = shared("prod", {});
  for (const Row& row : {Row{"www.example.com", "/shop/cart", "live", "/cart", "shop"},
                         {"www.example.com", "/shop", "live", "/", "shop"},
                         {"www.example.com", "/shop/old/v1/x", "prod", "/x", "shop/old/v1"},
                         {"WWW.example.com", "/shop/older", "live", "/older", "shop"},
                         {"eu.example.com", "/anything", "prod", "/anything", ""}}) {
    const auto found = ask(p, "http", row.host, row.path);
    const auto* at = std::get_if<gateway::ApiAddress>(&found);
    ASSERT_TRUE(at) << row.path;
    EXPECT_EQ(at->stage, row.stage) << row.path;
    EXPECT_EQ(at->path, row.rest) << row.path;
    EXPECT_EQ(at->key, row.key) << row.path;
    EXPECT_TRUE(at->onCustomDomain);
  }
}

TEST(ApiNames, NoSecondTry) {
  const Project p = shared("prod", {});
  for (const Refused& row : {Refused{"www.example.com", "/shop/old/x", Why::OtherApi},
                             {"www.example.com", "/", Why::NoMapping},
                             {"www.example.com", "/shopping", Why::NoMapping},
                             {"www.example.com", "/ping", Why::Reserved},
                             {"www.example.com", "/sping", Why::Reserved},
                             {"a.b.example.com", "/", Why::UnknownHost},
                             {"example.com", "/", Why::UnknownHost},
                             {"d-1234567890.execute-api.us-east-1.amazonaws.com", "/", Why::RegionalName},
                             {kOwn, "/", Why::NoStage},
                             {kOwn, "/production", Why::NoStage}}) {
    const auto found = ask(p, "http", row.host, row.path);
    const auto* no = std::get_if<gateway::NoAddress>(&found);
    ASSERT_TRUE(no) << row.host << row.path;
    EXPECT_EQ(no->why, row.why) << row.host << row.path << ": " << no->sentence;
    EXPECT_FALSE(no->sentence.empty());
  }
}

TEST(ApiNames, ADisabledNameIsNoName) {
  Project p = shared("$default", {});
  std::get<HttpApiConfig>(p.nodes[0].config).disableExecuteApiEndpoint = true;
  const auto found = ask(p, "http", kOwn, "/");
  ASSERT_TRUE(std::holds_alternative<gateway::NoAddress>(found));
  EXPECT_EQ(std::get<gateway::NoAddress>(found).why, Why::EndpointDisabled);
}

TEST(ApiNames, RestApisShareTheRules) {
  const Project p = shared("prod", {});
  const auto found = ask(p, "rest", "www.example.com", "/shop/old/x");
  const auto* at = std::get_if<gateway::ApiAddress>(&found);
  ASSERT_TRUE(at);
  EXPECT_EQ(at->stage, "prod");
  EXPECT_EQ(at->path, "/x");
  EXPECT_EQ(at->requestedPath, "/shop/old/x");
}
