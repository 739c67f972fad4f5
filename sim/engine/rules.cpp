// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/rules.h"

#include <algorithm>

#include "sim/engine/cloudfront/cache_rules.h"
#include "sim/engine/cloudfront/function_rules.h"
#include "sim/engine/cloudfront/origin_rules.h"
#include "sim/engine/cloudfront/response_rules.h"
#include "sim/engine/cloudfront/rules.h"
#include "sim/engine/cloudfront/viewer_rules.h"
#include "sim/engine/django/rules.h"
#include "sim/engine/elb/rules.h"
#include "sim/engine/gateway/function_url/rules.h"
#include "sim/engine/gateway/http_api/rules.h"
#include "sim/engine/gateway/rest_api/rules.h"
#include "sim/engine/lambda/rules.h"
#include "sim/engine/s3/rules.h"
#include "sim/engine/server/rules.h"
#include "sim/engine/unmodelled.h"
#include "sim/engine/viewer/rules.h"

namespace headway {

std::string_view confidenceName(Confidence c) noexcept {
  switch (c) {
    case Confidence::Documented: return "documented";
    case Confidence::Observed: return "observed";
    case Confidence::Inferred: return "inferred";
    case Confidence::Unknown: return "unknown";
  }
  return "unknown";
}

const std::vector<RuleId>& allRules() {
  static const std::vector<RuleId> all = [] {
    std::vector<RuleId> out;
    const auto append = [&out](const auto& table) {
      for (const Rule& row : table) out.emplace_back(row);
    };
    append(viewer::kRules);
    append(cloudfront::kRules);
    append(cloudfront::cache::kRules);
    append(cloudfront::function::kRules);
    append(cloudfront::origin::kRules);
    append(cloudfront::response::kRules);
    append(cloudfront::viewer_side::kRules);
    append(unmodelled::kRules);
    append(gateway::kRules);
    append(gateway::rest::kRules);
    append(function_url::kRules);
    append(elb::kRules);
    append(lambda::kRules);
    append(server::kRules);
    append(s3::kRules);
    append(django::kRules);
    std::sort(out.begin(), out.end(), [](RuleId a, RuleId b) { return a.key() < b.key(); });
    return out;
  }();
  return all;
}

RuleId findRule(std::string_view key) {
  const auto& all = allRules();
  const auto it =
      std::lower_bound(all.begin(), all.end(), key, [](RuleId r, std::string_view k) { return r.key() < k; });
  return it != all.end() && it->key() == key ? *it : RuleId{};
}

}  // namespace headway
