// SPDX-License-Identifier: GPL-3.0-or-later
// AWS's table of header treatment, cell by cell: each header is sent through each kind of integration.
#include <gtest/gtest.h>

#include "sim/engine/gateway/rest_api/headers.h"
#include "sim/support/text.h"
#include "tests/support/simulated.h"

using namespace headway;
using gateway::rest::Fate;
using gateway::rest::HeaderRow;
using headway::testing::received;
using headway::testing::simulated;

namespace {

constexpr const char* kApi = "https://a1b2c3d4e5.execute-api.us-east-1.amazonaws.com/prod/";
constexpr MethodType kTypes[] = {MethodType::Http, MethodType::HttpProxy, MethodType::LambdaProxy};
constexpr std::string_view kValue = "sample";

struct Cell {
  std::string_view name;
  std::string_view request[3], response[3];  // http, http-proxy, Lambda
};
// As the developer guide has it: - dropped, + passed, R renamed, RO renamed and written anew, H the
// endpoint's, B from the body, X exception.
constexpr Cell kDocumented[] = {
    {"Age", {"+", "+", "+"}, {"+", "+", "+"}},
    {"Accept", {"+", "+", "+"}, {"-", "+", "+"}},
    {"Accept-Charset", {"+", "+", "+"}, {"+", "+", "+"}},
    {"Accept-Encoding", {"+", "+", "+"}, {"+", "+", "+"}},
    {"Authorization", {"+", "+", "+"}, {"R", "R", "R"}},
    {"Connection", {"+", "+", "-"}, {"R", "R", "R"}},
    {"Content-Encoding", {"+", "-", "+"}, {"+", "+", "+"}},
    {"Content-Length", {"B", "B", "B"}, {"+", "+", "+"}},
    {"Content-MD5", {"-", "-", "-"}, {"R", "R", "R"}},
    {"Content-Type", {"+", "+", "+"}, {"+", "+", "+"}},
    {"Date", {"+", "+", "+"}, {"RO", "RO", "RO"}},
    {"Expect", {"-", "-", "-"}, {"-", "-", "-"}},
    {"Host", {"H", "H", "H"}, {"-", "-", "-"}},
    {"Max-Forwards", {"-", "-", "-"}, {"R", "R", "R"}},
    {"Pragma", {"+", "+", "+"}, {"+", "+", "+"}},
    {"Proxy-Authenticate", {"-", "-", "-"}, {"-", "-", "-"}},
    {"Range", {"+", "+", "+"}, {"+", "+", "+"}},
    {"Referer", {"+", "+", "+"}, {"+", "+", "+"}},
    {"Server", {"-", "-", "-"}, {"RO", "RO", "RO"}},
    {"TE", {"-", "-", "-"}, {"-", "-", "-"}},
    {"Transfer-Encoding", {"-", "-", "X"}, {"-", "-", "-"}},
    {"Trailer", {"-", "-", "-"}, {"-", "-", "-"}},
    {"Upgrade", {"-", "-", "-"}, {"-", "-", "-"}},
    {"User-Agent", {"+", "+", "+"}, {"R", "R", "R"}},
    {"Via", {"-", "-", "+"}, {"+", "-", "-"}},
    {"Warn", {"+", "+", "+"}, {"+", "+", "+"}},
    {"WWW-Authenticate", {"-", "-", "-"}, {"R", "R", "R"}},
};

std::string_view sign(Fate fate) {
  switch (fate) {
    case Fate::Pass: return "+";
    case Fate::Drop: return "-";
    case Fate::Endpoint: return "H";
    case Fate::Generate: return "B";
    case Fate::Exception: return "X";
    case Fate::Remap: return "R";
    case Fate::RemapOwn: return "RO";
  }
  return "";
}

/// A REST API before Django, with that header mapped where only mapped ones go.
Project projectOf(MethodType type, const std::string& name) {
  ViewerConfig viewer;
  viewer.httpVersion = HttpVersion::Http11;
  MethodLink link;
  link.type = type;
  if (type != MethodType::LambdaProxy) link.uri = "https://backend.example.com/";
  if (type == MethodType::Http && name != "Content-Length" && name != "Transfer-Encoding" && name != "Host")
    link.requestParameters = {{"integration.request.header." + name, "method.request.header." + name}};
  if (type == MethodType::Http)
    link.responseParameters = {
        {200, "method.response.header." + name, "integration.response.header." + name}};
  DjangoConfig django;
  django.runsIn = type == MethodType::LambdaProxy ? DjangoHost::Mangum : DjangoHost::Gunicorn;
  django.allowedHosts = {"*"};
  Project p;
  p.nodes = {
      {{"viewer"}, "Viewer", viewer}, {{"api"}, "API", RestApiConfig{}}, {{"django"}, "Django", django}};
  p.links = {{{}, {"viewer"}, {"api"}, ViewerLink{}}, {{}, {"api"}, {"django"}, link}};
  renumberLinks(p);
  return p;
}

std::string sentValue(const std::string& name) {
  return name == "Host" ? "a1b2c3d4e5.execute-api.us-east-1.amazonaws.com" : std::string(kValue);
}

std::string requestCell(const std::string& name, MethodType type) {
  SampleRequest request{.name = "get", .url = kApi, .headers = {{name, sentValue(name)}}};
  const Trace t = simulated(projectOf(type, name), request);
  if (t.verdict.status == 500) return "X";
  const auto value = received(t, "django").headers.joined(name, ", ");
  if (!value) return "-";
  if (*value == "backend.example.com") return "H";
  return *value == "0" ? "B" : *value == sentValue(name) ? "+" : *value;
}

/// The response as the viewer gets it.
http::Headers returned(const std::string& name, MethodType type) {
  SampleRequest request{.name = "get", .url = kApi};
  request.answers = {{.node = "django", .headers = {{name, std::string(kValue)}}}};
  return simulated(projectOf(type, name), request).response->headers;
}

std::string responseCell(const std::string& name, MethodType type) {
  const http::Headers headers = returned(name, type);
  const bool renamed = headers.get("x-amzn-Remapped-" + name) == kValue;
  const bool there = headers.contains(name);
  if (renamed) return there ? "RO" : "R";
  return there ? "+" : "-";
}

}  // namespace

TEST(RestHeaders, TableIsTheDocumentedOne) {
  const auto table = gateway::rest::headerTable();
  ASSERT_EQ(table.size(), std::size(kDocumented));
  for (std::size_t i = 0; i < table.size(); ++i) {
    EXPECT_EQ(table[i].name, kDocumented[i].name);
    for (std::size_t column = 0; column < 3; ++column) {
      EXPECT_EQ(sign(table[i].request[column]), kDocumented[i].request[column]) << table[i].name << column;
      EXPECT_EQ(sign(table[i].response[column]), kDocumented[i].response[column]) << table[i].name << column;
    }
  }
}

TEST(RestHeaders, EveryCellOfTheRequestSide) {
  for (const Cell& row : kDocumented)
    for (std::size_t column = 0; column < 3; ++column) {
      const std::string name(row.name);
      std::string_view expected = row.request[column];
      // The event: no Content-Length was in any recorded one, and Host is the one that was asked for.
      if (column == 2 && name == "Content-Length") expected = "-";
      if (column == 2 && name == "Host") expected = "+";
      EXPECT_EQ(requestCell(name, kTypes[column]), expected) << name << " to " << enumName(kTypes[column]);
    }
}

TEST(RestHeaders, EveryCellOfTheResponseSide) {
  for (const Cell& row : kDocumented)
    for (std::size_t column = 0; column < 3; ++column) {
      const std::string name(row.name);
      std::string_view expected = row.response[column];
      // Recordings of HTTP backends have their Content-Length renamed, and no Server in place of theirs.
      if (column < 2 && name == "Content-Length") expected = "RO";
      if (name == "Server") expected = "R";
      EXPECT_EQ(responseCell(name, kTypes[column]), expected) << name << " from " << enumName(kTypes[column]);
    }
}

TEST(RestHeaders, HeadersOutsideTheTablePass) {
  for (const MethodType type : kTypes) {
    EXPECT_EQ(requestCell("X-Own", type), "+");
    EXPECT_EQ(responseCell("X-Own", type), "+");
  }
}
