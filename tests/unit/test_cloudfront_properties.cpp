// SPDX-License-Identifier: GPL-3.0-or-later
// What must hold for every design: random policies and requests with fixed seeds, the first difference
// printed.
#include <algorithm>
#include <random>
#include <set>

#include <gtest/gtest.h>

#include "sim/engine/run.h"
#include "sim/http/cookies.h"
#include "sim/http/url.h"
#include "sim/support/text.h"

namespace headway {
namespace {

constexpr int kCases = 3000;
const Texts kHeaders = {"Host",   "Origin",           "Referer",    "Accept",           "Accept-Language",
                        "X-Shop", "X-Forwarded-Host", "User-Agent", "X-Requested-With", "Authorization"};
const Texts kNames = {"a", "b", "theme", "sessionid", "page"};

class NoFunctions : public FunctionRuntime {
 public:
  std::vector<FunctionRun> run(const FunctionJob&) override { return {}; }
};

/// The same numbers everywhere: only the engine's raw output is used, no distribution of the library.
class Dice {
 public:
  explicit Dice(std::uint32_t seed) : engine_(seed) {}
  std::size_t below(std::size_t n) { return engine_() % n; }
  bool coin() { return below(2) == 0; }
  Texts some(const Texts& from) {
    Texts out;
    for (const std::string& s : from)
      if (below(3) == 0) out.push_back(s);
    return out;
  }
  template <class T>
  void shuffle(std::vector<T>& v) {
    for (std::size_t i = v.size(); i > 1; --i) std::swap(v[i - 1], v[below(i)]);
  }

 private:
  std::mt19937 engine_;
};

struct Case {
  CachePolicy cache;
  OriginRequestPolicy origin;
  SampleRequest request;
};

Case randomCase(std::uint32_t seed) {
  Dice dice(seed);
  Case c;
  c.cache.name = "Cache";
  c.cache.minTtl = static_cast<int>(dice.below(2));
  c.cache.headerBehavior = dice.coin() ? CacheHeaders::Whitelist : CacheHeaders::None;
  c.cache.headers = dice.some(kHeaders);
  c.cache.cookieBehavior = static_cast<ListBehavior>(dice.below(4));
  c.cache.cookies = dice.some(kNames);
  c.cache.queryStringBehavior = static_cast<ListBehavior>(dice.below(4));
  c.cache.queryStrings = dice.some(kNames);
  c.cache.gzip = dice.coin();
  c.cache.brotli = dice.coin();
  c.origin.name = "Origin";
  c.origin.headerBehavior = static_cast<OriginHeaders>(dice.below(5));
  c.origin.headers = dice.some(kHeaders);
  c.origin.cookieBehavior = static_cast<ListBehavior>(dice.below(4));
  c.origin.cookies = dice.some(kNames);
  c.origin.queryStringBehavior = static_cast<ListBehavior>(dice.below(4));
  c.origin.queryStrings = dice.some(kNames);
  c.request.url = "https://shop.example.com/list/";
  std::string query, cookies;
  for (const std::string& n : dice.some(kNames)) query += (query.empty() ? "?" : "&") + n + "=" + n + "1";
  for (const std::string& n : dice.some(kNames)) cookies += (cookies.empty() ? "" : "; ") + n + "=" + n + "2";
  c.request.url += query;
  for (const std::string& h : kHeaders)
    if (h != "Host" && dice.coin())
      c.request.headers.emplace_back(h, h == "Origin" ? "https://shop.example.com" : "v-" + h);
  if (!cookies.empty()) c.request.headers.emplace_back("Cookie", cookies);
  dice.shuffle(c.request.headers);
  return c;
}

ProjectPtr projectOf(const Case& c, bool withOriginPolicy) {
  DistributionConfig d;
  d.aliases = {"shop.example.com"};
  d.cachePolicies = {c.cache};
  d.originRequestPolicies = {c.origin};
  d.behaviors[0].cachePolicy = "Cache";
  d.behaviors[0].originRequestPolicy = withOriginPolicy ? "Origin" : "";
  DjangoConfig django;
  django.runsIn = DjangoHost::Gunicorn;
  django.allowedHosts = {"*"};
  Project p;
  p.nodes = {{NodeId{"viewer"}, "Viewer", ViewerConfig{}},
             {NodeId{"edge"}, "Edge", d},
             {NodeId{"django"}, "Django", django}};
  OriginLink link;
  link.domain = "origin.example.com";
  link.certificateNames = {"origin.example.com", "shop.example.com"};
  p.links = {{LinkId{}, NodeId{"viewer"}, NodeId{"edge"}, ViewerLink{}},
             {LinkId{}, NodeId{"edge"}, NodeId{"django"}, link}};
  renumberLinks(p);
  return std::make_shared<const Project>(std::move(p));
}

Trace traceOf(const ProjectPtr& project, const SampleRequest& request) {
  NoFunctions functions;
  OkOrigin origin;
  FixedClock clock;
  SeededIds ids;
  return simulate(project, request, {functions, origin, clock, ids});
}

const Hop& originHop(const Trace& trace) {
  for (const Hop& hop : trace.hops)
    if (hop.stage == "origin request") return hop;
  ADD_FAILURE() << "the origin was not asked\n" << factLines(trace);
  return trace.hops.front();
}

bool has(const Texts& list, std::string_view name, bool fold) {
  return std::any_of(list.begin(), list.end(), [&](const std::string& s) {
    return fold ? text::equalsIgnoreCase(s, name) : s == name;
  });
}

bool allowed(ListBehavior behavior, const Texts& list, std::string_view name) {
  return behavior == ListBehavior::All || (behavior == ListBehavior::Whitelist && has(list, name, false)) ||
         (behavior == ListBehavior::AllExcept && !has(list, name, false));
}

using Names = std::set<std::string>;

/// Everything of the viewer that the origin gets, as "header x", "cookie x", "query x".
Names sent(const Trace& trace) {
  const auto& r = std::get<http::Request>(originHop(trace).out);
  Names out;
  for (const auto& f : r.headers.fields()) out.insert("header " + text::lower(f.name));
  for (const auto& [name, value] : http::parseCookies(r.headers.get("Cookie"))) out.insert("cookie " + name);
  for (const auto& [name, value] : http::splitQuery(r.query.value_or(""))) out.insert("query " + name);
  out.erase("header cookie");
  return out;
}

// No part of the key comes from anywhere but the cache policy.
TEST(CloudFrontProperties, TheKeyHoldsOnlyWhatThePolicyLists) {
  for (std::uint32_t seed = 0; seed < kCases; ++seed) {
    const Case c = randomCase(seed);
    const Trace trace = traceOf(projectOf(c, true), c.request);
    for (const CacheKeyPart& part : originHop(trace).extras.cacheKey) {
      const auto blank = part.name.find(' ');
      const std::string kind = part.name.substr(0, blank);
      const std::string name = blank == std::string::npos ? "" : part.name.substr(blank + 1);
      const bool listed =
          kind == "distribution" || kind == "path" ||
          (kind == "accept-encoding" && (c.cache.gzip || c.cache.brotli)) ||
          (kind == "header" && c.cache.headerBehavior == CacheHeaders::Whitelist &&
           has(c.cache.headers, name, true)) ||
          (kind == "cookie" && allowed(c.cache.cookieBehavior, c.cache.cookies, name)) ||
          (kind == "query" && allowed(c.cache.queryStringBehavior, c.cache.queryStrings, name));
      ASSERT_TRUE(listed) << "seed " << seed << ": " << part.name << "\n" << factLines(trace);
    }
  }
}

// What is in the key reaches the origin, with the value it has in the key.
TEST(CloudFrontProperties, TheKeyIsSentToTheOrigin) {
  for (std::uint32_t seed = 0; seed < kCases; ++seed) {
    const Case c = randomCase(seed);
    const Trace trace = traceOf(projectOf(c, true), c.request);
    const Hop& hop = originHop(trace);
    const auto& r = std::get<http::Request>(hop.out);
    const auto cookies = http::parseCookies(r.headers.get("Cookie"));
    const auto query = http::splitQuery(r.query.value_or(""));
    for (const CacheKeyPart& part : hop.extras.cacheKey) {
      const auto blank = part.name.find(' ');
      if (blank == std::string::npos) continue;
      const std::string kind = part.name.substr(0, blank), name = part.name.substr(blank + 1);
      const std::pair<std::string, std::string> pair(name, part.value);
      const bool there = kind == "header"   ? r.headers.joined(name, ",") == part.value
                         : kind == "cookie" ? std::find(cookies.begin(), cookies.end(), pair) != cookies.end()
                                            : std::find(query.begin(), query.end(), pair) != query.end();
      ASSERT_TRUE(there) << "seed " << seed << ": " << part.name << " = " << part.value << "\n"
                         << factLines(trace);
    }
  }
}

// An origin request policy adds to what the cache policy sends and takes nothing away.
TEST(CloudFrontProperties, TheUnionOfPoliciesOnlyAdds) {
  for (std::uint32_t seed = 0; seed < kCases; ++seed) {
    const Case c = randomCase(seed);
    const Names alone = sent(traceOf(projectOf(c, false), c.request));
    const Trace both = traceOf(projectOf(c, true), c.request);
    const Names together = sent(both);
    Names lost;
    std::set_difference(alone.begin(), alone.end(), together.begin(), together.end(),
                        std::inserter(lost, lost.end()));
    ASSERT_TRUE(lost.empty()) << "seed " << seed << ": " << *lost.begin() << "\n" << factLines(both);
  }
}

// The order in which different headers come decides nothing (RFC 9110, section 5.3).
TEST(CloudFrontProperties, TheOrderOfHeadersDecidesNothing) {
  for (std::uint32_t seed = 0; seed < kCases; ++seed) {
    const Case c = randomCase(seed);
    SampleRequest turned = c.request;
    Dice(seed + 1).shuffle(turned.headers);
    const ProjectPtr project = projectOf(c, true);
    const Trace a = traceOf(project, c.request), b = traceOf(project, turned);
    const auto sorted = [](const Trace& t) {
      std::vector<std::string> lines;
      for (const auto& f : std::get<http::Request>(originHop(t).out).headers.fields())
        lines.push_back(text::lower(f.name) + ": " + f.value);
      std::sort(lines.begin(), lines.end());
      return lines;
    };
    ASSERT_EQ(originHop(a).extras.cacheKey, originHop(b).extras.cacheKey) << "seed " << seed;
    ASSERT_EQ(sorted(a), sorted(b)) << "seed " << seed;
    ASSERT_EQ(a.verdict.status, b.verdict.status) << "seed " << seed;
    ASSERT_EQ(a.verdict.rule.key(), b.verdict.rule.key()) << "seed " << seed;
  }
}

TEST(CloudFrontProperties, ReplayAndChainingHold) {
  for (std::uint32_t seed = 0; seed < kCases; ++seed) {
    const Case c = randomCase(seed);
    const ProjectPtr project = projectOf(c, seed % 2 == 0);
    const Trace trace = traceOf(project, c.request);
    const auto ok = checkInvariants(trace);
    ASSERT_TRUE(ok) << "seed " << seed << ": " << ok.error().message << "\n" << factLines(trace);
  }
}

// The same request twice: the second answer is the first one's, whenever it comes from the cache.
TEST(CloudFrontProperties, TheCacheGivesBackWhatWasStored) {
  int hits = 0;
  for (std::uint32_t seed = 0; seed < kCases; ++seed) {
    const Case c = randomCase(seed);
    const ProjectPtr project = projectOf(c, true);
    NoFunctions functions;
    OkOrigin origin;
    FixedClock clock;
    SeededIds ids;
    EdgeState edge;
    const Ports ports{functions, origin, clock, ids, &edge};
    const Trace first = simulate(project, c.request, ports), second = simulate(project, c.request, ports);
    ASSERT_TRUE(checkInvariants(second)) << "seed " << seed;
    ASSERT_EQ(first.response->body, second.response->body) << "seed " << seed;
    ASSERT_EQ(first.response->status, second.response->status) << "seed " << seed;
    hits += second.response->headers.get("X-Cache") == "Hit from cloudfront" ? 1 : 0;
  }
  EXPECT_EQ(hits, kCases);  // nothing here forbids keeping the answer
}

}  // namespace
}  // namespace headway
