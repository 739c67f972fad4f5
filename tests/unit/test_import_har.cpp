// SPDX-License-Identifier: GPL-3.0-or-later
#include <random>

#include <gtest/gtest.h>

#include "sim/format/project_yaml.h"
#include "sim/import/har_requests.h"
#include "sim/import/request_text.h"
#include "sim/model/edits.h"

namespace headway {
namespace {

const std::string kEntry = R"({
  "startedDateTime": "2024-05-01T10:00:00.000Z", "time": 12.5, "_priority": "High",
  "request": {
    "method": "POST", "url": "https://shop.example.com/cart/?a=1&b=%20#top", "httpVersion": "http/2.0",
    "headers": [
      {"name": ":authority", "value": "shop.example.com"}, {"name": ":method", "value": "POST"},
      {"name": "Host", "value": "shop.example.com"}, {"name": "content-length", "value": "7"},
      {"name": "Accept", "value": "text/html"}, {"name": "X-Two", "value": "1"}, {"name": "X-Two", "value": "2"}],
    "queryString": [], "cookies": [{"name": "sessionid", "value": "abc"}, {"name": "csrftoken", "value": "d"}],
    "headersSize": -1, "bodySize": 7,
    "postData": {"mimeType": "application/json", "text": "{\"a\":1}"}},
  "response": {"status": 403, "content": {"size": 3, "text": "no!"}},
  "cache": {}, "timings": {"wait": 1}
})";

std::string archive(const std::string& entries) {
  return R"({"log": {"version": "1.2", "creator": {"name": "WebInspector"}, "entries": [)" + entries + "]}}";
}

TEST(ImportHar, ReadsAnEntryAsBrowsersWriteIt) {
  const auto read = readHar(archive(kEntry));
  ASSERT_TRUE(read) << render(read.error());
  ASSERT_EQ(read->requests.size(), 1U);
  const SampleRequest& r = read->requests[0].request;
  EXPECT_EQ(r.name, "POST /cart/");
  EXPECT_EQ(r.method, "POST");
  EXPECT_EQ(r.url, "https://shop.example.com/cart/?a=1&b=%20");
  EXPECT_EQ(r.body, "{\"a\":1}");
  EXPECT_EQ(r.headers, (NameValues{{"Accept", "text/html"},
                                   {"X-Two", "1"},
                                   {"X-Two", "2"},
                                   {"Cookie", "sessionid=abc; csrftoken=d"},
                                   {"Content-Type", "application/json"}}));
  EXPECT_EQ(read->requests[0].status, 403);
  ASSERT_EQ(read->requests[0].notes.size(), 1U);
  EXPECT_EQ(read->requests[0].notes[0].code, "request.secret");
  EXPECT_TRUE(read->notes.empty());
}

TEST(ImportHar, ReadsLessThanAWholeArchive) {
  const auto whole = readHar(archive(kEntry));
  ASSERT_TRUE(whole);
  for (const std::string& text : {kEntry, "[" + kEntry + "]", "{\"entries\": [" + kEntry + "]}"}) {
    const auto read = readHar(text);
    ASSERT_TRUE(read) << render(read.error());
    EXPECT_EQ(read->requests[0].request, whole->requests[0].request);
  }
  const auto bare = readHar(R"({"method": "GET", "url": "https://a.example/x"})");
  ASSERT_TRUE(bare);
  EXPECT_EQ(bare->requests[0].request.url, "https://a.example/x");
  EXPECT_EQ(bare->requests[0].status, 0);
}

TEST(ImportHar, LeavesOutWhatIsNoRequestAndSaysSo) {
  const auto read =
      readHar(archive(kEntry + R"(, {"request": {"method": "GET", "url": "data:image/png;base64,AA"}},
      {"request": {"method": "GET", "url": "wss://shop.example.com/live"}}, 7, null, {"request": []})"));
  ASSERT_TRUE(read) << render(read.error());
  EXPECT_EQ(read->requests.size(), 1U);
  ASSERT_EQ(read->notes.size(), 1U);
  EXPECT_EQ(read->notes[0].message, "5 of 6 entries were left out");
}

TEST(ImportHar, ReadsForms) {
  const auto form = [](const std::string& posted) {
    return readHar(R"({"method": "POST", "url": "https://a.example/", "postData": )" + posted + "}");
  };
  const auto encoded = form(
      R"({"mimeType": "application/x-www-form-urlencoded", "params": [{"name": "a b", "value": "c&d"}, {"name": "e"}]})");
  ASSERT_TRUE(encoded);
  EXPECT_EQ(encoded->requests[0].request.body, "a+b=c%26d&e=");
  const auto parts = form(R"({"mimeType": "multipart/form-data; boundary=x", "params": [{"name": "a"}]})");
  ASSERT_TRUE(parts);
  EXPECT_EQ(parts->requests[0].notes.at(0).code, "har.form");
  const auto binary = form(R"({"mimeType": "image/png", "text": "AAAA", "encoding": "base64"})");
  ASSERT_TRUE(binary);
  EXPECT_EQ(binary->requests[0].notes.at(0).code, "har.binary");
  EXPECT_EQ(binary->requests[0].request.body, "");
}

TEST(ImportHar, RefusesWithThePlace) {
  const auto read = readHar("{\"log\": {\n  \"entries\": [}\n");
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().code, "har.malformed");
  EXPECT_EQ(read.error().where.line, 2);
  EXPECT_EQ(read.error().where.column, 15);
  EXPECT_EQ(readHar("{}").error().code, "har.no-request");
  EXPECT_EQ(readHar("[]").error().code, "har.no-request");
  EXPECT_EQ(readHar("null").error().code, "har.no-request");
  EXPECT_EQ(readHar("{\"url\": \"https://a.example/\", \"x\": \"\xff\xfe\"}").error().code, "har.malformed");
  EXPECT_EQ(readHar(std::string("\0\1\2{", 4)).error().code, "har.malformed");
}

TEST(ImportHar, BearsDepthAndSize) {
  const std::string open(2'000'000, '['), close(2'000'000, ']');
  EXPECT_FALSE(readHar(open));
  EXPECT_FALSE(readHar(open + close));
  const auto deep =
      readHar(R"({"url": "https://a.example/", "method": "GET", "headers": )" + open + close + "}");
  ASSERT_TRUE(deep) << render(deep.error());
  EXPECT_TRUE(deep->requests[0].request.headers.empty());
  EXPECT_EQ(readHar(std::string((64U << 20U) + 1, ' ')).error().code, "har.too-long");
  std::string many = kEntry;
  for (int i = 0; i < 6000; ++i) many += R"(,{"url": "https://a.example/"})";
  const auto most = readHar(archive(many));
  ASSERT_TRUE(most);
  EXPECT_EQ(most->requests.size(), 5000U);
  EXPECT_EQ(most->notes[0].message, "1001 of 6001 entries were left out");
}

// Any damage to an archive ends in requests that can be saved, or in an error.
TEST(ImportHar, BearsAnyDamage) {
  std::mt19937 random(7);
  const std::string whole = archive(kEntry);
  const std::string pieces[] = {"{",    "}",     "[",       "]",       "\"",   ",",  ":",
                                "null", "1e999", "\\u0000", "\\ud800", "\xff", "-1", "true"};
  int good = 0;
  for (int n = 0; n < 6000; ++n) {
    std::string text = whole;
    for (unsigned i = random() % 4; i > 0; --i) {
      const std::string& piece = pieces[random() % std::size(pieces)];
      text.replace(random() % text.size(), random() % 12, piece);
    }
    const auto read = readHar(text);
    if (!read) {
      EXPECT_FALSE(read.error().message.empty());
      continue;
    }
    ++good;
    std::vector<SampleRequest> requests;
    for (const ImportedRequest& r : read->requests) requests.push_back(r.request);
    const Project project = edits::insertRequests({}, 0, requests);
    const auto again = readProject(writeProject(project), "again");
    ASSERT_TRUE(again) << text << '\n' << render(again.error()[0]);
    ASSERT_EQ(*again, project) << text;
  }
  EXPECT_GT(good, 500);
}

TEST(RequestText, TellsWhatWasCopied) {
  EXPECT_EQ(readRequests("  https://a.example/x?y#z \n")->requests[0].request.url, "https://a.example/x?y");
  EXPECT_EQ(readRequests("curl https://a.example/ -X PUT")->requests[0].request.method, "PUT");
  EXPECT_EQ(readRequests(kEntry)->requests[0].request.method, "POST");
  for (const char* text :
       {"", "hello", "wget https://a.example/", "https://a.example/ and more", "{\"a\": 1}"}) {
    EXPECT_FALSE(looksLikeRequest(text)) << text;
    EXPECT_EQ(readRequests(text).error().code, "request.unknown") << text;
  }
}

TEST(RequestEdits, InsertMoveAndName) {
  SampleRequest a, b;
  a.name = b.name = "Same";
  b.method = "PUT";
  Project p = edits::insertRequests({}, 5, {a, b, a});
  ASSERT_EQ(p.requests.size(), 3U);
  EXPECT_EQ(p.requests[1].name, "Same 2");
  EXPECT_EQ(p.requests[2].name, "Same 3");
  const auto names = [](const Project& of) {
    std::string out;
    for (const SampleRequest& r : of.requests) out += r.name.back();
    return out;
  };
  EXPECT_EQ(names(*edits::moveRequest(p, 0, 2)), "23e");
  EXPECT_EQ(names(*edits::moveRequest(p, 2, 0)), "3e2");
  EXPECT_EQ(*edits::moveRequest(p, 1, 1), p);
  EXPECT_EQ(edits::moveRequest(p, 1, 3).error().code, "edit.no-request");
}

}  // namespace
}  // namespace headway
