// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/rules.h"

namespace headway::django {

inline constexpr Rule kRules[] = {
    {"django.host.allowed", "The host is in ALLOWED_HOSTS",
     "get_host() compares the domain, lower case and without port, with each pattern of ALLOWED_HOSTS.",
     "django/http/request.py: validate_host", Confidence::Documented},
};

/// The rule of that key; a mistyped key does not compile.
consteval RuleId rule(std::string_view key) { return ruleIn(kRules, key); }

}  // namespace headway::django
