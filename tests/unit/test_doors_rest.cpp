// SPDX-License-Identifier: GPL-3.0-or-later
// A REST API's column of the comparison of doors, and the Host Django sees on every path through one.
#include <functional>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "sim/model/describe.h"
#include "tests/support/simulated.h"

using namespace headway;
using headway::testing::received;
using headway::testing::requestHop;
using headway::testing::simulated;

namespace {

constexpr const char* kHost = "a1b2c3d4e5.execute-api.us-east-1.amazonaws.com";
constexpr const char* kApi = "https://a1b2c3d4e5.execute-api.us-east-1.amazonaws.com/prod";

DjangoConfig django(DjangoHost runsIn) {
  DjangoConfig d;
  d.runsIn = runsIn;
  d.functionTimeout = 900;
  d.allowedHosts = {"*"};
  return d;
}

RestApiConfig api() {
  RestApiConfig out;
  out.customDomains = {"api.example.com"};
  return out;
}

Project behind(RestApiConfig door, MethodLink link) {
  const bool lambda = link.type == MethodType::LambdaProxy;
  Project p;
  p.nodes = {{{"viewer"}, "Viewer", ViewerConfig{}},
             {{"door"}, "Door", std::move(door)},
             {{"django"}, "Django", django(lambda ? DjangoHost::Mangum : DjangoHost::Gunicorn)}};
  p.links = {{{}, {"viewer"}, {"door"}, ViewerLink{}}, {{}, {"door"}, {"django"}, std::move(link)}};
  renumberLinks(p);
  return p;
}

Project lambda(RestApiConfig door = api(), MethodLink link = {}) {
  return behind(std::move(door), std::move(link));
}

MethodLink proxyLink(std::string uri = "https://backend.example.com/{proxy}") {
  MethodLink link;
  link.type = MethodType::HttpProxy;
  link.uri = std::move(uri);
  return link;
}
Project proxy() { return behind(api(), proxyLink()); }

/// Over a VPC link and an Application Load Balancer.
Project vpcLink() {
  MethodLink link = proxyLink("http://backend.example.com/{proxy}");
  link.connection = ApiConnection::VpcLink;
  Project p;
  p.nodes = {{{"viewer"}, "Viewer", ViewerConfig{}},
             {{"door"}, "Door", api()},
             {{"balancer"}, "Balancer", LoadBalancerConfig{}},
             {{"django"}, "Django", django(DjangoHost::Gunicorn)}};
  p.links = {{{}, {"viewer"}, {"door"}, ViewerLink{}},
             {{}, {"door"}, {"balancer"}, link},
             {{}, {"balancer"}, {"django"}, TargetLink{}}};
  renumberLinks(p);
  return p;
}

SampleRequest get(const std::string& where) { return {.name = "get", .url = where}; }
SampleRequest withHeader(const std::string& where, std::string name, std::string value) {
  SampleRequest r = get(where);
  r.headers = {{std::move(name), std::move(value)}};
  return r;
}
SampleRequest slow(int milliseconds) {
  SampleRequest r = get(kApi);
  r.answers = {{.node = "django", .milliseconds = milliseconds}};
  return r;
}
SampleRequest put(std::size_t bytes) {
  return {.name = "put", .method = "PUT", .url = kApi, .body = std::string(bytes, 'x')};
}

using Read = std::function<std::string(const Trace&)>;

/// "403 {...}", or "delivered".
std::string answer(const Trace& t) {
  if (t.verdict.kind == Verdict::Kind::Delivered || t.verdict.by.value == "django") return "delivered";
  return std::to_string(t.verdict.status) + " " + (t.response ? t.response->body : "");
}
std::string errorType(const Trace& t) { return std::string(t.response->headers.get("x-amzn-ErrorType")); }
Read header(std::string name) {
  return [name](const Trace& t) { return std::string(received(t, "django").headers.get(name)); };
}
std::string forwarding(const Trace& t) {
  std::string out;
  for (const char* name : {"Forwarded", "Via", "X-Amzn-Apigateway-Api-Id", "X-Amzn-Trace-Id",
                           "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Port", "X-Forwarded-Proto"})
    if (received(t, "django").headers.contains(name)) out += std::string(out.empty() ? "" : ", ") + name;
  return out;
}
std::string path(const Trace& t) { return received(t, "django").path; }
std::string eventPaths(const Trace& t) {
  const auto event = nlohmann::json::parse(requestHop(t, "door").extras.lambdaEvent.text());
  return event["path"].get<std::string>() + " " + event["requestContext"]["path"].get<std::string>();
}
std::string eventHeaderNames(const Trace& t) {
  const auto event = nlohmann::json::parse(requestHop(t, "door").extras.lambdaEvent.text());
  std::string out;
  for (const auto& [name, value] : event["headers"].items())
    if (name.starts_with("X-Forwarded")) out += (out.empty() ? "" : ", ") + name;
  return out;
}
std::string at(const char* rest) { return std::string(kApi) + rest; }

struct Row {
  const char* question;
  Project project;
  SampleRequest request;
  Read read;
  std::string expected;
};

RestApiConfig switchedOff() {
  RestApiConfig out = api();
  out.disableExecuteApiEndpoint = true;
  return out;
}
RestApiConfig onlyPrivate() {
  RestApiConfig out;
  out.endpointType = ApiEndpoint::Private;
  out.vpcEndpoints = {"vpce-0123456789abcdef0"};
  return out;
}
MethodLink longer() {
  MethodLink link;
  link.timeout = 60'000;
  return link;
}

const char* const kForbidden = "403 {\"message\":\"Forbidden\"}";
const char* const kToken = "403 {\"message\":\"Missing Authentication Token\"}";
constexpr std::size_t kMegabyte = std::size_t{1024} * 1024;

std::vector<Row> rows() {
  MethodLink pets;
  pets.methods = {"GET /pets"};
  const std::string large(10'241, 'x');
  return {
      {"accepted Host: its own name", lambda(), get(kApi), answer, "delivered"},
      {"accepted Host: a mapped domain", lambda(), get("https://api.example.com/"), answer, "delivered"},
      {"accepted Host: private", lambda(onlyPrivate()), get(kApi), answer, kForbidden},
      {"own name switched off", lambda(switchedOff()), get(kApi), answer, kForbidden},
      {"wrong Host", lambda(), withHeader(kApi, "Host", "www.example.com"), answer, kForbidden},
      {"wrong Host, type", lambda(), withHeader(kApi, "Host", "www.example.com"), errorType,
       "ForbiddenException"},
      {"no route", lambda(api(), pets), get(at("/cats")), answer, kToken},
      {"no method",
       lambda(api(), pets),
       {.name = "put", .method = "PUT", .url = at("/pets")},
       answer,
       kToken},
      {"absent stage", lambda(), get(std::string("https://") + kHost + "/a"), answer, kForbidden},
      {"Host at a backend", proxy(), get(kApi), header("Host"), "backend.example.com"},
      {"Host behind a VPC link", vpcLink(), get(at("/a")), header("Host"), "backend.example.com"},
      {"forwarding headers, backend", proxy(), get(kApi), forwarding,
       "X-Amzn-Apigateway-Api-Id, X-Amzn-Trace-Id"},
      {"forwarding headers, event", lambda(), get(kApi), eventHeaderNames,
       "X-Forwarded-For, X-Forwarded-Port, X-Forwarded-Proto"},
      {"stage in the event's path", lambda(), get(at("/a/")), eventPaths, "/a/ /prod/a/"},
      {"stage at a public backend", proxy(), get(at("/a")), path, "/a"},
      {"stage behind a VPC link", vpcLink(), get(at("/a")), path, "/prod/a"},
      {"encoding in the event", lambda(), get(at("/a%20b%2Fc")), eventPaths, "/a%20b%2Fc /prod/a%20b%2Fc"},
      {"too slow, function", lambda(), slow(29'001), answer,
       "504 {\"message\":\"Endpoint request timed out\"}"},
      {"too slow, backend", proxy(), slow(29'001), answer,
       "504 {\"message\":\"Endpoint request timed out\"}"},
      {"longest wait", lambda(), slow(29'000), answer, "delivered"},
      {"longest wait, raised", lambda(api(), longer()), slow(60'000), answer, "delivered"},
      {"body limit", proxy(), put(10 * kMegabyte + 1), answer, "413 {\"message\":\"Request Too Long\"}"},
      {"largest body", proxy(), put(10 * kMegabyte), answer, "delivered"},
      {"header limit", lambda(), withHeader(kApi, "X-Long", large), answer,
       "431 {\"message\":\"Request Header Fields Too Large\"}"},
  };
}

/// CloudFront for www.example.com before the API.
Project throughCloudFront(RestApiConfig door, MethodLink link, bool forwardsHost, std::string domain = "") {
  Project p = behind(std::move(door), std::move(link));
  DistributionConfig edge;
  edge.aliases = {"www.example.com"};
  edge.behaviors.front().allowedMethods = AllowedMethods::All;
  edge.behaviors.front().cachePolicy = "CachingDisabled";
  edge.behaviors.front().originRequestPolicy = forwardsHost ? "AllViewer" : "AllViewerExceptHostHeader";
  OriginLink origin;
  const bool custom = !domain.empty();
  origin.domain = std::move(domain);
  if (!custom) origin.path = "/prod";
  p.nodes.push_back({{"edge"}, "Edge", edge});
  p.links.front() = {{}, {"viewer"}, {"edge"}, ViewerLink{}};
  p.links.push_back({{}, {"edge"}, {"door"}, origin});
  renumberLinks(p);
  return p;
}

std::string djangosHost(const Project& p) {
  const Trace t = simulated(p, get("https://www.example.com/"));
  if (!t.verdict.django) return answer(t);
  return t.verdict.django->host.value;
}

}  // namespace

TEST(DoorsRest, AnswerEveryQuestion) {
  for (const Row& row : rows())
    EXPECT_EQ(row.read(simulated(row.project, row.request)), row.expected) << row.question;
}

TEST(DoorsRest, HostThatDjangoSees) {
  RestApiConfig mapped;
  mapped.customDomains = {"www.example.com"};
  MethodLink withHost = proxyLink();
  withHost.requestParameters = {{"integration.request.header.Host", "'www.example.com'"}};
  MethodLink viewers = proxyLink();
  viewers.requestParameters = {{"integration.request.header.Host", "method.request.header.X-Viewer-Host"}};

  EXPECT_EQ(djangosHost(throughCloudFront({}, {}, false)), kHost);
  EXPECT_EQ(djangosHost(throughCloudFront({}, {}, true)), kForbidden);
  EXPECT_EQ(
      djangosHost(throughCloudFront(mapped, {}, true, "d-f6g7h8i9j0.execute-api.us-east-1.amazonaws.com")),
      "www.example.com");
  EXPECT_EQ(djangosHost(throughCloudFront({}, proxyLink(), false)), "backend.example.com");
  EXPECT_EQ(djangosHost(throughCloudFront({}, withHost, false)), "www.example.com");
  // Nothing is mapped from a header that did not come.
  EXPECT_EQ(djangosHost(throughCloudFront({}, viewers, false)), "backend.example.com");
}
