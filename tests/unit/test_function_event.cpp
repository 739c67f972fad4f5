// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "sim/engine/cloudfront/event.h"
#include "sim/engine/cloudfront/function_headers.h"
#include "sim/engine/cloudfront/function_response.h"
#include "sim/engine/cloudfront/function_result.h"
#include "sim/engine/cloudfront/function_rules.h"
#include "sim/runtime/njs.h"

using namespace headway;
using namespace headway::cloudfront;
using nlohmann::json;

namespace {

http::Request sample() {
  http::Request r;
  r.path = "/a/b";
  r.query = "x=1&flag&x=2&e=%20";
  r.peer = "203.0.113.9";
  r.headers = {{"Host", "shop.example.com"},  {"X-Two", "one"},        {"Connection", "keep-alive"},
               {"cookie", "sid=abc; t=1"},    {"x-two", "two, three"}, {"Accept", "*/*"},
               {"X-Forwarded-Proto", "https"}};
  return r;
}

struct Applied {
  function::Outcome outcome;
  http::Request request;
  std::vector<Change> changes;

  std::string key() const {
    if (const auto* f = std::get_if<function::Failed>(&outcome)) return std::string(f->rule.key());
    if (const auto* u = std::get_if<function::Undecided>(&outcome)) return std::string(u->rule.key());
    return std::holds_alternative<function::Continue>(outcome) ? "continue" : "generated";
  }
  int status() const {
    const auto* f = std::get_if<function::Failed>(&outcome);
    return f ? f->status : 0;
  }
};

Applied apply(const FunctionRun& run, const http::Request& request = sample()) {
  http::Message message = request;
  Applied out;
  MessageEditor edit(message, out.changes);
  out.outcome = function::applyResult(run, edit);
  out.request = std::get<http::Request>(message);
  const auto replayed = replay(http::Message(request), out.changes);
  EXPECT_TRUE(replayed && *replayed == message) << "the changes do not replay to the result";
  if (out.key() != "continue") {
    EXPECT_TRUE(out.changes.empty()) << out.key();
  }
  return out;
}

FunctionRun returned(std::string output) {
  FunctionRun run;
  run.status = FunctionRun::Status::Returned;
  run.output = std::move(output);
  return run;
}

/// The request of the event after a patch (RFC 7396), as if the function had returned it.
Applied patched(const char* patch, const http::Request& request = sample()) {
  nlohmann::ordered_json r = nlohmann::ordered_json::parse(viewerRequestEvent(request, {}))["request"];
  r.merge_patch(nlohmann::ordered_json::parse(patch));
  return apply(returned(r.dump()), request);
}

/// What the real engine makes of it.
Applied runJs(const std::string& body, const http::Request& request = sample()) {
  const auto runs =
      NjsRuntime().run({"function handler(event) {\n  var request = event.request;\n" + body + "\n}",
                        "cloudfront-js-2.0",
                        {viewerRequestEvent(request, {})}});
  return apply(runs.at(0), request);
}

}  // namespace

TEST(FunctionEvent, HasTheDocumentedShape) {
  EXPECT_EQ(
      viewerRequestEvent(sample(), {"d111111abcdef8.cloudfront.net", "EDFDVBD6EXAMPLE", "rid=="}),
      R"({"version":"1.0","context":{"distributionDomainName":"d111111abcdef8.cloudfront.net",)"
      R"("distributionId":"EDFDVBD6EXAMPLE","eventType":"viewer-request","requestId":"rid=="},)"
      R"("viewer":{"ip":"203.0.113.9"},"request":{"method":"GET","uri":"/a/b","querystring":)"
      R"({"x":{"value":"1","multiValue":[{"value":"1"},{"value":"2"}]},"flag":{"value":""},"e":{"value":"%20"}},)"
      R"("headers":{"host":{"value":"shop.example.com"},"x-two":{"value":"one","multiValue":[{"value":"one"},)"
      R"({"value":"two, three"}]},"accept":{"value":"*/*"}},)"
      R"("cookies":{"sid":{"value":"abc"},"t":{"value":"1"}}}})");
}

TEST(FunctionEvent, BareRequestsAndOddBytes) {
  http::Request r;
  r.headers = {{"X-Latin", "caf\xe9"}, {"X-Utf8", "caf\xc3\xa9"}, {"X-Quote", "a\"b\\"}};
  const json request = json::parse(viewerRequestEvent(r, {}))["request"];
  EXPECT_EQ(request["querystring"], json::object());
  EXPECT_EQ(request["cookies"], json::object());
  EXPECT_EQ(request["headers"]["x-latin"]["value"], "caf\xc3\xa9");
  EXPECT_EQ(request["headers"]["x-utf8"]["value"], "caf\xc3\xa9");
  EXPECT_EQ(request["headers"]["x-quote"]["value"], "a\"b\\");
}

TEST(FunctionHeaders, KnowsTheRestrictedNames) {
  for (const char* name :
       {"Connection", "X-Amz-Cf-Id", "x-edge-anything", "X-FORWARDED-PROTO", "Client-Cert", "x-cache"})
    EXPECT_TRUE(functionHeaderDisallowed(name)) << name;
  for (const char* name :
       {"X-Forwarded-Host", "X-Forwarded-For", "True-Client-IP", "Host", "x-amz-cfoo", "X-Cached", ""})
    EXPECT_FALSE(functionHeaderDisallowed(name)) << name;
  for (const char* name : {"Host", "via", "CDN-Loop", "content-length", "Transfer-Encoding"})
    EXPECT_TRUE(functionHeaderReadOnly(name, FunctionEvent::ViewerRequest)) << name;
  EXPECT_FALSE(functionHeaderReadOnly("X-Forwarded-Host", FunctionEvent::ViewerRequest));
  EXPECT_EQ(functionHeaderName("x-forwarded-host"), "X-Forwarded-Host");
  EXPECT_EQ(functionHeaderName("x--1a-\xc3\xa9t"), "X--1a-\xc3\xa9t");
}

TEST(FunctionResult, UnchangedMeansUntouched) {
  http::Request odd = sample();
  odd.headers.add("X-Latin", "caf\xe9");
  odd.path = "/caf\xe9";
  odd.query = "caf\xe9&&=1";
  for (const http::Request& r : {sample(), odd, http::Request{}}) {
    const Applied a = runJs("return request;", r);
    EXPECT_EQ(a.key(), "continue");
    EXPECT_TRUE(a.changes.empty());
    EXPECT_EQ(a.request, r);
  }
}

TEST(FunctionResult, AddsTheForwardedHost) {
  const Applied a =
      runJs("request.headers['x-forwarded-host'] = { value: request.headers.host.value }; return request;");
  EXPECT_EQ(a.key(), "continue");
  ASSERT_EQ(a.changes.size(), 1u);
  EXPECT_EQ(a.changes[0].rule.key(), "function.header.added");
  EXPECT_EQ(a.request.headers.fields().back(),
            (http::Headers::Field{"X-Forwarded-Host", "shop.example.com"}));
}

TEST(FunctionResult, FollowsTheMultiValueRule) {
  using Values = std::vector<std::string_view>;
  EXPECT_EQ(patched(R"({"headers":{"x-two":{"value":"new"}}})").request.headers.all("x-two"),
            (Values{"new", "two, three"}));
  EXPECT_EQ(
      patched(
          R"({"headers":{"x-two":{"value":"ignored","multiValue":[{"value":"1"},{"value":"2"},{"value":"3"}]}}})")
          .request.headers.all("x-two"),
      (Values{"1", "2", "3"}));
  EXPECT_EQ(patched(R"({"headers":{"x-two":{"multiValue":[{"value":"one"}]}}})").request.headers.all("x-two"),
            (Values{"one"}));
  const Applied left = patched(R"({"headers":{"x-two":{"multiValue":null}}})");
  EXPECT_EQ(left.request.headers.all("x-two"), (Values{"one"}));
  EXPECT_EQ(left.changes.at(0).rule.key(), "function.multi-value.removed");
  EXPECT_EQ(patched(R"({"headers":{"accept":{"value":"text/html"}}})").request.headers.fields()[5],
            (http::Headers::Field{"Accept", "text/html"}));
}

TEST(FunctionResult, RemovesWhatIsLeftOut) {
  const Applied a = patched(R"({"headers":{"x-two":null},"cookies":{"sid":null}})");
  EXPECT_EQ(a.request.headers.size(), 5u);
  EXPECT_EQ(a.request.headers.get("Cookie"), "t=1");
  EXPECT_EQ(a.request.headers.fields()[2].name, "cookie");
  EXPECT_FALSE(patched(R"({"cookies":null})").request.headers.contains("Cookie"));
  EXPECT_EQ(patched(R"({"cookies":{"sid":{"value":"x"},"n":{"value":"2"}}})").request.headers.get("Cookie"),
            "sid=x; t=1; n=2");
}

TEST(FunctionResult, EditsTheQueryAndLeavesTheRest) {
  EXPECT_EQ(patched(R"({"querystring":{"x":{"value":"9"},"new":{"value":"n"}}})").request.query,
            "x=9&flag&x=2&e=%20&new=n");
  EXPECT_EQ(patched(R"({"querystring":{"flag":null}})").request.query, "x=1&x=2&e=%20");
  EXPECT_EQ(patched(R"({"querystring":null})").request.query, std::nullopt);
  EXPECT_EQ(patched(R"({"querystring":"b=2&a=1"})").request.query, "b=2&a=1");
  EXPECT_TRUE(patched(R"({"querystring":"x=1&flag&x=2&e=%20"})").changes.empty());
  EXPECT_EQ(patched(R"({"querystring":"a b"})").key(), "function.query.malformed");
  EXPECT_EQ(patched(R"({"querystring":5})").key(), "function.result.malformed");
}

TEST(FunctionResult, EditsTheUri) {
  const Applied a = patched(R"({"uri":"/index.html"})");
  EXPECT_EQ(a.request.path, "/index.html");
  EXPECT_EQ(a.changes.at(0).rule.key(), "function.uri.set");
  EXPECT_EQ(patched(R"({"uri":"index.html"})").key(), "function.uri.malformed");
  EXPECT_EQ(patched(R"({"uri":""})").key(), "function.uri.malformed");
  EXPECT_EQ(patched(R"({"uri":"/a b"})").key(), "function.uri.malformed");
  EXPECT_EQ(patched(R"({"uri":"/a?b=1"})").key(), "function.uri.query");
  EXPECT_EQ(patched(R"({"uri":null})").key(), "function.result.malformed");
  EXPECT_EQ(patched(("{\"uri\":\"/" + std::string(8200, 'x') + "\"}").c_str()).key(),
            "function.uri.too-long");
}

TEST(FunctionResult, RefusesRestrictedHeaders) {
  struct Row {
    const char* patch;
    const char* rule;
  };
  for (const Row& row :
       {Row{R"({"headers":{"x-forwarded-proto":{"value":"https"}}})", "function.header.disallowed"},
        Row{R"({"headers":{"x-amz-cf-id":{"value":"1"}}})", "function.header.disallowed"},
        Row{R"({"headers":{"host":{"value":"other"}}})", "function.header.read-only"},
        Row{R"({"headers":{"host":null}})", "function.header.read-only"},
        Row{R"({"headers":null})", "function.header.read-only"},
        Row{R"({"headers":{"via":{"value":"x"}}})", "function.header.read-only"},
        Row{R"({"headers":{"content-length":{"value":"0"}}})", "function.header.read-only"},
        Row{R"({"headers":{"cookie":{"value":"a=1"}}})", "function.header.cookie"},
        Row{R"({"headers":{"X-Up":{"value":"1"}}})", "function.header.upper-case"},
        Row{R"({"headers":{"x-bad":{"value":"a\r\nb"}}})", "function.result.malformed"},
        Row{R"({"headers":{"x-bad":{"value":1}}})", "function.result.malformed"},
        Row{R"({"headers":{"x-bad":"text"}})", "function.result.malformed"},
        Row{R"({"headers":[]})", "function.result.malformed"},
        Row{R"({"cookies":{"a":{"value":null}}})", "function.result.malformed"},
        Row{R"({"method":"POST"})", "function.method.read-only"},
        Row{R"({"method":null})", "function.result.malformed"}}) {
    const Applied a = patched(row.patch);
    EXPECT_EQ(a.key(), row.rule) << row.patch;
    EXPECT_EQ(a.status(), 502) << row.patch;
  }
}

TEST(FunctionResult, RefusesWhatIsNoRequest) {
  for (const char* output : {"undefined", "null", "5", "\"text\"", "[]", "{}", "not json", ""}) {
    const Applied a = apply(returned(output));
    EXPECT_EQ(a.key(), "function.result.malformed") << output;
    EXPECT_EQ(std::get<function::Failed>(a.outcome).rule.row().confidence, Confidence::Unknown);
  }
}

TEST(FunctionResult, MakesAResponse) {
  const Applied a = runJs(
      "return { statusCode: 302, statusDescription: 'Moved', headers: { location: { value: '/b' },"
      " 'x-two': { value: 'x', multiValue: [{ value: '1' }, { value: '2' }] } },"
      " cookies: { sid: { value: 'a', attributes: 'Path=/; Secure' } }, body: { encoding: 'base64', data: 'aGVsbG8=' } };");
  ASSERT_EQ(a.key(), "generated");
  const http::Response& r = std::get<function::Generated>(a.outcome).response;
  EXPECT_EQ(r.status, 302);
  EXPECT_EQ(r.reason, "Moved");
  EXPECT_EQ(
      r.headers,
      (http::Headers{
          {"Location", "/b"}, {"X-Two", "1"}, {"X-Two", "2"}, {"Set-Cookie", "sid=a; Path=/; Secure"}}));
  EXPECT_EQ(r.body, "hello");
  EXPECT_EQ(std::get<function::Generated>(apply(returned(R"({"statusCode":404,"body":"gone"})")).outcome)
                .response.reason,
            "Not Found");
  EXPECT_EQ(apply(returned(R"({"statusCode":"302"})")).key(), "function.result.malformed");
  EXPECT_EQ(apply(returned(R"({"statusCode":99})")).key(), "function.result.malformed");
  EXPECT_EQ(apply(returned(R"({"statusCode":1e3})")).key(), "function.result.malformed");
  EXPECT_EQ(apply(returned(R"({"statusCode":200,"body":{"encoding":"base64","data":"a"}})")).key(),
            "function.response.bad-body");
  EXPECT_EQ(apply(returned(R"({"statusCode":200,"body":5})")).key(), "function.result.malformed");
  EXPECT_EQ(apply(returned(R"({"statusCode":200,"headers":{"connection":{"value":"close"}}})")).key(),
            "function.header.disallowed");
  EXPECT_EQ(apply(returned(R"({"statusCode":200,"headers":{"set-cookie":{"value":"a=1"}}})")).key(),
            "function.header.cookie");
  EXPECT_EQ(apply(returned(R"({"statusCode":200,"headers":{"x":{"value":"a\nb"}}})")).key(),
            "function.result.malformed");
}

TEST(FunctionResult, TellsEveryFailure) {
  struct Row {
    FunctionRun::Status status;
    const char* rule;
    const char* xCache;
  };
  using S = FunctionRun::Status;
  for (const Row& row :
       {Row{S::SyntaxError, "function.run.syntax", "FunctionExecutionError from cloudfront"},
        Row{S::Threw, "function.run.threw", "FunctionExecutionError from cloudfront"},
        Row{S::TimedOut, "function.run.timeout", "FunctionThrottledError from cloudfront"},
        Row{S::OutOfMemory, "function.run.memory", "FunctionExecutionError from cloudfront"}}) {
    FunctionRun run;
    run.status = row.status;
    run.error = "why";
    run.line = 7;
    const Applied a = apply(run);
    EXPECT_EQ(a.key(), row.rule);
    EXPECT_EQ(a.status(), 503);
    EXPECT_EQ(std::get<function::Failed>(a.outcome).xCache, row.xCache);
  }
  FunctionRun unavailable;
  EXPECT_EQ(apply(unavailable).key(), "function.run.unavailable");
}

TEST(FunctionResult, Base64) {
  EXPECT_EQ(function::base64Decode(""), "");
  EXPECT_EQ(function::base64Decode("Zm9v"), "foo");
  EXPECT_EQ(function::base64Decode("Zg=="), "f");
  EXPECT_EQ(function::base64Decode("AP8="), std::string("\0\xff", 2));
  for (const char* bad : {"Z", "Zg", "Zg=", "Z===", "Zm9 ", "Zm=v", "===="})
    EXPECT_EQ(function::base64Decode(bad), std::nullopt) << bad;
}
