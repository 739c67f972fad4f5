// SPDX-License-Identifier: GPL-3.0-or-later
// Findings about functions, and the documented limits of the calls that change an origin.
#include <algorithm>

#include <gtest/gtest.h>

#include "sim/check/check.h"
#include "sim/engine/cloudfront/origin_override.h"
#include "sim/format/project_yaml.h"

using namespace headway;

namespace {

/// "code field" of every error of a project with these behaviors, nodes and links besides the usual.
std::vector<std::string> errors(const std::string& behaviors, const std::string& nodes,
                                const std::string& links) {
  const auto project = readProject(
      "headway: 1\nname: x\nnodes:\n  viewer: {kind: viewer}\n  edge:\n    kind: distribution\n    behaviors:\n" +
          behaviors + nodes +
          "  django: {kind: django, runs_in: gunicorn, ALLOWED_HOSTS: ['*']}\nlinks:\n  - {from: viewer, to: edge}\n" +
          links + "  - {from: edge, to: django, domain: o.example.com}\n",
      "test");
  EXPECT_TRUE(project) << (project ? "" : render(project.error().front()));
  std::vector<std::string> out;
  if (!project) return out;
  for (const Diagnostic& d : checkProject(*project))
    if (d.severity == Severity::Error) out.push_back(d.code + " " + d.where.field);
  return out;
}

const std::string kPlain = "      - {path: \"*\", cache_policy: CachingDisabled}\n";
const std::string kTwo = "  a: {kind: function}\n  b: {kind: function}\n";
using Texts = std::vector<std::string>;

std::string lambda(const std::string& rows) {
  return "      - path: \"*\"\n        cache_policy: CachingDisabled\n        lambda_edge:\n" + rows;
}
const std::string kArn = "arn: \"arn:aws:lambda:us-east-1:123456789012:function:f:3\"";

/// What is wrong with the argument of cf.updateRequestOrigin(), or "".
std::string broken(const std::string& settings) {
  http::Request request;
  request.headers = {{"Host", "www.example.com"}, {"X-Here", "1"}};
  const auto read = cloudfront::readOriginCalls(
      R"([{"call":"updateRequestOrigin","arguments":[)" + settings + "]}]", request);
  return read ? "" : read.error().message;
}

}  // namespace

TEST(FunctionChecks, OneFunctionAnEvent) {
  EXPECT_EQ(errors(kPlain, kTwo, "  - {from: edge, to: a}\n  - {from: edge, to: b}\n"),
            Texts{"check.two-functions behaviors"});
  EXPECT_EQ(
      errors(kPlain, kTwo, "  - {from: edge, to: a}\n  - {from: edge, to: b, event: viewer-response}\n"),
      Texts{});
  EXPECT_EQ(errors(kPlain, kTwo, "  - {from: edge, to: a}\n  - {from: edge, to: b, behaviors: [\"*\"]}\n"),
            Texts{})
      << "a wire that names the behavior beats one that names none";
}

TEST(FunctionChecks, OneKindOnViewerEvents) {
  const std::string one = "  a: {kind: function}\n", link = "  - {from: edge, to: a}\n";
  EXPECT_EQ(errors(lambda("          - {event: viewer-response, " + kArn + "}\n"), one, link),
            Texts{"check.functions-mixed behaviors[0].lambda_edge"});
  EXPECT_EQ(errors(lambda("          - {event: origin-request, " + kArn + "}\n"), one, link), Texts{});
}

TEST(FunctionChecks, LambdaEdge) {
  EXPECT_EQ(errors(lambda("          - {event: origin-request, " + kArn +
                          "}\n          - {event: origin-request, " + kArn + "}\n"),
                   "", ""),
            Texts{"check.two-functions behaviors[0].lambda_edge[1].event"});
  for (const char* arn : {"arn:aws:lambda:eu-west-1:123456789012:function:f:3",
                          "arn:aws:lambda:us-east-1:123456789012:function:f",
                          "arn:aws:lambda:us-east-1:123456789012:function:f:$LATEST", ""})
    EXPECT_EQ(
        errors(lambda("          - {event: origin-request, arn: \"" + std::string(arn) + "\"}\n"), "", ""),
        Texts{"check.lambda-edge-arn behaviors[0].lambda_edge[0].arn"})
        << arn;
  EXPECT_EQ(
      errors(lambda("          - {event: origin-response, include_body: true, " + kArn + "}\n"), "", ""),
      Texts{"check.lambda-edge-body behaviors[0].lambda_edge[0].include_body"});
}

TEST(FunctionChecks, KeyValueStore) {
  const auto store = [](const std::string& pairs) {
    return errors(kPlain, "  a:\n    kind: function\n" + pairs, "  - {from: edge, to: a}\n");
  };
  const std::string wrong = "check.key-value-store key_value_store";
  EXPECT_EQ(store("    key_value_store: {k: v}\n"), Texts{});
  EXPECT_EQ(store("    key_value_store: {k: " + std::string(1024, 'v') + "}\n"), Texts{});
  EXPECT_EQ(store("    key_value_store: {k: " + std::string(1025, 'v') + "}\n"), Texts{wrong});
  EXPECT_EQ(store("    key_value_store: {" + std::string(513, 'k') + ": v}\n"), Texts{wrong});
  EXPECT_EQ(store("    key_value_store: {k: [v, w]}\n"), Texts{wrong}) << "twice the same key";
  EXPECT_EQ(store("    runtime: cloudfront-js-1.0\n    key_value_store: {k: v}\n"), Texts{wrong});
}

TEST(OriginCalls, KeepToTheDocumentedLimits) {
  for (
      const char* good :
      {R"({})", R"({"domainName":"www.example.com","hostHeader":"a.example.com","sni":"b.example.com"})",
       R"({"originPath":"/a","customHeaders":{"x-a":"1"},"connectionAttempts":3,"timeouts":{"readTimeout":120,"connectionTimeout":10}})",
       R"({"customOriginConfig":{"port":443,"protocol":"https","sslProtocols":["TLSv1.2"]}})",
       R"({"originShield":{"enabled":false}})", R"({"originAccessControlConfig":{"enabled":false}})",
       R"({"customHeaders":{}})"})
    EXPECT_EQ(broken(good), "") << good;
  for (
      const char* bad :
      {R"(null)",
       R"("x")",
       R"({"domain":"a"})",
       R"({"domainName":"a:80"})",
       R"({"domainName":"192.0.2.1"})",
       R"({"hostHeader":"a:1"})",
       R"({"sni":7})",
       R"({"originPath":"a"})",
       R"({"originPath":"/a/"})",
       R"({"customHeaders":{"X-A":"1"}})",
       R"({"customHeaders":{"host":"1"}})",
       R"({"customHeaders":{"x-here":"2"}})",
       R"({"customHeaders":{"x-amz-a":"2"}})",
       R"({"connectionAttempts":0})",
       R"({"connectionAttempts":4})",
       R"({"timeouts":{"readTimeout":121}})",
       R"({"timeouts":{"connectionTimeout":11}})",
       R"({"timeouts":{"readTimeout":30,"responseCompletionTimeout":20}})",
       R"({"customOriginConfig":{"port":443,"protocol":"https"}})",
       R"({"customOriginConfig":{"port":443,"protocol":"tls","sslProtocols":[]}})",
       R"({"customOriginConfig":{"port":443,"protocol":"https","sslProtocols":["TLSv1.2"],"ipAddressType":"ipv6"}})",
       R"({"originShield":{"enabled":true}})",
       R"({"originAccessControlConfig":{"enabled":true,"signingBehavior":"often"}})",
       R"({"allowedCertificateNames":"a"})"})
    EXPECT_NE(broken(bad), "") << bad;
  EXPECT_NE(broken(R"({"sni":")" + std::string(254, 'a') + "\"}"), "");
  EXPECT_NE(broken(R"({"originPath":"/)" + std::string(255, 'a') + "\"}"), "");
  std::string names = "\"a\"";
  for (int i = 0; i < 20; ++i) names += ",\"a\"";
  EXPECT_NE(broken(R"({"allowedCertificateNames":[)" + names + "]}"), "");
}

TEST(OriginCalls, GroupsNameTwoOriginsAndStatuses) {
  const auto group = [](const std::string& argument) {
    return cloudfront::readOriginCalls(
        R"([{"call":"createRequestOriginGroup","arguments":[)" + argument + "]}]", {});
  };
  const auto good = group(
      R"({"originIds":["a",{"originId":"b","originOverrides":{"sni":"c"}}],"failoverCriteria":{"statusCodes":[500,429]}})");
  ASSERT_TRUE(good);
  ASSERT_EQ(good->group.size(), 2u);
  EXPECT_EQ(good->group[1].id, "b");
  EXPECT_EQ(good->group[1].settings.sni, "c");
  EXPECT_EQ(good->failoverStatuses, (std::vector<int>{500, 429}));
  EXPECT_FALSE(group(R"({"originIds":["a"],"failoverCriteria":{"statusCodes":[500]}})"));
  EXPECT_FALSE(group(R"({"originIds":["a","b"]})"));
  EXPECT_FALSE(group(R"({"originIds":["a","b"],"failoverCriteria":{"statusCodes":[401]}})"));
}

TEST(OriginCalls, TheLastOfAKindCountsOnTopOfTheChosenOrigin) {
  const auto read = cloudfront::readOriginCalls(
      R"([{"call":"selectRequestOriginById","arguments":["a",{"sni":"one"}]},{"call":"updateRequestOrigin","arguments":[{"hostHeader":"two.example.com"}]}])",
      {});
  ASSERT_TRUE(read);
  EXPECT_EQ(read->id, "a");
  EXPECT_EQ(read->settings.hostHeader, "two.example.com");
  EXPECT_EQ(read->settings.sni, std::nullopt);
}
