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
inline constexpr std::string_view kMangumBalancer =
    "https://github.com/Kludex/mangum/blob/main/mangum/handlers/alb.py";
inline constexpr std::string_view kMangumTools =
    "https://github.com/Kludex/mangum/blob/main/mangum/handlers/utils.py";
inline constexpr std::string_view kServerlessWsgi =
    "https://github.com/logandk/serverless-wsgi/blob/master/serverless_wsgi.py";
inline constexpr std::string_view kZappa = "https://github.com/zappa/Zappa/blob/master/zappa/wsgi.py";
inline constexpr std::string_view kZappaHandler =
    "https://github.com/zappa/Zappa/blob/master/zappa/handler.py";
inline constexpr std::string_view kWebAdapter =
    "https://github.com/awslabs/aws-lambda-web-adapter/blob/main/src/lib.rs";
}  // namespace source

inline constexpr Rule kRules[] = {
    {"lambda.adapter.wrong-type", "This adapter needs a Lambda event",
     "A request over HTTP reaches a server such as gunicorn, not a Lambda adapter. Set runs_in to a server, or use a lambda-proxy integration.",
     source::kProxy},
    {"lambda.server.wrong-type", "A server gets no Lambda events",
     "A lambda-proxy integration calls a Lambda function; Django needs an adapter such as apig-wsgi there.",
     source::kProxy},
    {"lambda.path.decoded-twice", "The path is decoded a second time",
     "An HTTP API decodes the path before it makes the event, and the adapter decodes it again: what was sent as %252F arrives as a slash.",
     source::kApigWsgi, Confidence::Observed},
    {"lambda.base-path.removed", "The base path is taken off the path",
     "The adapter cuts it off as text before Django sees the path.", source::kMangumTools,
     Confidence::Observed},
    {"lambda.base-path.inside-name", "The base path takes part of a name",
     "The adapter compares text, not path segments: the base path /prod also eats the beginning of /production.",
     source::kMangumTools, Confidence::Observed},
    {"lambda.base-path.not-there", "The base path is not taken off",
     "The path does not begin with it, or the adapter does not look at this kind of event.",
     source::kMangumTools, Confidence::Observed},
    {"lambda.cookies.comma", "Cookies of several headers get a comma between them",
     "An HTTP/2 viewer may send each cookie in a header of its own. The adapter joins them as if they were a list, and Django reads one cookie with a strange value.",
     "https://github.com/zappa/Zappa/issues/1466", Confidence::Observed},
    {"lambda.apig-wsgi.environ", "apig-wsgi makes the environ",
     "SERVER_NAME is the Host, SERVER_PORT and wsgi.url_scheme come from X-Forwarded-Port and -Proto, REMOTE_ADDR is requestContext.http.sourceIp, PATH_INFO is decoded once more.",
     source::kApigWsgi, Confidence::Observed},
    {"lambda.apig-wsgi.first-address", "apig-wsgi believes the first address of X-Forwarded-For",
     "In events of REST APIs and load balancers it takes REMOTE_ADDR from there, and whatever the viewer sends stands first. The rest of the environ is made as for HTTP APIs.",
     source::kApigWsgi, Confidence::Observed},
    {"lambda.apig-wsgi.cookies-twice", "apig-wsgi reads the cookies of a function URL twice",
     "Its event has them in a list and in the cookie header, and apig-wsgi joins both: Django sees every cookie twice.",
     source::kApigWsgi, Confidence::Observed},
    {"lambda.apig-wsgi.underscore", "A header with underscores takes the place of one with hyphens",
     "apig-wsgi lets both names pass, and they are one key of the environ; Headway takes the last in the order of the alphabet.",
     source::kApigWsgi, Confidence::Inferred},
    {"lambda.apig-wsgi.binary-off", "apig-wsgi can't return bytes that are no text",
     "For events of REST APIs binary_support is off unless you set it, and decoding the answer as UTF-8 fails.",
     source::kApigWsgi, Confidence::Inferred},
    {"lambda.mangum.scope", "Mangum makes the ASGI scope",
     "Of an HTTP API the path is requestContext.http.path, which loses a slash at the end; scheme from X-Forwarded-Proto; client is sourceIp; root_path is always empty.",
     source::kMangum, Confidence::Observed},
    {"lambda.mangum.many-colons", "Mangum fails on a Host with several colons",
     "It takes Host apart at the colon, and an IPv6 address has more than one.", source::kMangumTools,
     Confidence::Observed},
    {"lambda.mangum.all-addresses", "Mangum takes all of X-Forwarded-For for the client",
     "Behind a load balancer REMOTE_ADDR is the whole list when there are several addresses.",
     source::kMangumBalancer, Confidence::Observed},
    {"lambda.script-name.stage", "The stage becomes SCRIPT_NAME",
     "Links that Django makes begin with the stage, as they must when the viewer's URL has it. Where the viewer does not see the stage they lead nowhere.",
     source::kServerlessWsgi, Confidence::Observed},
    {"lambda.script-name.no-stage", "SCRIPT_NAME is no stage at all",
     "The adapter takes the stage from the event, where a $default stage is called so and a load balancer has none. Links that Django makes begin with it.",
     source::kServerlessWsgi, Confidence::Observed},
    {"lambda.script-name.stage-stripped", "The stage does not become SCRIPT_NAME",
     "STRIP_STAGE_PATH switches it off.", source::kServerlessWsgi, Confidence::Observed},
    {"lambda.script-name.doubled", "The stage is in SCRIPT_NAME and in PATH_INFO",
     "An HTTP API leaves a named stage in the path, and serverless-wsgi does not take it off: Django finds no URL pattern, and its own URL has the stage twice.",
     "https://github.com/logandk/serverless-wsgi/issues/191", Confidence::Observed},
    {"lambda.serverless-wsgi.environ", "serverless-wsgi makes the environ",
     "SERVER_NAME is the Host, port and scheme come from X-Forwarded-Port and -Proto (else 443 and https), REMOTE_ADDR is sourceIp. With a Host of amazonaws.com the stage is SCRIPT_NAME.",
     source::kServerlessWsgi, Confidence::Observed},
    {"lambda.serverless-wsgi.last-header", "Of a repeated header the last one stays",
     "serverless-wsgi writes each value to the same key of the environ, cookies too.",
     source::kServerlessWsgi, Confidence::Observed},
    {"lambda.serverless-wsgi.no-address", "Behind a load balancer REMOTE_ADDR is empty",
     "Its event has no sourceIp, and serverless-wsgi does not read X-Forwarded-For.", source::kServerlessWsgi,
     Confidence::Observed},
    {"lambda.zappa.environ", "Zappa makes the environ",
     "SERVER_NAME is the word zappa, the port comes from X-Forwarded-Port, SCRIPT_NAME is the stage where the event or an amazonaws.com Host names one.",
     source::kZappa, Confidence::Observed},
    {"lambda.zappa.https", "Zappa says https whatever the load balancer says",
     "It sets wsgi.url_scheme to https after the environ is made.", source::kZappaHandler,
     Confidence::Observed},
    {"lambda.zappa.second-to-last", "Zappa believes the second-to-last address of X-Forwarded-For",
     "That is the viewer when CloudFront is in front. Without it the address is what the viewer sent.",
     source::kZappa, Confidence::Observed},
    {"lambda.zappa.comma-without-blank", "Zappa fails on X-Forwarded-For without blanks",
     "It sees a comma and then splits at a comma with a blank.", source::kZappa, Confidence::Observed},
    {"lambda.zappa.query-joined", "Repeats in the query become one value",
     "Zappa makes the query anew from the event's map, which has joined them with a comma.", source::kZappa,
     Confidence::Observed},
    {"lambda.zappa.query-twice", "The query is encoded twice",
     "A load balancer leaves the query encoded, and Zappa encodes it again: %2B becomes %252B.",
     source::kZappa, Confidence::Observed},
    {"lambda.zappa.context-header", "Zappa writes a header from the request's context",
     "context_header_mappings names the header and where its value stands in requestContext.", source::kZappa,
     Confidence::Observed},
    {"lambda.web-adapter.path", "The path is made fit for a URL again",
     "The Lambda Web Adapter sends a real request, so what can't stand in a URL is encoded.",
     source::kWebAdapter, Confidence::Inferred},
    {"lambda.web-adapter.base-path", "The base path is taken off as often as it stands there",
     "AWS_LWA_REMOVE_BASE_PATH is removed again and again, and without regard to path segments.",
     source::kWebAdapter, Confidence::Observed},
    {"lambda.web-adapter.headers", "The web adapter sends what the event has",
     "Host and X-Forwarded headers are the event's; cookies are joined with a semicolon.",
     source::kWebAdapter, Confidence::Observed},
    {"lambda.web-adapter.authorization", "Another header becomes Authorization",
     "AWS_LWA_AUTHORIZATION_SOURCE names the header that carries the viewer's own Authorization.",
     source::kWebAdapter, Confidence::Observed},
    {"lambda.web-adapter.context", "The web adapter adds what Lambda knows of the request",
     "Request context and Lambda context as JSON, each in a header. Large claims of an authorizer make them large.",
     source::kWebAdapter, Confidence::Observed},
    {"lambda.web-adapter.trace-id", "The trace id is the function's own",
     "Lambda continues the trace: a Parent and a Sampled part join the Root.", source::kWebAdapter,
     Confidence::Observed},
    {"lambda.web-adapter.connect", "The web adapter calls a server in the same function",
     "Over HTTP to 127.0.0.1:8080, so that the server sees a local address and believes X-Forwarded headers.",
     source::kWebAdapter, Confidence::Observed},
    {"lambda.web-adapter.readiness", "The web adapter waits until the server answers",
     "At a cold start it asks for / with Host 127.0.0.1:8080 and takes every status below 500. Django writes a DisallowedHost line to its log unless it allows that name.",
     source::kWebAdapter, Confidence::Observed},
    {"lambda.web-adapter.transfer-encoding", "Transfer-Encoding stays in the function",
     "The web adapter removes it from answers.", source::kWebAdapter, Confidence::Observed},
    {"lambda.web-adapter.error-status", "The status counts as a failure of the function",
     "AWS_LWA_ERROR_STATUS_CODES names it, so the caller gets no answer of Django but its own error.",
     source::kWebAdapter, Confidence::Observed},
    {"lambda.response.cookie-lost", "One Set-Cookie survives",
     "The answer of the function holds one value a name, and the last one wins. Switch multi-value headers on in the target group.",
     "https://github.com/Miserlou/Zappa/issues/1965", Confidence::Observed},
    {"lambda.response.last-header", "The last of a repeated header survives",
     "The answer of the function holds one value a name.", source::kApigWsgi, Confidence::Observed},
    {"lambda.response.joined", "Values of a repeated header are joined",
     "The answer of the function holds one value a name; Mangum puts a comma between them.", source::kMangum,
     Confidence::Observed},
    {"lambda.response.respelt", "Repeated headers are spelt differently",
     "The answer of the function holds one value a name, so the adapter writes the name in other letters each time. Headway takes all of them to arrive.",
     source::kMangumBalancer, Confidence::Inferred},
    {"lambda.timeout", "Lambda ends the function", "It runs longer than its timeout, and its answer is lost.",
     "https://docs.aws.amazon.com/lambda/latest/dg/configuration-timeout.html"},
    {"lambda.cold-start", "A new environment starts",
     "The time the sample request tells includes the start of Python and Django. Headway does not model when that happens.",
     "https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html"},
};

/// The rule of that key; a mistyped key does not compile.
consteval RuleId rule(std::string_view key) { return ruleIn(kRules, key); }

}  // namespace headway::lambda
