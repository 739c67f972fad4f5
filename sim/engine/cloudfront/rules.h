// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/rules.h"

namespace headway::cloudfront {

inline constexpr Rule kRules[] = {
    {"cloudfront.host.origin-domain", "CloudFront sends the origin's own name as Host",
     "Unless a policy forwards the viewer's Host, CloudFront writes the origin's domain name into Host.",
     "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/RequestAndResponseBehaviorCustomOrigin.html",
     Confidence::Documented},
};

/// The rule of that key; a mistyped key does not compile.
consteval RuleId rule(std::string_view key) { return ruleIn(kRules, key); }

}  // namespace headway::cloudfront
