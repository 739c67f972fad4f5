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
     "\".example.com\" stands for example.com and everything below it.",
     "django/utils/http.py: is_same_domain", Confidence::Documented},
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

    // SecurityMiddleware.
    {"django.security.ssl-redirect", "Django sends the client to https",
     "SECURE_SSL_REDIRECT is on and the request counts as http. Behind a proxy that ends TLS this repeats for ever, "
     "unless SECURE_PROXY_SSL_HEADER names a header that says https.",
     "django/middleware/security.py: process_request", Confidence::Documented},
    {"django.security.redirect-exempt", "The path is exempt from the redirect to https",
     "An expression of SECURE_REDIRECT_EXEMPT is found in the path, of which all leading slashes are taken off before.",
     "django/middleware/security.py: process_request", Confidence::Documented},
    {"django.security.no-hsts", "No Strict-Transport-Security over http",
     "SECURE_HSTS_SECONDS is set, but the header is sent only where the request counts as secure.",
     "django/middleware/security.py: process_response", Confidence::Documented},
    {"django.security.headers", "SecurityMiddleware adds its headers",
     "X-Content-Type-Options, Referrer-Policy, Cross-Origin-Opener-Policy (4.0 and later) and, over https, "
     "Strict-Transport-Security, as far as their settings are on and the page has none of its own.",
     "django/middleware/security.py: process_response", Confidence::Documented},

    // CommonMiddleware.
    {"django.common.user-agent", "The user agent is forbidden",
     "An expression of DISALLOWED_USER_AGENTS is found in User-Agent. This is looked at before the host.",
     "django/middleware/common.py: process_request", Confidence::Documented},
    {"django.common.www", "PREPEND_WWW sends the client to www.",
     "The host does not begin with \"www.\" in lower case, so Django answers with a redirect to the name with it.",
     "django/middleware/common.py: process_request", Confidence::Documented},
    {"django.common.append-slash", "APPEND_SLASH sends the client to the path with a slash",
     "No page is at this path, but one is at the path with a slash. The redirect is relative; a body is lost on it.",
     "django/middleware/common.py: process_request (3.2), process_response (4.2)", Confidence::Documented},
    {"django.common.append-slash-debug", "In DEBUG, a lost form is an error",
     "The path lacks its slash and the redirect would lose the body, so with DEBUG on Django raises instead.",
     "django/middleware/common.py: get_full_path_with_slash", Confidence::Documented},
    {"django.redirect.unsafe", "Django will not redirect there",
     "A redirect's scheme must be http, https or ftp and, since the releases of December 2025, its target no longer "
     "than 16384 characters.",
     "django/http/response.py: HttpResponseRedirectBase", Confidence::Documented},

    // CsrfViewMiddleware.
    {"django.csrf.pass", "The CSRF check passes",
     "Origin (4.0 and later) or, over https, Referer, then the secret and the token are in order.",
     "django/middleware/csrf.py: process_view", Confidence::Documented},
    {"django.csrf.exempt", "The page is exempt from the CSRF check", "Its view is marked csrf_exempt.",
     "django/middleware/csrf.py: process_view", Confidence::Documented},
    {"django.csrf.bad-origin", "The Origin is not trusted",
     "Since 4.0 an Origin must equal scheme and host as Django believes them, or match CSRF_TRUSTED_ORIGINS. A scheme "
     "that did not come through or a rewritten Host fails here.",
     "django/middleware/csrf.py: _origin_verified", Confidence::Documented},
    {"django.csrf.no-referer", "No Referer over https",
     "A secure request that changes something needs a Referer, since 4.0 unless it has an Origin.",
     "django/middleware/csrf.py: _check_referer", Confidence::Documented},
    {"django.csrf.malformed-referer", "The Referer is malformed",
     "It has no scheme or no host, or is no URL at all.", "django/middleware/csrf.py: _check_referer",
     Confidence::Documented},
    {"django.csrf.insecure-referer", "The Referer is http while the request is https",
     "A page on plain http could have been forged on its way.", "django/middleware/csrf.py: _check_referer",
     Confidence::Documented},
    {"django.csrf.bad-referer", "The Referer is not trusted",
     "Its host must match a trusted origin, or the cookie's domain with the port, or the host Django believes.",
     "django/middleware/csrf.py: _check_referer", Confidence::Documented},
    {"django.csrf.no-cookie", "The CSRF cookie did not arrive",
     "Without the secret the token cannot be checked. A proxy that does not forward cookies leads here.",
     "django/middleware/csrf.py: _check_token", Confidence::Documented},
    {"django.csrf.bad-cookie", "The CSRF cookie is malformed",
     "Since 4.0 it must hold 32 or 64 letters and digits; 3.2 replaces it and finds the token wrong.",
     "django/middleware/csrf.py: _check_token_format", Confidence::Documented},
    {"django.csrf.no-token", "The CSRF token is missing",
     "Neither the form's csrfmiddlewaretoken nor the header CSRF_HEADER_NAME arrived.",
     "django/middleware/csrf.py: _check_token", Confidence::Documented},
    {"django.csrf.bad-token", "The CSRF token is wrong",
     "It does not belong to the secret, or is malformed. The form's token is looked at first; the header cannot rescue it.",
     "django/middleware/csrf.py: _check_token", Confidence::Documented},
    {"django.csrf.cookie", "The CSRF cookie is sent",
     "A page that uses the token sends the cookie each time, with Vary: Cookie.",
     "django/middleware/csrf.py: process_response", Confidence::Documented},

    // The others.
    {"django.session.cookie", "The session cookie is sent",
     "The session was changed, or SESSION_SAVE_EVERY_REQUEST is on, and it is not empty.",
     "django/contrib/sessions/middleware.py: process_response", Confidence::Documented},
    {"django.session.deleted", "The session cookie is deleted",
     "The request brought a session cookie, but its session turned out to be empty.",
     "django/contrib/sessions/middleware.py: process_response", Confidence::Documented},
    {"django.cache.headers", "The cache middleware lets the page be cached",
     "UpdateCacheMiddleware adds Expires and Cache-Control: max-age to answers that are not private.",
     "django/middleware/cache.py: process_response", Confidence::Documented},
    {"django.frame-options", "X-Frame-Options is added",
     "XFrameOptionsMiddleware adds it where the page has none.",
     "django/middleware/clickjacking.py: process_response", Confidence::Documented},
    {"django.gzip", "The page is compressed",
     "GZipMiddleware compresses pages of 200 bytes and more for clients that accept it. The simulation keeps the text "
     "readable and leaves the length out.",
     "django/middleware/gzip.py: process_response", Confidence::Documented},

    // Pages.
    {"django.view.answered", "The page answers", "Django accepted the request and its view answered.",
     "django/core/handlers/base.py: _get_response", Confidence::Documented},
    {"django.view.no-tenant", "The project knows no site of that name",
     "Django accepts the host, but this project looks its sites up by host and has none for this one.",
     "setting of this node: host_routes", Confidence::Inferred},
    {"django.page.not-found", "No page is at this path",
     "No pattern of the URLconf matches the path without the script name.",
     "django/core/handlers/exception.py", Confidence::Documented},
    {"django.page.server-error", "An exception becomes an error page",
     "Whatever is no refusal known to Django is a server error: status 500.",
     "django/core/handlers/exception.py", Confidence::Documented},
    {"django.page.debug", "DEBUG shows the exception",
     "With DEBUG on, the page names the exception; the real one also holds the traceback and the settings.",
     "django/views/debug.py: technical_500_response", Confidence::Documented},
    {"django.escaped", "The exception leaves Django",
     "Django could not load its settings, make its request object, or show its error page. The server answers in its "
     "own way, mostly with a bare 500.",
     "django/core/handlers/exception.py, django/conf/__init__.py", Confidence::Documented},
};

/// The rule of that key; a mistyped key does not compile.
consteval RuleId rule(std::string_view key) { return ruleIn(kRules, key); }

}  // namespace headway::django
