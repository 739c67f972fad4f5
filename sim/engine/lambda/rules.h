// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/rules.h"

namespace headway::lambda {

namespace source {
inline constexpr std::string_view kProxy =
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html";
inline constexpr std::string_view kApigWsgi =
    "https://github.com/adamchainz/apig-wsgi/blob/main/src/apig_wsgi/__init__.py";
inline constexpr std::string_view kMangum =
    "https://github.com/Kludex/mangum/blob/main/mangum/handlers/api_gateway.py";
}  // namespace source

inline constexpr Rule kRules[] = {
    {"lambda.adapter.wrong-type", "This adapter needs a Lambda event",
     "A request over HTTP reaches a server such as gunicorn, not a Lambda adapter. Set runs_in to a server, or use a lambda-proxy integration.",
     source::kProxy},
    {"lambda.server.wrong-type", "A server gets no Lambda events",
     "A lambda-proxy integration calls a Lambda function; Django needs an adapter such as apig-wsgi there.",
     source::kProxy},
    {"lambda.apig-wsgi.environ", "apig-wsgi makes the environ",
     "SERVER_NAME is the Host, SERVER_PORT and wsgi.url_scheme come from X-Forwarded-Port and -Proto, REMOTE_ADDR is requestContext.http.sourceIp, PATH_INFO is decoded once more.",
     source::kApigWsgi, Confidence::Observed},
    {"lambda.apig-wsgi.cookies-twice", "apig-wsgi reads the cookies of a function URL twice",
     "Its event has them in a list and in the cookie header, and apig-wsgi joins both: Django sees every cookie twice.",
     source::kApigWsgi, Confidence::Observed},
    {"lambda.mangum.scope", "Mangum makes the ASGI scope",
     "The path is requestContext.http.path, which loses a slash at the end; scheme from X-Forwarded-Proto; client is sourceIp.",
     source::kMangum, Confidence::Observed},
};

/// The rule of that key; a mistyped key does not compile.
consteval RuleId rule(std::string_view key) { return ruleIn(kRules, key); }

}  // namespace headway::lambda
