// SPDX-License-Identifier: GPL-3.0-or-later
// Who set the host, the scheme and the client's address, who replaced them, and who believed them.
#include <algorithm>

#include <gtest/gtest.h>

#include "sim/engine/host_threads.h"
#include "sim/format/project_yaml.h"
#include "sim/model/edits.h"
#include "tests/support/simulated.h"

using namespace headway;

namespace {

Project load(const std::string& path) {
  auto project = loadProject(HEADWAY_SOURCE_DIR "/" + path);
  if (!project) throw std::invalid_argument(path);
  return std::move(project).value();
}

std::string deedName(Deed deed) {
  switch (deed) {
    case Deed::Set: return "set";
    case Deed::Replaced: return "replaced";
    case Deed::Extended: return "extended";
    case Deed::Removed: return "removed";
    case Deed::Believed: return "believed";
    case Deed::Ignored: return "ignored";
    case Deed::Refused: return "refused";
  }
  return {};
}

/// "edge replaced Host: a.example, was b.example", a line an event.
std::vector<std::string> story(const Trace& trace, ThreadKind kind) {
  std::vector<std::string> out;
  const HostThread thread = hostThreads(trace)[static_cast<std::size_t>(kind)];
  for (const ThreadEvent& e : thread.events)
    out.push_back(e.node.value + ' ' + deedName(e.deed) + ' ' +
                  (e.carrier.empty() ? "connection" : e.carrier) + ": " + e.value +
                  (e.before.empty() ? "" : ", was " + e.before));
  return out;
}

using Lines = std::vector<std::string>;
const std::string kApi = "a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com";

Trace article(bool believes) {
  Project project = load("resources/examples/article.headway.yaml");
  project = edits::setNodeField(project, NodeId{"django"}, "USE_X_FORWARDED_HOST", believes).value();
  return headway::testing::simulated(project, project.requests.front());
}

Trace firstOf(const std::string& path) {
  const Project project = load(path);
  return headway::testing::simulated(project, project.requests.front());
}

Trace reported(const std::string& name) {
  return firstOf("resources/examples/reported/" + name + ".headway.yaml");
}

}  // namespace

TEST(HostThreads, TheWorkedExample) {
  const Trace trace = article(true);
  EXPECT_EQ(story(trace, ThreadKind::Host),
            (Lines{"viewer set Host: shop.example.com", "edge believed Host: shop.example.com",
                   "edge replaced Host: " + kApi + ", was shop.example.com", "api believed Host: " + kApi,
                   "django ignored Host: " + kApi}));
  EXPECT_EQ(story(trace, ThreadKind::ForwardedHost),
            (Lines{"forward-host set X-Forwarded-Host: shop.example.com",
                   "django believed X-Forwarded-Host: shop.example.com"}));
  EXPECT_EQ(story(trace, ThreadKind::Scheme),
            (Lines{"viewer set connection: https", "edge set CloudFront-Forwarded-Proto: https",
                   "api set X-Forwarded-Proto: https", "django believed X-Forwarded-Proto: https"}));
  EXPECT_EQ(
      story(trace, ThreadKind::Client),
      (Lines{"viewer set connection: 203.0.113.7", "edge set CloudFront-Viewer-Address: 203.0.113.7:46532",
             "edge set X-Forwarded-For: 203.0.113.7",
             "edge replaced connection: 130.176.1.9, was 203.0.113.7",
             "api extended X-Forwarded-For: 203.0.113.7, 130.176.1.9, was 203.0.113.7",
             "django ignored X-Forwarded-For: 203.0.113.7, 130.176.1.9",
             "django believed connection: 130.176.1.9"}));
}

TEST(HostThreads, TheWorkedExampleBroken) {
  const Trace trace = article(false);
  EXPECT_EQ(story(trace, ThreadKind::Host).back(), "django refused Host: " + kApi);
  EXPECT_EQ(story(trace, ThreadKind::ForwardedHost),
            (Lines{"forward-host set X-Forwarded-Host: shop.example.com",
                   "django ignored X-Forwarded-Host: shop.example.com"}));
}

TEST(HostThreads, AFunctionUrl) {
  const std::string own = "abcdefghijklmnopqrstuvwxyz012345.lambda-url.eu-west-1.on.aws";
  const Trace trace = reported("F04-host-to-function-url-mended");
  EXPECT_EQ(story(trace, ThreadKind::Host),
            (Lines{"viewer set Host: shop.example.com", "edge believed Host: shop.example.com",
                   "edge replaced Host: " + own + ", was shop.example.com", "url believed Host: " + own,
                   "django ignored Host: " + own}));
  EXPECT_EQ(story(trace, ThreadKind::ForwardedHost).back(),
            "django believed X-Forwarded-Host: shop.example.com");
  EXPECT_EQ(story(trace, ThreadKind::Client).back(), "django believed connection: 130.176.1.9");
}

TEST(HostThreads, AFunctionUrlThatRefuses) {
  EXPECT_EQ(story(reported("F04-host-to-function-url-broken"), ThreadKind::Host),
            (Lines{"viewer set Host: shop.example.com", "edge believed Host: shop.example.com",
                   "url refused Host: shop.example.com"}));
}

TEST(HostThreads, ALoadBalancer) {
  const Trace trace = firstOf("tests/scenarios/44-load-balancer-headers.headway.yaml");
  EXPECT_EQ(story(trace, ThreadKind::Host),
            (Lines{"viewer set Host: shop.example.com", "edge believed Host: shop.example.com",
                   "django believed Host: shop.example.com"}));
  EXPECT_EQ(story(trace, ThreadKind::Scheme),
            (Lines{"viewer set connection: https", "lb set X-Forwarded-Proto: https",
                   "lb replaced connection: http, was https", "django ignored X-Forwarded-Proto: https",
                   "django believed connection: http"}));
  EXPECT_EQ(story(trace, ThreadKind::Client).back(), "django believed connection: 10.0.0.12");
}

TEST(HostThreads, ASpoofedHostIsSetByTheViewer) {
  const Lines lines = story(reported("F08-host-spoofed-broken"), ThreadKind::ForwardedHost);
  ASSERT_GE(lines.size(), 2u);
  EXPECT_EQ(lines.front().rfind("viewer set X-Forwarded-Host: ", 0), 0u) << lines.front();
  EXPECT_EQ(lines.back().rfind("django believed X-Forwarded-Host: ", 0), 0u) << lines.back();
}

// What the events say is what the messages have: each value that was set arrives at the next hop.
TEST(HostThreads, EventsAgreeWithTheMessages) {
  for (const bool good : {true, false}) {
    const Trace trace = article(good);
    for (const HostThread& thread : hostThreads(trace))
      for (const ThreadEvent& e : thread.events) {
        if (e.deed != Deed::Set && e.deed != Deed::Replaced && e.deed != Deed::Extended) continue;
        const auto carried = carriedBy(thread.kind, std::get<http::Request>(trace.hops[e.hop].out));
        EXPECT_NE(std::find(carried.begin(), carried.end(), Carried{e.carrier, e.value}), carried.end())
            << e.node.value << ' ' << e.carrier;
      }
  }
}

TEST(HostThreads, TheValueIsTheViewersAsLongAsSomeoneTells) {
  http::Request r;
  r.scheme = "http";
  r.peer = "10.0.0.12";
  EXPECT_EQ(threadValue(ThreadKind::Host, r), "");
  EXPECT_EQ(threadValue(ThreadKind::Scheme, r), "http");
  EXPECT_EQ(threadValue(ThreadKind::Client, r), "10.0.0.12");
  r.headers.add("cloudfront-viewer-address", "203.0.113.7:46532");
  EXPECT_EQ(threadValue(ThreadKind::Client, r), "203.0.113.7");
  r.headers.add("x-forwarded-for", "198.51.100.1, 130.176.1.9");
  r.headers.add("x-forwarded-proto", "https");
  EXPECT_EQ(threadValue(ThreadKind::Scheme, r), "https");
  EXPECT_EQ(threadValue(ThreadKind::Client, r), "198.51.100.1");
}

TEST(HostThreads, HeadersBelongToThreads) {
  ASSERT_TRUE(threadOf("x-forwarded-FOR"));
  EXPECT_EQ(*threadOf("x-forwarded-FOR"), ThreadKind::Client);
  EXPECT_EQ(*threadOf("host"), ThreadKind::Host);
  EXPECT_FALSE(threadOf("Accept"));
}
