// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/rules.h"

namespace headway::server {

namespace source {
inline constexpr std::string_view kForwardedAllow =
    "https://docs.gunicorn.org/en/stable/settings.html#forwarded-allow-ips";
inline constexpr std::string_view kSchemeHeaders =
    "https://docs.gunicorn.org/en/stable/settings.html#secure-scheme-headers";
inline constexpr std::string_view kHeaderMap = "https://docs.gunicorn.org/en/stable/settings.html#header-map";
inline constexpr std::string_view kForwarderHeaders =
    "https://docs.gunicorn.org/en/stable/settings.html#forwarder-headers";
inline constexpr std::string_view kLimits =
    "https://docs.gunicorn.org/en/stable/settings.html#limit-request-line";
inline constexpr std::string_view kMessage =
    "https://github.com/benoitc/gunicorn/blob/master/gunicorn/http/message.py";
inline constexpr std::string_view kWsgi =
    "https://github.com/benoitc/gunicorn/blob/master/gunicorn/http/wsgi.py";
inline constexpr std::string_view kUvicorn =
    "https://github.com/encode/uvicorn/blob/master/uvicorn/middleware/proxy_headers.py";
inline constexpr std::string_view kUvicornSettings = "https://www.uvicorn.org/settings/#http";
inline constexpr std::string_view kProxy = "https://nginx.org/en/docs/http/ngx_http_proxy_module.html";
inline constexpr std::string_view kCore = "https://nginx.org/en/docs/http/ngx_http_core_module.html";
inline constexpr std::string_view kNginxRequest =
    "https://github.com/nginx/nginx/blob/master/src/http/ngx_http_request.c";
}  // namespace source

inline constexpr Rule kRules[] = {
    {"server.gunicorn.environ", "gunicorn makes the environ",
     "SERVER_NAME and SERVER_PORT are its socket, REMOTE_ADDR is the peer: X-Forwarded-For is never read. wsgi.url_scheme is the connection's own scheme unless a trusted peer says otherwise.",
     source::kWsgi, Confidence::Observed},
    {"server.gunicorn.scheme", "gunicorn believes a trusted peer's scheme header",
     "The exact value of secure_scheme_headers means https, any other http; https,http is not https.",
     source::kSchemeHeaders},
    {"server.gunicorn.not-trusted", "gunicorn does not believe this peer",
     "X-Forwarded-Proto does not decide wsgi.url_scheme, but it is still in the environ, where SECURE_PROXY_SSL_HEADER finds it.",
     source::kForwardedAllow},
    {"server.gunicorn.contradictory-schemes", "Scheme headers contradict each other",
     "Two headers of a trusted peer say different schemes, so gunicorn answers 400.", source::kMessage,
     Confidence::Observed},
    {"server.gunicorn.underscore-dropped", "gunicorn drops header names with an underscore",
     "They would collide with the names with hyphens.", source::kHeaderMap},
    {"server.gunicorn.underscore-refused", "gunicorn refuses header names with an underscore",
     "header_map is set to refuse: 400.", source::kHeaderMap},
    {"server.gunicorn.underscore-kept", "A header name with an underscore passes",
     "header_map is set to dangerous: the value joins that of the name with hyphens.", source::kHeaderMap},
    {"server.gunicorn.forwarder-header", "A trusted peer may send this name",
     "forwarder_headers lists it; SCRIPT_NAME sets where Django is mounted.", source::kForwarderHeaders},
    {"server.gunicorn.twice", "A header that may stand once stands twice",
     "A second Host or Content-Type gets 400.", source::kMessage, Confidence::Observed},
    {"server.gunicorn.cookies-joined", "gunicorn joins repeated headers with a comma",
     "Also cookies, which need a semicolon between them.", source::kWsgi, Confidence::Observed},
    {"server.gunicorn.line-too-long", "The request line is too long for gunicorn",
     "limit_request_line, 4094 bytes by default and 8190 at most: 400.", source::kLimits},
    {"server.gunicorn.headers-too-large", "A header is too large for gunicorn, or there are too many",
     "limit_request_field_size (8190 bytes) and limit_request_fields (100). Headway takes the answer to be 400.",
     source::kLimits, Confidence::Inferred},
    {"server.gunicorn.script-name-missing", "The path does not begin with SCRIPT_NAME",
     "gunicorn cuts it off the front of every path and answers 500 where it does not stand there.",
     source::kWsgi, Confidence::Observed},
    {"server.uvicorn.scope", "uvicorn makes the ASGI scope",
     "server is its socket and Host stays as it came; scheme and client are the connection's unless a trusted peer says otherwise.",
     source::kUvicorn, Confidence::Observed},
    {"server.uvicorn.scheme", "uvicorn believes a trusted peer's X-Forwarded-Proto",
     "If it is exactly http, https, ws or wss.", source::kUvicorn, Confidence::Observed},
    {"server.uvicorn.scheme-ignored", "X-Forwarded-Proto is no scheme",
     "uvicorn takes one word; a list such as https, http is left aside.", source::kUvicorn,
     Confidence::Observed},
    {"server.uvicorn.client-last", "uvicorn takes the last address it does not trust",
     "It reads X-Forwarded-For from the end. Behind CloudFront that is the edge, unless edges are trusted.",
     source::kUvicorn, Confidence::Observed},
    {"server.uvicorn.client-first", "uvicorn takes the first address",
     "With * every peer is trusted, and what the viewer itself sent stands first.", source::kUvicorn,
     Confidence::Observed},
    {"server.uvicorn.client-empty", "X-Forwarded-For names nobody where uvicorn reads",
     "The element it takes is empty, so the client is still the peer.", source::kUvicorn,
     Confidence::Observed},
    {"server.uvicorn.not-trusted", "uvicorn does not believe this peer",
     "X-Forwarded-Proto and -For change nothing; by default 127.0.0.1 alone is trusted.", source::kUvicorn,
     Confidence::Observed},
    {"server.uvicorn.no-proxy-headers", "uvicorn reads no X-Forwarded headers",
     "--no-proxy-headers switches them off.", source::kUvicornSettings},
    {"server.uvicorn.root-path", "uvicorn puts the root path in front",
     "--root-path is root_path, and the path begins with it; Django takes it off again.",
     source::kUvicornSettings},
    {"server.nginx.host-default", "nginx writes its upstream into Host",
     "Without proxy_set_header Host the server gets $proxy_host, the name in proxy_pass; localhost for a socket.",
     source::kProxy},
    {"server.nginx.proxy-set-header", "nginx sets the header", "proxy_set_header says so.", source::kProxy},
    {"server.nginx.scheme-lost", "nginx writes over what it was told",
     "$scheme is the scheme of the connection to nginx. Behind something that ends TLS it is http, and the right value is gone; $http_x_forwarded_proto passes it on.",
     source::kProxy},
    {"server.nginx.underscore-dropped", "nginx drops header names with an underscore",
     "underscores_in_headers is off.", source::kCore},
    {"server.nginx.connection", "Connection ends at nginx", "It is set anew for the upstream.",
     source::kProxy},
    {"server.nginx.connect", "nginx connects to the server",
     "Over plain HTTP to what proxy_pass names, from the same machine.", source::kProxy},
    {"server.nginx.body-too-large", "The body is too large for nginx",
     "client_max_body_size, 1 MB by default: 413 before Django sees anything.", source::kCore},
    {"server.nginx.line-too-long", "The request line is too long for nginx",
     "Over 8 KB, large_client_header_buffers: 414.", source::kCore},
    {"server.nginx.header-too-large", "A header is too large for nginx",
     "Over 8 KB, large_client_header_buffers: 400.", source::kCore},
    {"server.nginx.headers-too-large", "The headers together are too large for nginx",
     "Over 32 KB, the four buffers of large_client_header_buffers: 400. Headway leaves aside what stays unused at the end of each.",
     source::kCore, Confidence::Inferred},
    {"server.nginx.host-refused", "nginx takes no such Host",
     "A second Host line, none, an empty one, or one with a blank, a slash or two dots in a row gets 400.",
     source::kNginxRequest, Confidence::Observed},
    {"server.nginx.unknown-variable", "nginx does not start with this configuration",
     "A variable that no module defines is an error. Headway knows those that make sense in proxy_set_header.",
     source::kProxy},
};

/// The rule of that key; a mistyped key does not compile.
consteval RuleId rule(std::string_view key) { return ruleIn(kRules, key); }

}  // namespace headway::server
