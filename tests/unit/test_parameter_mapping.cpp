// SPDX-License-Identifier: GPL-3.0-or-later
// Parameter mappings of HTTP APIs: what is accepted, and what values stand for.
#include <gtest/gtest.h>

#include "sim/engine/gateway/cors.h"
#include "sim/engine/gateway/parameter_mapping.h"

using namespace headway;
using namespace headway::gateway;
using mapping::Side;

namespace {

http::Request request() {
  http::Request r;
  r.query = "a=1&b=x%20y&A=2";
  r.headers = {{"Host", "api.example.com"}, {"X-Tag", "one"}, {"x-tag", "two"}};
  r.body = R"({"user": {"name": "ada", "roles": ["admin", {"of": "shop"}]}, "count": 3, "none": null})";
  return r;
}

std::string textOf(Side side, const char* value) {
  static const http::Request asked = request();
  static const http::Response answered{200, "OK", {{"X-App", "shop"}}, R"({"id": 7})"};
  const mapping::Values values{asked,
                               &answered,
                               "/cart/7",
                               {{"proxy", "cart/7"}},
                               {{"identity.sourceIp", "203.0.113.7"}, {"stage", "live"}},
                               {{"color", "blue"}}};
  const auto pieces = mapping::readValue(side, value);
  if (!pieces) return "refused";
  return mapping::textOf(*pieces, values).value_or("nothing");
}

std::string codeOf(Side side, const char* key, const char* value) {
  const auto m = mapping::read(side, key, value);
  return m ? "" : m.error().code;
}

}  // namespace

TEST(ParameterMapping, ValuesOfRequests) {
  const std::pair<const char*, const char*> rows[] = {
      {"www.example.com", "www.example.com"},
      {"$request.header.X-TAG", "one,two"},
      {"$request.header.X-None", "nothing"},
      {"$request.querystring.a", "1,2"},
      {"$request.querystring.b", "x y"},
      {"$request.path", "/cart/7"},
      {"$request.path.proxy", "cart/7"},
      {"/internal/${request.path.proxy}", "/internal/cart/7"},
      {"/internal/$request.path.proxy", "/internal/$request.path.proxy"},
      {"/internal/${request.path.none}", "/internal/"},
      {"${request.path.proxy}-x", "cart/7-x"},
      {"${$context.stage}${stageVariables.color}", "liveblue"},
      {"${stageVariables.color}, ${context.identity.sourceIp}", "blue, 203.0.113.7"},
      {"$request.body.user.name", "ada"},
      {"$request.body.user.roles[0]", "admin"},
      {"$request.body.user.roles[1].of", "shop"},
      {"$request.body.user.roles[2]", "nothing"},
      {"$request.body.user.roles[x]", "nothing"},
      {"$request.body.count", "3"},
      {"$request.body.none", "nothing"},
      {"$request.body.user..name", "nothing"},
      {"$context.authorizer.userId", "nothing"},
      {"costs $5", "costs $5"},
      {"$default", "$default"},
      {"$nonsense.x", "refused"},
      {"one\r\ntwo: 2", "refused"},
      {"$context.hostname", "refused"},
      {"$request.host", "refused"},
      {"$request.header.", "refused"},
      {"$request.pathx", "refused"},
      {"$response.header.X-App", "refused"},
      {"${request.path", "refused"},
      {"${nonsense}", "refused"},
  };
  for (const auto& [value, expected] : rows) EXPECT_EQ(textOf(Side::Request, value), expected) << value;
}

TEST(ParameterMapping, ValuesOfResponses) {
  const std::pair<const char*, const char*> rows[] = {{"$response.header.x-app", "shop"},
                                                      {"$response.body.id", "7"},
                                                      {"$context.stage", "live"},
                                                      {"$request.header.Host", "refused"},
                                                      {"${response.header.X-App}!", "shop!"}};
  for (const auto& [value, expected] : rows) EXPECT_EQ(textOf(Side::Response, value), expected) << value;
}

TEST(ParameterMapping, LongBodiesAreReadInPart) {
  http::Request r;
  r.body = "{\"a\": \"" + std::string(110 * 1024, 'x') + "\"}";
  const mapping::Values values{r, nullptr, "/", {}, {}, {}};
  EXPECT_FALSE(mapping::textOf(*mapping::readValue(Side::Request, "$request.body.a"), values));
}

TEST(ParameterMapping, ReservedHeaders) {
  for (const char* name : {"access-control-allow-origin",
                           "apigw-requestid",
                           "Authorization",
                           "Connection",
                           "Content-Encoding",
                           "Content-Length",
                           "Content-Location",
                           "Forwarded",
                           "Keep-Alive",
                           "Origin",
                           "Proxy-Authenticate",
                           "Proxy-Authorization",
                           "TE",
                           "Trailers",
                           "Transfer-Encoding",
                           "Upgrade",
                           "x-amz-date",
                           "X-Amzn-Trace-Id",
                           "X-Forwarded-For",
                           "X-Forwarded-Host",
                           "X-Forwarded-Proto",
                           "Via"})
    EXPECT_EQ(codeOf(Side::Request, (std::string("overwrite:header.") + name).c_str(), "a"),
              "mapping.reserved")
        << name;
  for (const char* name : {"Host", "X-Forwarded-Port", "X-Real-IP", "User-Agent", "Cookie", "X-Viewer-Host"})
    EXPECT_EQ(codeOf(Side::Request, (std::string("overwrite:header.") + name).c_str(), "a"), "") << name;
}

TEST(ParameterMapping, Keys) {
  for (const char* key : {"append:header.X", "remove:header.X", "append:querystring.x", "overwrite:path"})
    EXPECT_EQ(codeOf(Side::Request, key, "a"), "") << key;
  for (const char* key : {"append:path", "remove:path", "set:header.X", "overwrite:header.",
                          "overwrite:statuscode", "overwrite:body", "header.X", ""})
    EXPECT_EQ(codeOf(Side::Request, key, "a"), "mapping.key") << key;
  for (const char* key : {"append:header.X", "remove:header.X", "overwrite:statuscode"})
    EXPECT_EQ(codeOf(Side::Response, key, "a"), "") << key;
  for (const char* key : {"overwrite:path", "append:querystring.x", "append:statuscode"})
    EXPECT_EQ(codeOf(Side::Response, key, "a"), "mapping.key") << key;
  EXPECT_EQ(codeOf(Side::Request, "append:header.HOST", "a"), "mapping.append-host");
}

TEST(Cors, OriginsThatAreAllowed) {
  const struct {
    const char *setting, *origin, *answer;
  } rows[] = {{"*", "https://a.example.com", "*"},
              {"https://*", "https://a.example.com", "https://a.example.com"},
              {"https://*", "http://a.example.com", "no"},
              {"http://*", "http://a.example.com", "http://a.example.com"},
              {"https://a.example.com", "https://a.example.com", "https://a.example.com"},
              {"https://a.example.com", "https://a.example.com:8443", "no"},
              {"https://*.example.com", "https://a.example.com", "no"},
              {"*", "", "no"}};
  for (const auto& row : rows) {
    CorsSettings settings;
    settings.corsAllowOrigins = {row.setting};
    EXPECT_EQ(cors::allowedOrigin(settings, row.origin).value_or("no"), row.answer)
        << row.setting << " " << row.origin;
  }
}
