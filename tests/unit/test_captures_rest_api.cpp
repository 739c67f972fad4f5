// SPDX-License-Identifier: GPL-3.0-or-later
// Requests and events that were recorded behind live REST APIs, header for header: names, values and nothing
// else.
#include <algorithm>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "sim/engine/stage.h"
#include "sim/support/text.h"
#include "tests/support/simulated.h"

using namespace headway;
using headway::testing::received;
using headway::testing::simulated;

namespace {

using Json = nlohmann::json;
using Lines = std::vector<std::string>;

constexpr const char* kOwn = "a1b2c3d4e5.execute-api.us-east-1.amazonaws.com";

/// A client that sends nothing unasked.
ViewerConfig client() {
  ViewerConfig v;
  v.httpVersion = HttpVersion::Http11;
  v.userAgent = v.accept = v.acceptLanguage = v.acceptEncoding = "";
  return v;
}

Project project(RestApiConfig api, MethodLink link) {
  DjangoConfig django;
  django.runsIn = link.type == MethodType::LambdaProxy ? DjangoHost::Mangum : DjangoHost::Gunicorn;
  django.allowedHosts = {"*"};
  Project p;
  p.nodes = {{{"viewer"}, "Client", client()},
             {{"api"}, "REST API", std::move(api)},
             {{"django"}, "Django", django}};
  p.links = {{{}, {"viewer"}, {"api"}, ViewerLink{}}, {{}, {"api"}, {"django"}, std::move(link)}};
  renumberLinks(p);
  return p;
}

/// "Name: value" of every header, sorted; ids made up on the way become *.
Lines lines(const http::Headers& headers) {
  Lines out;
  for (const auto& f : headers.fields()) {
    const bool madeUp = text::equalsIgnoreCase(f.name, "x-amzn-RequestId") ||
                        text::equalsIgnoreCase(f.name, "x-amz-apigw-id");
    const bool trace = text::equalsIgnoreCase(f.name, "X-Amzn-Trace-Id") && f.value.starts_with("Root=1-");
    out.push_back(f.name + ": " + (madeUp && !f.value.empty() ? "*" : trace ? "Root=*" : f.value));
  }
  std::sort(out.begin(), out.end());
  return out;
}

/// What the recording's client sent (LocalStack's test of header remapping, against AWS, 2024-12-11).
SampleRequest remappingRequest(std::string path) {
  return {.name = "get",
          .url = std::string("https://") + kOwn + std::move(path),
          .headers = {{"Accept", "application/json"},
                      {"Accept-Charset", "UTF-8"},
                      {"Accept-Encoding", "br"},
                      {"Age", "request_Age"},
                      {"Authorization", "Unauthorized"},
                      {"Content-Encoding", "deflate"},
                      {"Content-MD5", "request_Content-MD5"},
                      {"Content-Type", "application/json"},
                      {"Date", "request_Date"},
                      {"Expect", "100-continue"},
                      {"Max-Forwards", "2"},
                      {"Pragma", "cache"},
                      {"Proxy-Authenticate", "Basic"},
                      {"Range", "bytes=500-999"},
                      {"Referer", "https://example.com/"},
                      {"Server", "https://example.com/"},
                      {"TE", "deflate"},
                      {"Trailer", "Expires"},
                      {"Transfer-Encoding", "chunked"},
                      {"Upgrade", "HTTP/2.0"},
                      {"User-Agent", "localStack/0.0"},
                      {"Via", "p.example.net"},
                      {"Warn", "299 localStack/0.0"},
                      {"WWW-Authenticate", "Basic YWxhZGRpbjpvcGVuc2VzYW1l"}}};
}

MethodLink overHttp(MethodType type) {
  MethodLink link;
  link.type = type;
  link.uri = "https://echo.example.com/";
  return link;
}

Json eventOf(const Trace& t, std::size_t hop) {
  return Json::parse(t.hops.at(hop).extras.lambdaEvent.text());
}

/// Names of an event's headers, sorted.
Lines names(const Json& headers) {
  Lines out;
  for (const auto& [name, value] : headers.items()) out.push_back(name);
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace

TEST(RestApiCaptures, HttpProxyWithoutMappings) {
  const Trace t = simulated(project({}, overHttp(MethodType::HttpProxy)), remappingRequest("/prod/no-param"));
  EXPECT_EQ(
      lines(received(t, "django").headers),
      (Lines{"Accept-Charset: UTF-8", "Accept-Encoding: br", "Accept: application/json", "Age: request_Age",
             "Authorization: Unauthorized", "Content-Length: 0", "Content-Type: application/json",
             "Date: request_Date", "Host: echo.example.com", "Pragma: cache", "Range: bytes=500-999",
             "Referer: https://example.com/", "User-Agent: localStack/0.0", "Warn: 299 localStack/0.0",
             "X-Amzn-Apigateway-Api-Id: a1b2c3d4e5", "X-Amzn-Trace-Id: Root=*"}));
}

TEST(RestApiCaptures, HttpProxyResponse) {
  Project p = project({}, overHttp(MethodType::HttpProxy));
  p.nodes.push_back({{"echo"}, "Echo", LoadBalancerConfig{}});  // answers as told, and adds nothing
  p.links.back().to = {"echo"};
  renumberLinks(p);
  SampleRequest request = remappingRequest("/prod/no-param");
  request.answers = {{.node = "echo",
                      .headers = {{"Content-Type", "application/json"},
                                  {"Content-Length", "2"},
                                  {"Connection", "keep-alive"},
                                  {"Date", "Wed, 11 Dec 2024 10:00:00 GMT"},
                                  {"Server", "echo"}},
                      .body = "{}"}};
  const Trace t = simulated(p, request);
  EXPECT_EQ(lines(t.response->headers),
            (Lines{"Content-Length: 2", "Content-Type: application/json",
                   "Date: " + httpDate(FixedClock().epochMilliseconds()), "x-amz-apigw-id: *",
                   "x-amzn-Remapped-Connection: keep-alive", "x-amzn-Remapped-Content-Length: 2",
                   "x-amzn-Remapped-Date: Wed, 11 Dec 2024 10:00:00 GMT", "x-amzn-Remapped-Server: echo",
                   "x-amzn-RequestId: *"}));
}

TEST(RestApiCaptures, HttpWithoutMappings) {
  const Trace t = simulated(project({}, overHttp(MethodType::Http)), remappingRequest("/prod/no-param"));
  const http::Headers& headers = received(t, "django").headers;
  EXPECT_EQ(headers.get("User-Agent"), "AmazonAPIGateway_a1b2c3d4e5");
  EXPECT_EQ(headers.get("Accept"), "application/json");
  EXPECT_EQ(headers.get("Host"), "echo.example.com");
  EXPECT_FALSE(headers.contains("Referer"));
}

TEST(RestApiCaptures, MappedHost) {
  MethodLink link = overHttp(MethodType::HttpProxy);
  link.requestParameters = {{"integration.request.header.Host", "'request_params_host'"}};
  const Trace t = simulated(project({}, link), remappingRequest("/prod/full"));
  EXPECT_EQ(received(t, "django").headers.get("Host"), "request_params_host");
}

TEST(RestApiCaptures, MappingsThatFail) {
  for (const char* name : {"Content-Length", "Transfer-Encoding"})
    for (const MethodType type : {MethodType::Http, MethodType::HttpProxy}) {
      MethodLink link = overHttp(type);
      link.requestParameters = {{std::string("integration.request.header.") + name, "'x'"}};
      const Trace t = simulated(project({}, link), remappingRequest("/prod/special"));
      ASSERT_TRUE(t.response);
      EXPECT_EQ(t.response->status, 500) << name;
      EXPECT_EQ(t.response->body, R"({"message":"Internal server error"})");
      EXPECT_EQ(t.response->headers.get("x-amzn-ErrorType"), "InternalServerErrorException");
    }
}

// A capture of 10 July 2026 behind a regional API.
TEST(RestApiCaptures, RegionalEvent) {
  RestApiConfig api;
  SampleRequest request{
      .name = "post",
      .method = "POST",
      .url = std::string("https://") + kOwn + "/prod/capture/space%20value?q=a%20b&repeat=one&repeat=two",
      .headers = {{"accept", "*/*"},
                  {"user-agent", "curl/8.5.0"},
                  {"content-type", "text/plain"},
                  {"cookie", "session=abc123; theme=dark"},
                  {"x-voker-probe", "first"},
                  {"x-voker-probe", "second"}},
      .body = "hello"};
  const Json event = eventOf(simulated(project(api, {}), request), 1);
  EXPECT_EQ(names(event["headers"]),
            (Lines{"Host", "User-Agent", "X-Amzn-Trace-Id", "X-Forwarded-For", "X-Forwarded-Port",
                   "X-Forwarded-Proto", "accept", "content-type", "cookie", "x-voker-probe"}));
  EXPECT_EQ(names(event["headers"]), names(event["multiValueHeaders"]));
  EXPECT_EQ(event["headers"]["Host"], kOwn);
  EXPECT_EQ(event["headers"]["X-Forwarded-For"], "203.0.113.7");
  EXPECT_EQ(event["headers"]["X-Forwarded-Port"], "443");
  EXPECT_EQ(event["headers"]["X-Forwarded-Proto"], "https");
  EXPECT_EQ(event["headers"]["cookie"], "session=abc123; theme=dark");
  EXPECT_EQ(event["headers"]["x-voker-probe"], "second");
  EXPECT_EQ(event["multiValueHeaders"]["x-voker-probe"], (Json{"first", "second"}));
  EXPECT_EQ(event["path"], "/capture/space%20value");
  EXPECT_EQ(event["resource"], "/{proxy+}");
  EXPECT_EQ(event["pathParameters"]["proxy"], "capture/space%20value");
  EXPECT_EQ(event["queryStringParameters"], (Json{{"q", "a b"}, {"repeat", "two"}}));
  EXPECT_EQ(event["multiValueQueryStringParameters"]["repeat"], (Json{"one", "two"}));
  EXPECT_EQ(event["isBase64Encoded"], false);
  const Json& context = event["requestContext"];
  EXPECT_EQ(context["path"], "/prod/capture/space%20value");
  EXPECT_EQ(context["domainName"], kOwn);
  EXPECT_EQ(context["domainPrefix"], "a1b2c3d4e5");
  EXPECT_EQ(context["stage"], "prod");
  EXPECT_EQ(context["resourcePath"], "/{proxy+}");
  EXPECT_EQ(context["identity"]["sourceIp"], "203.0.113.7");
  EXPECT_EQ(context["identity"]["userAgent"], "curl/8.5.0");
}

// LocalStack's recording of an edge-optimized API, 2024-07-10.
TEST(RestApiCaptures, EdgeEvent) {
  RestApiConfig api;
  api.endpointType = ApiEndpoint::Edge;
  SampleRequest request{.name = "get",
                        .url = std::string("https://") + kOwn + "/prod/test-path/",
                        .headers = {{"Accept", "*/*"},
                                    {"Accept-Encoding", "gzip, deflate"},
                                    {"Connection", "keep-alive"},
                                    {"authorization", "random-value"},
                                    {"user-agent", "python-requests/testing"},
                                    {"tEsT-HEADeR", "aValUE"}}};
  const Trace t = simulated(project(api, {}), request);
  const Json event = eventOf(t, 2);
  EXPECT_EQ(names(event["headers"]),
            (Lines{"Accept", "Accept-Encoding", "Authorization", "CloudFront-Forwarded-Proto",
                   "CloudFront-Is-Desktop-Viewer", "CloudFront-Is-Mobile-Viewer",
                   "CloudFront-Is-SmartTV-Viewer", "CloudFront-Is-Tablet-Viewer", "CloudFront-Viewer-ASN",
                   "CloudFront-Viewer-Country", "Host", "User-Agent", "Via", "X-Amz-Cf-Id", "X-Amzn-Trace-Id",
                   "X-Forwarded-For", "X-Forwarded-Port", "X-Forwarded-Proto", "tEsT-HEADeR"}));
  EXPECT_EQ(event["headers"]["CloudFront-Forwarded-Proto"], "https");
  EXPECT_EQ(event["headers"]["CloudFront-Is-Desktop-Viewer"], "true");
  EXPECT_EQ(event["headers"]["X-Forwarded-For"], "203.0.113.7, 130.176.66.100");
  EXPECT_EQ(event["requestContext"]["identity"]["sourceIp"], "203.0.113.7");
  EXPECT_EQ(event["path"], "/test-path/");
  EXPECT_EQ(event["requestContext"]["path"], "/prod/test-path/");
  EXPECT_EQ(event["pathParameters"]["proxy"], "test-path");
  for (const char* name :
       {"Via", "X-Cache", "X-Amz-Cf-Id", "X-Amz-Cf-Pop", "x-amzn-RequestId", "x-amz-apigw-id"})
    EXPECT_TRUE(t.response->headers.contains(name)) << name;
}

// Paths in the same recordings.
TEST(RestApiCaptures, EventPaths) {
  struct Row {
    const char *asked, *path, *contextPath, *proxy;
  };
  RestApiConfig api;
  api.customDomains = {"api.example.com"};
  api.apiMappings = {{"www.example.com", "base", ""}};
  for (const Row& row :
       {Row{"https://a1b2c3d4e5.execute-api.us-east-1.amazonaws.com/prod/a//b/", "/a//b/", "/prod/a//b/",
            "a//b"},
        {"https://a1b2c3d4e5.execute-api.us-east-1.amazonaws.com/prod//x", "/x", "/prod//x", "x"},
        {"https://a1b2c3d4e5.execute-api.us-east-1.amazonaws.com/prod/a%2Bb", "/a%2Bb", "/prod/a%2Bb",
         "a%2Bb"},
        {"https://www.example.com/base/x", "/base/x", "/base/x", "x"},
        {"https://api.example.com/x", "/x", "/x", "x"}}) {
    const Json event = eventOf(simulated(project(api, {}), {.name = "get", .url = row.asked}), 1);
    EXPECT_EQ(event["path"], row.path) << row.asked;
    EXPECT_EQ(event["requestContext"]["path"], row.contextPath) << row.asked;
    EXPECT_EQ(event["pathParameters"]["proxy"], row.proxy) << row.asked;
  }
}
