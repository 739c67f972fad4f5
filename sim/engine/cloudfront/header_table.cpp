// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/cloudfront/header_table.h"

#include <algorithm>

#include "sim/engine/cloudfront/origin_request.h"
#include "sim/engine/fakes.h"
#include "sim/support/text.h"

namespace headway::cloudfront {
namespace {

struct Sample {
  std::string_view row, name, value;
};
// Rows that need a certain value, or a name that stands for many.
constexpr Sample kSamples[] = {
    {"Accept-Encoding", "Accept-Encoding", "gzip, deflate"},
    {"CloudFront-*", "CloudFront-Viewer-Country", "XX"},
    {"Cookie", "Cookie", "a=1"},
    {"Host", "Host", "www.example.com"},
    {"Via", "Via", "1.0 proxy"},
    {"X-Edge-*", "X-Edge-Test", "sample"},
    {"X-Forwarded-For", "X-Forwarded-For", "198.51.100.7"},
};

std::string_view word(InCacheKey key) {
  switch (key) {
    case InCacheKey::Yes: return "yes";
    case InCacheKey::Discouraged: return "yes, discouraged";
    case InCacheKey::No: return "no";
    case InCacheKey::Some: return "some";
    case InCacheKey::Flags: return "by flags or listed";
    case InCacheKey::OwnSetting: return "a setting of its own";
    case InCacheKey::Always: return "in the key by default";
  }
  return "";
}

/// Sends requests with one header to an origin and tells what became of it.
class Experiment {
 public:
  explicit Experiment(const Behavior& behavior) : forwarding_(distribution_, behavior) {
    link_.domain = "origin.example.net";
    link_.certificateNames = {"origin.example.net", "www.example.com"};
    origin_.id = NodeId{"origin"};
    origin_.config = DjangoConfig{};
  }

  std::string fate(const std::string& name, const std::string& value) const {
    const std::string get = fate("GET", name, value), post = fate("POST", name, value);
    return get == post ? get : get + " with GET, " + post + " with POST";
  }

 private:
  std::string fate(const char* method, const std::string& name, const std::string& value) const {
    http::Request request;
    request.method = method;
    request.target = "www.example.com";
    request.peer = "203.0.113.7";
    request.headers = {{name, value}};
    if (name != "Host") request.headers.add("Host", request.target);
    Hop hop;
    hop.in = hop.out = request;
    FixedClock clock;
    SeededIds ids;
    Stage stage(hop, clock, ids);
    makeOriginRequest(stage, forwarding_, link_, origin_, nullptr);
    return outcome(hop, name, value);
  }

  static std::string outcome(const Hop& hop, const std::string& name, const std::string& before) {
    const auto after = std::get<http::Request>(hop.out).headers.joined(name, ", ");
    std::string out = !after                       ? "removed"
                      : *after == before           ? "forwarded"
                      : after->starts_with(before) ? "appended to"
                      : after->size() > 40         ? "replaced"
                                                   : "replaced by " + *after;
    return unclear(hop, name) ? out + " (unclear)" : out;
  }

  static bool unclear(const Hop& hop, const std::string& name) {
    const auto unknown = [](RuleId rule) { return rule.row().confidence == Confidence::Unknown; };
    return std::any_of(
               hop.changes.begin(), hop.changes.end(),
               [&](const Change& c) { return unknown(c.rule) && text::equalsIgnoreCase(c.name, name); }) ||
           std::any_of(hop.notes.begin(), hop.notes.end(), [&](const Note& n) {
             return unknown(n.rule) && text::startsWithIgnoreCase(n.text, name);
           });
  }

  DistributionConfig distribution_;
  Forwarding forwarding_;
  OriginLink link_;
  Node origin_;
};

}  // namespace

std::vector<HeaderFate> requestHeaderTable() {
  Behavior legacy, policies, all;
  legacy.forwarding = ForwardingMode::Legacy;
  policies.cachePolicy = all.cachePolicy = "CachingDisabled";
  all.originRequestPolicy = "AllViewer";
  const Experiment inLegacy(legacy), withPolicies(policies), listed(all);
  std::vector<HeaderFate> out;
  const auto row = [&](std::string_view title, InCacheKey key) {
    std::string name(title), value = "sample";
    for (const Sample& s : kSamples)
      if (s.row == title) {
        name = s.name;
        value = s.value;
      }
    out.push_back({std::string(title), inLegacy.fate(name, value), withPolicies.fate(name, value),
                   listed.fate(name, value), std::string(word(key))});
  };
  for (const HeaderRow& r : headerTable()) row(r.name, r.key);
  row("X-Any-Other", InCacheKey::Yes);
  return out;
}

}  // namespace headway::cloudfront
