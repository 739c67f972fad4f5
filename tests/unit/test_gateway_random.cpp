// SPDX-License-Identifier: GPL-3.0-or-later
// APIs and function URLs set up at random, asked at random: every trace is sound and ends with a verdict.
#include <random>
#include <set>

#include <gtest/gtest.h>

#include "sim/check/check.h"
#include "tests/support/simulated.h"

using namespace headway;

namespace {

class Dice {
 public:
  explicit Dice(unsigned seed) : engine_(seed) {}
  bool often() { return engine_() % 4 != 0; }
  bool seldom() { return engine_() % 4 == 0; }
  template <class T, std::size_t N>
  T one(const T (&of)[N]) {
    return of[engine_() % N];
  }
  Texts some(std::initializer_list<const char*> of) {
    Texts out;
    for (const char* text : of)
      if (engine_() % 2 == 0) out.emplace_back(text);
    return out;
  }
  int upTo(int most) { return static_cast<int>(engine_() % static_cast<unsigned>(most + 1)); }

 private:
  std::mt19937 engine_;
};

void names(Dice& dice, ApiNames& api) {
  static constexpr const char* stages[] = {"$default", "prod", "a", ""};
  static constexpr const char* keys[] = {"", "a", "a/b", "/", "a//", "%41"};
  static constexpr const char* domains[] = {"www.example.com", "*.example.com", "*.", "", "example.com"};
  api.stage = dice.one(stages);
  api.moreStages = dice.some({"a", "b", "$default"});
  api.customDomains = dice.some({"www.example.com", "*.example.com", "*."});
  for (int i = dice.upTo(3); i > 0; --i)
    api.apiMappings.push_back({dice.one(domains), dice.one(keys), dice.one(stages)});
  api.disableExecuteApiEndpoint = dice.seldom();
}

IntegrationLink integration(Dice& dice) {
  static constexpr const char* uris[] = {"", "https://b.example.com", "http://b.example.com/{proxy}?q=1",
                                         "https://a1b2c3d4e5.execute-api.us-east-1.amazonaws.com/{id}", "::"};
  static constexpr IntegrationType types[] = {IntegrationType::LambdaProxy, IntegrationType::HttpProxy};
  static constexpr ApiConnection connections[] = {ApiConnection::Internet, ApiConnection::VpcLink};
  static constexpr RouteAuthorization access[] = {RouteAuthorization::None, RouteAuthorization::None,
                                                  RouteAuthorization::Jwt, RouteAuthorization::Lambda,
                                                  RouteAuthorization::Iam};
  IntegrationLink out;
  out.routes = dice.some({"$default", "ANY /{proxy+}", "GET /", "GET /{id}", "OPTIONS /{proxy+}",
                          "GET /a/{id}/b", "{}", "GET /{", "GET ", " /", "ANY /{+}"});
  out.type = dice.one(types);
  out.uri = dice.one(uris);
  out.connection = dice.one(connections);
  if (dice.seldom()) out.serverNameToVerify = "b.example.com";
  out.payloadVersion = dice.often() ? PayloadVersion::V2 : PayloadVersion::V1;
  out.authorization = dice.one(access);
  out.identitySources = dice.some({"$request.header.Authorization", "$context.nothing", "", "text"});
  if (dice.often())
    out.requestParameters = {{"overwrite:path", "/x${request.path}"},
                             {"overwrite:header.Host", "$request.header.X"}};
  if (dice.seldom()) out.requestParameters.emplace_back("append:querystring.q", "${request.body.a[0]}");
  if (dice.seldom()) out.responseParameters = {{200, "overwrite:statuscode", "$response.header.X"}};
  out.timeout = dice.seldom() ? 50 : 30'000;
  out.allowsInvoke = dice.often();
  return out;
}

Project project(Dice& dice) {
  HttpApiConfig first, second;
  names(dice, first);
  names(dice, second);
  second.apiId = "z9y8x7w6v5";
  first.corsAllowOrigins = dice.some({"*", "https://*"});
  first.throttlingBurst = dice.upTo(2);
  FunctionUrlConfig url;
  url.reservedConcurrency = dice.upTo(2) - 1;
  url.corsAllowOrigins = dice.some({"https://app.example.com"});
  LoadBalancerConfig balancer;
  balancer.internal = dice.often();
  DjangoConfig django;
  django.runsIn = dice.often() ? DjangoHost::ApigWsgi : DjangoHost::Gunicorn;
  django.allowedHosts = {"*"};
  Project p;
  p.nodes = {{{"viewer"}, "Viewer", ViewerConfig{}}, {{"first"}, "First", first},
             {{"second"}, "Second", second},         {{"url"}, "URL", url},
             {{"balancer"}, "Balancer", balancer},   {{"django"}, "Django", django}};
  for (const char* to : {"first", "second", "url"}) p.links.push_back({{}, {"viewer"}, {to}, ViewerLink{}});
  for (const char* to : {"second", "django", "balancer"})
    p.links.push_back({{}, {"first"}, {to}, integration(dice)});
  for (const char* to : {"first", "django"}) p.links.push_back({{}, {"second"}, {to}, integration(dice)});
  p.links.push_back({{}, {"url"}, {"django"}, InvokeLink{}});
  p.links.push_back({{}, {"balancer"}, {"django"}, TargetLink{}});
  renumberLinks(p);
  return p;
}

SampleRequest request(Dice& dice) {
  static constexpr const char* hosts[] = {"a1b2c3d4e5.execute-api.us-east-1.amazonaws.com",
                                          "z9y8x7w6v5.execute-api.us-east-1.amazonaws.com",
                                          "www.example.com",
                                          "x.example.com:8443",
                                          "d-1.execute-api.us-east-1.amazonaws.com",
                                          "a1b2c3d4e5f6g7h8i9j0k1l2m3n4o5p6.lambda-url.us-east-1.on.aws"};
  static constexpr const char* paths[] = {"/",  "/a",    "/a/", "/a/b",          "/prod/a%2Fb",
                                          "//", "/ping", "/%",  "/a/x/b?q=%zz&q"};
  static constexpr const char* methods[] = {"GET", "GET", "OPTIONS", "POST", "HEAD"};
  static constexpr AuthorizerDecision decisions[] = {AuthorizerDecision::Allow, AuthorizerDecision::Deny,
                                                     AuthorizerDecision::Fail};
  SampleRequest r;
  r.name = "r";
  r.method = dice.one(methods);
  r.url = std::string("https://") + dice.one(hosts) + dice.one(paths);
  if (dice.often()) r.headers.emplace_back("Origin", "https://app.example.com");
  if (dice.often()) r.headers.emplace_back("Access-Control-Request-Method", "GET");
  if (dice.often()) r.headers.emplace_back("Authorization", dice.often() ? "AWS4-HMAC-SHA256 x" : "Bearer x");
  if (dice.seldom()) r.headers.emplace_back("X-Forwarded-For", "2001:db8::1, , 10.0.0.1");
  if (dice.seldom()) r.headers.emplace_back("Host", "");
  if (dice.seldom()) r.body = R"({"a": [1]})";
  r.authorizer = dice.one(decisions);
  if (dice.often()) r.answers.push_back({.node = "django", .milliseconds = dice.upTo(200)});
  return r;
}

}  // namespace

TEST(RandomGateways, TracesAreSound) {
  std::set<std::string_view> deciding;
  for (unsigned seed = 1; seed <= 3000; ++seed) {
    Dice dice(seed);
    const Project p = project(dice);
    const Trace t = headway::testing::simulated(p, request(dice));
    const auto sound = checkInvariants(t);
    ASSERT_TRUE(sound) << "seed " << seed << ": " << sound.error().message << "\n" << factLines(t);
    ASSERT_TRUE(t.verdict.rule.valid()) << "seed " << seed << "\n" << factLines(t);
    ASSERT_LT(t.hops.size(), 20U) << "seed " << seed;
    deciding.insert(t.verdict.rule.key());
    if (seed % 50 == 0) checkProject(p);
  }
  EXPECT_GE(deciding.size(), 30U) << "the requests no longer get far";
}
