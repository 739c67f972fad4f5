// SPDX-License-Identifier: GPL-3.0-or-later
// Every Lambda adapter on the event of every door: one captured request (POST /capture/space%20value with a
// repeated header and two cookies, sent from 68.8.83.18) and what the adapters were seen to make of it.
#include <random>
#include <sstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "sim/engine/fakes.h"
#include "sim/engine/lambda/adapters.h"
#include "sim/engine/lambda/way_back.h"
#include "sim/engine/lambda/web_adapter.h"
#include "sim/http/url.h"

using namespace headway;
using gateway::EventKind;
using gateway::LambdaEvent;

namespace {

constexpr const char* kViewer = "68.8.83.18";

/// The doors of the captures; Named is an HTTP API with the stage /prod in its paths.
enum class Door { Rest, Http, Named, Url, Balancer };

std::string hostOf(Door door) {
  switch (door) {
    case Door::Url: return "abcdefghij.lambda-url.us-west-2.on.aws";
    case Door::Balancer: return "capture-1.us-west-2.elb.amazonaws.com";
    default: return "abc123.execute-api.us-west-2.amazonaws.com";
  }
}

/// The request as the door has edited it.
http::Request requestOf(Door door) {
  const bool balancer = door == Door::Balancer;
  http::Request r;
  r.method = "POST";
  r.version = "1.1";
  r.peer = kViewer;
  const bool decoded = door == Door::Http || door == Door::Named;
  r.path = std::string(door == Door::Named ? "/prod" : "") +
           (decoded ? "/capture/space value" : "/capture/space%20value");
  r.query = "repeat=one&repeat=two&plus=a%2Bb";
  r.headers = {{"Host", hostOf(door)},
               {"User-Agent", "curl/8.7.1"},
               {"Accept", "*/*"},
               {"Content-Type", "application/json"},
               {"Content-Length", "9"},
               {"Cookie", "session=abc123; theme=dark"},
               {"X-Voker-Probe", "first"},
               {"X-Voker-Probe", "second"},
               {"X-Forwarded-For", kViewer},
               {"X-Forwarded-Port", balancer ? "80" : "443"},
               {"X-Forwarded-Proto", balancer ? "http" : "https"},
               {"X-Amzn-Trace-Id", "Root=1-11111111-111111111111111111111111"}};
  r.body = "{\"a\": 1}\n";
  return r;
}

gateway::EventShape shapeOf(Door door) {
  gateway::EventShape s;
  s.apiId = "abc123";
  s.routeKey = s.stage = "$default";
  switch (door) {
    case Door::Rest:
      s.kind = EventKind::RestApi;
      s.stage = "live";
      s.resourcePath = "/{proxy+}";
      s.variables = {{"proxy", "capture/space%20value"}};
      break;
    case Door::Http: break;
    case Door::Named: s.stage = "prod"; break;
    case Door::Url:
      s.kind = EventKind::FunctionUrl;
      s.accountId = "anonymous";
      break;
    case Door::Balancer:
      s.kind = EventKind::LoadBalancer;
      s.stage = "";
      s.targetGroupArn = "arn:aws:elasticloadbalancing:us-west-2:123456789012:targetgroup/capture/1";
      break;
  }
  return s;
}

/// A hop under way with its ports.
struct Bench {
  explicit Bench(http::Request r) : stage((hop.in = hop.out = std::move(r), hop), clock, ids) {}
  Hop hop;
  FixedClock clock;
  SeededIds ids;
  Stage stage;
};

struct Handed {
  django::Environ environ;
  LambdaEvent event;
  Hop hop;
};

using Setting = void (*)(DjangoConfig&);

Handed handed(DjangoHost host, const gateway::EventShape& shape, const http::Request& request,
              Setting setting = nullptr) {
  Bench bench(request);
  DjangoConfig config;
  config.runsIn = host;
  if (setting) setting(config);
  Handed out;
  out.event = gateway::lambdaEvent(bench.stage, shape, kViewer);
  if (host == DjangoHost::LambdaWebAdapter) lambda::passThroughWebAdapter(bench.stage, config, out.event);
  out.environ = lambda::handToDjango(bench.stage, config, &out.event);
  out.hop = bench.hop;
  return out;
}
Handed handed(DjangoHost host, Door door, Setting setting = nullptr) {
  return handed(host, shapeOf(door), requestOf(door), setting);
}

bool noted(const Hop& hop, std::string_view key) {
  for (const Note& n : hop.notes)
    if (n.rule.key() == key) return true;
  return false;
}

nlohmann::json jsonOf(const LambdaEvent& event) { return nlohmann::json::parse(eventJson(event)); }

struct Row {
  DjangoHost host;
  Door door;
  const char *serverName, *port, *scheme, *scriptName, *pathInfo, *remoteAddr;
};

constexpr const char* kHost = "=Host";
constexpr const char* kPath = "/capture/space value";
constexpr const char* kProdPath = "/prod/capture/space value";
constexpr Row kMeasured[] = {
    {DjangoHost::ApigWsgi, Door::Rest, kHost, "443", "https", "", kPath, kViewer},
    {DjangoHost::ApigWsgi, Door::Http, kHost, "443", "https", "", kPath, kViewer},
    {DjangoHost::ApigWsgi, Door::Named, kHost, "443", "https", "", kProdPath, kViewer},
    {DjangoHost::ApigWsgi, Door::Url, kHost, "443", "https", "", kPath, kViewer},
    {DjangoHost::ApigWsgi, Door::Balancer, kHost, "80", "http", "", kPath, kViewer},
    {DjangoHost::ServerlessWsgi, Door::Rest, kHost, "443", "https", "/live", kPath, kViewer},
    {DjangoHost::ServerlessWsgi, Door::Http, kHost, "443", "https", "/$default", kPath, kViewer},
    {DjangoHost::ServerlessWsgi, Door::Named, kHost, "443", "https", "/prod", kProdPath, kViewer},
    {DjangoHost::ServerlessWsgi, Door::Url, kHost, "443", "https", "", kPath, kViewer},
    {DjangoHost::ServerlessWsgi, Door::Balancer, kHost, "80", "http", "/", kPath, ""},
    {DjangoHost::Zappa, Door::Rest, "zappa", "443", "https", "/live", kPath, kViewer},
    {DjangoHost::Zappa, Door::Http, "zappa", "443", "https", "/$default", kPath, kViewer},
    {DjangoHost::Zappa, Door::Named, "zappa", "443", "https", "/prod", kPath, kViewer},
    {DjangoHost::Zappa, Door::Url, "zappa", "443", "https", "/$default", kPath, kViewer},
    {DjangoHost::Zappa, Door::Balancer, "zappa", "80", "https", "", kPath, kViewer},
    {DjangoHost::Mangum, Door::Rest, kHost, "443", "https", "", kPath, kViewer},
    {DjangoHost::Mangum, Door::Http, kHost, "443", "https", "", kPath, kViewer},
    {DjangoHost::Mangum, Door::Named, kHost, "443", "https", "", kProdPath, kViewer},
    {DjangoHost::Mangum, Door::Url, kHost, "443", "https", "", kPath, kViewer},
    {DjangoHost::Mangum, Door::Balancer, kHost, "80", "http", "", kPath, kViewer},
    {DjangoHost::LambdaWebAdapter, Door::Rest, "127.0.0.1", "8080", "https", "", kPath, "127.0.0.1"},
    {DjangoHost::LambdaWebAdapter, Door::Http, "127.0.0.1", "8080", "https", "", kPath, "127.0.0.1"},
    {DjangoHost::LambdaWebAdapter, Door::Named, "127.0.0.1", "8080", "https", "", kProdPath, "127.0.0.1"},
    {DjangoHost::LambdaWebAdapter, Door::Url, "127.0.0.1", "8080", "https", "", kPath, "127.0.0.1"},
    {DjangoHost::LambdaWebAdapter, Door::Balancer, "127.0.0.1", "8080", "http", "", kPath, "127.0.0.1"},
};

class Measured : public ::testing::TestWithParam<Row> {};

TEST_P(Measured, IsWhatTheAdapterMade) {
  const Row& row = GetParam();
  const std::string host = hostOf(row.door);
  const django::Environ e = handed(row.host, row.door).environ;
  EXPECT_EQ(e.get("SERVER_NAME"), row.serverName == kHost ? host : row.serverName);
  EXPECT_EQ(e.get("SERVER_PORT"), row.port);
  EXPECT_EQ(e.get("wsgi.url_scheme"), row.scheme);
  EXPECT_EQ(e.get("SCRIPT_NAME"), row.scriptName);
  EXPECT_EQ(e.get("PATH_INFO"), row.pathInfo);
  EXPECT_EQ(e.get("REMOTE_ADDR"), row.remoteAddr);
  EXPECT_EQ(e.get("REQUEST_METHOD"), "POST");
  EXPECT_EQ(e.get("HTTP_HOST"), host);
  EXPECT_EQ(e.get("HTTP_X_FORWARDED_FOR"), kViewer);
  EXPECT_EQ(e.get("HTTP_X_FORWARDED_PROTO"), row.door == Door::Balancer ? "http" : "https");
  EXPECT_EQ(e.get("HTTP_X_FORWARDED_PORT"), row.door == Door::Balancer ? "80" : "443");
  EXPECT_EQ(e.get("CONTENT_TYPE"), "application/json");
}
std::string nameOf(const ::testing::TestParamInfo<Row>& row) {
  static constexpr std::string_view doors[] = {"Rest", "Http", "Named", "Url", "Balancer"};
  std::string name(enumName(row.param.host));
  std::erase(name, '-');
  return name + std::string(doors[static_cast<int>(row.param.door)]);
}
INSTANTIATE_TEST_SUITE_P(All, Measured, ::testing::ValuesIn(kMeasured), nameOf);

struct Entry {
  DjangoHost host;
  Door door;
  const char *key, *value;
};
constexpr Entry kEntries[] = {
    // repeated headers
    {DjangoHost::ApigWsgi, Door::Rest, "HTTP_X_VOKER_PROBE", "first,second"},
    {DjangoHost::ApigWsgi, Door::Http, "HTTP_X_VOKER_PROBE", "first,second"},
    {DjangoHost::ApigWsgi, Door::Balancer, "HTTP_X_VOKER_PROBE", "second"},
    {DjangoHost::Mangum, Door::Rest, "HTTP_X_VOKER_PROBE", "first, second"},
    {DjangoHost::Mangum, Door::Http, "HTTP_X_VOKER_PROBE", "first,second"},
    {DjangoHost::ServerlessWsgi, Door::Rest, "HTTP_X_VOKER_PROBE", "second"},
    {DjangoHost::ServerlessWsgi, Door::Http, "HTTP_X_VOKER_PROBE", "first,second"},
    {DjangoHost::Zappa, Door::Rest, "HTTP_X_VOKER_PROBE", "first, second"},
    {DjangoHost::LambdaWebAdapter, Door::Rest, "HTTP_X_VOKER_PROBE", "first,second"},
    {DjangoHost::LambdaWebAdapter, Door::Http, "HTTP_X_VOKER_PROBE", "first,second"},
    // cookies
    {DjangoHost::ApigWsgi, Door::Rest, "HTTP_COOKIE", "session=abc123; theme=dark"},
    {DjangoHost::ApigWsgi, Door::Http, "HTTP_COOKIE", "session=abc123;theme=dark"},
    {DjangoHost::ApigWsgi, Door::Url, "HTTP_COOKIE", "session=abc123;theme=dark;session=abc123; theme=dark"},
    {DjangoHost::Mangum, Door::Http, "HTTP_COOKIE", "session=abc123; theme=dark"},
    {DjangoHost::ServerlessWsgi, Door::Url, "HTTP_COOKIE", "session=abc123; theme=dark"},
    {DjangoHost::LambdaWebAdapter, Door::Http, "HTTP_COOKIE", "session=abc123;theme=dark"},
    // queries
    {DjangoHost::ApigWsgi, Door::Http, "QUERY_STRING", "repeat=one&repeat=two&plus=a%2Bb"},
    {DjangoHost::ApigWsgi, Door::Rest, "QUERY_STRING", "repeat=one&repeat=two&plus=a%2Bb"},
    {DjangoHost::ApigWsgi, Door::Balancer, "QUERY_STRING", "repeat=two&plus=a%2Bb"},
    {DjangoHost::ServerlessWsgi, Door::Balancer, "QUERY_STRING", "repeat=two&plus=a%2Bb"},
    {DjangoHost::Mangum, Door::Balancer, "QUERY_STRING", "repeat=two&plus=a%2Bb"},
    {DjangoHost::LambdaWebAdapter, Door::Balancer, "QUERY_STRING", "repeat=two&plus=a%2Bb"},
    {DjangoHost::Zappa, Door::Rest, "QUERY_STRING", "repeat=one&repeat=two&plus=a%2Bb"},
    {DjangoHost::Zappa, Door::Http, "QUERY_STRING", "repeat=one%2Ctwo&plus=a%2Bb"},
    {DjangoHost::Zappa, Door::Balancer, "QUERY_STRING", "repeat=two&plus=a%252Bb"},
    // oddities
    {DjangoHost::ApigWsgi, Door::Http, "HTTP", "on"},
    {DjangoHost::ApigWsgi, Door::Http, "HTTP_CONTENT_TYPE", "application/json"},
    {DjangoHost::ApigWsgi, Door::Http, "HTTP_CONTENT_LENGTH", "9"},
    {DjangoHost::Zappa, Door::Http, "HTTPS", "on"},
};

TEST(Adapters, HeadersCookiesAndQueries) {
  for (const Entry& row : kEntries) {
    const django::Environ e = handed(row.host, row.door).environ;
    EXPECT_EQ(e.get(row.key, "(none)"), row.value)
        << enumName(row.host) << " door " << static_cast<int>(row.door) << " " << row.key;
  }
}

TEST(Adapters, CountTheCookiesOfPayload2) {
  // No cookie: apig-wsgi and serverless-wsgi set an empty one, the others none.
  http::Request r = requestOf(Door::Http);
  r.headers.remove("Cookie");
  const auto environ = [&](DjangoHost h) { return handed(h, shapeOf(Door::Http), r).environ; };
  EXPECT_TRUE(environ(DjangoHost::ApigWsgi).contains("HTTP_COOKIE"));
  EXPECT_TRUE(environ(DjangoHost::ServerlessWsgi).contains("HTTP_COOKIE"));
  EXPECT_FALSE(environ(DjangoHost::Mangum).contains("HTTP_COOKIE"));
  EXPECT_FALSE(environ(DjangoHost::Zappa).contains("HTTP_COOKIE"));
}

TEST(Adapters, BasePathIsTextNotSegments) {
  const auto path = [](DjangoHost host, Setting setting, const char* raw) {
    http::Request r = requestOf(Door::Url);
    r.path = raw;
    return std::string(handed(host, shapeOf(Door::Url), r, setting).environ.get("PATH_INFO"));
  };
  const Setting prod = [](DjangoConfig& c) { c.basePath = "/prod"; };
  const Setting bare = [](DjangoConfig& c) { c.basePath = "prod"; };
  EXPECT_EQ(path(DjangoHost::Mangum, prod, "/prod/x"), "/x");
  EXPECT_EQ(path(DjangoHost::Mangum, bare, "/prod/x"), "/x");
  EXPECT_EQ(path(DjangoHost::Mangum, prod, "/production/x"), "uction/x");
  EXPECT_EQ(path(DjangoHost::Mangum, prod, "/prod"), "");
  EXPECT_EQ(path(DjangoHost::ServerlessWsgi, bare, "/prod/x"), "/x");
  EXPECT_EQ(path(DjangoHost::Zappa, bare, "/prod/x"), "/x");
  EXPECT_EQ(path(DjangoHost::LambdaWebAdapter, prod, "/prod/prod/x"), "/x");
  EXPECT_EQ(path(DjangoHost::LambdaWebAdapter, prod, "/production/x"), "/uction/x");
  EXPECT_EQ(handed(DjangoHost::ServerlessWsgi, Door::Http, bare).environ.get("SCRIPT_NAME"), "/prod");
}

TEST(Adapters, MangumReadsThePathWithoutTheSlash) {
  http::Request r = requestOf(Door::Http);
  r.path = "/admin/";
  EXPECT_EQ(handed(DjangoHost::Mangum, shapeOf(Door::Http), r).environ.get("PATH_INFO"), "/admin");
  EXPECT_EQ(handed(DjangoHost::ApigWsgi, shapeOf(Door::Http), r).environ.get("PATH_INFO"), "/admin/");
}

TEST(Adapters, ThePathOfAnHttpApiIsDecodedTwice) {
  http::Request r = requestOf(Door::Http);
  r.path = "/a%2Fb";  // sent as /a%252Fb
  for (const auto host :
       {DjangoHost::ApigWsgi, DjangoHost::Mangum, DjangoHost::ServerlessWsgi, DjangoHost::Zappa}) {
    const Handed h = handed(host, shapeOf(Door::Http), r);
    EXPECT_EQ(h.environ.get("PATH_INFO"), "/a/b") << enumName(host);
    EXPECT_TRUE(noted(h.hop, "lambda.path.decoded-twice")) << enumName(host);
  }
  r.path = "/a?b";  // sent as /a%3Fb: serverless-wsgi cuts it there
  EXPECT_EQ(handed(DjangoHost::ServerlessWsgi, shapeOf(Door::Http), r).environ.get("PATH_INFO"), "/a");
}

TEST(Adapters, EachPicksAnotherAddress) {
  const auto address = [](DjangoHost host, Door door, const char* chain) {
    http::Request r = requestOf(door);
    r.headers.set("X-Forwarded-For", chain);
    return std::string(handed(host, shapeOf(door), r).environ.get("REMOTE_ADDR"));
  };
  EXPECT_EQ(address(DjangoHost::ApigWsgi, Door::Rest, "1.1.1.1, 2.2.2.2, 3.3.3.3"), "1.1.1.1");
  EXPECT_EQ(address(DjangoHost::ApigWsgi, Door::Http, "1.1.1.1, 2.2.2.2, 3.3.3.3"), kViewer);
  EXPECT_EQ(address(DjangoHost::Zappa, Door::Http, "1.1.1.1, 2.2.2.2, 3.3.3.3"), "2.2.2.2");
  EXPECT_EQ(address(DjangoHost::Zappa, Door::Http, "1.1.1.1, 2.2.2.2"), "1.1.1.1");
  EXPECT_EQ(address(DjangoHost::Mangum, Door::Balancer, "1.1.1.1, 2.2.2.2"), "1.1.1.1, 2.2.2.2");
  EXPECT_EQ(address(DjangoHost::Mangum, Door::Rest, "1.1.1.1, 2.2.2.2"), kViewer);
  EXPECT_EQ(address(DjangoHost::ServerlessWsgi, Door::Rest, "1.1.1.1"), kViewer);
}

TEST(Adapters, ContextHeadersOfTheWebAdapter) {
  const Handed h = handed(DjangoHost::LambdaWebAdapter, Door::Http);
  const auto context = nlohmann::json::parse(h.environ.get("HTTP_X_AMZN_REQUEST_CONTEXT"));
  EXPECT_EQ(context.at("http").at("sourceIp"), kViewer);
  EXPECT_TRUE(nlohmann::json::parse(h.environ.get("HTTP_X_AMZN_LAMBDA_CONTEXT")).contains("request_id"));
  EXPECT_TRUE(
      h.environ.get("HTTP_X_AMZN_TRACE_ID").starts_with("Root=1-11111111-111111111111111111111111;Parent="));
  EXPECT_TRUE(static_cast<bool>(replay(h.hop.in, h.hop.changes)));
}

TEST(Adapters, LargeClaimsAreTooMuchForGunicorn) {
  gateway::EventShape shape = shapeOf(Door::Http);
  shape.authorizer = {gateway::AuthorizerKind::Jwt, {{"groups", std::string(9000, 'g')}}, {}};
  const Handed h = handed(DjangoHost::LambdaWebAdapter, shape, requestOf(Door::Http));
  const auto* answered = std::get_if<Answered>(&h.hop.outcome);
  ASSERT_TRUE(answered);
  EXPECT_EQ(answered->rule.key(), "server.gunicorn.headers-too-large");
}

// --- events

TEST(Events, HttpApi) {
  const auto e = jsonOf(handed(DjangoHost::ApigWsgi, Door::Named).event);
  EXPECT_EQ(e.at("version"), "2.0");
  EXPECT_EQ(e.at("rawPath"), "/prod/capture/space value");
  EXPECT_EQ(e.at("rawQueryString"), "repeat=one&repeat=two&plus=a%2Bb");
  EXPECT_EQ(e.at("cookies"), nlohmann::json({"session=abc123", "theme=dark"}));
  EXPECT_FALSE(e.at("headers").contains("cookie"));
  EXPECT_EQ(e.at("headers").at("x-voker-probe"), "first,second");
  EXPECT_EQ(e.at("headers").at("content-length"), "9");
  EXPECT_EQ(e.at("queryStringParameters"), nlohmann::json({{"repeat", "one,two"}, {"plus", "a+b"}}));
  const auto& context = e.at("requestContext");
  EXPECT_EQ(context.at("stage"), "prod");
  EXPECT_EQ(context.at("domainName"), hostOf(Door::Http));
  EXPECT_EQ(context.at("domainPrefix"), "abc123");
  EXPECT_EQ(context.at("http").at("path"), "/prod/capture/space value");
  EXPECT_EQ(context.at("http").at("sourceIp"), kViewer);
  EXPECT_EQ(context.at("time"), "15/Jan/2026:12:00:00 +0000");
  EXPECT_FALSE(e.contains("pathParameters"));
  EXPECT_FALSE(e.contains("stageVariables"));
  EXPECT_EQ(e.at("isBase64Encoded"), false);
}

TEST(Events, FunctionUrl) {
  const auto e = jsonOf(handed(DjangoHost::ApigWsgi, Door::Url).event);
  EXPECT_EQ(e.at("rawPath"), "/capture/space%20value");
  EXPECT_EQ(e.at("requestContext").at("http").at("path"), "/capture/space value");
  EXPECT_EQ(e.at("headers").at("cookie"), "session=abc123; theme=dark");
  EXPECT_EQ(e.at("cookies").size(), 2U);
  EXPECT_EQ(e.at("requestContext").at("accountId"), "anonymous");
  EXPECT_EQ(e.at("requestContext").at("stage"), "$default");
}

TEST(Events, RestApi) {
  const auto e = jsonOf(handed(DjangoHost::ApigWsgi, Door::Rest).event);
  EXPECT_FALSE(e.contains("version"));
  EXPECT_EQ(e.at("path"), "/capture/space%20value");
  EXPECT_EQ(e.at("requestContext").at("path"), "/live/capture/space%20value");
  EXPECT_EQ(e.at("resource"), "/{proxy+}");
  EXPECT_EQ(e.at("headers").at("X-Voker-Probe"), "second");
  EXPECT_EQ(e.at("multiValueHeaders").at("X-Voker-Probe"), nlohmann::json({"first", "second"}));
  EXPECT_TRUE(e.at("headers").contains("X-Forwarded-For"));
  EXPECT_FALSE(e.at("headers").contains("Content-Length"));
  EXPECT_TRUE(e.at("headers").contains("Cookie"));
  EXPECT_EQ(e.at("queryStringParameters").at("repeat"), "two");
  EXPECT_EQ(e.at("multiValueQueryStringParameters").at("repeat"), nlohmann::json({"one", "two"}));
  EXPECT_EQ(e.at("requestContext").at("identity").at("sourceIp"), kViewer);
  EXPECT_TRUE(e.at("stageVariables").is_null());
}

TEST(Events, RestApiSpellsNamesAsTheClientDid) {
  http::Request r = requestOf(Door::Rest);
  r.version = "2.0";
  const auto e = jsonOf(handed(DjangoHost::ApigWsgi, shapeOf(Door::Rest), r).event);
  EXPECT_TRUE(e.at("headers").contains("x-voker-probe"));
  EXPECT_TRUE(e.at("headers").contains("Host"));
  EXPECT_TRUE(e.at("headers").contains("User-Agent"));
}

TEST(Events, LoadBalancer) {
  const auto e = jsonOf(handed(DjangoHost::ApigWsgi, Door::Balancer).event);
  EXPECT_TRUE(e.at("requestContext").at("elb").contains("targetGroupArn"));
  EXPECT_EQ(e.at("path"), "/capture/space%20value");
  EXPECT_EQ(e.at("headers").at("x-voker-probe"), "second");
  EXPECT_FALSE(e.contains("multiValueHeaders"));
  EXPECT_EQ(e.at("queryStringParameters").at("plus"), "a%2Bb");  // not decoded
  gateway::EventShape lists = shapeOf(Door::Balancer);
  lists.multiValue = true;
  const auto m = jsonOf(handed(DjangoHost::ApigWsgi, lists, requestOf(Door::Balancer)).event);
  EXPECT_FALSE(m.contains("headers"));
  EXPECT_EQ(m.at("multiValueHeaders").at("x-voker-probe"), nlohmann::json({"first", "second"}));
  EXPECT_EQ(m.at("multiValueQueryStringParameters").at("repeat"), nlohmann::json({"one", "two"}));
}

TEST(Events, BodiesThatAreNoTextAreBase64) {
  const auto body = [](Door door, const char* type, Texts binary = {}) {
    http::Request r = requestOf(door);
    r.headers.set("Content-Type", type);
    r.body = "a=b";
    gateway::EventShape shape = shapeOf(door);
    shape.binaryMediaTypes = std::move(binary);
    return jsonOf(handed(DjangoHost::ApigWsgi, shape, r).event).at("body").get<std::string>();
  };
  EXPECT_EQ(body(Door::Http, "text/plain; charset=utf-8"), "a=b");
  EXPECT_EQ(body(Door::Http, "multipart/form-data; boundary=x"), "YT1i");
  EXPECT_EQ(body(Door::Url, "image/png"), "YT1i");
  EXPECT_EQ(body(Door::Rest, "image/png"), "a=b");
  EXPECT_EQ(body(Door::Rest, "image/png", {"image/png"}), "YT1i");
  EXPECT_EQ(body(Door::Rest, "image/png", {"*/*"}), "YT1i");
}

TEST(Events, Authorizers) {
  const auto context = [](Door door, gateway::Authorizer a) {
    gateway::EventShape shape = shapeOf(door);
    shape.authorizer = std::move(a);
    return jsonOf(handed(DjangoHost::ApigWsgi, shape, requestOf(door)).event)
        .at("requestContext")
        .at("authorizer");
  };
  using Kind = gateway::AuthorizerKind;
  EXPECT_EQ(context(Door::Http, {Kind::Jwt, {{"sub", "7"}}, {"read"}}).at("jwt").at("claims").at("sub"), "7");
  EXPECT_EQ(context(Door::Http, {Kind::Lambda, {{"user", "7"}}, {}}).at("lambda").at("user"), "7");
  EXPECT_EQ(context(Door::Rest, {Kind::Lambda, {{"principalId", "7"}}, {}}).at("principalId"), "7");
  EXPECT_EQ(context(Door::Rest, {Kind::Cognito, {{"sub", "7"}}, {}}).at("claims").at("sub"), "7");
}

/// What a function that splits and joins must keep: whatever path a function URL gets, each adapter decodes
/// it once, and Django's environ holds the bytes the viewer meant.
TEST(Events, AnyPathOfAFunctionUrlIsDecodedOnce) {
  std::mt19937 random(20260115);
  for (int round = 0; round < 500; ++round) {
    std::string meant = "/";
    for (int i = 0; i < 12; ++i) meant += static_cast<char>(0x21 + random() % 0x5e);
    http::Request r = requestOf(Door::Url);
    r.path = http::percentEncode(meant, "/");
    for (const auto host : {DjangoHost::ApigWsgi, DjangoHost::ServerlessWsgi, DjangoHost::LambdaWebAdapter})
      ASSERT_EQ(handed(host, shapeOf(Door::Url), r).environ.get("PATH_INFO"), meant)
          << enumName(host) << " round " << round << " " << r.path;
  }
}

// --- the way back

struct Back {
  lambda::Outcome outcome;
  Hop hop;
};

Back back(DjangoHost host, Door door, http::Response response, Setting setting = nullptr,
          std::int64_t milliseconds = 10, bool multiValue = false) {
  gateway::EventShape shape = shapeOf(door);
  shape.multiValue = multiValue;
  const LambdaEvent event = handed(host, shape, requestOf(door)).event;
  DjangoConfig config;
  config.runsIn = host;
  if (setting) setting(config);
  Hop hop;
  hop.phase = Phase::Response;
  hop.in = hop.out = std::move(response);
  FixedClock clock;
  SeededIds ids;
  Stage stage(hop, clock, ids);
  const auto outcome = lambda::returnFromFunction(stage, config, event, milliseconds);
  return {outcome, hop};
}

http::Response twoOfEach() {
  return {200, "OK", {{"Set-Cookie", "a=1"}, {"Set-Cookie", "b=2"}, {"Link", "1"}, {"Link", "2"}}, ""};
}

std::string headersOf(const Hop& hop) {
  std::ostringstream out;
  for (const auto& f : std::get<http::Response>(hop.out).headers.fields())
    out << f.name << ": " << f.value << "; ";
  return out.str();
}

TEST(WayBack, RepeatedHeaders) {
  const std::string all = "Set-Cookie: a=1; Set-Cookie: b=2; Link: 1; Link: 2; ";
  const std::string spelt = "set-cookie: a=1; Set-cookie: b=2; link: 1; Link: 2; ";
  for (const auto host : {DjangoHost::ApigWsgi, DjangoHost::Mangum, DjangoHost::ServerlessWsgi,
                          DjangoHost::Zappa, DjangoHost::LambdaWebAdapter}) {
    EXPECT_EQ(headersOf(back(host, Door::Rest, twoOfEach()).hop), all) << enumName(host);
    EXPECT_EQ(headersOf(back(host, Door::Balancer, twoOfEach(), nullptr, 10, true).hop), all)
        << enumName(host);
  }
  const auto http = [](DjangoHost h) { return headersOf(back(h, Door::Http, twoOfEach()).hop); };
  const auto balancer = [](DjangoHost h) { return headersOf(back(h, Door::Balancer, twoOfEach()).hop); };
  EXPECT_EQ(http(DjangoHost::ApigWsgi), "Set-Cookie: a=1; Set-Cookie: b=2; Link: 2; ");
  EXPECT_EQ(http(DjangoHost::Mangum), "Set-Cookie: a=1; Set-Cookie: b=2; Link: 1,2; ");
  EXPECT_EQ(http(DjangoHost::ServerlessWsgi), spelt);
  EXPECT_EQ(balancer(DjangoHost::ApigWsgi), "Set-Cookie: b=2; Link: 2; ");
  EXPECT_EQ(balancer(DjangoHost::Zappa), "Set-Cookie: b=2; Link: 2; ");
  EXPECT_EQ(balancer(DjangoHost::Mangum), spelt);
}

TEST(WayBack, Outcomes) {
  using lambda::Outcome;
  const auto outcome = [](Door door, std::size_t bytes, std::int64_t milliseconds) {
    return back(DjangoHost::Mangum, door, {200, "OK", {}, std::string(bytes, 'x')}, nullptr, milliseconds)
        .outcome;
  };
  constexpr std::size_t kMegabyte = 1024 * 1024;
  EXPECT_EQ(outcome(Door::Http, 10, 29'000), Outcome::Ok);
  EXPECT_EQ(outcome(Door::Http, 10, 29'001), Outcome::TimedOut);
  EXPECT_EQ(outcome(Door::Http, 6 * kMegabyte, 1), Outcome::Ok);
  EXPECT_EQ(outcome(Door::Http, 6 * kMegabyte + 1, 1), Outcome::TooLarge);
  EXPECT_EQ(outcome(Door::Balancer, kMegabyte + 1, 1), Outcome::TooLarge);
}

TEST(WayBack, AnEventOverTheLimitIsNotDelivered) {
  const auto large = [](Door door, std::size_t bytes) {
    http::Request r = requestOf(door);
    r.body = std::string(bytes, 'x');
    Bench bench(r);
    return lambda::tooLarge(gateway::lambdaEvent(bench.stage, shapeOf(door), kViewer));
  };
  constexpr std::size_t kMegabyte = 1024 * 1024;
  EXPECT_FALSE(large(Door::Http, 5 * kMegabyte));
  EXPECT_TRUE(large(Door::Http, 6 * kMegabyte));
  EXPECT_FALSE(large(Door::Balancer, kMegabyte));
  EXPECT_TRUE(large(Door::Balancer, kMegabyte + 1));
}

TEST(WayBack, StatusesThatFailTheFunction) {
  const auto outcome = [](int status) {
    return back(DjangoHost::LambdaWebAdapter, Door::Http, {status, "", {}, ""},
                [](DjangoConfig& c) {
                  c.errorStatusCodes = {"500", "502-504"};
                })
        .outcome;
  };
  EXPECT_EQ(outcome(200), lambda::Outcome::Ok);
  EXPECT_EQ(outcome(500), lambda::Outcome::Crashed);
  EXPECT_EQ(outcome(501), lambda::Outcome::Ok);
  EXPECT_EQ(outcome(503), lambda::Outcome::Crashed);
}

TEST(WayBack, BytesNeedBinarySupport) {
  const auto outcome = [](Door door, Setting setting) {
    return back(DjangoHost::ApigWsgi, door, {200, "OK", {{"Content-Type", "image/png"}}, "PNG"}, setting)
        .outcome;
  };
  EXPECT_EQ(outcome(Door::Rest, nullptr), lambda::Outcome::Crashed);
  EXPECT_EQ(outcome(Door::Rest, [](DjangoConfig& c) { c.binarySupport = BinarySupport::On; }),
            lambda::Outcome::Ok);
  EXPECT_EQ(outcome(Door::Http, nullptr), lambda::Outcome::Ok);
  EXPECT_EQ(outcome(Door::Balancer, nullptr), lambda::Outcome::Ok);
}

}  // namespace
