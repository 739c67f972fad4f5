// SPDX-License-Identifier: GPL-3.0-or-later
// What other settings would do to that which is explained: every one of them is run.
#include <algorithm>

#include <gtest/gtest.h>

#include "sim/check/consequences.h"
#include "sim/format/project_yaml.h"
#include "sim/runtime/memoized.h"
#include "sim/runtime/njs.h"

using namespace headway;

namespace {

struct Example {
  explicit Example(const std::string& request = "Cart, signed in") {
    auto read = loadProject(HEADWAY_SOURCE_DIR "/resources/examples/article.headway.yaml");
    project = std::make_shared<const Project>(std::move(read).value());
    sent = *project->findRequest(request);
    now = simulate(project, sent, ports());
  }
  Ports ports() { return {functions, origin, clock, ids, nullptr}; }
  std::vector<Consequence> of(const char* rule, const char* header, const std::stop_token& stop = {}) {
    return consequences(project, sent, now, {findRule(rule), header}, ports(), stop);
  }

  NjsRuntime njs;
  MemoizedRuntime functions{njs};
  OkOrigin origin;
  FixedClock clock;
  SeededIds ids;
  ProjectPtr project;
  SampleRequest sent;
  Trace now;
};

const Consequence* find(const std::vector<Consequence>& all, std::string_view what) {
  const auto at = std::ranges::find_if(all, [&](const Consequence& c) { return c.what == what; });
  return at == all.end() ? nullptr : &*at;
}

TEST(Consequences, PoliciesThatSendTheViewersHostAreRefusedByTheApi) {
  Example example;
  const auto all = example.of("cloudfront.host.origin-domain", "host");
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].what, "Cache policy: UseOriginCacheControlHeaders");  // with Host in its key
  EXPECT_EQ(all[1].what, "Origin policy: AllViewer");
  for (const Consequence& c : all) {
    EXPECT_EQ(c.verdict.status, 403) << c.what;
    EXPECT_EQ(c.verdict.by.value, "api") << c.what;
    EXPECT_GT(c.alike, 0U) << c.what;
  }
}

TEST(Consequences, WhatDjangoReadsIsUndoneByItsSetting) {
  Example example;
  const auto all = example.of("django.host.from-forwarded", "");
  const Consequence* off = find(all, "USE_X_FORWARDED_HOST: off");
  ASSERT_TRUE(off);
  EXPECT_EQ(off->verdict.status, 400);
  EXPECT_EQ(all.front().verdict.kind, Verdict::Kind::Refused);  // what changes the result comes first
}

TEST(Consequences, EachIsWhatItsProjectComesTo) {
  Example example;
  for (const char* rule : {"cloudfront.host.origin-domain", "django.host.from-forwarded"})
    for (const Consequence& c : example.of(rule, "")) {
      const auto after = std::make_shared<const Project>(c.after);
      SeededIds ids;
      const Trace again =
          simulate(after, example.sent, {example.functions, example.origin, example.clock, ids, nullptr});
      EXPECT_EQ(again.verdict, c.verdict) << c.what;
      EXPECT_FALSE(shows(again, {findRule(rule), ""})) << c.what;
    }
}

TEST(Consequences, AnEffectThatTheTraceDoesNotShowHasNone) {
  Example example;
  EXPECT_TRUE(example.of("django.host.not-allowed", "").empty());
  EXPECT_TRUE(example.of("cloudfront.host.origin-domain", "Cookie").empty());
  EXPECT_TRUE(consequences(example.project, example.sent, example.now, {}, example.ports()).empty());
}

TEST(Consequences, AreNotOfChoicesThatEndTheRequestBeforeTheEffect) {
  Example example;
  // The API refuses what these policies send; what Django would have made of it is not undone by that.
  const auto host = example.of("cloudfront.host.origin-domain", "Host");
  ASSERT_FALSE(host.empty());
  for (const Consequence& c : example.of("django.host.from-forwarded", ""))
    for (const Consequence& refused : host) EXPECT_NE(c.what, refused.what);
}

TEST(Consequences, AreLeftWhenStopped) {
  Example example;
  std::stop_source source;
  source.request_stop();
  EXPECT_TRUE(example.of("cloudfront.host.origin-domain", "Host", source.get_token()).empty());
}

}  // namespace
