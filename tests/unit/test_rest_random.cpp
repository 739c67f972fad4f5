// SPDX-License-Identifier: GPL-3.0-or-later
// REST APIs set up at random, asked at random: every trace is sound and ends with a verdict, and what the API
// answers itself carries its ids.
#include <random>
#include <set>

#include <gtest/gtest.h>

#include "sim/check/check.h"
#include "sim/engine/gateway/rest_api/gateway_response.h"
#include "tests/support/simulated.h"

using namespace headway;

namespace {

class Dice {
 public:
  explicit Dice(unsigned seed) : engine_(seed) {}
  bool seldom() { return engine_() % 4 == 0; }
  template <class T, std::size_t N>
  T one(const T (&of)[N]) {
    return of[engine_() % N];
  }
  Texts some(std::initializer_list<const char*> of) {
    Texts out;
    for (const char* text : of)
      if (engine_() % 3 == 0) out.emplace_back(text);
    return out;
  }
  template <class E>
  E kind() {
    return static_cast<E>(engine_() % std::size(EnumNames<E>::rows));
  }
  int upTo(int most) { return static_cast<int>(engine_() % static_cast<unsigned>(most + 1)); }

 private:
  std::mt19937 engine_;
};

RestApiConfig api(Dice& dice) {
  static constexpr const char* stages[] = {"prod", "prod", "", "$default", "a"};
  static constexpr const char* templates[] = {
      "", "$", "${context.", "$context.error.messageString.", "{}", "$stageVariables.a ${stageVariables.a}"};
  static constexpr const char* sources[] = {"'x'", "'", "''", "context.path", "method.request.header.Host",
                                            "."};
  RestApiConfig out;
  out.stage = dice.one(stages);
  out.customDomains = dice.some({"www.example.com", "*.example.com"});
  out.endpointType = dice.kind<ApiEndpoint>();
  out.vpcEndpoints = dice.some({"vpce-0123456789abcdef0", ""});
  out.binaryMediaTypes = dice.some({"*/*", "image/*", "", "*"});
  out.minimumCompressionSize = dice.upTo(3) - 1;
  out.apiKeySource = dice.kind<ApiKeySource>();
  out.apiKeys = dice.some({"made-up-key", ""});
  out.quota = dice.upTo(1);
  out.keyRate = dice.upTo(1);
  out.keyBurst = dice.upTo(2);
  out.throttlingBurst = dice.upTo(1);
  if (dice.seldom()) out.allowedSourceIps = dice.some({"203.0.113.0/24", "::/0", "0.0.0.0/0", "x"});
  for (const gateway::rest::ResponseType& t : gateway::rest::responseTypes())
    if (dice.seldom())
      out.gatewayResponses.push_back(
          {std::string(t.name), dice.upTo(1) * 499, {{"X-A", dice.one(sources)}}, dice.one(templates)});
  return out;
}

MethodLink method(Dice& dice) {
  static constexpr const char* uris[] = {"", "https://b.example.com", "http://b.example.com/{proxy}?q=1",
                                         "::", "https://b.example.com/{id}/{proxy}/{"};
  static constexpr const char* targets[] = {
      "integration.request.header.Host", "integration.request.path.proxy",
      "integration.request.querystring.q", "context.requestOverride.path", "integration.request.header.TE"};
  static constexpr const char* sources[] = {"'x'",
                                            "''",
                                            "method.request.path.proxy",
                                            "context.stage",
                                            "wrong",
                                            "method.request.body.a[0]",
                                            "method.request.querystring.q"};
  MethodLink out;
  out.methods = dice.some({"ANY /", "ANY /{proxy+}", "GET /a", "GET /{id}", "POST /a/{id}/b", "{}", "GET /{",
                           "GET ", " /", "ANY /{+}", "ANY /{id}/{proxy+}"});
  out.type = dice.kind<MethodType>();
  out.uri = dice.one(uris);
  out.connection = dice.kind<ApiConnection>();
  if (dice.seldom()) out.authorization = dice.kind<MethodAuthorization>();
  out.apiKeyRequired = dice.seldom();
  for (int i = dice.upTo(2); i > 0; --i)
    out.requestParameters.emplace_back(dice.one(targets), dice.one(sources));
  if (dice.seldom())
    out.responseParameters = {{200, "method.response.header.Date", "integration.response.header.Date"}};
  out.allowsInvoke = !dice.seldom();
  return out;
}

Project project(Dice& dice) {
  ViewerConfig viewer;
  viewer.inVpc = dice.seldom();
  viewer.httpVersion = dice.kind<HttpVersion>();
  DistributionConfig edge;
  edge.aliases = {"shop.example.com"};
  edge.behaviors.front().allowedMethods = AllowedMethods::All;
  edge.behaviors.front().cachePolicy = "CachingDisabled";
  edge.behaviors.front().originRequestPolicy = dice.seldom() ? "AllViewer" : "AllViewerExceptHostHeader";
  LoadBalancerConfig balancer;
  balancer.type = dice.kind<BalancerType>();
  balancer.listener = balancer.type == BalancerType::Network ? ListenerProtocol::Tcp : ListenerProtocol::Http;
  DjangoConfig function, server;
  function.runsIn = DjangoHost::Mangum;
  server.runsIn = DjangoHost::Gunicorn;
  function.allowedHosts = server.allowedHosts = {"*"};
  Project p;
  p.nodes = {{{"viewer"}, "Viewer", viewer},     {{"edge"}, "Edge", edge},
             {{"api"}, "API", api(dice)},        {{"lb"}, "Balancer", balancer},
             {{"function"}, "Lambda", function}, {{"server"}, "Server", server}};
  p.links = {{{}, {"viewer"}, {"edge"}, ViewerLink{}}, {{}, {"viewer"}, {"api"}, ViewerLink{}},
             {{}, {"edge"}, {"api"}, OriginLink{}},    {{}, {"api"}, {"function"}, method(dice)},
             {{}, {"api"}, {"server"}, method(dice)},  {{}, {"api"}, {"lb"}, method(dice)},
             {{}, {"lb"}, {"server"}, TargetLink{}}};
  renumberLinks(p);
  return p;
}

SampleRequest request(Dice& dice) {
  static constexpr const char* hosts[] = {"a1b2c3d4e5.execute-api.us-east-1.amazonaws.com",
                                          "shop.example.com", "www.example.com",
                                          "vpce-1.execute-api.us-east-1.vpce.amazonaws.com"};
  static constexpr const char* paths[] = {
      "/",  "/prod",       "/prod/",     "/prod//", "/prod/a",       "/prod/a//b/",
      "/a", "/prod/a/1/b", "/prod/%2F/", "/ping",   "/prod/a?q=1;r", "/prod?{"};
  static constexpr const char* methods[] = {"GET", "POST", "OPTIONS", "FETCH"};
  SampleRequest out{.name = "r", .method = dice.one(methods), .body = dice.seldom() ? "{\"a\":[1]}" : ""};
  out.url = std::string("https://") + dice.one(hosts) + dice.one(paths);
  out.authorizer = dice.kind<AuthorizerDecision>();
  for (const auto& [name, value] : NameValues{{"Authorization", "AWS4-HMAC-SHA256 x"},
                                              {"x-api-key", "made-up-key"},
                                              {"X-HTTP-Method-Override", "GET"},
                                              {"Transfer-Encoding", "chunked"},
                                              {"Cookie", "b=2; a=1"},
                                              {"x-apigw-api-id", "a1b2c3d4e5"},
                                              {"Content-Length", "99999999"}})
    if (dice.seldom()) out.headers.emplace_back(name, value);
  static constexpr const char* nodes[] = {"function", "server", "lb"};
  if (dice.seldom())
    out.answers = {{.node = dice.one(nodes),
                    .status = 200 + dice.upTo(3) * 100,
                    .headers = {{"Content-Type", "image/png"}, {"Connection", "close"}, {"Date", "x"}},
                    .body = "bytes",
                    .milliseconds = dice.upTo(40'000),
                    .failure = dice.seldom() ? dice.kind<OriginFailure>() : OriginFailure::None}};
  return out;
}

bool namesRequest(const Trace& t) {
  for (const Hop& hop : t.hops) {
    const auto* answered = std::get_if<Answered>(&hop.outcome);
    if (!answered || hop.node.value != "api") continue;
    const auto& headers = std::get<http::Response>(hop.out).headers;
    if (!headers.contains("x-amzn-RequestId") || !headers.contains("x-amz-apigw-id")) return false;
  }
  return true;
}

}  // namespace

TEST(RestRandom, EveryTraceIsSound) {
  constexpr unsigned kDesigns = 1500;
  std::set<std::string> verdicts, rules;
  for (unsigned seed = 0; seed < kDesigns; ++seed) {
    Dice dice(seed);
    const Project p = project(dice);
    (void)checkProject(p);
    const Trace t = headway::testing::simulated(p, request(dice));
    const auto sound = checkInvariants(t);
    ASSERT_TRUE(sound) << "seed " << seed << ": " << sound.error().message << "\n" << factLines(t);
    ASSERT_FALSE(t.verdict.sentence.empty()) << "seed " << seed << "\n" << factLines(t);
    ASSERT_TRUE(namesRequest(t)) << "seed " << seed << "\n" << factLines(t);
    verdicts.insert(std::string(verdictName(t.verdict.kind)));
    for (const std::string_view key : firedRules(t))
      if (key.starts_with("gateway.rest-api.")) rules.emplace(key);
  }
  EXPECT_EQ(verdicts.size(), 4U) << "the designs reach every kind of verdict";
  EXPECT_GT(rules.size(), 60U) << "the designs are varied";
}
