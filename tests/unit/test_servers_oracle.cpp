// SPDX-License-Identifier: GPL-3.0-or-later
// Random requests through real gunicorn and uvicorn, and through ours.
#include <map>
#include <random>

#include <gtest/gtest.h>

#include "sim/engine/django/python_text.h"
#include "sim/engine/fakes.h"
#include "sim/engine/server/gunicorn.h"
#include "sim/engine/server/uvicorn.h"
#include "tests/django/real_django.h"

using namespace headway;
using oracle::Json;

namespace {

/// A request of the leg to the server, and the settings it meets.
struct Case {
  http::Request request;
  DjangoConfig config;
};

class Cases {
 public:
  explicit Cases(unsigned seed) : random_(seed) {}

  Case next(bool limits) {
    Case c;
    c.request = {.method = pick({"GET", "POST", "DELETE"}), .scheme = "http", .version = "1.1"};
    c.request.target = "10.0.1.4";
    c.request.port = 8000;
    c.request.peer = pick({"127.0.0.1", "10.0.0.12", "10.0.0.13"});
    c.request.path = path();
    if (chance(2)) c.request.query = pick({"a=1", "a=%2F+b&a=2", "%C3%A9=;"});
    c.request.headers.add("Host", pick({"www.example.com", "WWW.Example.com:8000", "10.0.1.4"}));
    for (int i = number(6); i > 0; --i) header(c.request.headers);
    // Behind a value alone gunicorn 20 keeps blanks, which later releases strip.
    for (std::size_t i = 0; i < c.request.headers.size(); ++i)
      if (const auto& f = c.request.headers.fields()[i]; chance(4))
        c.request.headers.setValueAt(i, pick({" ", "\t", " \t "}) + f.value);
    c.config.forwardedAllowIps = {pick({"127.0.0.1", "10.0.0.12", "*"})};
    if (chance(3)) c.config.forwardedAllowIps.push_back("10.0.0.13");
    if (limits && chance(4)) c.config.limitRequestLine = 20 + number(40);
    if (limits && chance(4)) c.config.limitRequestFields = 1 + number(5);
    if (limits && chance(4)) c.config.limitRequestFieldSize = 20 + number(30);
    return c;
  }

 private:
  int number(int below) { return static_cast<int>(random_() % static_cast<unsigned>(below)); }
  bool chance(int oneIn) { return number(oneIn) == 0; }
  std::string pick(std::initializer_list<const char*> from) {
    return std::data(from)[number(static_cast<int>(from.size()))];
  }

  std::string path() {
    std::string out = "/";
    for (int i = number(5); i > 0; --i)
      out += pick({"a", "b/", "%20", "%2F", "%C3%A9", "%FF", "+", ";x", "%", "%zz", "~", ":"});
    return out;
  }

  void header(http::Headers& out) {
    switch (number(6)) {
      case 0: return out.add("X-Forwarded-Proto", pick({"https", "http"}));
      case 1: return out.add("X-Forwarded-Ssl", pick({"on", "off", "ON"}));
      case 2: return out.add("x-forwarded-protocol", pick({"ssl", "https"}));
      case 3:
        return out.add("X-Forwarded-For",
                       pick({"1.2.3.4", "1.2.3.4, 10.0.0.13", "1.2.3.4,5.6.7.8, 10.0.0.12"}));
      case 4: return out.add("Cookie", pick({"a=1", "csrftoken=b; sessionid=c"}));
      default: return out.add(pick({"X-A", "Accept", "x-a"}), pick({"1", "text/html, */*", "\xC3\xA9"}));
    }
  }

  std::mt19937 random_;
};

Json asJson(const Case& c, const std::string& server) {
  std::string raw = c.request.method + " " + http::pathAndQuery(c.request) + " HTTP/1.1\r\n";
  Json headers = Json::array();
  for (const auto& f : c.request.headers.fields()) {
    raw += f.name + ": " + f.value + "\r\n";
    headers.push_back({django::py::fromLatin1(f.name), django::py::fromLatin1(f.value)});
  }
  return {
      {"server", server},
      {"request", django::py::fromLatin1(raw + "\r\n")},
      {"peer", c.request.peer},
      {"headers", headers},
      {"allow", c.config.forwardedAllowIps},
      {"limits", {c.config.limitRequestLine, c.config.limitRequestFields, c.config.limitRequestFieldSize}}};
}

/// Real answers; nothing if the servers are not installed and that is allowed.
std::vector<Json> askReal(const std::vector<Json>& cases, const std::string& server) {
  const std::string base = HEADWAY_BINARY_DIR "/tests/headway-" + server, in = base + ".in.jsonl",
                    out = base + ".out.jsonl", python = oracle::pythonWithDjango();
  if (std::system((python + " -c 'import gunicorn, uvicorn' 2>/dev/null").c_str()) != 0) {
    const char* allow = std::getenv("HEADWAY_ALLOW_MISSING");
    EXPECT_TRUE(allow && std::string(allow) == "1")
        << "gunicorn and uvicorn for /usr/bin/python3 are missing: ./dev setup installs them; or set "
           "HEADWAY_ALLOW_MISSING=1 to go without this comparison.";
    return {};
  }
  std::ofstream(in) << oracle::toLines(cases);
  const std::string command =
      python + " '" HEADWAY_SOURCE_DIR "/tests/django/servers_oracle.py' <'" + in + "' >'" + out + "'";
  EXPECT_EQ(std::system(command.c_str()), 0) << command;
  return oracle::readLines(out);
}

std::string errorOf(const Hop& hop) {
  static const std::map<std::string_view, std::string> names = {
      {"server.gunicorn.line-too-long", "LimitRequestLine"},
      {"server.gunicorn.headers-too-large", "LimitRequestHeaders"},
      {"server.gunicorn.contradictory-schemes", "InvalidSchemeHeaders"}};
  const auto at = names.find(ruleOf(hop.outcome).key());
  return at == names.end() ? "" : at->second;
}

struct Ours {
  django::Environ environ;
  Hop hop;
};

Ours ours(const Case& c, django::Environ (*server)(Stage&, const DjangoConfig&)) {
  Ours out;
  out.hop.in = out.hop.out = c.request;
  FixedClock clock;
  SeededIds ids;
  Stage stage(out.hop, clock, ids);
  out.environ = server(stage, c.config);
  return out;
}

constexpr std::size_t kCases = 4000;

}  // namespace

TEST(Servers, GunicornMakesTheSameEnviron) {
  Cases random(20260115);
  std::vector<Case> cases;
  std::vector<Json> lines;
  for (std::size_t i = 0; i < kCases; ++i) {
    cases.push_back(random.next(true));
    lines.push_back(asJson(cases.back(), "gunicorn"));
  }
  const auto real = askReal(lines, "gunicorn");
  if (real.empty()) return;
  ASSERT_EQ(real.size(), kCases);
  std::size_t refused = 0, https = 0;
  for (std::size_t i = 0; i < kCases; ++i) {
    const Ours mine = ours(cases[i], server::gunicorn);
    const std::string told =
        "case " + std::to_string(i) + ": " + lines[i].dump() + "\nreal: " + real[i].dump();
    ASSERT_EQ(errorOf(mine.hop), real[i].value("error", "")) << told;
    refused += real[i].contains("error");
    if (real[i].contains("error")) continue;
    Json theirs = real[i]["environ"];
    for (const char* name : {"SERVER_SOFTWARE", "RAW_URI", "SERVER_PROTOCOL", "REMOTE_PORT"})
      theirs.erase(name);
    Json own = Json::object();
    for (const auto& [key, value] : mine.environ.entries()) own[key] = value;
    ASSERT_EQ(own, theirs) << told;
    https += own["wsgi.url_scheme"] == "https";
  }
  // Each outcome must be well represented, or the comparison says little.
  EXPECT_GT(refused, kCases / 20);
  EXPECT_GT(https, kCases / 20);
}

TEST(Servers, UvicornBelievesTheSamePeers) {
  Cases random(20260116);
  std::vector<Case> cases;
  std::vector<Json> lines;
  for (std::size_t i = 0; i < kCases; ++i) {
    cases.push_back(random.next(false));
    lines.push_back(asJson(cases.back(), "uvicorn"));
  }
  const auto real = askReal(lines, "uvicorn");
  if (real.empty()) return;
  ASSERT_EQ(real.size(), kCases);
  std::size_t believed = 0;
  for (std::size_t i = 0; i < kCases; ++i) {
    const django::Environ mine = ours(cases[i], server::uvicorn).environ;
    const std::string told =
        "case " + std::to_string(i) + ": " + lines[i].dump() + "\nreal: " + real[i].dump();
    ASSERT_EQ(mine.get("wsgi.url_scheme"), real[i]["scheme"]) << told;
    ASSERT_EQ(mine.get("REMOTE_ADDR"), real[i]["client"]) << told;
    believed += mine.get("REMOTE_ADDR") != cases[i].request.peer;
  }
  EXPECT_GT(believed, kCases / 20);
}
