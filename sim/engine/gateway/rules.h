// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/rules.h"

namespace headway::gateway {

inline constexpr Rule kRules[] = {
    {"gateway.http-api.host", "An HTTP API answers only to its own names",
     "The API is chosen by Host: its execute-api name, unless disabled, or a mapped custom domain.",
     "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-stages.html", Confidence::Inferred},
};

/// The rule of that key; a mistyped key does not compile.
consteval RuleId rule(std::string_view key) { return ruleIn(kRules, key); }

}  // namespace headway::gateway
