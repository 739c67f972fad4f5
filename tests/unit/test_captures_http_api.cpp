// SPDX-License-Identifier: GPL-3.0-or-later
// Requests that were captured behind live HTTP APIs, header for header: names, values and nothing else.
#include <algorithm>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "sim/support/text.h"
#include "tests/support/simulated.h"

using namespace headway;
using headway::testing::received;
using headway::testing::simulated;

namespace {

using Json = nlohmann::json;

constexpr const char* kOwn = "a1b2c3d4e5.execute-api.us-east-1.amazonaws.com";
constexpr const char* kSecond = "z9y8x7w6v5.execute-api.us-east-1.amazonaws.com";

/// curl: no languages, no encodings.
ViewerConfig curl() {
  ViewerConfig v;
  v.userAgent = "curl/8.5.0";
  v.accept = "*/*";
  v.acceptLanguage = v.acceptEncoding = "";
  return v;
}

Project project(std::vector<Node> nodes, std::vector<Link> links) {
  Project p;
  nodes.insert(nodes.begin(), {{"viewer"}, "curl", curl()});
  p.nodes = std::move(nodes);
  p.links = std::move(links);
  renumberLinks(p);
  return p;
}

DjangoConfig djangoIn(DjangoHost runsIn) {
  DjangoConfig d;
  d.runsIn = runsIn;
  d.allowedHosts = {"*"};
  return d;
}

IntegrationLink overHttp(ApiConnection connection, std::string uri = "") {
  IntegrationLink link;
  link.type = IntegrationType::HttpProxy;
  link.connection = connection;
  link.uri = std::move(uri);
  return link;
}

/// "name: value" of every header, names in lower case, sorted; ids made up on the way become *.
std::vector<std::string> lines(const http::Request& r) {
  std::vector<std::string> out;
  for (const auto& f : r.headers.fields()) {
    std::string value = f.value;
    if (text::equalsIgnoreCase(f.name, "X-Amzn-Trace-Id"))
      value = value.starts_with("Self=")
                  ? "Self=*;" + std::string(value.find("Root=1-") != std::string::npos ? "Root=*" : "")
                  : (value.starts_with("Root=1-") ? "Root=*" : value);
    out.push_back(text::lower(f.name) + ": " + value);
  }
  std::sort(out.begin(), out.end());
  return out;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST(HttpApiCaptures, PublicUri) {
  const Project p = project(
      {{{"api"}, "HTTP API", HttpApiConfig{}}, {{"django"}, "httpbin", djangoIn(DjangoHost::Gunicorn)}},
      {{{}, {"viewer"}, {"api"}, ViewerLink{}},
       {{}, {"api"}, {"django"}, overHttp(ApiConnection::Internet, "https://httpbin.org")}});
  const Trace t = simulated(p, {.name = "get", .url = std::string("https://") + kOwn + "/get"});
  EXPECT_EQ(lines(received(t, "django")),
            (Lines{"accept: */*", "content-length: 0",
                   std::string("forwarded: by=3.120.10.20;for=203.0.113.7;host=") + kOwn + ";proto=https",
                   "host: httpbin.org", "user-agent: curl/8.5.0", "via: HTTP/1.1 AmazonAPIGateway",
                   "x-amzn-trace-id: Root=*"}));
  EXPECT_EQ(received(t, "django").path, "/get");
}

TEST(HttpApiCaptures, VpcLinkToAContainer) {
  HttpApiConfig api;
  api.customDomains = {"api.example.com"};
  const Project p = project(
      {{{"api"}, "HTTP API", api}, {{"django"}, "Flask", djangoIn(DjangoHost::Gunicorn)}},
      {{{}, {"viewer"}, {"api"}, ViewerLink{}}, {{}, {"api"}, {"django"}, overHttp(ApiConnection::VpcLink)}});
  const Trace t =
      simulated(p, {.name = "get", .url = "https://api.example.com/", .headers = {{"Cookie", "a=1; b=2"}}});
  EXPECT_EQ(lines(received(t, "django")),
            (Lines{"accept: */*", "content-length: 0", "cookie: a=1; b=2",
                   "forwarded: for=203.0.113.7;host=api.example.com;proto=https", "host: api.example.com",
                   "user-agent: curl/8.5.0", "via: HTTP/1.1 AmazonAPIGateway", "x-amzn-trace-id: Root=*",
                   "x-forwarded-port: 443"}));
  EXPECT_TRUE(received(t, "django").peer.starts_with("10."));
}

TEST(HttpApiCaptures, VpcLinkToALoadBalancer) {
  HttpApiConfig api;
  api.customDomains = {"api.example.com"};
  LoadBalancerConfig balancer;
  balancer.internal = true;
  const Project p = project({{{"api"}, "HTTP API", api},
                             {{"balancer"}, "Load balancer", balancer},
                             {{"django"}, "App", djangoIn(DjangoHost::Gunicorn)}},
                            {{{}, {"viewer"}, {"api"}, ViewerLink{}},
                             {{}, {"api"}, {"balancer"}, overHttp(ApiConnection::VpcLink)},
                             {{}, {"balancer"}, {"django"}, TargetLink{}}});
  const Trace t = simulated(p, {.name = "get", .url = "https://api.example.com/"});
  EXPECT_EQ(lines(received(t, "django")),
            (Lines{"accept: */*", "content-length: 0",
                   "forwarded: for=203.0.113.7;host=api.example.com;proto=https", "host: api.example.com",
                   "user-agent: curl/8.5.0", "via: HTTP/1.1 AmazonAPIGateway",
                   "x-amzn-trace-id: Self=*;Root=*", "x-forwarded-for: " + received(t, "balancer").peer,
                   "x-forwarded-port: 80", "x-forwarded-proto: http"}));
}

TEST(HttpApiCaptures, GatewayBehindGateway) {
  HttpApiConfig second;
  second.apiId = "z9y8x7w6v5";
  const Project p = project(
      {{{"api"}, "First", HttpApiConfig{}},
       {{"second"}, "Second", second},
       {{"django"}, "Function", djangoIn(DjangoHost::ApigWsgi)}},
      {{{}, {"viewer"}, {"api"}, ViewerLink{}},
       {{}, {"api"}, {"second"}, overHttp(ApiConnection::Internet, std::string("https://") + kSecond)},
       {{}, {"second"}, {"django"}, IntegrationLink{}}});
  const Trace t = simulated(p, {.name = "get", .url = std::string("https://") + kOwn + "/"});
  EXPECT_EQ(lines(received(t, "django")),
            (Lines{"accept: */*", "content-length: 0",
                   std::string("forwarded: by=3.120.10.20;for=203.0.113.7;host=") + kOwn + ";proto=https",
                   std::string("host: ") + kSecond, "user-agent: curl/8.5.0",
                   "via: HTTP/1.1 AmazonAPIGateway", "x-amzn-trace-id: Root=*",
                   "x-forwarded-for: 3.120.10.20", "x-forwarded-port: 443", "x-forwarded-proto: https"}));
}

namespace {

Json eventOf(const HttpApiConfig& api, IntegrationLink link, SampleRequest request) {
  const Project p =
      project({{{"api"}, "HTTP API", api}, {{"django"}, "Function", djangoIn(DjangoHost::ApigWsgi)}},
              {{{}, {"viewer"}, {"api"}, ViewerLink{}}, {{}, {"api"}, {"django"}, std::move(link)}});
  const Trace t = simulated(p, request);
  return Json::parse(headway::testing::requestHop(t, "api").extras.lambdaEvent.text());
}

}  // namespace

TEST(HttpApiCaptures, EventOfAPost) {
  const Json e = eventOf(HttpApiConfig{}, IntegrationLink{},
                         {.name = "post",
                          .method = "POST",
                          .url = std::string("https://") + kOwn + "/a%2Fb/caf%C3%A9/?x=1&x=2&y=a%20b",
                          .headers = {{"Content-Type", "application/json"},
                                      {"X-Voker-Probe", "first"},
                                      {"X-Voker-Probe", "second"},
                                      {"Cookie", "session=abc; theme=dark"}},
                          .body = "{}"});
  std::vector<std::string> names;
  for (const auto& [name, value] : e["headers"].items()) names.push_back(name);
  EXPECT_EQ(names, (Lines{"accept", "content-length", "content-type", "host", "user-agent", "x-amzn-trace-id",
                          "x-forwarded-for", "x-forwarded-port", "x-forwarded-proto", "x-voker-probe"}));
  EXPECT_EQ(e["headers"]["content-length"], "2");
  EXPECT_EQ(e["headers"]["x-forwarded-for"], "203.0.113.7");
  EXPECT_EQ(e["headers"]["x-forwarded-port"], "443");
  EXPECT_EQ(e["headers"]["x-forwarded-proto"], "https");
  EXPECT_EQ(e["headers"]["x-voker-probe"], "first,second");
  EXPECT_EQ(e["cookies"], (Json{"session=abc", "theme=dark"}));
  EXPECT_EQ(e["version"], "2.0");
  EXPECT_EQ(e["routeKey"], "$default");
  EXPECT_EQ(e["rawPath"], "/a/b/café/");
  EXPECT_EQ(e["rawQueryString"], "x=1&x=2&y=a%20b");
  EXPECT_EQ(e["queryStringParameters"], (Json{{"x", "1,2"}, {"y", "a b"}}));
  EXPECT_FALSE(e.contains("pathParameters"));
  EXPECT_FALSE(e.contains("stageVariables"));
  EXPECT_EQ(e["requestContext"]["domainName"], kOwn);
  EXPECT_EQ(e["requestContext"]["domainPrefix"], "a1b2c3d4e5");
  EXPECT_EQ(e["requestContext"]["http"]["path"], "/a/b/café");
  EXPECT_EQ(e["requestContext"]["http"]["protocol"], "HTTP/1.1");
  EXPECT_EQ(e["requestContext"]["http"]["sourceIp"], "203.0.113.7");
  EXPECT_EQ(e["requestContext"]["stage"], "$default");
  EXPECT_EQ(e["body"], "{}");
  EXPECT_EQ(e["isBase64Encoded"], false);
}

TEST(HttpApiCaptures, EventOfAGetToAStage) {
  HttpApiConfig api;
  api.stage = "dev";
  api.stageVariables = {{"backend", "blue"}};
  IntegrationLink link;
  link.routes = {"ANY /agents/{proxy+}"};
  const Json e =
      eventOf(api, link, {.name = "get", .url = std::string("https://") + kOwn + "/dev/agents/1234"});
  EXPECT_EQ(e["routeKey"], "ANY /agents/{proxy+}");
  EXPECT_EQ(e["rawPath"], "/dev/agents/1234");
  EXPECT_EQ(e["headers"]["content-length"], "0");
  EXPECT_EQ(e["pathParameters"], (Json{{"proxy", "1234"}}));
  EXPECT_EQ(e["stageVariables"], (Json{{"backend", "blue"}}));
  EXPECT_EQ(e["requestContext"]["stage"], "dev");
}

TEST(HttpApiCaptures, AMappedHostIsNotTheDomainName) {
  IntegrationLink link;
  link.requestParameters = {{"overwrite:header.Host", "www.example.com"}};
  const Json e = eventOf(HttpApiConfig{}, link, {.name = "get", .url = std::string("https://") + kOwn + "/"});
  EXPECT_EQ(e["headers"]["host"], "www.example.com");
  EXPECT_EQ(e["requestContext"]["domainName"], kOwn);
}
