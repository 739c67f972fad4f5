// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/cloudfront/cache.h"

#include <algorithm>

#include "sim/engine/cloudfront/rules.h"
#include "sim/http/cookies.h"
#include "sim/http/url.h"
#include "sim/support/text.h"

namespace headway::cloudfront {

void noteCacheKey(Stage& stage, const DistributionConfig& distribution, const Behavior& behavior,
                  const Forwarding& forwarding) {
  const http::Request& r = stage.request();
  const bool methodCached = r.method == "GET" || r.method == "HEAD";
  stage.hop.extras.cacheable = methodCached && forwarding.maxTtl() > 0;
  if (!stage.hop.extras.cacheable) {
    stage.note(rule("cloudfront.cache.not-cacheable"),
               methodCached ? "the maximum TTL is 0" : r.method + " is never cached");
    return;
  }
  const std::string policy = forwarding.legacy() ? "legacy settings" : "cache policy " + behavior.cachePolicy;
  auto& key = stage.hop.extras.cacheKey;
  key.push_back({"distribution", distribution.domain, "every key"});
  key.push_back({"path", r.path, "every key"});
  std::vector<std::string> seen;
  for (const auto& f : r.headers.fields()) {
    const std::string name = text::lower(f.name);
    if (!forwarding.headerInKey(f.name) || std::find(seen.begin(), seen.end(), name) != seen.end()) continue;
    seen.push_back(name);
    key.push_back({"header " + f.name, *r.headers.joined(f.name, ","), policy});
  }
  for (const auto& [name, value] : http::splitQuery(r.query.value_or("")))
    if (forwarding.queryInKey(name)) key.push_back({"query " + name, value, policy});
  for (const auto& [name, value] : http::parseCookies(r.headers.joined("Cookie", "; ").value_or("")))
    if (forwarding.cookieInKey(name)) key.push_back({"cookie " + name, value, policy});
  if (const Texts codings = forwarding.codings(r); !codings.empty())
    key.push_back({"accept-encoding", text::join(codings, ","), policy});
  stage.note(rule("cloudfront.cache.key"), std::to_string(key.size()) + " parts");
  stage.note(rule("cloudfront.cache.first-request"), "no stored answer is used");
}

}  // namespace headway::cloudfront
