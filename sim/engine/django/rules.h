// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/rules.h"

/// Paths in the sources are those of the Django repository, read and run at 3.2.25, 4.2.27, 5.2.10 and 6.0.1.
namespace headway::django {

inline constexpr Rule kRules[] = {
    // Which host Django believes.
    {"django.host.from-forwarded", "The host comes from X-Forwarded-Host",
     "USE_X_FORWARDED_HOST is on and the header is there, so it wins over Host, even when it is empty.",
     "django/http/request.py: _get_raw_host", Confidence::Documented},
    {"django.host.from-header", "The host comes from the Host header",
     "Without an obeyed X-Forwarded-Host, Django takes Host as the server received it.",
     "django/http/request.py: _get_raw_host", Confidence::Documented},
    {"django.host.forwarded-off", "X-Forwarded-Host is ignored",
     "The header is there, but USE_X_FORWARDED_HOST is off, so Django takes Host instead.",
     "django/http/request.py: _get_raw_host", Confidence::Documented},
    {"django.host.from-server-name", "The host is made of SERVER_NAME and the port",
     "No Host header arrived. Django puts the server's own name together with its port, unless that is the usual one "
     "of the scheme.",
     "django/http/request.py: _get_raw_host", Confidence::Documented},
    {"django.host.none", "Django cannot tell the host",
     "No header names a host and the server's own name, port or scheme is missing or set wrongly, so asking raises.",
     "django/http/request.py: _get_raw_host", Confidence::Documented},
    {"django.host.forwarded-ignored", "Forwarded is never read",
     "Neither setting makes Django look at the Forwarded header of RFC 7239; only X-Forwarded-* names count.",
     "django/http/request.py: _get_raw_host, scheme", Confidence::Documented},

    // Whether it is allowed.
    {"django.host.allowed", "The host is in ALLOWED_HOSTS",
     "get_host() compares the domain, lower case and without port and final dot, with each pattern of ALLOWED_HOSTS.",
     "django/http/request.py: validate_host", Confidence::Documented},
    {"django.host.allowed-subdomain", "A pattern with a leading dot allows the host",
     "\".example.com\" stands for example.com and everything below it.", "django/utils/http.py: is_same_domain",
     Confidence::Documented},
    {"django.host.allowed-any", "ALLOWED_HOSTS allows every host",
     "The pattern \"*\" matches any well-formed host; what the client writes there reaches the views.",
     "django/http/request.py: validate_host", Confidence::Documented},
    {"django.host.debug-default", "DEBUG allows local names",
     "With DEBUG on and ALLOWED_HOSTS empty, Django allows localhost, names below it, 127.0.0.1 and [::1].",
     "django/http/request.py: get_host", Confidence::Documented},
    {"django.host.not-allowed", "The host is not in ALLOWED_HOSTS",
     "The host is well formed, but no pattern of ALLOWED_HOSTS matches it, so get_host() raises DisallowedHost.",
     "django/http/request.py: get_host", Confidence::Documented},
    {"django.host.malformed", "The host is malformed",
     "Only letters, digits, dots and hyphens, or an address in brackets, each with an optional port, pass. Lists "
     "joined by a comma, underscores, blanks and slashes don't, whatever ALLOWED_HOSTS says.",
     "django/http/request.py: host_validation_re", Confidence::Documented},

    // Port and scheme.
    {"django.port.from-forwarded", "The port comes from X-Forwarded-Port",
     "USE_X_FORWARDED_PORT is on and the header is there. Django does not check the value.",
     "django/http/request.py: get_port", Confidence::Documented},
    {"django.port.from-server", "The port is the server's own", "get_port() answers with SERVER_PORT.",
     "django/http/request.py: get_port", Confidence::Documented},
    {"django.port.forwarded-off", "X-Forwarded-Port is ignored",
     "The header is there, but USE_X_FORWARDED_PORT is off, so get_port() answers with SERVER_PORT.",
     "django/http/request.py: get_port", Confidence::Documented},
    {"django.scheme.from-header", "The header says https",
     "The header named by SECURE_PROXY_SSL_HEADER has the secure value. Since 4.1 only the part before its first "
     "comma counts; before, the whole value had to be equal.",
     "django/http/request.py: scheme", Confidence::Documented},
    {"django.scheme.header-otherwise", "The header does not say https",
     "The header named by SECURE_PROXY_SSL_HEADER is there with another value, so the request counts as http, even if "
     "the server says https.",
     "django/http/request.py: scheme", Confidence::Documented},
    {"django.scheme.header-absent", "The scheme header did not arrive",
     "SECURE_PROXY_SSL_HEADER is set, but no header of that META name is there, so the server's own scheme counts.",
     "django/http/request.py: scheme", Confidence::Documented},
    {"django.scheme.header-off", "X-Forwarded-Proto is ignored",
     "The header is there, but SECURE_PROXY_SSL_HEADER is not set, so the server's own scheme counts.",
     "django/http/request.py: scheme", Confidence::Documented},
    {"django.scheme.from-server", "The scheme is the server's own",
     "WSGI servers give wsgi.url_scheme, ASGI servers the scope's scheme.",
     "django/core/handlers/wsgi.py, asgi.py: _get_scheme", Confidence::Documented},
    {"django.scheme.setting-malformed", "SECURE_PROXY_SSL_HEADER does not hold two values",
     "Django needs a header name and a value; with any other number it raises where the scheme is first asked for.",
     "django/http/request.py: scheme", Confidence::Documented},
    {"django.uri.absolute", "Absolute URIs are made of scheme, host and path",
     "build_absolute_uri() puts the scheme and the host Django believes in front of the path.",
     "django/http/request.py: build_absolute_uri", Confidence::Documented},
    {"django.uri.none", "Absolute URIs cannot be made",
     "build_absolute_uri() asks for scheme and host first and raises what they raise.",
     "django/http/request.py: build_absolute_uri", Confidence::Documented},
};

/// The rule of that key; a mistyped key does not compile.
consteval RuleId rule(std::string_view key) { return ruleIn(kRules, key); }

}  // namespace headway::django
