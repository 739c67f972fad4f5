// SPDX-License-Identifier: GPL-3.0-or-later
// What a viewer-response function is shown of an answer, and what becomes of the one it returns.
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "sim/engine/cloudfront/event.h"
#include "sim/engine/cloudfront/function_viewer_response.h"

using namespace headway;
using namespace headway::cloudfront;
using nlohmann::json;

namespace {

http::Response sample() {
  return {200,
          "OK",
          {{"Content-Type", "text/html"},
           {"Set-Cookie", "sid=abc;Path=/; HttpOnly"},
           {"X-Cache", "Miss from cloudfront"},
           {"Via", "1.1 a.cloudfront.net (CloudFront)"},
           {"set-cookie", "t=1"},
           {"Set-Cookie", "sid=old; Max-Age=0"}},
          "the page"};
}

json shown() {
  http::Request request;
  request.peer = "203.0.113.9";
  return json::parse(viewerResponseEvent(request, sample(), {"d1.cloudfront.net", "E1", "id"}));
}

struct Applied {
  function::Outcome outcome;
  http::Response response;
};

Applied apply(const json& returned) {
  http::Message message = sample();
  std::vector<Change> changes;
  MessageEditor edit(message, changes);
  FunctionRun run;
  run.status = FunctionRun::Status::Returned;
  run.output = returned.dump();
  auto outcome = function::applyViewerResponseResult(run, edit);
  const auto again = replay(sample(), changes);
  EXPECT_TRUE(again && *again == message) << returned;
  return {std::move(outcome), std::get<http::Response>(message)};
}

std::vector<std::string> cookies(const http::Response& r) {
  std::vector<std::string> out;
  for (const std::string_view line : r.headers.all("Set-Cookie")) out.emplace_back(line);
  return out;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST(ViewerResponse, EventHasTheDocumentedShape) {
  const json event = shown();
  EXPECT_EQ(event["context"]["eventType"], "viewer-response");
  EXPECT_EQ(event["viewer"]["ip"], "203.0.113.9");
  EXPECT_EQ(event["request"]["method"], "GET");
  const json response = event["response"];
  EXPECT_EQ(response["statusCode"], 200);
  EXPECT_EQ(response["statusDescription"], "OK");
  EXPECT_EQ(response["headers"].size(), 2u) << "no cookies, nothing that is kept from functions";
  EXPECT_EQ(response["headers"]["content-type"], json({{"value", "text/html"}}));
  EXPECT_EQ(response["headers"]["via"]["value"], "1.1 a.cloudfront.net (CloudFront)");
  const json first = {{"value", "abc"}, {"attributes", "Path=/; HttpOnly"}};
  const json second = {{"value", "old"}, {"attributes", "Max-Age=0"}};
  json sid = first;
  sid["multiValue"] = json::array({first, second});
  EXPECT_EQ(response["cookies"]["sid"], sid);
  EXPECT_EQ(response["cookies"]["t"], json({{"value", "1"}}));
  EXPECT_FALSE(response.contains("body"));
}

TEST(ViewerResponse, UnchangedMeansUntouched) {
  const Applied a = apply(shown()["response"]);
  EXPECT_TRUE(std::holds_alternative<function::Continue>(a.outcome));
  EXPECT_EQ(a.response, sample());
}

TEST(ViewerResponse, CookiesChangeByValueOrAttributes) {
  json r = shown()["response"];
  r["cookies"]["t"]["attributes"] = "Secure";
  r["cookies"]["new"] = {{"value", "n"}, {"attributes", "Path=/x"}};
  EXPECT_EQ(cookies(apply(r).response),
            (Texts{"sid=abc;Path=/; HttpOnly", "t=1; Secure", "sid=old; Max-Age=0", "new=n; Path=/x"}));
  r = shown()["response"];
  r["cookies"]["sid"]["multiValue"].erase(0);
  r["cookies"].erase("t");
  EXPECT_EQ(cookies(apply(r).response), Texts{"sid=old; Max-Age=0"});
}

TEST(ViewerResponse, StatusKeepsItsDescriptionUnlessSet) {
  json r = shown()["response"];
  r["statusCode"] = 404;
  EXPECT_EQ(apply(r).response.reason, "OK") << "the function left it as it was";
  r.erase("statusDescription");
  EXPECT_EQ(apply(r).response.reason, "Not Found");
  EXPECT_EQ(apply(r).response.status, 404);
}

TEST(ViewerResponse, BodyIsReplacedRemovedOrKept) {
  json r = shown()["response"];
  EXPECT_EQ(apply(r).response.body, "the page");
  r["body"] = "";
  EXPECT_EQ(apply(r).response.body, "");
  r["body"] = {{"encoding", "base64"}, {"data", "aGk="}};
  EXPECT_EQ(apply(r).response.body, "hi");
}
