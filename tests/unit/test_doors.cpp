// SPDX-License-Identifier: GPL-3.0-or-later
// The doors compared: one row a question, and what an HTTP API and a function URL answer to it.
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

constexpr const char* kApi = "https://a1b2c3d4e5.execute-api.us-east-1.amazonaws.com";
constexpr const char* kUrl = "https://abc123.lambda-url.us-east-1.on.aws";
constexpr std::size_t kMegabyte = std::size_t{1024} * 1024;

DjangoConfig django(DjangoHost runsIn) {
  DjangoConfig d;
  d.runsIn = runsIn;
  d.functionTimeout = 900;
  d.allowedHosts = {"*"};
  return d;
}

Project behind(NodeConfig door, LinkConfig link, DjangoHost runsIn) {
  Project p;
  p.nodes = {{{"viewer"}, "Viewer", ViewerConfig{}},
             {{"door"}, "Door", std::move(door)},
             {{"django"}, "Django", django(runsIn)}};
  p.links = {{{}, {"viewer"}, {"door"}, ViewerLink{}}, {{}, {"door"}, {"django"}, std::move(link)}};
  renumberLinks(p);
  return p;
}

HttpApiConfig api(std::string stage = "$default") {
  HttpApiConfig out;
  out.stage = std::move(stage);
  out.customDomains = {"api.example.com"};
  return out;
}

IntegrationLink routes(Texts keys) {
  IntegrationLink out;
  out.routes = std::move(keys);
  return out;
}

IntegrationLink http(ApiConnection connection) {
  IntegrationLink out;
  out.type = IntegrationType::HttpProxy;
  out.connection = connection;
  out.uri = "https://backend.example.com";
  return out;
}

Project lambdaApi(HttpApiConfig config = api(), IntegrationLink link = {}) {
  return behind(std::move(config), std::move(link), DjangoHost::ApigWsgi);
}
Project publicApi(std::string stage = "$default") {
  return behind(api(std::move(stage)), http(ApiConnection::Internet), DjangoHost::Gunicorn);
}
Project linkApi(std::string stage = "$default") {
  return behind(api(std::move(stage)), http(ApiConnection::VpcLink), DjangoHost::Gunicorn);
}
Project url() {
  FunctionUrlConfig config;
  config.urlId = "abc123";
  return behind(config, InvokeLink{}, DjangoHost::ApigWsgi);
}

SampleRequest get(const std::string& where) { return {.name = "get", .url = where}; }
SampleRequest withHost(const std::string& where, std::string host) {
  SampleRequest r = get(where);
  r.headers = {{"Host", std::move(host)}};
  return r;
}
SampleRequest slow(const std::string& where, int milliseconds) {
  SampleRequest r = get(where);
  r.answers = {{.node = "django", .milliseconds = milliseconds}};
  return r;
}
SampleRequest put(const std::string& where, std::size_t bytes) {
  return {.name = "put", .method = "PUT", .url = where, .body = std::string(bytes, 'x')};
}

using Read = std::function<std::string(const Trace&)>;

/// "403 {...}", or "delivered".
std::string answer(const Trace& t) {
  if (t.verdict.kind == Verdict::Kind::Delivered || t.verdict.by.value == "django") return "delivered";
  return std::to_string(t.verdict.status) + " " + (t.response ? t.response->body : "");
}
Read header(std::string name) {
  return [name](const Trace& t) { return std::string(received(t, "django").headers.get(name)); };
}
/// Which of the forwarding headers arrive, in the order of this list.
std::string forwarding(const Trace& t) {
  std::string out;
  for (const char* name : {"Forwarded", "Via", "X-Amzn-Trace-Id", "X-Forwarded-For", "X-Forwarded-Host",
                           "X-Forwarded-Port", "X-Forwarded-Proto", "X-Amzn-Tls-Version"})
    if (received(t, "django").headers.contains(name)) out += std::string(out.empty() ? "" : ", ") + name;
  return out;
}
std::string path(const Trace& t) { return received(t, "django").path; }
std::string eventPaths(const Trace& t) {
  const auto event = nlohmann::json::parse(requestHop(t, "door").extras.lambdaEvent.text());
  return event["rawPath"].get<std::string>() + " " +
         event["requestContext"]["http"]["path"].get<std::string>();
}
std::string at(const char* base, const char* rest) { return std::string(base) + rest; }

struct Row {
  const char* question;
  Project project;
  SampleRequest request;
  Read read;
  std::string expected;
};

const char* const kForbidden = "403 {\"message\":\"Forbidden\"}";
const char* const kNotFound = "404 {\"message\":\"Not Found\"}";

std::vector<Row> rows() {
  SampleRequest long431 = get(kApi);
  long431.headers = {{"X-Long", std::string(10'240, 'x')}};
  return {
      {"accepted Host: its own name", lambdaApi(), get(kApi), answer, "delivered"},
      {"accepted Host: a mapped domain", lambdaApi(), get("https://api.example.com/"), answer, "delivered"},
      {"accepted Host: the URL's", url(), get(kUrl), answer, "delivered"},
      {"wrong Host, HTTP API", lambdaApi(), withHost(kApi, "www.example.com"), answer, kForbidden},
      {"wrong Host, function URL", url(), withHost(kUrl, "www.example.com"), answer,
       "403 {\"Message\":null}"},
      {"no route, HTTP API", lambdaApi(api(), routes({"GET /pets"})), get(at(kApi, "/cats")), answer,
       kNotFound},
      {"no route, function URL", url(), get(at(kUrl, "/any/path")), answer, "delivered"},
      {"absent stage, $default", lambdaApi(), get(at(kApi, "/prod/a")), path, "/prod/a"},
      {"absent stage, none", lambdaApi(api("prod")), get(at(kApi, "/a")), answer, kNotFound},
      {"Host at a public backend", publicApi(), get(kApi), header("Host"), "backend.example.com"},
      {"Host behind a VPC link", linkApi(), get("https://api.example.com/"), header("Host"),
       "api.example.com"},
      {"forwarding headers, public", publicApi(), get(kApi), forwarding, "Forwarded, Via, X-Amzn-Trace-Id"},
      {"forwarding headers, VPC link", linkApi(), get(kApi), forwarding,
       "Forwarded, Via, X-Amzn-Trace-Id, X-Forwarded-Port"},
      {"forwarding headers, event", lambdaApi(), get(kApi), forwarding,
       "X-Amzn-Trace-Id, X-Forwarded-For, X-Forwarded-Port, X-Forwarded-Proto"},
      {"forwarding headers, function URL", url(), get(kUrl), forwarding,
       "X-Amzn-Trace-Id, X-Forwarded-For, X-Forwarded-Port, X-Forwarded-Proto, X-Amzn-Tls-Version"},
      {"stage in the event's path", lambdaApi(api("prod")), get(at(kApi, "/prod/a/")), eventPaths,
       "/prod/a/ /prod/a"},
      {"$default in the event's path", lambdaApi(), get(at(kApi, "/a/")), eventPaths, "/a/ /a"},
      {"stage behind a VPC link", linkApi("prod"), get(at(kApi, "/prod/a")), path, "/prod/a"},
      {"stage at a public backend", publicApi("prod"), get(at(kApi, "/prod/a")), path, "/a"},
      {"encoding, HTTP API", lambdaApi(), get(at(kApi, "/a%20b")), eventPaths, "/a b /a b"},
      {"encoding, function URL", url(), get(at(kUrl, "/a%20b")), eventPaths, "/a%20b /a b"},
      {"too slow, HTTP API and function", lambdaApi(), slow(kApi, 30'001), answer,
       "503 {\"message\":\"Service Unavailable\"}"},
      {"too slow, HTTP API and backend", publicApi(), slow(kApi, 30'001), answer,
       "504 {\"message\":\"Gateway Timeout\"}"},
      {"too slow, function URL", url(), slow(kUrl, 900'001), answer, "502 Internal Server Error"},
      {"longest wait, HTTP API", lambdaApi(), slow(kApi, 30'000), answer, "delivered"},
      {"longest wait, function URL", url(), slow(kUrl, 900'000), answer, "delivered"},
      {"body limit, HTTP API", publicApi(), put(kApi, 10 * kMegabyte + 1), answer,
       "413 {\"message\":\"Request Entity Too Large\"}"},
      {"largest body, HTTP API", publicApi(), put(kApi, 10 * kMegabyte), answer, "delivered"},
      {"body limit, function URL", url(), put(kUrl, 6 * kMegabyte), answer,
       "413 {\"Message\":\"Request Entity Too Large\"}"},
      {"header limit, HTTP API", lambdaApi(), long431, answer,
       "431 {\"message\":\"Request Header Fields Too Large\"}"},
  };
}

}  // namespace

TEST(Doors, AnswerEveryQuestion) {
  for (const Row& row : rows())
    EXPECT_EQ(row.read(simulated(row.project, row.request)), row.expected) << row.question;
}

TEST(Doors, TimeoutsCantBeSetHigher) {
  EXPECT_EQ(describe<IntegrationLink>().schema.find("timeout")->max, 30'000);
  EXPECT_EQ(describe<DjangoConfig>().schema.find("function_timeout")->max, 900);
}
