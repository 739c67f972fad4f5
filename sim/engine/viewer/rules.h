// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/rules.h"

namespace headway::viewer {

inline constexpr Rule kRules[] = {
    {"viewer.request.host", "The browser names the site in Host",
     "A client puts the host of the URL, with a port that is not the default one, into Host.",
     "RFC 9110, section 7.2", Confidence::Documented},
};

/// The rule of that key; a mistyped key does not compile.
consteval RuleId rule(std::string_view key) { return ruleIn(kRules, key); }

}  // namespace headway::viewer
