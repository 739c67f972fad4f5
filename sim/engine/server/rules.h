// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/rules.h"

namespace headway::server {

inline constexpr Rule kRules[] = {
    {"server.gunicorn.environ", "gunicorn makes the environ",
     "SERVER_NAME and SERVER_PORT are its socket, REMOTE_ADDR is the peer, wsgi.url_scheme is the connection's own scheme: X-Forwarded-Proto counts only from trusted peers.",
     "https://docs.gunicorn.org/en/stable/settings.html#forwarded-allow-ips", Confidence::Inferred},
    {"server.gunicorn.underscore-dropped", "gunicorn drops header names with an underscore",
     "They would collide with the names with hyphens.",
     "https://docs.gunicorn.org/en/stable/settings.html#header-map"},
};

/// The rule of that key; a mistyped key does not compile.
consteval RuleId rule(std::string_view key) { return ruleIn(kRules, key); }

}  // namespace headway::server
